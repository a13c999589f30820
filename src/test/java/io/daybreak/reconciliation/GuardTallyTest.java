package io.daybreak.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the guards look at adds up however the portfolio is cut, and comes back from its text. */
class GuardTallyTest {
    private static final LocalDate NIGHT = LocalDate.of(2026, 6, 30);

    @Test
    void counts_payment_rows_by_feed() {
        GuardTally tally = new GuardTally();
        row(tally, "", 1);
        row(tally, "BANK", 2);
        row(tally, "BANK", 3);
        row(tally, "WALLET", 4);
        row(tally, "BANK", 5);

        assertThat(tally.rowsByChannel()).isEqualTo(Map.of("", 1L, "BANK", 3L, "WALLET", 1L));
        assertThat(new GuardTally().rowsByChannel()).isEmpty();
    }

    @Test
    void keeps_the_newest_value_date_up_to_the_business_date() {
        GuardTally tally = new GuardTally();
        assertThat(tally.latestValueDate()).isEmpty();
        tally.paymentRow(Optional.empty(), NIGHT.plusDays(1), NIGHT);
        assertThat(tally.latestValueDate()).isEmpty();
        tally.paymentRow(Optional.empty(), NIGHT.minusDays(3), NIGHT);
        tally.paymentRow(Optional.empty(), NIGHT.minusDays(4), NIGHT);
        assertThat(tally.latestValueDate()).contains(NIGHT.minusDays(3));
        tally.paymentRow(Optional.empty(), NIGHT, NIGHT);
        tally.paymentRow(Optional.empty(), NIGHT.plusDays(2), NIGHT);
        assertThat(tally.latestValueDate()).contains(NIGHT);
    }

    @Test
    void counts_how_loans_stand_against_the_baseline() {
        GuardTally tally = new GuardTally();
        tally.compared(false, false);
        tally.compared(true, false);
        tally.compared(true, true);
        tally.compared(true, false);
        tally.fellDue(2);
        tally.fellDue(3);

        assertThat(tally.loansCompared()).isEqualTo(4);
        assertThat(tally.loansNewlyPastDue()).isEqualTo(3);
        assertThat(tally.loansHistoryChanged()).isEqualTo(1);
        assertThat(tally.installmentsFallenDue()).isEqualTo(5);
    }

    @Test
    void parts_add_up_to_the_whole_in_any_order() {
        GuardTally whole = some(7);
        count(whole, 11);
        GuardTally forth = some(7);
        forth.add(some(11));
        GuardTally back = some(11);
        back.add(some(7));
        GuardTally withNothing = some(7);
        withNothing.add(new GuardTally());

        assertThat(forth).isEqualTo(whole).hasSameHashCodeAs(whole);
        assertThat(back).isEqualTo(whole);
        assertThat(withNothing).isEqualTo(some(7)).isNotEqualTo(whole);
        assertThat(forth.latestValueDate()).contains(NIGHT.minusDays(1));
        assertThat(forth.loansCompared()).isEqualTo(18);
        assertThat(forth.loansNewlyPastDue()).isEqualTo(10);
        assertThat(forth.loansHistoryChanged()).isEqualTo(5);
        assertThat(forth.installmentsFallenDue()).isEqualTo(18);
    }

    @Test
    void goes_on_counting_after_parts_were_added() {
        GuardTally tally = some(2);
        tally.add(some(2));
        long before = tally.rowsByChannel().get("BANK");
        row(tally, "BANK", 9);

        assertThat(tally.rowsByChannel().get("BANK")).isEqualTo(before + 1);
    }

    @Test
    void text_keeps_everything() {
        GuardTally tally = some(9);

        GuardTally again = GuardTally.parse(tally.toText());

        assertThat(again).isEqualTo(tally).hasToString(tally.toText());
        assertThat(again.rowsByChannel()).isEqualTo(tally.rowsByChannel());
        assertThat(again.latestValueDate()).isEqualTo(tally.latestValueDate());
        assertThat(again.loansCompared()).isEqualTo(9);
        assertThat(again.loansNewlyPastDue()).isEqualTo(5);
        assertThat(again.loansHistoryChanged()).isEqualTo(3);
        assertThat(again.installmentsFallenDue()).isEqualTo(9);
        row(again, "", 1);
        row(tally, "", 1);
        assertThat(again).isEqualTo(tally);
        assertThat(GuardTally.parse(new GuardTally().toText())).isEqualTo(new GuardTally());
    }

    @ParameterizedTest
    @ValueSource(strings = {"channel\tBANK", "latest", "loans\t1\t2\t3", "something\t1", "channel\tBANK\t1\t2"})
    void a_text_that_is_none_is_refused(String text) {
        assertThatThrownBy(() -> GuardTally.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }

    private static GuardTally some(int loans) {
        GuardTally tally = new GuardTally();
        count(tally, loans);
        return tally;
    }

    private static void count(GuardTally tally, int loans) {
        for (int loan = 1; loan <= loans; loan++) {
            tally.compared(loan % 2 == 1, loan % 3 == 0);
            tally.fellDue(1);
            row(tally, loan % 4 == 0 ? "WALLET" : "BANK", 12 - loan);
        }
    }

    private static void row(GuardTally tally, String channel, int daysBefore) {
        tally.paymentRow(Optional.of(channel).filter(name -> !name.isEmpty()), NIGHT.minusDays(daysBefore), NIGHT);
    }
}
