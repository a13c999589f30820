package io.daybreak.notice;

import io.daybreak.policy.NoticeRules.BorrowerCap;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One borrower, one message: the second stage, over the notices that the borrower's loans would get tonight.
 *
 * <p>First comes the highest level, then the loan that has gone longest without a notice, then more days past due, then
 * loan_id. Messages before the due date are service messages: they are neither counted nor capped. Loans of several
 * products keep each its own product's cap; a message counts against all of them.
 */
public final class Caps {

    private Caps() {}

    /**
     * A notice that would go out, with what its turn depends on; without its words, so that many may be held at once.
     *
     * @param loanId the loan
     * @param borrowerId its borrower
     * @param level level of the ladder, 1 or more
     * @param dpd days past due
     * @param businessDate the night
     * @param cap the cap of the loan's product; empty: off
     * @param lastNoticeOn business date of the loan's last notice of any level of the ladder
     * @param previous why the loan got no notice in the last published night
     */
    public record Turn(
            String loanId,
            String borrowerId,
            int level,
            int dpd,
            LocalDate businessDate,
            Optional<BorrowerCap> cap,
            Optional<LocalDate> lastNoticeOn,
            Optional<PreviousSuppression> previous) {

        /** The turn of a notice. */
        public static Turn of(Decision.Send send, Optional<BorrowerCap> cap, Surroundings surroundings) {
            Notice notice = send.notice();
            return new Turn(
                    notice.loanId(),
                    notice.borrowerId(),
                    notice.level(),
                    notice.dpd(),
                    notice.businessDate(),
                    cap,
                    surroundings.ledger().stream()
                            .filter(entry -> entry.level() > 0)
                            .map(LedgerEntry::businessDate)
                            .max(Comparator.naturalOrder()),
                    surroundings.previous());
        }
    }

    private static final Comparator<Turn> ORDER = Comparator.comparingInt((Turn turn) -> -turn.level())
            .thenComparing(turn -> turn.lastNoticeOn().orElse(LocalDate.MIN))
            .thenComparingInt(turn -> -turn.dpd())
            .thenComparing(Turn::loanId);

    /**
     * Which of tonight's notices the caps stop, each with {@link SuppressionCode#CAP}; the others go out.
     *
     * @param turns tonight's notices of one borrower's loans, at most one for each loan
     * @param earlier notices known for any of the borrower's loans, whatever their age
     * @return the suppressions, by loan_id
     */
    public static Map<String, Decision.Suppressed> stopped(List<Turn> turns, List<LedgerEntry> earlier) {
        Map<String, Decision.Suppressed> stopped = new HashMap<>();
        List<LocalDate> sent = new ArrayList<>(earlier.stream()
                .filter(entry -> entry.level() > 0)
                .map(LedgerEntry::businessDate)
                .toList());
        for (Turn turn : turns.stream().sorted(ORDER).toList()) {
            long within = turn.cap()
                    .map(cap -> within(sent, turn.businessDate(), cap.days()))
                    .orElse(0L);
            if (turn.cap().isEmpty() || within < turn.cap().get().count()) {
                sent.add(turn.businessDate());
            } else {
                stopped.put(turn.loanId(), capped(turn, within));
            }
        }
        return stopped;
    }

    private static long within(List<LocalDate> sent, LocalDate businessDate, int days) {
        return sent.stream()
                .filter(date -> ChronoUnit.DAYS.between(date, businessDate) < days)
                .count();
    }

    private static Decision.Suppressed capped(Turn turn, long within) {
        BorrowerCap cap = turn.cap().orElseThrow();
        String detail = within + " of " + cap.count() + " messages in " + cap.days() + " days";
        return Suppression.of(
                turn.loanId(),
                turn.borrowerId(),
                turn.level(),
                new Finding(SuppressionCode.CAP, detail),
                turn.businessDate(),
                turn.previous(),
                Optional.empty());
    }
}
