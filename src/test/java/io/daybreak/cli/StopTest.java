package io.daybreak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.job.KillPoints;
import io.daybreak.store.LocationReading;
import io.daybreak.store.OpenOptions;
import io.daybreak.store.Opening;
import io.daybreak.store.RunState;
import io.daybreak.store.Store;
import io.daybreak.store.StoreLocation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night that is asked to stop: it comes to a safe point, says so, and the same command goes on from there. */
class StopTest {
    private static final Path HOME = Path.of("").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void a_stopped_night_exits_75_publishes_nothing_and_is_resumed_by_the_same_command() throws IOException {
        SafeStop stop = new SafeStop();
        StringWriter stoppedErr = new StringWriter();
        KillPoints stopping = new KillPoints("after-checkpoint", 1, new AtomicLong(), stop::request);

        assertThat(run(stop, stopping, stoppedErr)).isEqualTo(75);

        assertThat(stoppedErr.toString()).contains("Stopped on request; nothing of 2026-06-28 is published.");
        assertThat(folder.resolve("out/2026-06-28")).doesNotExist();
        assertThat(state()).isEqualTo(RunState.SETTLING);
        assertThat(stop.request())
                .as("something to wait for, now that the night is over")
                .isFalse();

        assertThat(run(new SafeStop(), KillPoints.NONE, new StringWriter())).isZero();

        assertThat(state()).isEqualTo(RunState.PUBLISHED);
        assertThat(Files.isSameFile(folder.resolve("out/latest"), folder.resolve("out/2026-06-28/attempt-1")))
                .isTrue();
    }

    private int run(SafeStop stop, KillPoints killPoints, StringWriter err) {
        Machine machine = new Machine(
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                false,
                Map.of(),
                "operator",
                InstantSource.fixed(Instant.parse("2026-06-28T18:15:00Z")),
                folder,
                HOME,
                folder,
                1,
                stop,
                killPoints);
        return Main.execute(machine, "run", "--date", "2026-06-28", "--output", "out", "--store", "store");
    }

    private RunState state() {
        LocationReading located = StoreLocation.parse("store", folder, Map.of());
        Opening opening = Store.openReadOnly(
                ((LocationReading.Located) located).location(), new OpenOptions("test", 3, new Random(1)));
        try (Store store = ((Opening.Opened) opening).store()) {
            return store.runs().recent(1).get(0).state();
        }
    }
}
