package io.daybreak.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.delinquency.MoneyFlow;
import io.daybreak.delinquency.PaymentFate;
import io.daybreak.delinquency.Standing;
import io.daybreak.delinquency.TierReason;
import io.daybreak.loan.Components;
import io.daybreak.loan.Loan;
import io.daybreak.policy.Tier;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands in a tally after one call of each kind: counts and amounts, by themselves and not against another tally. */
class TallyFiguresTest {
    private static final String CNY = "CNY";
    private static final Loan LOAN = RandomNight.loan("L1", CNY, 500_00);

    @Test
    void rows_that_arrive_and_what_becomes_of_payments() {
        Tally tally = new Tally();
        tally.loanRead(CNY, 500_00);
        tally.paymentsRead(CNY, 9, 90_00);
        tally.paymentsRejected(CNY, 2, 20_00);
        tally.paymentsNotClassified(CNY, 3, 30_00);
        tally.payments(CNY, PaymentFate.USED, 4, 40_00);
        tally.payments(CNY, PaymentFate.VOID, 5, 50_00);
        tally.payments(CNY, PaymentFate.PENDING, 6, 60_00);
        tally.payments(CNY, PaymentFate.FUTURE_VALUED, 7, 70_00);

        assertThat(tally.figure(Term.LOANS_READ, CNY)).isEqualTo(Figure.of(1, 500_00, CNY));
        assertThat(tally.figure(Term.PAYMENTS_READ, CNY)).isEqualTo(Figure.of(9, 90_00, CNY));
        assertThat(tally.figure(Term.PAYMENTS_REJECTED, CNY)).isEqualTo(Figure.of(2, 20_00, CNY));
        assertThat(tally.figure(Term.PAYMENTS_OF_LOANS_NOT_CLASSIFIED, CNY)).isEqualTo(Figure.of(3, 30_00, CNY));
        assertThat(tally.figure(Term.PAYMENTS_USED, CNY)).isEqualTo(Figure.of(4, 40_00, CNY));
        assertThat(tally.figure(Term.PAYMENTS_VOID, CNY)).isEqualTo(Figure.of(5, 50_00, CNY));
        assertThat(tally.figure(Term.PAYMENTS_PENDING, CNY)).isEqualTo(Figure.of(6, 60_00, CNY));
        assertThat(tally.figure(Term.PAYMENTS_FUTURE_VALUED, CNY)).isEqualTo(Figure.of(7, 70_00, CNY));
    }

    @ParameterizedTest
    @CsvSource({
        "0, OWN, LEFT_OUT_NOT_PAST_DUE, NOT_PAST_DUE",
        "0, CLOSED, LEFT_OUT_CLOSED, NOT_PAST_DUE",
        "0, CLOSED_WITH_ARREARS, LEFT_OUT_CLOSED, NOT_PAST_DUE",
        "1, OWN, IN_WORKLIST, FROM_1",
        "61, OWN, IN_WORKLIST, FROM_61"
    })
    void a_classified_loan_is_in_the_worklist_or_left_out(int dpd, TierReason reason, Term term, DpdBand band) {
        Tally tally = new Tally();
        tally.classified(LOAN, standing("NORMAL", dpd, reason, 400_00, 25_00), Optional.empty(), Optional.empty());

        assertThat(tally.figure(Term.LOANS_CLASSIFIED, CNY)).isEqualTo(Figure.of(1, 500_00, CNY));
        assertThat(tally.figure(term, CNY)).isEqualTo(Figure.of(1, 400_00, CNY));
        assertThat(tally.figure(Term.PAST_DUE, CNY).count()).isEqualTo(dpd >= 1 ? 1 : 0);
        assertThat(tally.figure(Term.PAST_DUE, CNY).amount()).isEqualByComparingTo(dpd >= 1 ? "25" : "0");
        assertThat(tally.outstanding(CNY, band)).isEqualTo(Figure.of(1, 400_00, CNY));
        assertThat(tally.overdue(CNY, band)).isEqualTo(Figure.of(1, 25_00, CNY));
        assertThat(tally.figure(Term.SETTLED, CNY).amount()).isEqualByComparingTo("4");
        assertThat(tally.outstanding("JPY", band)).isEqualTo(Figure.ZERO);
        assertThat(tally.overdue("JPY", band)).isEqualTo(Figure.ZERO);
    }

    @Test
    void a_move_is_counted_from_tier_to_tier_as_it_was_at_the_baseline_date() {
        Tally tally = new Tally();
        tally.classified(
                LOAN,
                standing("WATCH", 31, TierReason.OWN, 400_00, 25_00),
                Optional.of(RandomNight.published("L1", CNY, standing("NORMAL", 0, TierReason.OWN, 410_00, 0))),
                Optional.of(standing("NORMAL", 0, TierReason.OWN, 410_00, 0)));

        assertThat(tally.moved(CNY, "NORMAL", "WATCH")).isEqualTo(Figure.of(1, 410_00, CNY));
        assertThat(tally.moved(CNY, "WATCH", "NORMAL")).isEqualTo(Figure.ZERO);
        assertThat(tally.moved(CNY, "NORMAL", "LOSS")).isEqualTo(Figure.ZERO);
        assertThat(tally.moved("JPY", "NORMAL", "WATCH")).isEqualTo(Figure.ZERO);
        assertThat(tally.figure(Term.OPENING, CNY, "NORMAL")).isEqualTo(Figure.of(1, 410_00, CNY));
        assertThat(tally.figure(Term.CLOSING, CNY, "WATCH")).isEqualTo(Figure.of(1, 400_00, CNY));
    }

    /** As if it had been counted under the tier that another loan decides from the beginning. */
    @Test
    void a_loan_whose_tier_another_decides_is_counted_under_that_one() {
        Standing own = standing("NORMAL", 0, TierReason.OWN, 400_00, 0);
        Standing decided = standing("LOSS", 0, TierReason.CONTAGION, 400_00, 0);
        Standing other = standing("NORMAL", 3, TierReason.OWN, 70_00, 7_00);
        Tally.Counted before = new Tally.Counted(own, Optional.of(own), Optional.empty());
        Tally.Counted after = new Tally.Counted(decided, Optional.of(decided), Optional.empty());
        Tally expected = new Tally();
        expected.classified(LOAN, decided, Optional.empty(), Optional.of(decided));
        expected.classified(LOAN, other, Optional.empty(), Optional.empty());

        Tally tally = new Tally();
        tally.classified(LOAN, own, Optional.empty(), Optional.of(own));
        tally.classified(LOAN, other, Optional.empty(), Optional.empty());
        assertThat(tally).isNotEqualTo(expected).doesNotHaveToString(expected.toString());
        tally.retiered(LOAN, before, after);

        assertThat(tally.figure(Term.LOANS_CLASSIFIED, CNY)).isEqualTo(Figure.of(2, 1000_00, CNY));
        assertThat(tally.figure(Term.CLOSING, CNY, "LOSS")).isEqualTo(Figure.of(1, 400_00, CNY));
        assertThat(tally.figure(Term.CLOSING, CNY, "NORMAL")).isEqualTo(Figure.of(1, 70_00, CNY));
        assertThat(tally.outstanding(CNY, DpdBand.NOT_PAST_DUE)).isEqualTo(Figure.of(1, 400_00, CNY));
        assertThat(tally.figure(Term.SETTLED, CNY).amount()).isEqualByComparingTo("8");
        assertThat(tally).isEqualTo(expected).hasSameHashCodeAs(expected);
    }

    @Test
    void payment_figures_come_back_from_their_text() {
        PaymentFigures figures =
                new PaymentFigures(7, new BigDecimal("12.3400"), new TreeMap<>(Map.of("", 2L, "BANK", 5L)));

        assertThat(PaymentFigures.parse(figures.toText())).isEqualTo(figures);
        assertThat(figures.toText()).isEqualTo("7\t12.3400\n2\t\n5\tBANK\n");
    }

    private static Standing standing(
            String code, int dpd, TierReason reason, long outstandingMinor, long overdueMinor) {
        Optional<Tier> tier = Optional.of(RandomNight.tier(code, 0, 0));
        return new Standing(
                RandomNight.DATE,
                dpd,
                dpd,
                tier,
                tier,
                reason,
                dpd == 0 ? Optional.empty() : Optional.of(RandomNight.DATE.minusDays(dpd)),
                dpd == 0 ? 0 : 1,
                new Components(overdueMinor, 0, 0, 0),
                outstandingMinor,
                new MoneyFlow(1_00, 2_00, 3_00, 4_00, 5_00, 6_00, 7_00, 8_00, 9_00, 10_00, 11_00, 12_00));
    }
}
