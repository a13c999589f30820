package io.daybreak.delinquency;

import io.daybreak.delinquency.Measure.Verdict;
import io.daybreak.loan.Components;
import io.daybreak.loan.Hold;
import io.daybreak.loan.Installment;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.LoanStatus;
import io.daybreak.loan.Payment;
import io.daybreak.loan.PaymentType;
import io.daybreak.loan.Rejection;
import io.daybreak.loan.Reversals;
import io.daybreak.policy.Rules;
import io.daybreak.policy.Tier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The life of one loan under one product's rules: answers any date, in any order. What a timeline is, and what was
 * decided about it, is told in the package's tour.
 *
 * <p>A timeline keeps what it has worked out, so it is not to be shared between threads. Its answers are pure functions
 * of records, rules and date.
 */
public final class Timeline {
    private final LoanRecords records;
    private final Yardstick yardstick;
    private final Measure measure;
    private final Reversals reversals;
    /** First days of the eras but the first, ascending. */
    private final int[] eraStarts;
    /** First days of the versions but the first, ascending. */
    private final int[] versionStarts;

    private final @Nullable Book[] books;
    private final @Nullable Dues[] versions;
    private final @Nullable Chapter[] chapters;
    private final @Nullable History[] histories;
    /** By era: {@link #firstDayOfDoubt}; NONE where not yet asked. */
    private final int[] doubts;

    private Timeline(LoanRecords records, Yardstick yardstick) {
        this.records = records;
        this.yardstick = yardstick;
        this.measure = new Measure(records, yardstick);
        this.reversals = Reversals.of(records.payments(), records.loan().currency());
        this.eraStarts = days(reversals.changes());
        this.versionStarts = days(versionChanges(records.installments()));
        this.books = new Book[eraStarts.length + 1];
        this.versions = new Dues[versionStarts.length + 1];
        this.chapters = new Chapter[books.length * versions.length];
        this.histories = new History[books.length];
        this.doubts = new int[books.length];
        Arrays.fill(doubts, DayNumber.NONE);
    }

    /**
     * Makes the timeline of a loan.
     *
     * @param records its records; rows that {@link Reversals} rejects undo nothing
     * @throws ArithmeticException when {@link LoanRecords#overflow()} says that the amounts do not fit: such a loan is
     *     rejected, not measured
     */
    public static Timeline of(LoanRecords records, Yardstick yardstick) {
        Optional<Rejection> overflow = records.overflow();
        if (overflow.isPresent()) {
            throw new ArithmeticException(
                    "the amounts of loan " + overflow.get().maskedValue() + " do not fit");
        }
        return new Timeline(records, yardstick);
    }

    /** As {@link #of(LoanRecords, Yardstick)}, for a single loan: lays out the rules anew. */
    public static Timeline of(LoanRecords records, Rules rules) {
        return of(records, Yardstick.of(rules));
    }

    private static int[] days(List<LocalDate> dates) {
        int[] days = new int[dates.size()];
        for (int index = 0; index < days.length; index++) {
            days[index] = DayNumber.of(dates.get(index));
        }
        return days;
    }

    private static List<LocalDate> versionChanges(List<Installment> installments) {
        boolean isVersioned = false;
        for (Installment version : installments) {
            isVersioned |=
                    version.bookedOn().isPresent() || version.replacedOn().isPresent();
        }
        if (!isVersioned) {
            return List.of();
        }
        TreeSet<LocalDate> changes = new TreeSet<>();
        for (Installment version : installments) {
            version.bookedOn().ifPresent(changes::add);
            version.replacedOn().ifPresent(changes::add);
        }
        return List.copyOf(changes);
    }

    private int eraOf(int day) {
        return DayNumber.countUpTo(eraStarts, eraStarts.length, day);
    }

    private Book book(int era) {
        Book book = books[era];
        if (book == null) {
            book = Book.of(
                    records.payments(),
                    era == 0
                            ? new BitSet()
                            : reversals.undone(reversals.changes().get(era - 1)));
            books[era] = book;
        }
        return book;
    }

    private Dues version(int index) {
        Dues dues = versions[index];
        if (dues == null) {
            int day = versionStarts.length == 0 ? 0 : index == 0 ? versionStarts[0] - 1 : versionStarts[index - 1];
            dues = Dues.inForceOn(DayNumber.date(day), records.installments());
            versions[index] = dues;
        }
        return dues;
    }

    private Chapter chapter(int era, int day) {
        int version = DayNumber.countUpTo(versionStarts, versionStarts.length, day);
        int index = era * versions.length + version;
        Chapter chapter = chapters[index];
        if (chapter == null) {
            chapter = new Chapter(version(version), book(era), yardstick.heedsDirections);
            chapters[index] = chapter;
        }
        return chapter;
    }

    private History history(int era) {
        History history = histories[era];
        if (history == null) {
            history = new History(new EraStory(era), measure, yardstick);
            histories[era] = history;
        }
        return history;
    }

    /** The history of one era, told with the version in force on each day. */
    private final class EraStory implements History.Story {
        private final int era;

        EraStory(int era) {
            this.era = era;
        }

        @Override
        public Filling fillingOn(int day) {
            return chapter(era, day).at(day);
        }

        @Override
        public int[] turningDays() {
            Book book = book(era);
            int[] days = new int
                    [2
                                    * (records.installments().size()
                                            + book.size
                                            + records.holds().size())
                            + versionStarts.length];
            int size = 0;
            for (Installment version : records.installments()) {
                int due = DayNumber.of(version.dueDate());
                days[size++] = due + 1;
                if (yardstick.looksAtDueDays()) {
                    days[size++] = due;
                }
            }
            for (int row = 0; row < book.size; row++) {
                days[size++] = book.day[row];
                if (!Book.bringsMoney(book.type[row])) {
                    days[size++] = book.day[row] + 1;
                }
            }
            for (int start : versionStarts) {
                days[size++] = start;
            }
            for (Hold hold : records.holds()) {
                if (yardstick.rules.hold(hold.kind()).excusedDays().isPresent()) {
                    days[size++] = DayNumber.of(hold.fromInclusive());
                    days[size++] = hold.toExclusive().map(DayNumber::of).orElse(DayNumber.NEVER);
                }
            }
            return Arrays.copyOf(days, size);
        }
    }

    private Spell spell(int era, int day) {
        return yardstick.needsHistory() && day >= firstDayOfDoubt(era)
                ? history(era).spellOn(day)
                : Spell.NEVER_LATE;
    }

    /**
     * The first day on which the loan may have been in default as one era tells it: until then no history is needed to
     * know that it was not. Most loans never come that far, and telling a history costs more than all the rest.
     */
    private int firstDayOfDoubt(int era) {
        if (doubts[era] == DayNumber.NONE) {
            boolean isPlain =
                    versionStarts.length == 0 && yardstick.countsDaysAtMost() && yardstick.defaultFromDays > 0;
            doubts[era] = isPlain
                    ? chapter(era, 0).firstDayUnpaidFor(yardstick.defaultFromDays - yardstick.inclusiveDay)
                    : -DayNumber.NEVER;
        }
        return doubts[era];
    }

    private Verdict verdict(int era, int day) {
        Segment segment = measure.segment(chapter(era, day).at(day), day);
        return measure.judge(segment, spell(era, day), day);
    }

    /** The state at the end of a day. */
    public Standing at(LocalDate asOf) {
        int day = DayNumber.of(asOf);
        int era = eraOf(day);
        Chapter chapter = chapter(era, day);
        Filling filling = chapter.at(day);
        LoanStatus status = records.loan().statusAt(asOf);
        Missing missing = Missing.of(filling, yardstick, day);
        MoneyFlow flow = chapter.flow(filling, day, status == LoanStatus.CLOSED, missing.overdueMinor());
        if (status == LoanStatus.CLOSED) {
            return closed(asOf, flow);
        }
        Verdict verdict = measure.judge(measure.segment(filling, day), spell(era, day), day);
        boolean isWrittenOff = status == LoanStatus.WRITTEN_OFF;
        int oldest = filling.oldestMissing(day);
        return new Standing(
                asOf,
                oldest == DayNumber.NONE ? 0 : day - oldest,
                verdict.policyDays(),
                isWrittenOff ? Optional.empty() : Optional.of(verdict.ownTier()),
                isWrittenOff ? Optional.empty() : Optional.of(verdict.tier()),
                isWrittenOff ? TierReason.WRITTEN_OFF : verdict.reason(),
                oldest == DayNumber.NONE ? Optional.empty() : Optional.of(DayNumber.date(oldest)),
                missing.duesOverdue(),
                missing.overdue(),
                missing.principalMinor(),
                flow);
    }

    private Standing closed(LocalDate asOf, MoneyFlow flow) {
        Optional<Tier> first = Optional.of(yardstick.firstTier);
        return new Standing(
                asOf,
                0,
                0,
                first,
                first,
                flow.onClosedMinor() == 0 ? TierReason.CLOSED : TierReason.CLOSED_WITH_ARREARS,
                Optional.empty(),
                0,
                Components.ZERO,
                0,
                flow);
    }

    /**
     * Day 0 of the policy's count at the end of a day: the oldest due date it calls unpaid, or the day before the first of
     * the running row of material day-ends; empty when it counts nothing.
     */
    public Optional<LocalDate> countedFrom(LocalDate asOf) {
        int day = DayNumber.of(asOf);
        int era = eraOf(day);
        int dayZero = measure.dayZero(measure.segment(chapter(era, day).at(day), day), spell(era, day));
        return dayZero == DayNumber.NONE ? Optional.empty() : Optional.of(DayNumber.date(dayZero));
    }

    /** What became of each payment row by the end of a day. */
    public PaymentFates fates(LocalDate asOf) {
        BitSet undone = reversals.undone(asOf);
        BitSet superseded = reversals.superseded();
        PaymentFates fates = new PaymentFates();
        for (int row = 0; row < records.payments().size(); row++) {
            Payment payment = records.payments().get(row);
            boolean isFuture = payment.valueDate().isAfter(asOf);
            PaymentFate fate;
            if (undone.get(row) || superseded.get(row)) {
                fate = PaymentFate.VOID;
            } else if (payment.type() == PaymentType.PENDING) {
                fate = PaymentFate.PENDING;
            } else if (isFuture) {
                fate = PaymentFate.FUTURE_VALUED;
            } else {
                fate = payment.type() == PaymentType.REVERSAL ? PaymentFate.VOID : PaymentFate.USED;
            }
            fates.add(fate, payment.amountMinor());
        }
        return fates;
    }

    /** Every due with something missing at the end of a day, overdue or not yet due, in due order. */
    public List<Unpaid> unpaid(LocalDate asOf) {
        int day = DayNumber.of(asOf);
        Filling filling = chapter(eraOf(day), day).at(day);
        List<Unpaid> unpaid = new ArrayList<>();
        for (int due = filling.first; due < filling.dues.size; due++) {
            if (filling.missing(due) > 0) {
                int number = filling.dues.number[due];
                unpaid.add(new Unpaid(
                        number == Dues.NO_NUMBER ? OptionalInt.empty() : OptionalInt.of(number),
                        DayNumber.date(filling.dues.dueDay[due]),
                        filling.missingOf(yardstick, due)));
            }
        }
        return unpaid;
    }

    /** What was charged back or refunded beyond credit by a day: one sum for each day it fell due on, ascending. */
    public List<DatedAmount> takenBack(LocalDate asOf) {
        int day = DayNumber.of(asOf);
        return chapter(eraOf(day), day).takenBack(day);
    }

    /** What refunds took out of credit by a day: each by itself, by value date. */
    public List<DatedAmount> refundedOutOfCredit(LocalDate asOf) {
        int day = DayNumber.of(asOf);
        return chapter(eraOf(day), day).refundedOutOfCredit(day);
    }

    /** The first due date not before a day with something missing, and what is missing of it. */
    public Optional<DatedAmount> nextDue(LocalDate asOf) {
        int day = DayNumber.of(asOf);
        Filling filling = chapter(eraOf(day), day).at(day);
        int nextDay = DayNumber.NONE;
        long amount = 0;
        for (int due = Math.max(filling.first, filling.dues.countDueBefore(day)); due < filling.dues.size; due++) {
            long missing = filling.missing(due);
            if (missing > 0 && nextDay == DayNumber.NONE) {
                nextDay = filling.dues.dueDay[due];
            }
            amount += filling.dues.dueDay[due] == nextDay ? missing : 0;
        }
        return nextDay == DayNumber.NONE
                ? Optional.empty()
                : Optional.of(new DatedAmount(DayNumber.date(nextDay), amount));
    }

    /** The last value date up to a day on which a repayment that still stands came in, and how much did that day. */
    public Optional<DatedAmount> lastPayment(LocalDate asOf) {
        int day = DayNumber.of(asOf);
        Book book = book(eraOf(day));
        int lastDay = DayNumber.NONE;
        long amount = 0;
        for (int row = book.countUpTo(day) - 1; row >= 0; row--) {
            if (book.type[row] == PaymentType.REPAYMENT && lastDay == DayNumber.NONE) {
                lastDay = book.day[row];
            }
            amount += book.type[row] == PaymentType.REPAYMENT && book.day[row] == lastDay ? book.amountMinor[row] : 0;
        }
        return lastDay == DayNumber.NONE
                ? Optional.empty()
                : Optional.of(new DatedAmount(DayNumber.date(lastDay), amount));
    }

    /** The last value date up to a day of a reversal or chargeback that is not undone. */
    public Optional<LocalDate> lastReversal(LocalDate asOf) {
        BitSet undone = reversals.undone(asOf);
        Optional<LocalDate> last = Optional.empty();
        for (int row = 0; row < records.payments().size(); row++) {
            Payment payment = records.payments().get(row);
            boolean takesBack = payment.type() == PaymentType.REVERSAL || payment.type() == PaymentType.CHARGEBACK;
            if (takesBack
                    && !undone.get(row)
                    && !payment.valueDate().isAfter(asOf)
                    && (last.isEmpty() || last.get().isBefore(payment.valueDate()))) {
                last = Optional.of(payment.valueDate());
            }
        }
        return last;
    }

    /**
     * The first day past due of the arrears episode that a day lies in: dpd was at least 1 at the end of every day since.
     * Empty when nothing is past due, or the loan is closed.
     */
    public Optional<LocalDate> episodeStart(LocalDate asOf) {
        int day = DayNumber.of(asOf);
        History history = history(eraOf(day));
        int index = history.indexOf(day);
        if (records.loan().statusAt(asOf) == LoanStatus.CLOSED
                || index < 0
                || !history.segment(index).isOverdue()) {
            return Optional.empty();
        }
        while (index > 0 && history.segment(index - 1).isOverdue()) {
            index--;
        }
        return Optional.of(DayNumber.date(history.firstDay(index)));
    }

    /**
     * The first day since which the loan has had the tier it has on a day, as the history of that day is told. Empty when
     * it has had it from the beginning, or has none of its own: closed or written off.
     */
    public Optional<LocalDate> tierSince(LocalDate asOf) {
        return switch (records.loan().statusAt(asOf)) {
            case CLOSED, WRITTEN_OFF -> Optional.empty();
            case ACTIVE, CHARGED_OFF -> {
                int day = DayNumber.of(asOf);
                int era = eraOf(day);
                int since = new TierChange(
                                tierTurns(era, day), date -> verdict(era, date).tier())
                        .lastUpTo(day);
                yield since == DayNumber.NONE ? Optional.empty() : Optional.of(DayNumber.date(since));
            }
        };
    }

    /** What a borrower-wise rule needs of the loan's past, as the history of a day is told, up to that day. */
    public ArrearsHistory arrearsHistory(LocalDate asOf) {
        int day = DayNumber.of(asOf);
        History history = history(eraOf(day));
        List<ArrearsHistory.Change> changes = new ArrayList<>();
        ArrearsHistory.State last = ArrearsHistory.State.CLEAR;
        for (int index = 0; index <= history.indexOf(day); index++) {
            int firstDay = history.firstDay(index);
            int defaultDay =
                    history.firstDayOfRank(index, yardstick.borrowerDefaultRank, Math.min(day, history.lastDay(index)));
            ArrearsHistory.State state = history.segment(index).isClear()
                    ? ArrearsHistory.State.CLEAR
                    : defaultDay == firstDay ? ArrearsHistory.State.DEFAULT : ArrearsHistory.State.ARREARS;
            if (state != last) {
                changes.add(new ArrearsHistory.Change(DayNumber.date(firstDay), state));
            }
            last = state;
            if (defaultDay != DayNumber.NONE && state == ArrearsHistory.State.ARREARS) {
                last = ArrearsHistory.State.DEFAULT;
                changes.add(new ArrearsHistory.Change(DayNumber.date(defaultDay), last));
            }
        }
        return new ArrearsHistory(changes);
    }

    /** As the history of a day is told, every day up to it on which the tier may change in any way but by days growing. */
    List<LocalDate> tierTurns(LocalDate asOf) {
        int day = DayNumber.of(asOf);
        List<LocalDate> turns = new ArrayList<>();
        for (int turn : tierTurns(eraOf(day), day)) {
            turns.add(DayNumber.date(turn));
        }
        return turns;
    }

    /** Days up to a day on which a tier may change for another reason than that days grow. */
    private int[] tierTurns(int era, int day) {
        History history = history(era);
        int segments = history.indexOf(day) + 1;
        int[] turns = new int
                [segments * (2 + yardstick.agingTiers.length)
                        + 2 * records.holds().size()];
        int size = 0;
        for (int index = 0; index < segments; index++) {
            turns[size++] = history.firstDay(index);
            Spell spell = history.spellAtEnd(index, day);
            if (spell.isInDefault()) {
                for (Tier tier : yardstick.agingTiers) {
                    turns[size++] = DayNumber.plusMonths(
                            spell.defaultSince(), tier.agingMonths().orElseThrow());
                }
            }
            if (spell.isCleared()) {
                turns[size++] = DayNumber.plusMonths(spell.clearedOn(), yardstick.probationMonths);
            }
        }
        for (Hold hold : records.holds()) {
            turns[size++] = DayNumber.of(hold.fromInclusive());
            turns[size++] = hold.toExclusive().map(DayNumber::of).orElse(DayNumber.NEVER);
        }
        Arrays.sort(turns, 0, size);
        // A turn that stands there twice is looked at twice, with the same answer.
        return Arrays.copyOf(turns, DayNumber.countUpTo(turns, size, day));
    }
}
