package io.daybreak.endtoend;

import static io.daybreak.endtoend.House.done;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After an outage {@code status} names the date that was never run, and {@code rerun} closes it. */
class CatchUpTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 28);
    private static final LocalDate MISSED = LocalDate.of(2026, 6, 29);
    private static final LocalDate LAST = LocalDate.of(2026, 6, 30);

    @Test
    void theDateThatStatusNamesIsCaughtUp(@TempDir Path folder) {
        House house = House.in(folder);
        done(house.run(FIRST, delivery(FIRST)));
        assertThat(house.command("status").out()).doesNotContain("Never run");
        done(house.run(LAST, delivery(LAST)));
        assertThat(house.command("status").out()).contains("Never run: 2026-06-29. To catch up: ");

        done(house.rerun(MISSED, MISSED, delivery(LAST)));

        assertThat(house.command("status").out()).doesNotContain("Never run");
        assertThat(CleanNightsTest.levels(house.published(MISSED)))
                .as("nobody is told of a day that is past")
                .isEmpty();
        done(house.command("status", "--verify"));
    }

    private static Path delivery(LocalDate date) {
        return Path.of("sample-data", date.toString()).toAbsolutePath();
    }
}
