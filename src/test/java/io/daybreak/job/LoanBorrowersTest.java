package io.daybreak.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loans of the borrowers that are looked for, whatever the identifiers look like and wherever a block ends. */
class LoanBorrowersTest {
    @TempDir
    private Path folder;

    @Test
    void findsTheLoansOfTheBorrowersLookedFor() throws IOException {
        assertThat(loansOf(Set.of("B1", "B,\"3"), "L1,B1,x\nL2,B2,x\n\"L,3\",\"B,\"\"3\",x\nL4,B1,\n"))
                .containsExactly("L1 B1", "L,3 B,\"3", "L4 B1");
    }

    @Test
    void findsNoneInAFileOfNothingButAHeader() throws IOException {
        assertThat(loansOf(Set.of("B1"), "")).isEmpty();
    }

    @Test
    void findsThemAllInAFileOfManyBlocks() throws IOException {
        StringBuilder rows = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int loan = 0; loan < 20_000; loan++) {
            rows.append('L')
                    .append(loan)
                    .append(",B")
                    .append(loan % 7)
                    .append(",样例".repeat(loan % 11))
                    .append('\n');
            if (loan % 7 == 3) {
                expected.add("L" + loan + " B3");
            }
        }
        assertThat(loansOf(Set.of("B3"), rows.toString())).isEqualTo(expected);
    }

    @Test
    void findsThemInARowLongerThanABlock() throws IOException {
        String tail = "x".repeat(700_000);
        assertThat(loansOf(Set.of("B2"), "L1,B1," + tail + "\nL2,B2," + tail + "\nL3,B2,\n"))
                .containsExactly("L2 B2", "L3 B2");
    }

    /** A few other borrowers may be handed over as well; those are left to who asked. */
    private List<String> loansOf(Set<String> borrowers, String rows) throws IOException {
        Path file = folder.resolve("classification.csv");
        Files.writeString(file, "loan_id,borrower_id,more\n" + rows, StandardCharsets.UTF_8);
        List<String> found = new ArrayList<>();
        LoanBorrowers.each(file, borrowers, (loan, borrower) -> {
            if (borrowers.contains(borrower)) {
                found.add(loan + " " + borrower);
            }
        });
        return found;
    }
}
