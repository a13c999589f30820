package io.daybreak.notice;

import io.daybreak.loan.Loan;
import io.daybreak.notice.Dispatch.Prepared;
import io.daybreak.policy.Rules;
import java.time.LocalDate;
import java.util.List;

/**
 * Writes corrections: once for a notice, by the channel it went out by, free of caps, but not past a hold or a wrong
 * address.
 */
public final class Corrector {
    private final Dispatch dispatch;

    /** A corrector for one night. */
    public Corrector(LocalDate businessDate, Templates templates, MessageSettings settings) {
        this.dispatch = new Dispatch(businessDate, templates, settings);
    }

    /**
     * Takes one notice back.
     *
     * @param published the notice
     * @param wrong why it was wrong
     * @param loan its loan as it is tonight
     * @param holds holds in force tonight or tomorrow
     * @param surroundings what is known around the loan
     * @param rules the rules in force tonight
     * @throws IllegalArgumentException when the notice was corrected before, or is another loan's, or the surroundings are
     *     not those of the loan's borrower
     */
    public Correction correct(
            PublishedNotice published,
            Hindsight.Verdict.Wrong wrong,
            Loan loan,
            List<HoldInForce> holds,
            Surroundings surroundings,
            Rules rules) {
        LedgerEntry entry = published.entry();
        boolean same = entry.loanId().equals(loan.loanId())
                && surroundings.borrower().stream()
                        .allMatch(borrower -> borrower.borrowerId().equals(loan.borrowerId()));
        if (entry.corrected() || !same) {
            throw new IllegalArgumentException(
                    entry.noticeId() + " was corrected before, or is not of this loan and borrower");
        }
        if (!loan.borrowerId().equals(published.borrowerId())) {
            return forAPerson(
                    entry, wrong, new Finding(SuppressionCode.NO_ADDRESS, "the loan has another borrower since"));
        }
        return Doubts.hold(holds, rules)
                .map(hold -> forAPerson(entry, wrong, hold))
                .orElseGet(() -> prepared(published, wrong, loan, surroundings, rules));
    }

    private Correction prepared(
            PublishedNotice published,
            Hindsight.Verdict.Wrong wrong,
            Loan loan,
            Surroundings surroundings,
            Rules rules) {
        Prepared prepared = dispatch.correct(published, wrong.cause(), loan, surroundings, rules.notices());
        if (prepared instanceof Prepared.Ready ready) {
            return new Correction.Tell(ready.notice(), published.entry().noticeId(), wrong.cause());
        }
        return forAPerson(published.entry(), wrong, ((Prepared.Stopped) prepared).finding());
    }

    private static Correction forAPerson(LedgerEntry entry, Hindsight.Verdict.Wrong wrong, Finding finding) {
        return new Correction.ForAPerson(
                entry.noticeId(), entry.loanId(), wrong.cause(), finding.code(), finding.detail());
    }
}
