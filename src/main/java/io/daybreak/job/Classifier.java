package io.daybreak.job;

import io.daybreak.delinquency.RecordsDigest;
import io.daybreak.delinquency.ScheduleDigest;
import io.daybreak.delinquency.Standing;
import io.daybreak.delinquency.Timeline;
import io.daybreak.delinquency.Unpaid;
import io.daybreak.intake.LoanCase;
import io.daybreak.loan.CoreFigures;
import io.daybreak.loan.Installment;
import io.daybreak.loan.Loan;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.LoanStatus;
import io.daybreak.loan.PublishedStanding;
import io.daybreak.loan.RejectReason;
import io.daybreak.loan.Rejection;
import io.daybreak.notice.HoldInForce;
import io.daybreak.notice.LateLoan;
import io.daybreak.policy.Policy;
import io.daybreak.policy.Rules;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Classifies one loan for every date that is settled. A function of the case, the policy and the dates; it has no
 * state, so partitions share it. The first date is compared with what was published before it, every later one with
 * the one before it.
 *
 * @param policy the policy
 * @param dates dates to settle, ascending
 * @param watches for each date, which loans the close job looks at although they are not past due
 * @param yardsticks the policy's rules, laid out once for all loans
 */
record Classifier(Policy policy, List<LocalDate> dates, List<Watch> watches, Yardsticks yardsticks) {

    /**
     * A classifier.
     *
     * @param watch of the first date
     */
    static Classifier of(Policy policy, List<LocalDate> dates, Watch watch) {
        List<Watch> watches = new ArrayList<>();
        watches.add(watch);
        for (int later = 1; later < dates.size(); later++) {
            watches.add(watch.after(dates.get(later - 1)));
        }
        return new Classifier(policy, dates, List.copyOf(watches), Yardsticks.of(policy));
    }

    SettledCase settle(LoanCase loanCase) {
        if (loanCase instanceof LoanCase.ReadableLoan readable) {
            return settle(readable);
        }
        if (loanCase instanceof LoanCase.RejectedLoan rejected
                && rejected.baseline().isPresent()) {
            return new SettledCase(
                    loanCase, shownAsPublished(rejected, rejected.baseline().get()));
        }
        return new SettledCase(loanCase, List.of());
    }

    private SettledCase settle(LoanCase.ReadableLoan readable) {
        Loan loan = readable.records().loan();
        try {
            Optional<Timeline> timeline = readable.isClassifiable()
                    ? Optional.of(Timeline.of(readable.records(), yardsticks.of(loan.product())))
                    : Optional.empty();
            List<DayResult> days = new ArrayList<>(dates.size());
            LoanCase.ReadableLoan compared = readable;
            boolean isInDoubt = watches.get(0).isInDoubt();
            for (int index = 0; index < dates.size(); index++) {
                Watch watch = watches.get(index).withDoubt(isInDoubt);
                DayResult day = onDay(compared, timeline, dates.get(index), watch);
                days.add(day);
                if (index + 1 < dates.size()) {
                    isInDoubt = isInDoubt || watch.mayOpenQuarantine(day);
                    compared = comparedWith(readable, NextBaseline.of(readable, day));
                }
            }
            return new SettledCase(readable, days);
        } catch (ArithmeticException e) {
            // Amounts that fit one by one and not together: the loan is shown, not guessed.
            return settle(withOverflow(readable));
        }
    }

    private static LoanCase.ReadableLoan comparedWith(
            LoanCase.ReadableLoan readable, Optional<PublishedStanding> baseline) {
        return new LoanCase.ReadableLoan(
                readable.records(), baseline, readable.rejections(), readable.totals(), readable.place());
    }

    private static LoanCase.ReadableLoan withOverflow(LoanCase.ReadableLoan readable) {
        Loan loan = readable.records().loan();
        if (!readable.isClassifiable()) {
            throw new IllegalStateException("loan " + loan.loanId() + " overflows without being computed");
        }
        Rejection rejection = new Rejection(
                "loans.csv", loan.line(), "", RejectReason.OVERFLOW, loan.loanId(), RejectReason.OVERFLOW.hint());
        return new LoanCase.ReadableLoan(
                readable.records(), readable.baseline(), List.of(rejection), readable.totals(), readable.place());
    }

    private DayResult onDay(LoanCase.ReadableLoan readable, Optional<Timeline> timeline, LocalDate date, Watch watch) {
        LoanRecords records = readable.records();
        if (records.loan().disbursedOn().isAfter(date)) {
            return new DayResult.NotYetDisbursed(date, readable.baseline());
        }
        if (timeline.isEmpty()) {
            List<RejectReason> reasons = reasons(readable.rejections());
            return new DayResult.NotClassified(
                    date, readable.baseline(), reasons, unclassified(readable, reasons, date));
        }
        Standing now = timeline.get().at(date);
        Optional<Standing> restated = readable.baseline().isPresent()
                ? watch.baselineDate()
                        .filter(day -> !records.loan().disbursedOn().isAfter(day))
                        .map(timeline.get()::at)
                : Optional.empty();
        ScheduleDigest.Both digests =
                ScheduleDigest.both(records, date, watch.baselineDate().orElse(date));
        Optional<LateLoan.DatedAmount> nextDue =
                timeline.get().nextDue(date).map(next -> new LateLoan.DatedAmount(next.date(), next.amountMinor()));
        RecordsDigest.Both recordsDigests =
                RecordsDigest.both(records, date, watch.baselineDate().orElse(date));
        boolean scheduleChanged = scheduleChanged(readable, digests, watch);
        boolean pastChanged = watch.pastChanged(readable, scheduleChanged, recordsDigests.earlier());
        List<Unpaid> soon = soon(timeline.get(), now, nextDue);
        Optional<LateLoan> late = now.dpd() >= 1 || watch.watches(readable, now, nextDue, pastChanged)
                ? Optional.of(LateLoans.classified(
                        readable,
                        timeline.get(),
                        now,
                        soon.isEmpty() ? timeline.get().unpaid(date) : soon,
                        nextDue,
                        historyDigests(readable, digests, pastChanged, watch)))
                : Optional.empty();
        return new DayResult.Classified(
                date,
                readable.baseline(),
                now,
                restated,
                timeline.get().fates(date),
                digests.on(),
                recordsDigests.on(),
                scheduleChanged,
                fallenDue(records, date, watch),
                nextDue,
                contagion(records, timeline.get(), now, restated),
                soon,
                late);
    }

    /** What the loans newly past due are a share of; a loan that cannot be late any more has none. */
    private static int fallenDue(LoanRecords records, LocalDate date, Watch watch) {
        LoanStatus status = records.loan().statusAt(date);
        if (watch.baselineDate().isEmpty() || status == LoanStatus.CLOSED || status == LoanStatus.WRITTEN_OFF) {
            return 0;
        }
        LocalDate from = watch.baselineDate().get();
        int count = 0;
        for (Installment installment : records.installments()) {
            LocalDate due = installment.dueDate();
            if (due.isBefore(date)
                    && !due.isBefore(from)
                    && installment.inForceOn(date)
                    && installment.dueMinor() > 0) {
                count++;
            }
        }
        return count;
    }

    private Optional<byte[]> contagion(
            LoanRecords records, Timeline timeline, Standing now, Optional<Standing> restated) {
        if (!Contagions.inForce(policy)) {
            return Optional.empty();
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        Contagions.append(line, policy, records, timeline, now, restated);
        return Optional.of(line.toByteArray());
    }

    /** Unpaid installments are asked for only where money without a home could be meant for one. */
    private static List<Unpaid> soon(Timeline timeline, Standing now, Optional<LateLoan.DatedAmount> nextDue) {
        LocalDate last = now.asOf().plusDays(OpenInstallments.DAYS_APART_MAX);
        boolean any = now.dpd() >= 1
                || nextDue.map(next -> !next.date().isAfter(last)).orElse(false);
        return any ? timeline.unpaid(now.asOf()) : List.of();
    }

    private static boolean scheduleChanged(LoanCase.ReadableLoan readable, ScheduleDigest.Both digests, Watch watch) {
        Optional<String> published = readable.baseline().flatMap(PublishedStanding::scheduleDigest);
        return published.isPresent()
                && watch.baselineDate().isPresent()
                && !published.get().equals(digests.earlier());
    }

    private static LateLoan.HistoryDigests historyDigests(
            LoanCase.ReadableLoan readable, ScheduleDigest.Both digests, boolean pastChanged, Watch watch) {
        boolean isCompared =
                readable.baseline().isPresent() && watch.baselineDate().isPresent();
        return new LateLoan.HistoryDigests(
                Optional.of(digests.on()), isCompared ? Optional.of(digests.earlier()) : Optional.empty(), pastChanged);
    }

    private static List<RejectReason> reasons(List<Rejection> rejections) {
        return rejections.stream().map(Rejection::reason).distinct().toList();
    }

    private static LateLoan unclassified(LoanCase.ReadableLoan readable, List<RejectReason> reasons, LocalDate date) {
        List<HoldInForce> holds = LateLoans.inForce(readable.records().holds(), date);
        return LateLoans.unclassified(
                readable.records().loan(),
                date,
                reasons,
                readable.baseline(),
                holds,
                LateLoans.rows(readable.totals()),
                readable.place().toText());
    }

    /** A loan whose own row is unreadable goes on being shown under what was last published of it. */
    private List<DayResult> shownAsPublished(LoanCase.RejectedLoan rejected, PublishedStanding published) {
        List<RejectReason> reasons = reasons(rejected.rejections());
        Loan asPublished = new Loan(
                published.loanId(),
                published.borrowerId(),
                published.product(),
                Currency.getInstance(published.currency()),
                0,
                LocalDate.EPOCH,
                LoanStatus.ACTIVE,
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                CoreFigures.NONE,
                0);
        List<DayResult> days = new ArrayList<>(dates.size());
        Optional<PublishedStanding> baseline = rejected.baseline();
        for (LocalDate date : dates) {
            LateLoan late = LateLoans.unclassified(
                    asPublished,
                    date,
                    reasons,
                    baseline,
                    List.of(),
                    new LateLoan.PaymentRows(rejected.paymentRows(), 0, 0),
                    "");
            days.add(new DayResult.NotClassified(date, baseline, reasons, late));
            baseline = Optional.of(NextBaseline.notClassified(asPublished, baseline));
        }
        return days;
    }

    /** The rules a loan is judged by. */
    Rules rules(Loan loan) {
        return policy.rules(loan.product());
    }
}
