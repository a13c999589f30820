package io.daybreak.delinquency;

import io.daybreak.loan.Allocation;
import io.daybreak.loan.Component;
import io.daybreak.loan.Components;
import io.daybreak.loan.Hold;
import io.daybreak.loan.Installment;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.LoanStatus;
import io.daybreak.loan.Payment;
import io.daybreak.loan.PaymentType;
import io.daybreak.loan.Reversals;
import io.daybreak.policy.Counting;
import io.daybreak.policy.HoldRule;
import io.daybreak.policy.Metric;
import io.daybreak.policy.Rules;
import io.daybreak.policy.Tier;
import io.daybreak.policy.TierCondition;
import io.daybreak.policy.Upgrade;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The slow reference: walks every single day, pours every payment anew each day, and counts by counting. Shares no code
 * with the room but its values, and {@link Reversals}, which has laws of its own.
 */
final class DayByDay {
    private final LoanRecords records;
    private final Rules rules;
    private final Reversals reversals;
    private final Map<LocalDate, Past> past = new TreeMap<>();

    /**
     * What a rule by borrower asks of one day.
     *
     * @param isClear whether the policy sees no arrears
     * @param rank of the band of the loan's own days, unless a hold excuses it
     */
    record Past(boolean isClear, int rank) {}

    /** What one day looks like, as seen from the end of that day or a later one of the same era. */
    record Day(
            int dpd,
            int policyDpd,
            Tier ownTier,
            Tier tier,
            TierReason reason,
            Optional<LocalDate> oldest,
            int duesOverdue,
            Components overdue,
            long outstandingPrincipalMinor,
            MoneyFlow flow) {}

    /** Something due and what money has reached it. */
    private static final class Pot {
        final LocalDate dueDate;
        final int number;
        final boolean isInstallment;
        final Map<Component, Long> due = new EnumMap<>(Component.class);
        long there;

        Pot(LocalDate dueDate, int number, boolean isInstallment) {
            this.dueDate = dueDate;
            this.number = number;
            this.isInstallment = isInstallment;
            for (Component component : Component.values()) {
                due.put(component, 0L);
            }
        }

        static Pot of(Installment row) {
            Pot pot = new Pot(row.dueDate(), row.number(), true);
            pot.due.replaceAll((component, nothing) -> row.dueMinor(component));
            return pot;
        }

        static Pot taken(LocalDate date, long amount) {
            Pot pot = new Pot(date, 0, false);
            pot.due.put(Component.PRINCIPAL, amount);
            return pot;
        }

        long total() {
            return due.values().stream().mapToLong(Long::longValue).sum();
        }

        long pour(long amount) {
            long fits = Math.min(amount, total() - there);
            there += fits;
            return amount - fits;
        }

        Map<Component, Long> missing(List<Component> order) {
            Map<Component, Long> missing = new EnumMap<>(due);
            long left = there;
            for (Component component : order) {
                long settled = Math.min(left, due.get(component));
                missing.merge(component, -settled, Long::sum);
                left -= settled;
            }
            return missing;
        }
    }

    DayByDay(LoanRecords records, Rules rules) {
        this.records = records;
        this.rules = rules;
        this.reversals = Reversals.of(records.payments(), records.loan().currency());
    }

    /** The days from {@code from} to {@code to}, as history is told at the end of {@code asOf}. */
    NavigableMap<LocalDate, Day> days(LocalDate from, LocalDate to, LocalDate asOf) {
        BitSet undone = reversals.undone(asOf);
        List<Payment> live = new ArrayList<>();
        for (int row = 0; row < records.payments().size(); row++) {
            Payment payment = records.payments().get(row);
            if (!undone.get(row) && payment.type() != PaymentType.PENDING && payment.type() != PaymentType.REVERSAL) {
                live.add(payment);
            }
        }
        TreeMap<LocalDate, Day> days = new TreeMap<>();
        Memory memory = new Memory();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            days.put(day, day(day, live, memory));
        }
        return days;
    }

    /** What the walk before found on one of its days. */
    Past past(LocalDate day) {
        return past.getOrDefault(day, new Past(true, 0));
    }

    private static final class Memory {
        int materialDays;
        LocalDate defaultSince;
        int kept;
        LocalDate clearedOn;
    }

    private Day day(LocalDate day, List<Payment> live, Memory memory) {
        List<Payment> counting =
                live.stream().filter(row -> !row.valueDate().isAfter(day)).toList();
        List<Pot> pots = new ArrayList<>();
        for (Installment row : records.installments()) {
            if (row.inForceOn(day)) {
                pots.add(Pot.of(row));
            }
        }
        long scheduled = pots.stream().mapToLong(Pot::total).sum();
        long[] refunds = addTakings(pots, counting, scheduled);
        pots.sort(Comparator.comparing((Pot pot) -> pot.dueDate)
                .thenComparing(pot -> !pot.isInstallment)
                .thenComparing(pot -> pot.number));
        long left = pour(pots, counting) - refunds[0];
        for (Pot pot : pots) {
            left = pot.pour(left);
        }
        MoneyFlow flow = flow(day, pots, counting, scheduled, refunds, left);
        return judged(day, pots, flow, memory);
    }

    /** Adds what was taken back; answers the refunds out of credit and beyond it. */
    private static long[] addTakings(List<Pot> pots, List<Payment> counting, long scheduled) {
        long owed = scheduled;
        long out = 0;
        long beyond = 0;
        TreeMap<LocalDate, Long> back = new TreeMap<>();
        TreeSet<LocalDate> dates = new TreeSet<>();
        counting.forEach(row -> dates.add(row.valueDate()));
        long in = 0;
        for (LocalDate date : dates) {
            for (Payment row : counting) {
                if (row.valueDate().equals(date)) {
                    if (brings(row)) {
                        in += row.amountMinor();
                    } else if (row.type() == PaymentType.CHARGEBACK) {
                        owed += row.amountMinor();
                        back.merge(date, row.amountMinor(), Long::sum);
                    }
                }
            }
            for (Payment row : counting) {
                if (row.valueDate().equals(date) && row.type() == PaymentType.REFUND) {
                    long credit = Math.max(0, in - out - owed);
                    long fromCredit = Math.min(credit, row.amountMinor());
                    out += fromCredit;
                    beyond += row.amountMinor() - fromCredit;
                    owed += row.amountMinor() - fromCredit;
                    back.merge(date, row.amountMinor() - fromCredit, Long::sum);
                }
            }
        }
        back.forEach((date, amount) -> pots.add(Pot.taken(date, amount)));
        return new long[] {out, beyond};
    }

    private static boolean brings(Payment row) {
        return row.type() == PaymentType.REPAYMENT
                || row.type() == PaymentType.WAIVER
                || row.type() == PaymentType.OPENING;
    }

    /** Pours what is directed; answers the rest of the money that came in. */
    private long pour(List<Pot> pots, List<Payment> counting) {
        long purse = 0;
        for (Payment row : counting) {
            if (!brings(row)) {
                continue;
            }
            long amount = row.amountMinor();
            if (rules.days().allocation() == Allocation.AS_DIRECTED
                    && row.installmentNumber().isPresent()) {
                for (Pot pot : pots) {
                    if (pot.isInstallment
                            && pot.number == row.installmentNumber().getAsInt()) {
                        amount = pot.pour(amount);
                    }
                }
            }
            purse += amount;
        }
        return purse;
    }

    private MoneyFlow flow(
            LocalDate day, List<Pot> pots, List<Payment> counting, long scheduled, long[] refunds, long left) {
        long waivers = sum(counting, PaymentType.WAIVER);
        long there = pots.stream().mapToLong(pot -> pot.there).sum();
        long overdue = pots.stream()
                .filter(pot -> pot.dueDate.isBefore(day))
                .mapToLong(pot -> pot.total() - pot.there)
                .sum();
        long missing = pots.stream().mapToLong(pot -> pot.total() - pot.there).sum();
        boolean closed = records.loan().statusAt(day) == LoanStatus.CLOSED;
        return new MoneyFlow(
                sum(counting, PaymentType.REPAYMENT) + sum(counting, PaymentType.OPENING),
                waivers,
                refunds[0],
                there - Math.min(waivers, there),
                Math.min(waivers, there),
                left,
                scheduled,
                sum(counting, PaymentType.CHARGEBACK),
                refunds[1],
                closed ? 0 : overdue,
                closed ? 0 : missing - overdue,
                closed ? missing : 0);
    }

    private static long sum(List<Payment> rows, PaymentType type) {
        return rows.stream()
                .filter(row -> row.type() == type)
                .mapToLong(Payment::amountMinor)
                .sum();
    }

    private Day judged(LocalDate day, List<Pot> pots, MoneyFlow flow, Memory memory) {
        Map<Component, Long> overdue = new EnumMap<>(Component.class);
        for (Component component : Component.values()) {
            overdue.put(component, 0L);
        }
        Optional<LocalDate> oldest = Optional.empty();
        Optional<LocalDate> oldestForPolicy = Optional.empty();
        int count = 0;
        long principal = 0;
        for (Pot pot : pots) {
            Map<Component, Long> missing = pot.missing(rules.days().componentOrder());
            principal += missing.get(Component.PRINCIPAL);
            if (pot.dueDate.isBefore(day) && pot.there < pot.total()) {
                count++;
                oldest = oldest.isPresent() ? oldest : Optional.of(pot.dueDate);
                missing.forEach((component, amount) -> overdue.merge(component, amount, Long::sum));
            }
            boolean counted = rules.days().counting() == Counting.INCLUSIVE
                    ? !pot.dueDate.isAfter(day)
                    : pot.dueDate.isBefore(day);
            if (counted && isUnpaid(pot) && oldestForPolicy.isEmpty()) {
                oldestForPolicy = Optional.of(pot.dueDate);
            }
        }
        long overdueTotal = overdue.values().stream().mapToLong(Long::longValue).sum();
        boolean material = isMaterial(overdueTotal, principal);
        memory.materialDays = material && overdueTotal > 0 ? memory.materialDays + 1 : 0;
        int policyDays = policyDays(day, oldestForPolicy, material, memory);
        Tier own = band(policyDays, pots, day, overdueTotal);
        boolean excused = isExcused(day, policyDays);
        Tier base = own;
        TierReason reason = TierReason.OWN;
        Optional<Tier> immaterial = conditional(TierCondition.IMMATERIAL);
        if (excused) {
            base = rules.tiers().get(0);
            reason = TierReason.TECHNICAL;
        } else if (immaterial.isPresent()
                && rules.days().materiality().isPresent()
                && !material
                && oldest.isPresent()) {
            base = immaterial.get();
            reason = TierReason.IMMATERIAL;
        }
        remember(day, excused ? 0 : own.rank(), policyDays, oldestForPolicy, pots, memory);
        boolean counterRuns = rules.days().metric() == Metric.MATERIAL_CONSECUTIVE && memory.materialDays > 0;
        past.put(day, new Past(oldestForPolicy.isEmpty() && !counterRuns, excused ? 0 : own.rank()));
        Object[] verdict = sticky(day, base, reason, memory);
        Tier tier = (Tier) verdict[0];
        reason = (TierReason) verdict[1];
        for (Hold hold : records.holds()) {
            Optional<Tier> floor = rules.hold(hold.kind()).floorTier().flatMap(rules::tier);
            if (floor.isPresent() && hold.covers(day) && floor.get().rank() > tier.rank()) {
                tier = floor.get();
                reason = TierReason.FLOOR;
            }
        }
        return new Day(
                oldest.map(date -> (int) ChronoUnit.DAYS.between(date, day)).orElse(0),
                policyDays,
                own,
                tier,
                reason,
                oldest,
                count,
                new Components(
                        overdue.get(Component.PRINCIPAL),
                        overdue.get(Component.INTEREST),
                        overdue.get(Component.FEE),
                        overdue.get(Component.PENALTY)),
                principal,
                flow);
    }

    private boolean isUnpaid(Pot pot) {
        long due = 0;
        long missing = 0;
        for (Component component : rules.days().counts()) {
            due += pot.due.get(component);
            missing += pot.missing(rules.days().componentOrder()).get(component);
        }
        return BigInteger.valueOf(due - missing)
                        .multiply(BigInteger.valueOf(10_000))
                        .compareTo(BigInteger.valueOf(due)
                                .multiply(BigInteger.valueOf(rules.days().fullPaymentBasisPoints())))
                < 0;
    }

    private boolean isMaterial(long overdue, long principal) {
        if (rules.days().materiality().isEmpty()) {
            return overdue > 0;
        }
        Long threshold = rules.days()
                .materiality()
                .get()
                .amountMinorByCurrency()
                .get(records.loan().currency().getCurrencyCode());
        if (threshold == null) {
            return overdue > 0;
        }
        long exposure = records.loan().exposureMinor().orElse(principal);
        return overdue > threshold
                && BigInteger.valueOf(overdue)
                                .multiply(BigInteger.valueOf(10_000))
                                .compareTo(BigInteger.valueOf(exposure)
                                        .multiply(BigInteger.valueOf(
                                                rules.days().materiality().get().percentBasisPoints())))
                        > 0;
    }

    private int policyDays(LocalDate day, Optional<LocalDate> oldest, boolean material, Memory memory) {
        boolean judgesMateriality = rules.days().materiality().isPresent();
        Metric metric = rules.days().metric();
        if (metric == Metric.MATERIAL_CONSECUTIVE) {
            return memory.materialDays == 0
                    ? 0
                    : Math.max(
                            0,
                            memory.materialDays
                                    - rules.days().graceDays()
                                    - stopped(day.minusDays(memory.materialDays), day));
        }
        if (oldest.isEmpty() || (judgesMateriality && !material)) {
            return 0;
        }
        if (metric == Metric.MONTHS_MBA || metric == Metric.MONTHS_OTS) {
            LocalDate end = day.minusDays(rules.days().graceDays()).minusDays(stopped(oldest.get(), day));
            int months = 0;
            for (int k = 1; k < 400; k++) {
                LocalDate anniversary = oldest.get().plusMonths(k);
                boolean complete = metric == Metric.MONTHS_MBA
                        ? !anniversary.minusDays(1).isAfter(end)
                        : !anniversary.isAfter(end);
                months += complete ? 1 : 0;
            }
            return 30 * months;
        }
        return lateDays(day, oldest.get());
    }

    private int lateDays(LocalDate day, LocalDate oldest) {
        int inclusive = rules.days().counting() == Counting.INCLUSIVE ? 1 : 0;
        return Math.max(
                0,
                (int) ChronoUnit.DAYS.between(oldest, day)
                        + inclusive
                        - rules.days().graceDays()
                        - stopped(oldest, day));
    }

    private int stopped(LocalDate from, LocalDate to) {
        int days = 0;
        for (LocalDate day = from; day.isBefore(to); day = day.plusDays(1)) {
            boolean any = false;
            for (Hold hold : records.holds()) {
                HoldRule rule = rules.hold(hold.kind());
                any |= rule.stopsClock() && hold.covers(day);
            }
            days += any ? 1 : 0;
        }
        return days;
    }

    private Tier band(int policyDays, List<Pot> pots, LocalDate day, long overdue) {
        Tier band = rules.tiers().get(0);
        for (Tier tier : rules.tiers()) {
            if (tier.condition().isEmpty()
                    && tier.agingMonths().isEmpty()
                    && policyDays >= tier.fromDpd()
                    && (tier.minInstallments().isEmpty()
                            || reaches(tier.minInstallments().getAsInt(), pots, day, overdue))) {
                band = tier;
            }
        }
        return band;
    }

    private static boolean reaches(int wanted, List<Pot> pots, LocalDate day, long overdue) {
        List<Pot> installments = pots.stream()
                .filter(pot -> pot.isInstallment && pot.total() > 0)
                .toList();
        List<Pot> due =
                installments.stream().filter(pot -> pot.dueDate.isBefore(day)).toList();
        int needed = Math.min(wanted, installments.size());
        if (needed == 0 || due.size() < needed) {
            return false;
        }
        long worth = due.subList(due.size() - needed, due.size()).stream()
                .mapToLong(Pot::total)
                .sum();
        return overdue >= worth;
    }

    private boolean isExcused(LocalDate day, int policyDays) {
        return policyDays > 0
                && records.holds().stream()
                        .anyMatch(hold -> hold.covers(day)
                                && rules.hold(hold.kind()).excusedDays().orElse(0) >= policyDays);
    }

    private Optional<Tier> conditional(TierCondition condition) {
        return rules.tiers().stream()
                .filter(tier -> tier.condition().equals(Optional.of(condition)))
                .findFirst();
    }

    private int defaultRank() {
        if (rules.upgrade() instanceof Upgrade.ArrearsCleared cleared) {
            return rules.tier(cleared.fromTier()).orElseThrow().rank();
        }
        if (rules.upgrade() instanceof Upgrade.Probation probation) {
            return rules.tier(probation.fromTier()).orElseThrow().rank();
        }
        Optional<Tier> aging = rules.tiers().stream()
                .filter(tier -> tier.agingMonths().isPresent())
                .findFirst();
        return aging.isEmpty()
                ? Integer.MAX_VALUE
                : rules.tiers().stream()
                        .filter(tier -> tier.condition().isEmpty()
                                && tier.agingMonths().isEmpty()
                                && tier.rank() < aging.get().rank())
                        .mapToInt(Tier::rank)
                        .max()
                        .orElseThrow();
    }

    private void remember(
            LocalDate day, int rank, int policyDays, Optional<LocalDate> oldest, List<Pot> pots, Memory memory) {
        int defaultRank = defaultRank();
        if (memory.defaultSince != null && rules.upgrade() instanceof Upgrade.Immediate && rank < defaultRank) {
            memory.defaultSince = null;
        }
        if (memory.defaultSince == null) {
            if (rank >= defaultRank) {
                memory.defaultSince = day;
                memory.kept = rank;
                memory.clearedOn = null;
            }
            return;
        }
        memory.kept = Math.max(memory.kept, rank);
        boolean counterRuns = rules.days().metric() == Metric.MATERIAL_CONSECUTIVE && memory.materialDays > 0;
        if (oldest.isPresent() || counterRuns) {
            boolean missed = policyDays > 0
                    || oldest.map(date -> lateDays(day, date) > 0).orElse(false);
            memory.clearedOn = missed ? null : memory.clearedOn;
            return;
        }
        memory.clearedOn = memory.clearedOn == null ? day : memory.clearedOn;
        int months = 0;
        int periods = 0;
        if (rules.upgrade() instanceof Upgrade.Probation probation) {
            months = probation.months();
            periods = probation.periods();
        }
        TreeSet<LocalDate> met = new TreeSet<>();
        TreeSet<LocalDate> missed = new TreeSet<>();
        for (Pot pot : pots) {
            if (pot.dueDate.isAfter(memory.clearedOn) && !pot.dueDate.isAfter(day)) {
                if (pot.isInstallment && pot.total() > 0) {
                    met.add(pot.dueDate);
                }
                if (isUnpaid(pot)) {
                    missed.add(pot.dueDate);
                }
            }
        }
        met.removeAll(missed);
        if (met.size() >= periods && !memory.clearedOn.plusMonths(months).isAfter(day)) {
            memory.defaultSince = null;
            memory.clearedOn = null;
        }
    }

    private Object[] sticky(LocalDate day, Tier base, TierReason baseReason, Memory memory) {
        if (memory.defaultSince == null) {
            return new Object[] {base, baseReason};
        }
        Optional<Tier> probation = conditional(TierCondition.PROBATION);
        Tier tier = base;
        TierReason reason = baseReason;
        if (memory.clearedOn != null && probation.isPresent()) {
            return probation.get().rank() > base.rank()
                    ? new Object[] {probation.get(), TierReason.PROBATION}
                    : new Object[] {base, baseReason};
        }
        if (!(rules.upgrade() instanceof Upgrade.Immediate) && memory.kept > tier.rank()) {
            tier = rules.tiers().get(memory.kept);
            reason = memory.clearedOn == null ? TierReason.ARREARS_NOT_CLEARED : TierReason.PROBATION;
        }
        for (Tier aging : rules.tiers()) {
            if (aging.agingMonths().isPresent()
                    && !memory.defaultSince
                            .plusMonths(aging.agingMonths().getAsInt())
                            .isAfter(day)
                    && aging.rank() > tier.rank()) {
                tier = aging;
                reason = TierReason.AGING;
            }
        }
        return new Object[] {tier, reason};
    }
}
