package io.daybreak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which dates between published ones were never run, and the command that catches up with the oldest of them. */
class NeverRunTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 2, 26);

    @Test
    void nothingIsMissingWhereNothingOrEveryDateIsPublished() {
        assertThat(NeverRun.between(List.of()).line()).isEmpty();
        assertThat(NeverRun.between(List.of(FIRST)).line()).isEmpty();
        assertThat(NeverRun.between(List.of(FIRST, FIRST.plusDays(1), FIRST.plusDays(2)))
                        .line())
                .isEmpty();
    }

    @Test
    void everyGapIsNamedOldestFirst() {
        NeverRun missing = NeverRun.between(List.of(FIRST, FIRST.plusDays(4), FIRST.plusDays(5), FIRST.plusDays(7)));

        assertThat(missing.line())
                .contains("Never run: 2026-02-27 to 2026-03-01, 2026-03-04. To catch up: jobs/daybreak rerun"
                        + " --from 2026-02-27 --to 2026-03-01 --reason TEXT");
    }
}
