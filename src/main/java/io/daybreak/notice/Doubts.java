package io.daybreak.notice;

import io.daybreak.delinquency.Standing;
import io.daybreak.loan.CoreFigures;
import io.daybreak.loan.Money;
import io.daybreak.policy.Rules;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** What about a loan's holds, money and figures speaks against telling anybody anything tonight. */
final class Doubts {
    private final Night night;
    private final Continuity continuity;

    Doubts(Night night) {
        this.night = night;
        this.continuity = new Continuity(night);
    }

    /** Days or rows that do not follow from what was published. */
    Optional<Finding> continuity(LateLoan late, Surroundings surroundings) {
        return continuity.doubt(late, surroundings);
    }

    /** A hold in force on the business date or the day after whose kind stops notices; unlisted kinds do. */
    static Optional<Finding> hold(List<HoldInForce> holds, Rules rules) {
        return holds.stream()
                .filter(hold -> rules.hold(hold.kind()).stopsNotices())
                .findFirst()
                .map(hold -> new Finding(
                        SuppressionCode.HOLD,
                        hold.holdId() + " " + hold.kind() + " from " + hold.fromInclusive()
                                + hold.toExclusive().map(to -> " to " + to).orElse(", open")));
    }

    /** Money that blocks until it is older than the policy's limit. */
    Optional<Finding> moneyInTheAir(LateLoan late, Surroundings surroundings, Rules rules) {
        Optional<Finding> row = inTheAir(late, surroundings).stream()
                .filter(money -> !stale(money, rules))
                .findFirst()
                .map(money -> new Finding(SuppressionCode.MONEY_IN_THE_AIR, described(money)));
        return row.or(() -> unlistedOwnMoney(late, surroundings));
    }

    /** Whether there is money that blocked long enough: the loan goes to a person, reason STALE_MONEY. */
    boolean hasStaleMoney(LateLoan late, Surroundings surroundings, Rules rules) {
        return inTheAir(late, surroundings).stream().anyMatch(money -> stale(money, rules));
    }

    private static List<BorrowerMoney> inTheAir(LateLoan late, Surroundings surroundings) {
        if (surroundings.money().isEmpty()) {
            return List.of();
        }
        return surroundings.money().stream()
                .filter(money -> concerns(money, late))
                .toList();
    }

    /** Rows of the loan itself come one by one among the borrower's money; one that does not has no known age. */
    private Optional<Finding> unlistedOwnMoney(LateLoan late, Surroundings surroundings) {
        long own = late.ownMoney().pendingCount() + late.ownMoney().futureCount();
        if (own == 0) {
            return Optional.empty();
        }
        long listed = surroundings.money().stream()
                .filter(money ->
                        money.loanId().filter(late.loan().loanId()::equals).isPresent())
                .filter(money ->
                        money.kind() == BorrowerMoney.Kind.PENDING || money.kind() == BorrowerMoney.Kind.FUTURE)
                .count();
        return own <= listed
                ? Optional.empty()
                : Optional.of(new Finding(
                        SuppressionCode.MONEY_IN_THE_AIR,
                        own + " of its own payment rows are pending or valued after " + night.businessDate()));
    }

    private boolean stale(BorrowerMoney money, Rules rules) {
        return rules.notices().blockingMoneyDays().isPresent()
                && ChronoUnit.DAYS.between(money.since(), night.businessDate())
                        > rules.notices().blockingMoneyDays().getAsInt();
    }

    /** Money that names the borrower always does; other money when its amount is exactly one this loan waits for. */
    private static boolean concerns(BorrowerMoney money, LateLoan late) {
        return switch (money.link()) {
            case BORROWER -> true;
            case AMOUNT ->
                late.unpaidAmounts().stream().anyMatch(minor -> equal(money, minor, late))
                        || late.standing()
                                .filter(standing ->
                                        equal(money, standing.overdue().totalMinor(), late))
                                .isPresent();
        };
    }

    private static boolean equal(BorrowerMoney money, long minor, LateLoan late) {
        Currency currency = late.loan().currency();
        return money.amount().compareTo(BigDecimal.valueOf(minor, currency.getDefaultFractionDigits())) == 0;
    }

    private static String described(BorrowerMoney money) {
        return money.kind() + " " + money.paymentId() + " of " + money.amount().toPlainString() + " valued "
                + money.valueDate() + ", seen since " + money.since();
    }

    /** The second computation says something else than the first. */
    static Optional<Finding> recheckDiffers(LateLoan late, Standing standing, SecondLook look) {
        long overdueMinor = standing.overdue().totalMinor();
        if (look.dpd() == standing.dpd() && look.overdueMinor() == overdueMinor) {
            return Optional.empty();
        }
        Currency currency = late.loan().currency();
        return Optional.of(new Finding(
                SuppressionCode.RECHECK_DIFFERS,
                "dpd " + standing.dpd() + " and " + Money.plain(overdueMinor, currency) + ", second computation "
                        + look.dpd() + " and " + Money.plain(look.overdueMinor(), currency)));
    }

    /** What the core system says of the loan, where it says anything, is not what the records say. */
    static Optional<Finding> differsFromCore(LateLoan late, Standing standing) {
        CoreFigures core = late.loan().core();
        Currency currency = late.loan().currency();
        long overdueMinor = standing.overdue().totalMinor();
        if (core.dpd().isPresent() && core.dpd().getAsInt() != standing.dpd()) {
            return differs(
                    "dpd " + standing.dpd() + ", core system " + core.dpd().getAsInt());
        }
        if (core.overdueMinor().isPresent() && core.overdueMinor().getAsLong() != overdueMinor) {
            return differs("overdue " + Money.plain(overdueMinor, currency) + ", core system "
                    + Money.plain(core.overdueMinor().getAsLong(), currency));
        }
        Optional<LocalDate> oldest = standing.oldestUnpaidDueDate();
        if (core.paidToDate().isPresent()
                && oldest.isPresent()
                && !core.paidToDate().get().isBefore(oldest.get())) {
            return differs("unpaid since " + oldest.get() + ", core system paid to "
                    + core.paidToDate().get());
        }
        return Optional.empty();
    }

    private static Optional<Finding> differs(String detail) {
        return Optional.of(new Finding(SuppressionCode.DIFFERS_FROM_CORE, detail));
    }
}
