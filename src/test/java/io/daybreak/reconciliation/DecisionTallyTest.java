package io.daybreak.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybreak.notice.SuppressionCode;
import io.daybreak.policy.Channel;
import io.daybreak.reconciliation.DecisionTally.LevelAndChannel;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class DecisionTallyTest {
    @Test
    void counts_by_level_channel_and_code() {
        DecisionTally tally = decisions();

        assertThat(tally.noticed("CNY"))
                .containsEntry(new LevelAndChannel(1, "sms"), new Figure(2, new BigDecimal("3.00")));
        assertThat(tally.suppressed("CNY")).containsEntry(SuppressionCode.HOLD, new Figure(1, new BigDecimal("0.50")));
        assertThat(tally.noticed("JPY")).isEmpty();
        assertThat(tally.suppressed("JPY").get(SuppressionCode.REJECTED)).isEqualTo(new Figure(1, BigDecimal.ZERO));
        assertThat(tally.currencies()).containsExactly("CNY", "JPY");
    }

    @Test
    void adds_up_and_comes_back_from_its_text() {
        DecisionTally tally = decisions();

        assertThat(DecisionTally.parse(tally.toText())).isEqualTo(tally);
        assertThat(tally.plus(new DecisionTally())).isEqualTo(tally);
        assertThat(tally.plus(decisions())
                        .noticed("CNY")
                        .get(new LevelAndChannel(1, "sms"))
                        .count())
                .isEqualTo(4);
        assertThatThrownBy(() -> DecisionTally.parse("CNY\tnoticed")).isInstanceOf(IllegalArgumentException.class);
    }

    private static DecisionTally decisions() {
        DecisionTally tally = new DecisionTally();
        tally.noticed("CNY", 1, Channel.SMS, 100);
        tally.noticed("CNY", 1, Channel.SMS, 200);
        tally.suppressed("CNY", SuppressionCode.HOLD, 50);
        tally.suppressed("JPY", SuppressionCode.REJECTED, 0);
        return tally;
    }
}
