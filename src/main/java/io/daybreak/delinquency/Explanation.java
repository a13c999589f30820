package io.daybreak.delinquency;

import io.daybreak.loan.Allocation;
import io.daybreak.loan.Hold;
import io.daybreak.loan.Installment;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.LoanStatus;
import io.daybreak.loan.Money;
import io.daybreak.loan.Payment;
import io.daybreak.loan.PaymentType;
import io.daybreak.loan.Reversals;
import io.daybreak.policy.Contagion;
import io.daybreak.policy.Counting;
import io.daybreak.policy.DayCounting;
import io.daybreak.policy.HoldRule;
import io.daybreak.policy.Materiality;
import io.daybreak.policy.Metric;
import io.daybreak.policy.Rules;
import io.daybreak.policy.Tier;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The walk from a loan's records to its tier at one date: what was due, what each payment settled, what did not count
 * and why, and each rule that changed the number. It adds no figure of its own: unpaid amounts, days and tiers are the
 * timeline's, so an explanation cannot differ from the classification.
 *
 * @param records the loan's records
 * @param standing its state
 * @param dues what was due or will be, in due order
 * @param money every payment row, by value date
 * @param steps from the oldest unpaid due date to the tier, one sentence each
 */
public record Explanation(
        LoanRecords records, Standing standing, List<Due> dues, List<MoneyRow> money, List<String> steps) {
    public Explanation {
        dues = List.copyOf(dues);
        money = List.copyOf(money);
        steps = List.copyOf(steps);
    }

    /**
     * One due: an installment in force at the date, or a sum charged back or refunded.
     *
     * @param installmentNumber its number; empty for a sum charged back or refunded
     * @param dueDate day it falls due
     * @param dueMinor what is due, minor units
     * @param unpaidMinor what of it is unpaid, minor units
     * @param settledBy what settled it, in the order of the money
     */
    public record Due(
            OptionalInt installmentNumber, LocalDate dueDate, long dueMinor, long unpaidMinor, List<Share> settledBy) {
        public Due {
            settledBy = List.copyOf(settledBy);
        }

        /** How people call it. */
        public String name() {
            return installmentNumber.isPresent()
                    ? "installment " + installmentNumber.getAsInt()
                    : "the sum charged back or refunded on " + dueDate;
        }
    }

    /**
     * A part of a payment that settled a part of a due.
     *
     * @param paymentId the payment
     * @param due which due, as {@link Due#name} says it
     * @param amountMinor how much, minor units
     */
    public record Share(String paymentId, String due, long amountMinor) {}

    /**
     * A payment row and what became of it.
     *
     * @param payment the row
     * @param fate whether it counted
     * @param why in words
     * @param settled what it settled
     * @param leftMinor what of it is left as credit, minor units
     */
    public record MoneyRow(Payment payment, PaymentFate fate, String why, List<Share> settled, long leftMinor) {
        public MoneyRow {
            settled = List.copyOf(settled);
        }
    }

    /** Explains a loan that can be classified. */
    public static Explanation of(LoanRecords records, Rules rules, LocalDate asOf) {
        Timeline timeline = Timeline.of(records, rules);
        Standing standing = timeline.at(asOf);
        Pouring pouring = new Pouring(records, rules.days().allocation(), timeline, asOf);
        List<String> steps =
                new Steps(records, rules, standing, timeline.countedFrom(asOf), pouring.dues()).sentences();
        return new Explanation(records, standing, pouring.dues(), pouring.money(), steps);
    }

    /**
     * Pours the money into the dues once more, row by row, to be able to name what settled what: first what is directed,
     * then the rest, the oldest due first.
     */
    private static final class Pouring {
        private static final class Pot {
            final OptionalInt number;
            final LocalDate dueDate;
            final long dueMinor;
            long room;
            final List<Share> shares = new ArrayList<>();

            Pot(OptionalInt number, LocalDate dueDate, long dueMinor) {
                this.number = number;
                this.dueDate = dueDate;
                this.dueMinor = dueMinor;
                this.room = dueMinor;
            }

            String name() {
                return new Due(number, dueDate, 0, 0, List.of()).name();
            }
        }

        /** A payment row, and what of its money is left. */
        private static final class Purse {
            final Payment payment;
            final PaymentFate fate;
            final String why;
            long left;
            long paidBack;
            final List<Share> shares = new ArrayList<>();

            Purse(Payment payment, PaymentFate fate, String why, long left) {
                this.payment = payment;
                this.fate = fate;
                this.why = why;
                this.left = left;
            }

            MoneyRow row(Currency currency) {
                String back = paidBack == 0
                        ? ""
                        : "; " + Money.plain(paidBack, currency) + " of it was paid back out of credit";
                return new MoneyRow(payment, fate, why + back, shares, left);
            }
        }

        private final LoanRecords records;
        private final LocalDate asOf;
        private final List<Pot> pots = new ArrayList<>();
        private final List<MoneyRow> money = new ArrayList<>();

        Pouring(LoanRecords records, Allocation allocation, Timeline timeline, LocalDate asOf) {
            this.records = records;
            this.asOf = asOf;
            Reversals reversals =
                    Reversals.of(records.payments(), records.loan().currency());
            BitSet undone = reversals.undone(asOf);
            BitSet superseded = reversals.superseded();
            makePots(timeline);
            List<Purse> purses = new ArrayList<>();
            for (int row : order()) {
                Payment payment = records.payments().get(row);
                PaymentFate fate = fate(payment, undone.get(row) || superseded.get(row));
                boolean brings = fate == PaymentFate.USED && isCredit(payment);
                purses.add(new Purse(
                        payment, fate, why(payment, fate, superseded.get(row)), brings ? payment.amountMinor() : 0));
            }
            if (allocation == Allocation.AS_DIRECTED) {
                purses.forEach(this::pourDirected);
            }
            timeline.refundedOutOfCredit(asOf).forEach(refund -> payBack(refund, purses));
            for (Purse purse : purses) {
                pots.forEach(pot -> fill(pot, purse));
                money.add(purse.row(records.loan().currency()));
            }
        }

        /** Waivers settle before cash; then by value date and identifier. */
        private List<Integer> order() {
            List<Integer> rows = new ArrayList<>();
            for (int row = 0; row < records.payments().size(); row++) {
                rows.add(row);
            }
            Comparator<Integer> waiversFirst =
                    Comparator.comparing(row -> records.payments().get(row).type() != PaymentType.WAIVER);
            rows.sort(waiversFirst
                    .thenComparing(row -> records.payments().get(row).valueDate())
                    .thenComparing(row -> records.payments().get(row).paymentId())
                    .thenComparing(row -> records.payments().get(row).line()));
            return rows;
        }

        private void makePots(Timeline timeline) {
            for (Installment installment : records.installments()) {
                if (installment.inForceOn(asOf)) {
                    pots.add(new Pot(
                            OptionalInt.of(installment.number()), installment.dueDate(), installment.dueMinor()));
                }
            }
            for (DatedAmount sum : timeline.takenBack(asOf)) {
                pots.add(new Pot(OptionalInt.empty(), sum.date(), sum.amountMinor()));
            }
            pots.sort(Comparator.comparing((Pot pot) -> pot.dueDate)
                    .thenComparing(pot -> pot.number.isEmpty())
                    .thenComparing(pot -> pot.number.orElse(0)));
        }

        private void pourDirected(Purse purse) {
            for (Pot pot : pots) {
                if (pot.number.isPresent() && pot.number.equals(purse.payment.installmentNumber())) {
                    fill(pot, purse);
                }
            }
        }

        /** What was paid back out of credit settles nothing: it is taken from the newest money that was there. */
        private static void payBack(DatedAmount refund, List<Purse> purses) {
            long rest = refund.amountMinor();
            for (int place = purses.size() - 1; place >= 0; place--) {
                Purse purse = purses.get(place);
                if (!purse.payment.valueDate().isAfter(refund.date())) {
                    long part = Math.min(rest, purse.left);
                    purse.left -= part;
                    purse.paidBack += part;
                    rest -= part;
                }
            }
        }

        private static void fill(Pot pot, Purse purse) {
            long part = Math.min(pot.room, purse.left);
            if (part > 0) {
                pot.room -= part;
                purse.left -= part;
                Share share = new Share(purse.payment.paymentId(), pot.name(), part);
                pot.shares.add(share);
                purse.shares.add(share);
            }
        }

        List<Due> dues() {
            return pots.stream()
                    .map(pot -> new Due(pot.number, pot.dueDate, pot.dueMinor, pot.room, pot.shares))
                    .toList();
        }

        List<MoneyRow> money() {
            return money.stream()
                    .sorted(Comparator.comparing((MoneyRow row) -> row.payment().valueDate())
                            .thenComparing(row -> row.payment().paymentId())
                            .thenComparing(row -> row.payment().line()))
                    .toList();
        }

        private PaymentFate fate(Payment payment, boolean isVoid) {
            if (isVoid) {
                return PaymentFate.VOID;
            }
            if (payment.type() == PaymentType.PENDING) {
                return PaymentFate.PENDING;
            }
            if (payment.valueDate().isAfter(asOf)) {
                return PaymentFate.FUTURE_VALUED;
            }
            return payment.type() == PaymentType.REVERSAL ? PaymentFate.VOID : PaymentFate.USED;
        }

        private static boolean isCredit(Payment payment) {
            return switch (payment.type()) {
                case REPAYMENT, OPENING, WAIVER -> true;
                case REVERSAL, CHARGEBACK, REFUND, PENDING -> false;
            };
        }

        private static String why(Payment payment, PaymentFate fate, boolean superseded) {
            return switch (fate) {
                case USED ->
                    switch (payment.type()) {
                        case REPAYMENT -> "counted as a payment";
                        case OPENING -> "counted as paid before these records began";
                        case WAIVER -> "counted: this much was forgiven";
                        case CHARGEBACK -> "counted: this much fell due again on its value date";
                        case REFUND -> "counted: paid back out of credit; what exceeded it fell due";
                        case REVERSAL, PENDING -> "counted";
                    };
                case FUTURE_VALUED -> "did not count: its value date is after the business date";
                case PENDING -> "did not count: announced, not booked";
                case VOID -> {
                    if (superseded) {
                        yield "did not count: the same payment was booked, and that row counts";
                    }
                    yield payment.type() == PaymentType.REVERSAL
                            ? "undoes " + payment.reverses().orElse("a row") + ", as though it had never been made"
                            : "did not count: undone by a reversal";
                }
            };
        }
    }

    /** The sentences from the oldest unpaid due date to the tier. */
    private static final class Steps {
        private final LoanRecords records;
        private final Rules rules;
        private final Standing standing;
        /** Day 0 of the policy's count. */
        private final Optional<LocalDate> countedFrom;

        private final List<Due> dues;
        private final Currency currency;
        private final List<String> sentences = new ArrayList<>();

        Steps(LoanRecords records, Rules rules, Standing standing, Optional<LocalDate> countedFrom, List<Due> dues) {
            this.records = records;
            this.rules = rules;
            this.standing = standing;
            this.countedFrom = countedFrom;
            this.dues = dues;
            this.currency = records.loan().currency();
        }

        List<String> sentences() {
            LocalDate asOf = standing.asOf();
            LoanStatus status = records.loan().statusAt(asOf);
            if (status != LoanStatus.ACTIVE) {
                sentences.add("The core system says the loan is " + status
                        + records.loan().statusOn().map(day -> " since " + day).orElse("") + ".");
            }
            contractual(asOf);
            if (status != LoanStatus.CLOSED) {
                policy(asOf);
            }
            tier();
            return sentences;
        }

        private void contractual(LocalDate asOf) {
            if (standing.oldestUnpaidDueDate().isEmpty()) {
                sentences.add("Nothing that fell due before " + asOf + " is unpaid, so dpd is 0.");
                return;
            }
            LocalDate oldest = standing.oldestUnpaidDueDate().get();
            String which = dues.stream()
                    .filter(due -> due.dueDate().equals(oldest) && due.unpaidMinor() > 0)
                    .findFirst()
                    .map(due -> due.name() + ", with " + Money.plain(due.unpaidMinor(), currency) + " of "
                            + Money.plain(due.dueMinor(), currency) + " unpaid")
                    .orElse("a due with something unpaid");
            sentences.add(
                    "The oldest due date before " + asOf + " with anything unpaid is " + oldest + ": " + which + ".");
            sentences.add("From " + oldest + " (day 0) to " + asOf + " are " + standing.dpd() + " day(s): dpd is "
                    + standing.dpd() + ".");
            sentences.add("Overdue are " + Money.plain(standing.overdue().totalMinor(), currency) + " "
                    + currency.getCurrencyCode() + " in " + standing.installmentsOverdue() + " due(s).");
        }

        private void policy(LocalDate asOf) {
            DayCounting days = rules.days();
            if (days.fullPaymentBasisPoints() < Yardstick.WHOLE) {
                sentences.add("The policy takes a due for paid once " + Money.plain(days.fullPaymentBasisPoints(), 2)
                        + " % of it are paid.");
            }
            if (days.counts().size() < 4) {
                sentences.add("The policy counts only unpaid "
                        + String.join(
                                ", ",
                                days.counts().stream().map(Enum::name).sorted().toList())
                        + ".");
            }
            sentences.add(metric(days.metric()));
            countedFrom(days.metric());
            if (days.counting() == Counting.INCLUSIVE) {
                sentences.add("The policy counts the due date as day 1.");
            }
            if (days.graceDays() > 0) {
                sentences.add("The policy takes off " + days.graceDays() + " days of grace.");
            }
            for (Hold hold : records.holds()) {
                hold(hold, asOf);
            }
            days.materiality().ifPresent(this::materiality);
            sentences.add("policy_dpd is " + standing.policyDpd() + ".");
        }

        private void materiality(Materiality limit) {
            Long amountMinor = limit.amountMinorByCurrency().get(currency.getCurrencyCode());
            sentences.add(
                    amountMinor == null
                            ? "The policy sets no amount for " + currency.getCurrencyCode()
                                    + ", so whatever is past due counts."
                            : "Nothing counts unless the past-due amount exceeds both "
                                    + Money.plain(amountMinor, currency) + " " + currency.getCurrencyCode() + " and "
                                    + Money.plain(limit.percentBasisPoints(), 2) + " % of the exposure.");
        }

        private static String metric(Metric metric) {
            return switch (metric) {
                case OLDEST_UNPAID -> "The policy counts the days since the oldest due date it calls unpaid.";
                case MATERIAL_CONSECUTIVE ->
                    "The policy counts consecutive day-ends on which the past-due amount was" + " material.";
                case MONTHS_MBA ->
                    "The policy counts months of 30 days; a month is over the day before the next due" + " date (MBA).";
                case MONTHS_OTS -> "The policy counts months of 30 days; a month is over on the next due date (OTS).";
                case DAYS_AND_AMOUNT ->
                    "The policy counts days since the oldest unpaid due date, and a tier may ask"
                            + " for installments' worth unpaid as well.";
            };
        }

        /** Only where the contract's own oldest due date does not say it. */
        private void countedFrom(Metric metric) {
            if (countedFrom.isEmpty()) {
                if (standing.dpd() > 0) {
                    sentences.add("It counts nothing of what is unpaid here.");
                }
            } else if (metric == Metric.MATERIAL_CONSECUTIVE) {
                sentences.add(
                        "The first of these day-ends is " + countedFrom.get().plusDays(1) + ".");
            } else if (!countedFrom.equals(standing.oldestUnpaidDueDate())) {
                sentences.add("That is " + countedFrom.get() + ".");
            }
        }

        private void hold(Hold hold, LocalDate asOf) {
            HoldRule rule = rules.hold(hold.kind());
            String held = hold.kind() + " " + hold.holdId() + " from " + hold.fromInclusive()
                    + hold.toExclusive().map(day -> " to before " + day).orElse(", still open");
            if (rule.excusedDays().isPresent() && hold.covers(asOf)) {
                sentences.add("The hold " + held + " excuses the tier while policy_dpd is at most "
                        + rule.excusedDays().getAsInt() + "; the days count on.");
            } else if (rule.stopsClock() && rule.excusedDays().isEmpty() && countedFrom.isPresent()) {
                LocalDate from = later(hold.fromInclusive(), countedFrom.get());
                LocalDate to =
                        hold.toExclusive().filter(day -> day.isBefore(asOf)).orElse(asOf);
                long overlap = Math.max(0, ChronoUnit.DAYS.between(from, to));
                sentences.add("The hold " + held + " stops the clock: " + overlap
                        + " day(s) of it lie within the count (days under several holds are taken off once).");
            }
            rule.floorTier()
                    .filter(floor -> hold.covers(asOf))
                    .ifPresent(floor ->
                            sentences.add("The hold " + held + " does not let the tier be better than " + floor + "."));
        }

        private static LocalDate later(LocalDate one, LocalDate other) {
            return one.isAfter(other) ? one : other;
        }

        private void tier() {
            standing.ownTier()
                    .ifPresent(own ->
                            sentences.add("By its own days the loan is " + own.code() + " (" + band(own) + ")."));
            String tier = standing.tier().map(Tier::code).orElse("none");
            sentences.add("Its tier is " + tier + ": " + reason(standing.tierReason()) + ".");
            if (!(rules.contagion() instanceof Contagion.PerLoan)) {
                sentences.add(
                        "By the policy other loans of the borrower may make its tier worse; this walk looks at this"
                                + " loan alone.");
            }
        }

        private String band(Tier tier) {
            if (tier.condition().isPresent()) {
                return "not a band of days";
            }
            Optional<Tier> next = rules.tiers().stream()
                    .filter(other -> other.condition().isEmpty() && other.fromDpd() > tier.fromDpd())
                    .min(Comparator.comparingInt(Tier::fromDpd));
            return next.map(above -> above.fromDpd() - 1 == tier.fromDpd()
                            ? tier.fromDpd() + " days"
                            : tier.fromDpd() + " to " + (above.fromDpd() - 1) + " days")
                    .orElse(tier.fromDpd() + " days or more");
        }

        private static String reason(TierReason reason) {
            return switch (reason) {
                case OWN -> "its own days decide";
                case IMMATERIAL -> "something is past due, yet not material";
                case TECHNICAL -> "the arrears are technical and excused";
                case ARREARS_NOT_CLEARED -> "the arrears since it entered a tier that sticks are not cleared";
                case PROBATION -> "the arrears are cleared and the probation is running";
                case AGING -> "the months in default have moved it on";
                case FLOOR -> "a hold does not let it be better";
                case CONTAGION -> "another loan of the borrower decides";
                case CLOSED -> "the loan is closed and owes nothing";
                case CLOSED_WITH_ARREARS -> "the loan is closed although the records show something unpaid";
                case WRITTEN_OFF -> "the loan is written off";
                case REJECTED -> "a row of it was rejected";
            };
        }
    }
}
