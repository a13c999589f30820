package io.daybreak.reconciliation;

import io.daybreak.policy.Guards;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Evaluates the guards of a policy over the figures of a run. A guard that is off is left out; so is, on a first run,
 * whatever compares with a baseline. A percentage trips when it is more than its limit and its numerator is at least
 * {@code min_count}; the numerator of an amount is the number of its rows.
 */
public final class GuardChecks {
    /** Percentages are read as hundredths of a percent. */
    private static final BigDecimal WHOLE = BigDecimal.valueOf(10_000);

    private static final int SHOWN_DECIMALS = 4;

    private final Guards limits;
    private final GuardFigures figures;
    private final List<Guard> guards = new ArrayList<>();

    private GuardChecks(Guards limits, GuardFigures figures) {
        this.limits = limits;
        this.figures = figures;
    }

    /** Every guard that is on, in the order of the policy's keys. */
    public static List<Guard> evaluate(Guards limits, GuardFigures figures) {
        GuardChecks checks = new GuardChecks(limits, figures);
        checks.controlFile();
        checks.freshness();
        checks.identical();
        checks.shrinking();
        checks.rejects();
        checks.notices();
        checks.loans();
        checks.ownerless();
        checks.absolute(
                GuardName.CORRECTIONS_MAX,
                limits.correctionsMax(),
                figures.corrections(),
                GuardFinding.of(GuardFinding.Kind.CORRECTIONS, figures.corrections()));
        if (figures.before().isEmpty()) {
            checks.absolute(
                    GuardName.FIRST_RUN_NOTICES_MAX,
                    limits.firstRunNoticesMax(),
                    figures.notices(),
                    GuardFinding.of(GuardFinding.Kind.FIRST_RUN_NOTICES, figures.notices()));
        }
        return List.copyOf(checks.guards);
    }

    private void controlFile() {
        if (limits.controlFileRequired()) {
            boolean there = figures.hasControlFile();
            guards.add(new Guard(
                    GuardName.CONTROL_FILE,
                    "",
                    Optional.of(there ? BigDecimal.ONE : BigDecimal.ZERO),
                    Optional.of(BigDecimal.ONE),
                    Optional.empty(),
                    !there,
                    GuardFinding.of(
                            there ? GuardFinding.Kind.CONTROL_TOTALS_THERE : GuardFinding.Kind.NO_CONTROL_TOTALS)));
        }
    }

    private void freshness() {
        if (limits.paymentsFreshWithinDays().isEmpty()) {
            return;
        }
        Optional<LocalDate> through =
                figures.completeThrough().or(() -> figures.counted().latestValueDate());
        int most = limits.paymentsFreshWithinDays().getAsInt();
        Optional<Long> age = through.map(date -> ChronoUnit.DAYS.between(date, figures.businessDate()));
        GuardFinding.Kind kind = through.isEmpty()
                ? GuardFinding.Kind.NO_PAYMENTS_YET
                : figures.completeThrough().isPresent()
                        ? GuardFinding.Kind.PAYMENTS_COMPLETE_THROUGH
                        : GuardFinding.Kind.NEWEST_PAYMENT;
        String day = through.orElse(figures.businessDate()).toString();
        guards.add(new Guard(
                GuardName.PAYMENTS_FRESH_WITHIN_DAYS,
                "",
                age.map(BigDecimal::valueOf),
                Optional.of(BigDecimal.valueOf(most)),
                Optional.empty(),
                age.isEmpty() || age.get() > most,
                new GuardFinding(kind, List.of(day))));
    }

    private void identical() {
        if (limits.holdIdenticalPayments() && figures.before().isPresent()) {
            boolean same = figures.before().get().paymentsIdentical();
            guards.add(new Guard(
                    GuardName.PAYMENTS_IDENTICAL,
                    "",
                    Optional.of(same ? BigDecimal.ONE : BigDecimal.ZERO),
                    Optional.of(BigDecimal.ZERO),
                    Optional.empty(),
                    same,
                    GuardFinding.of(
                            same ? GuardFinding.Kind.PAYMENTS_IDENTICAL : GuardFinding.Kind.PAYMENTS_NOT_IDENTICAL)));
        }
    }

    private void shrinking() {
        OptionalInt limit = limits.paymentsShrinkMax();
        if (limit.isEmpty() || figures.before().isEmpty()) {
            return;
        }
        GuardFigures.Before before = figures.before().get();
        if (before.paymentRows().isPresent()) {
            shrinking("", before.paymentRows().getAsLong(), figures.payments().rows(), limit.getAsInt());
        }
        if (before.paymentRows().isEmpty() || before.payments().isEmpty()) {
            notKnown(GuardName.PAYMENTS_SHRINK_MAX_PERCENT, limit.getAsInt());
            return;
        }
        before.payments()
                .get()
                .rowsByChannel()
                .forEach((channel, rows) -> shrinking(
                        channel.isEmpty() ? "(no channel)" : channel,
                        rows,
                        figures.payments().rowsByChannel().getOrDefault(channel, 0L),
                        limit.getAsInt()));
    }

    private void shrinking(String channel, long before, long now, int limit) {
        long missing = Math.max(0, before - now);
        percent(
                GuardName.PAYMENTS_SHRINK_MAX_PERCENT,
                channel,
                limit,
                new Figure(missing, BigDecimal.valueOf(missing)),
                BigDecimal.valueOf(before),
                GuardFinding.of(GuardFinding.Kind.PAYMENT_ROWS, now, before));
    }

    private void rejects() {
        percent(
                GuardName.REJECTS_MAX_PERCENT,
                limits.rejectsMax(),
                figures.rowsRejected(),
                figures.rowsRead(),
                GuardFinding.of(GuardFinding.Kind.ROWS_REJECTED, figures.rowsRejected(), figures.rowsRead()));
    }

    private void notices() {
        if (limits.noticesMaxGrowth().isEmpty() || figures.before().isEmpty()) {
            return;
        }
        long highest = figures.before().get().noticesHighest().orElse(0);
        percent(
                GuardName.NOTICES_MAX_GROWTH_PERCENT,
                limits.noticesMaxGrowth(),
                Math.max(0, figures.notices() - highest),
                highest,
                GuardFinding.of(GuardFinding.Kind.NOTICES_GROWN, figures.notices(), highest));
    }

    private void loans() {
        if (figures.before().isEmpty()) {
            return;
        }
        GuardTally counted = figures.counted();
        percent(
                GuardName.NEWLY_PAST_DUE_MAX_PERCENT,
                limits.newlyPastDueMax(),
                counted.loansNewlyPastDue(),
                counted.installmentsFallenDue(),
                GuardFinding.of(
                        GuardFinding.Kind.NEWLY_PAST_DUE,
                        counted.loansNewlyPastDue(),
                        counted.installmentsFallenDue()));
        percent(
                GuardName.HISTORY_CHANGED_MAX_PERCENT,
                limits.historyChangedMax(),
                counted.loansHistoryChanged(),
                counted.loansCompared(),
                GuardFinding.of(
                        GuardFinding.Kind.HISTORY_CHANGED, counted.loansHistoryChanged(), counted.loansCompared()));
        percent(
                GuardName.QUARANTINED_MAX_PERCENT,
                limits.quarantinedMax(),
                figures.quarantined(),
                counted.loansCompared(),
                GuardFinding.of(GuardFinding.Kind.QUARANTINED, figures.quarantined(), counted.loansCompared()));
    }

    private void ownerless() {
        OptionalInt limit = limits.ownerlessMax();
        if (limit.isEmpty() || figures.before().isEmpty()) {
            return;
        }
        Optional<PaymentFigures> before = figures.before().get().payments();
        if (before.isEmpty()) {
            notKnown(GuardName.OWNERLESS_MAX_PERCENT, limit.getAsInt());
            return;
        }
        BigDecimal amountNew =
                figures.payments().amount().subtract(before.get().amount()).max(BigDecimal.ZERO);
        percent(
                GuardName.OWNERLESS_MAX_PERCENT,
                "",
                limit.getAsInt(),
                figures.ownerless(),
                amountNew,
                new GuardFinding(
                        GuardFinding.Kind.OWNERLESS,
                        List.of(
                                Long.toString(figures.ownerless().count()),
                                figures.ownerless().amount().toPlainString(),
                                amountNew.toPlainString())));
    }

    private void absolute(GuardName name, OptionalInt limit, long value, GuardFinding seen) {
        if (limit.isPresent()) {
            guards.add(new Guard(
                    name,
                    "",
                    Optional.of(BigDecimal.valueOf(value)),
                    Optional.of(BigDecimal.valueOf(limit.getAsInt())),
                    Optional.empty(),
                    value > limit.getAsInt(),
                    seen));
        }
    }

    /** What cannot be compared is in doubt, and doubt holds. */
    private void notKnown(GuardName name, int limit) {
        guards.add(new Guard(
                name,
                "",
                Optional.empty(),
                Optional.of(shown(limit)),
                Optional.empty(),
                true,
                GuardFinding.of(GuardFinding.Kind.BASELINE_PAYMENTS_UNKNOWN)));
    }

    private void percent(GuardName name, OptionalInt limit, long numerator, long denominator, GuardFinding seen) {
        if (limit.isPresent()) {
            percent(
                    name,
                    "",
                    limit.getAsInt(),
                    new Figure(numerator, BigDecimal.valueOf(numerator)),
                    BigDecimal.valueOf(denominator),
                    seen);
        }
    }

    /** Anything of nothing is more than any limit. */
    private void percent(
            GuardName name, String subject, int limit, Figure numerator, BigDecimal denominator, GuardFinding seen) {
        boolean enough = numerator.count() >= Math.max(1, limits.minCount().orElse(1));
        boolean more =
                numerator.amount().multiply(WHOLE).compareTo(denominator.multiply(BigDecimal.valueOf(limit))) > 0;
        Optional<BigDecimal> value = denominator.signum() > 0
                ? Optional.of(plain(numerator
                        .amount()
                        .multiply(BigDecimal.valueOf(100))
                        .divide(denominator, SHOWN_DECIMALS, RoundingMode.HALF_UP)))
                : numerator.amount().signum() == 0 ? Optional.of(BigDecimal.ZERO) : Optional.empty();
        guards.add(new Guard(
                name, subject, value, Optional.of(shown(limit)), Optional.of(denominator), enough && more, seen));
    }

    private static BigDecimal shown(int hundredths) {
        return plain(BigDecimal.valueOf(hundredths, 2));
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
    }
}
