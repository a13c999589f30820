package io.daybreak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A process that ends at any moment, as kill -9 ends it, costs nothing: the same command goes on, the business files
 * are those of a night that nobody disturbed, and the next night sends nothing twice.
 */
class CrashTest {
    private static final LocalDate NIGHT = LocalDate.of(2026, 6, 28);
    private static final LocalDate NEXT = LocalDate.of(2026, 6, 29);

    @TempDir
    private static Path calmFolder;

    private static Map<String, String> calmNight;
    private static Map<String, String> calmNext;

    @BeforeAll
    static void aNightThatNobodyDisturbs() throws IOException {
        House calm = House.in(calmFolder);
        assertThat(calm.run(NIGHT, delivery(NIGHT)).exitCode()).isZero();
        assertThat(calm.run(NEXT, delivery(NEXT)).exitCode()).isZero();
        calmNight = Tree.business(calm.published(NIGHT));
        calmNext = Tree.business(calm.published(NEXT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "before-append",
                "after-append:2",
                "after-checkpoint:3",
                "before-check",
                "before-decide",
                "before-reconcile",
                "before-publish",
                "after-stage",
                "after-intend",
                "after-rename",
                "after-confirm",
                "after-links"
            })
    void endsAsIfNothingHadHappened(String killPoint, @TempDir Path folder) throws IOException {
        House house = House.in(folder);
        Night killed = house.runInOwnProcess(NIGHT, delivery(NIGHT), killPoint);
        assertThat(killed.exitCode()).as(killed.toString()).isEqualTo(Night.KILLED);

        Night resumed = house.run(NIGHT, delivery(NIGHT));

        assertThat(resumed.exitCode()).as(resumed.toString()).isZero();
        assertThat(Tree.business(house.published(NIGHT))).isEqualTo(calmNight);
        Night next = house.run(NEXT, delivery(NEXT));
        assertThat(next.exitCode()).as(next.toString()).isZero();
        assertThat(Tree.business(house.published(NEXT))).isEqualTo(calmNext);
    }

    @Test
    void aSecondStartFindsTheStoreTaken(@TempDir Path folder) throws IOException, InterruptedException {
        House house = House.in(folder);
        assertThat(house.run(NIGHT, delivery(NIGHT)).exitCode()).isZero();
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        try (var holder = house.openStore()) {
            assertThat(holder.isLocked()).isTrue();
            Process second = house.start(NEXT, delivery(NEXT), "", out, err);
            assertThat(second.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(second.exitValue()).as(Files.readString(err)).isEqualTo(75);
        }
        assertThat(house.run(NEXT, delivery(NEXT)).exitCode()).isZero();
    }

    private static Path delivery(LocalDate night) {
        return Path.of("sample-data", night.toString());
    }
}
