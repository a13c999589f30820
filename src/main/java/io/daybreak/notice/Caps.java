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
     * A notice that would go out, with what its turn depends on.
     *
     * @param send the decision
     * @param cap the cap of the loan's product; empty: off
     * @param lastNoticeOn business date of the loan's last notice of any level of the ladder
     * @param previous why the loan got no notice in the last published night
     */
    public record Turn(
            Decision.Send send,
            Optional<BorrowerCap> cap,
            Optional<LocalDate> lastNoticeOn,
            Optional<PreviousSuppression> previous) {}

    private static final Comparator<Turn> ORDER = Comparator.comparingInt(
                    (Turn turn) -> -turn.send().notice().level())
            .thenComparing(turn -> turn.lastNoticeOn().orElse(LocalDate.MIN))
            .thenComparingInt(turn -> -turn.send().notice().dpd())
            .thenComparing(turn -> turn.send().notice().loanId());

    /**
     * Lets go out what the caps allow; the others are suppressed with {@link SuppressionCode#CAP}.
     *
     * @param turns tonight's notices of one borrower's loans, at most one for each loan
     * @param earlier notices known for any of the borrower's loans, whatever their age
     * @return one decision for each loan, in the order of {@code turns}
     */
    public static List<Decision> apply(List<Turn> turns, List<LedgerEntry> earlier) {
        Map<String, Decision> decided = new HashMap<>();
        List<LocalDate> sent = new ArrayList<>(earlier.stream()
                .filter(entry -> entry.level() > 0)
                .map(LedgerEntry::businessDate)
                .toList());
        for (Turn turn : turns.stream().sorted(ORDER).toList()) {
            Notice notice = turn.send().notice();
            long within = turn.cap()
                    .map(cap -> within(sent, notice.businessDate(), cap.days()))
                    .orElse(0L);
            boolean goes = turn.cap().isEmpty() || within < turn.cap().get().count();
            if (goes) {
                sent.add(notice.businessDate());
            }
            decided.put(notice.loanId(), goes ? turn.send() : capped(turn, within));
        }
        return turns.stream()
                .map(turn -> decided.get(turn.send().notice().loanId()))
                .toList();
    }

    private static long within(List<LocalDate> sent, LocalDate businessDate, int days) {
        return sent.stream()
                .filter(date -> ChronoUnit.DAYS.between(date, businessDate) < days)
                .count();
    }

    private static Decision capped(Turn turn, long within) {
        Notice notice = turn.send().notice();
        BorrowerCap cap = turn.cap().orElseThrow();
        String detail = within + " of " + cap.count() + " messages in " + cap.days() + " days";
        return Suppression.of(
                notice.loanId(),
                notice.borrowerId(),
                notice.level(),
                new Finding(SuppressionCode.CAP, detail),
                notice.businessDate(),
                turn.previous(),
                Optional.empty());
    }
}
