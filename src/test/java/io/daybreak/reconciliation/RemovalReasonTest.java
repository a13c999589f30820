package io.daybreak.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.delinquency.MoneyFlow;
import io.daybreak.delinquency.Standing;
import io.daybreak.delinquency.TierReason;
import io.daybreak.loan.Components;
import io.daybreak.loan.PublishedStanding;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemovalReasonTest {
    @ParameterizedTest(name = "published {0}, restated {1}, now {2}, schedule changed {3}: {4}")
    @CsvSource({
        "5, 5, 0 OWN, false, PAID",
        "5, 5, 6 OWN, false, -",
        "0, 0, 0 OWN, false, -",
        "5, 0, 0 OWN, false, CORRECTED",
        "5, -, 0 OWN, false, CORRECTED",
        "5, 5, 0 OWN, true, RESCHEDULED",
        "5, 5, 0 CLOSED, false, CLOSED",
        "5, 5, 0 CLOSED_WITH_ARREARS, true, CLOSED",
        "-, 3, 0 OWN, false, CLASSIFIED_AGAIN",
        "-, 3, 4 OWN, false, -",
    })
    void says_why_a_loan_left(String published, String restated, String now, boolean scheduleChanged, String reason) {
        String[] state = now.split(" ", -1);
        Optional<Standing> before = restated.equals("-")
                ? Optional.empty()
                : Optional.of(standing(Integer.parseInt(restated), TierReason.OWN));

        Optional<RemovalReason> found = RemovalReason.of(
                published(published),
                standing(Integer.parseInt(state[0]), TierReason.valueOf(state[1])),
                before,
                scheduleChanged);

        assertThat(found.map(Enum::name).orElse("-")).isEqualTo(reason);
    }

    private static Standing standing(int dpd, TierReason reason) {
        return new Standing(
                RandomNight.DATE,
                dpd,
                dpd,
                Optional.empty(),
                Optional.empty(),
                reason,
                Optional.empty(),
                0,
                Components.ZERO,
                0,
                new MoneyFlow(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
    }

    private static PublishedStanding published(String dpd) {
        return new PublishedStanding(
                "L1",
                "B1",
                "CARD",
                "CNY",
                dpd.equals("-") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(dpd)),
                OptionalInt.empty(),
                Optional.empty(),
                "OWN",
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty());
    }
}
