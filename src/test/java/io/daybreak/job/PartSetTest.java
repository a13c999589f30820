package io.daybreak.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a partition has rendered is never more than a night's block, however many dates the range has. */
class PartSetTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);
    private static final List<LocalDate> MONTH =
            Stream.iterate(FIRST, date -> date.plusDays(1)).limit(31).toList();
    /** Files of this range's parts that may be open, and some that others open meanwhile. */
    private static final long OPEN_MAX = 256 + 64;

    private static final int CASES_OF_A_BLOCK = 8_192;
    private static final int CASES_HELD_MAX = 32_768 / 31 + 1;

    @TempDir
    private Path folder;

    @Test
    void rowsOfALongRangeLeaveTheMemoryWithinTheBlock() throws IOException {
        try (PartSet set = PartSet.open(new WorkFolder(folder), "p", MONTH, "")) {
            int most = 0;
            for (int index = 0; index < CASES_OF_A_BLOCK; index++) {
                addCase(set, MONTH, index);
                most = Math.max(most, set.lines(Part.MONEY, FIRST).size());
            }
            assertThat(most).isPositive().isLessThanOrEqualTo(CASES_HELD_MAX * line(CASES_OF_A_BLOCK).length);
        }
    }

    @Test
    void aNightsBlockIsMovedOnce() throws IOException {
        try (PartSet set = PartSet.open(new WorkFolder(folder), "p", List.of(FIRST), "")) {
            for (int index = 0; index < CASES_OF_A_BLOCK - 1; index++) {
                addCase(set, List.of(FIRST), index);
            }
            assertThat(Files.size(money(FIRST))).isZero();
        }
    }

    @Test
    void rowsMovedBeforeTheCommitDoNotCount() throws IOException {
        WorkFolder work = new WorkFolder(folder);
        PartitionTotals totals = PartitionTotals.none(MONTH);
        String committed;
        long length;
        try (PartSet set = PartSet.open(work, "p", MONTH, "")) {
            for (int index = 0; index < 100; index++) {
                addCase(set, MONTH, index);
            }
            set.append(totals);
            committed = set.lengths();
            length = Files.size(money(FIRST));
            for (int index = 100; index < 3_000; index++) {
                addCase(set, MONTH, index);
            }
            assertThat(Files.size(money(FIRST))).isGreaterThan(length);
        }
        try (PartSet again = PartSet.open(work, "p", MONTH, committed)) {
            assertThat(Files.size(money(FIRST))).isEqualTo(length);
            for (int index = 100; index < 3_000; index++) {
                addCase(again, MONTH, index);
            }
            again.append(totals);
        }
        for (LocalDate date : MONTH) {
            assertThat(Files.readAllLines(money(date)))
                    .isEqualTo(Stream.iterate(0, index -> index + 1)
                            .limit(3_000)
                            .map(index -> "row " + index)
                            .toList());
        }
    }

    @Test
    void aLongRangeHoldsFewFilesOpen() throws IOException {
        List<LocalDate> year =
                Stream.iterate(FIRST, date -> date.plusDays(1)).limit(366).toList();
        OptionalLong before = openFiles();
        assumeThat(before).as("this system tells how many files are open").isPresent();
        try (PartSet set = PartSet.open(new WorkFolder(folder), "p", year, "")) {
            assertThat(openFiles().getAsLong() - before.getAsLong()).isLessThan(OPEN_MAX);
            for (int index = 0; index < 100; index++) {
                addCase(set, year, index);
            }
            assertThat(openFiles().getAsLong() - before.getAsLong()).isLessThan(OPEN_MAX);
            set.append(PartitionTotals.none(year));
            assertThat(openFiles().getAsLong() - before.getAsLong()).isLessThan(OPEN_MAX);
        }
        for (LocalDate date : year) {
            assertThat(Files.readAllLines(money(date))).hasSize(100);
        }
    }

    private static OptionalLong openFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? OptionalLong.of(unix.getOpenFileDescriptorCount())
                : OptionalLong.empty();
    }

    private static void addCase(PartSet set, List<LocalDate> dates, int index) throws IOException {
        for (LocalDate date : dates) {
            set.lines(Part.MONEY, date).writeBytes(line(index));
        }
        set.rendered();
    }

    private static byte[] line(int index) {
        return ("row " + index + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private Path money(LocalDate date) {
        return new WorkFolder(folder).part("p", date, Part.MONEY);
    }
}
