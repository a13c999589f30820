package io.daybreak.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybreak.loan.RejectReason;
import io.daybreak.loan.Rejection;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A tally adds up, whatever the order and the grouping, and comes back from its text. */
class TallyTest {
    private static final long SEED = 20_260_630;

    @Test
    void parts_add_up_to_the_whole_however_the_portfolio_is_cut() {
        System.out.println("seed " + SEED);
        RandomNight night = RandomNight.of(SEED, 2_000);
        Tally whole = new Tally();
        night.cases().forEach(each -> RandomNight.count(whole, each));
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 10; round++) {
            int partitions = 1 + random.nextInt(8);
            List<Tally> parts = new ArrayList<>();
            for (int index = 0; index < partitions; index++) {
                parts.add(new Tally());
            }
            night.cases().forEach(each -> RandomNight.count(parts.get(random.nextInt(partitions)), each));
            Tally sum = new Tally();
            parts.forEach(sum::add);
            assertThat(sum).as("seed %d round %d", SEED, round).isEqualTo(whole);
        }
    }

    @Test
    void plus_is_associative_and_commutative_and_has_a_zero() {
        Tally a = RandomNight.of(SEED, 300).tally();
        Tally b = RandomNight.of(SEED + 1, 200).tally();
        Tally c = RandomNight.of(SEED + 2, 100).tally();

        assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
        assertThat(a.plus(b)).isEqualTo(b.plus(a));
        assertThat(a.plus(new Tally())).isEqualTo(a);
        assertThat(a).isEqualTo(RandomNight.of(SEED, 300).tally());
    }

    @Test
    void text_keeps_everything() {
        Tally tally = RandomNight.of(SEED, 500).tally();
        tally.written("classification.csv", 480, new BigDecimal("1234.567"));

        assertThat(Tally.parse(tally.toText())).isEqualTo(tally);
        assertThat(Tally.parse("")).isEqualTo(new Tally());
        assertThat(Tally.parse(tally.toText()).written("classification.csv"))
                .isEqualTo(FileFigures.of("classification.csv", 480, new BigDecimal("1234.567")));
    }

    @Test
    void text_keeps_tier_codes_of_any_spelling() {
        String strange = "a\tb\\tc\nd\\b";
        Tally tally = new Tally();
        tally.rejected(new Rejection(strange, 2, "", RejectReason.DUPLICATE, "", ""));

        assertThat(Tally.parse(tally.toText()).rejections(strange)).containsEntry(RejectReason.DUPLICATE, 1L);
    }

    @Test
    void text_of_a_whole_portfolio_stays_short() {
        assertThat(RandomNight.of(SEED, 20_000).tally().toText()).hasSizeLessThan(20_000);
    }

    @Test
    void a_text_that_is_none_is_refused() {
        assertThatThrownBy(() -> Tally.parse("nonsense\t1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Tally.parse("currency\tCNY\nterm\tLOANS_READ\t1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cut short");
    }

    @Test
    void a_sum_that_does_not_fit_fails() {
        Tally tally = new Tally();
        tally.loanRead("CNY", Long.MAX_VALUE);

        assertThatThrownBy(() -> tally.loanRead("CNY", 1)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void amounts_of_unknown_currency_have_four_decimals() {
        Tally tally = new Tally();
        tally.paymentUnmatched(new BigDecimal("12.5"));
        tally.paymentOrphan(new BigDecimal("0.0001"));

        assertThat(tally.figure(Term.PAYMENTS_UNMATCHED, "")).isEqualTo(new Figure(1, new BigDecimal("12.5000")));
        assertThat(tally.figure(Term.PAYMENTS_ORPHAN, "").amount()).isEqualByComparingTo("0.0001");
        assertThatThrownBy(() -> tally.paymentUnmatched(new BigDecimal("0.00001")))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void an_unreadable_loan_is_shown_when_the_baseline_shows_it_and_only_counted_otherwise() {
        RandomNight night = RandomNight.of(SEED, 100);
        Tally tally = new Tally();
        tally.unreadable(Optional.of(night.gone().get(0)));
        tally.unreadable(Optional.empty());

        String currency = night.gone().get(0).currency();
        assertThat(tally.figure(Term.LOANS_NOT_CLASSIFIED, currency).count()).isEqualTo(1);
        assertThat(tally.figure(Term.LOANS_UNREADABLE, "").count()).isEqualTo(1);
    }
}
