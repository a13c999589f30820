package io.daybreak.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybreak.notice.LateLoan;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Late loans come out of a part as they went in. */
class LateRowsTest {
    private static final long SEED = 20_260_702;

    @TempDir
    private Path folder;

    @Test
    void any_late_loan_comes_back_equal() throws IOException {
        System.out.println("seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        List<LateLoan> written = new ArrayList<>();
        for (int index = 0; index < 2_000; index++) {
            written.add(LateLoans.random(random));
        }

        List<LateLoan> read = read(write(written, 100));

        assertThat(read).hasSameSizeAs(written);
        for (int index = 0; index < written.size(); index++) {
            assertThat(read.get(index)).as("seed %d loan %d", SEED, index).isEqualTo(written.get(index));
        }
    }

    @Test
    void an_empty_part_has_no_loans() throws IOException {
        assertThat(read(write(List.of(), 1))).isEmpty();
    }

    @Test
    void what_lies_beyond_the_committed_length_is_not_read() throws IOException {
        CommittedPart part = write(List.of(LateLoans.late("L1"), LateLoans.late("L2")), 1);
        CommittedPart first = write(List.of(LateLoans.late("L1")), 1);

        assertThat(read(new CommittedPart(part.file(), first.length()))).containsExactly(LateLoans.late("L1"));
    }

    @Test
    void a_part_that_lost_bytes_fails_and_says_so() throws IOException {
        CommittedPart part = write(List.of(LateLoans.late("L1"), LateLoans.late("L2")), 1);
        try (FileChannel channel = FileChannel.open(part.file(), StandardOpenOption.WRITE)) {
            channel.truncate(part.length() - 1);
        }

        assertThatThrownBy(() -> read(part))
                .isInstanceOf(EOFException.class)
                .hasMessageContaining("changed or lost since");
    }

    private CommittedPart write(List<LateLoan> loans, int block) throws IOException {
        Path file = folder.resolve("late-" + loans.size());
        LateRows rows = new LateRows();
        try (PartFile part = PartFile.open(file, 0)) {
            for (int index = 0; index < loans.size(); index++) {
                rows.add(loans.get(index));
                if (index % block == 0) {
                    assertThat(rows.length()).isPositive();
                    rows.moveTo(part);
                    assertThat(rows.length()).isZero();
                }
            }
            rows.moveTo(part);
            part.force();
            return new CommittedPart(file, part.length());
        }
    }

    private static List<LateLoan> read(CommittedPart part) throws IOException {
        List<LateLoan> loans = new ArrayList<>();
        try (LateReader reader = LateReader.open(part, LateLoans.POLICY)) {
            for (Optional<LateLoan> next = reader.next(); next.isPresent(); next = reader.next()) {
                loans.add(next.get());
            }
        }
        return loans;
    }
}
