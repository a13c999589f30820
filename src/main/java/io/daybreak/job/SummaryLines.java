package io.daybreak.job;

import io.daybreak.reconciliation.DecisionTally;
import io.daybreak.reconciliation.Figure;
import io.daybreak.reconciliation.Identities;
import io.daybreak.reconciliation.Tally;
import io.daybreak.reconciliation.Term;
import java.util.ArrayList;
import java.util.List;

/** The one screen at the end of a run: what ran, whether it ties, tiers, notices, and why there are no more. */
final class SummaryLines {
    private SummaryLines() {}

    static List<String> of(NightContext context, NightFiles files) {
        Tally tally = files.tally();
        List<String> lines = new ArrayList<>();
        lines.add("compared with "
                + context.baseline()
                        .date()
                        .map(date -> "the night of " + date)
                        .orElse("nothing: this is the first run"));
        lines.add(files.identities().size() + " identities tie");
        for (String currency : tally.currencies()) {
            if (!currency.equals(Tally.UNKNOWN_CURRENCY)) {
                currency(files, currency, lines);
            }
        }
        Figure unmatched = tally.figure(Term.PAYMENTS_UNMATCHED, Tally.UNKNOWN_CURRENCY);
        Figure orphan = tally.figure(Term.PAYMENTS_ORPHAN, Tally.UNKNOWN_CURRENCY);
        lines.add("money without a home: " + unmatched.count() + " unmatched, " + orphan.count() + " orphan");
        lines.add("rejected rows: "
                + tally.filesWithRejections().stream()
                        .flatMap(file -> tally.rejections(file).values().stream())
                        .mapToLong(Long::longValue)
                        .sum());
        return lines;
    }

    private static void currency(NightFiles files, String currency, List<String> lines) {
        Tally tally = files.tally();
        Figure classified = tally.figure(Term.LOANS_CLASSIFIED, currency);
        Figure pastDue = tally.figure(Term.PAST_DUE, currency);
        lines.add(currency + ": " + classified.count() + " loans classified, "
                + tally.figure(Term.LOANS_NOT_CLASSIFIED, currency).count() + " not classified, " + pastDue.count()
                + " past due with " + pastDue.amount().toPlainString() + " overdue");
        for (String tier : Identities.tiers(tally, currency, files.tierOrder())) {
            Figure closing = tally.figure(Term.CLOSING, currency, tier);
            if (closing.count() != 0) {
                lines.add("  tier " + tier + ": " + closing.count() + " loans, "
                        + closing.amount().toPlainString() + " outstanding");
            }
        }
        DecisionTally decisions = files.decisions();
        decisions
                .noticed(currency)
                .forEach((level, figure) -> lines.add(
                        "  notices of level " + level.level() + " by " + level.channel() + ": " + figure.count()));
        decisions
                .suppressed(currency)
                .forEach((code, figure) -> lines.add("  no notice, " + code + ": " + figure.count()));
    }
}
