package io.daybreak.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.delinquency.Standing;
import io.daybreak.loan.Components;
import io.daybreak.notice.LateLoan;
import io.daybreak.notice.SuppressionCode;
import io.daybreak.notice.Surroundings;
import io.daybreak.reconciliation.FileFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worklist's order, and that sorting in pieces on disk gives the bytes that sorting in memory gives. */
class WorklistTest {
    private static final long SEED = 20260630;
    private static final int ROWS = 400;
    /** A row takes about three hundred bytes, so there are many pieces. */
    private static final int SMALL_PIECES = 4_000;

    @TempDir
    private Path folder;

    @Test
    void pieces_on_disk_change_no_byte_and_leave_nothing() throws IOException {
        List<CollectionsRow> rows = rows();
        Path whole = write(rows, "whole", Integer.MAX_VALUE);
        Path pieces = write(rows, "pieces", SMALL_PIECES);

        assertThat(pieces).as("seed %d", SEED).hasSameBinaryContentAs(whole);
        assertThat(folder.resolve("pieces-work")).isEmptyDirectory();
    }

    @Test
    void rows_stand_in_the_order_they_are_worked_in() throws IOException {
        List<CollectionsRow> rows = rows();
        List<String> expected = new ArrayList<>();
        List<WorkOrder> orders = new ArrayList<>();
        for (int place = 0; place < rows.size(); place++) {
            orders.add(WorkOrder.of(rows.get(place), place));
        }
        orders.stream()
                .sorted(Comparator.naturalOrder())
                .forEach(order ->
                        expected.add(rows.get((int) order.place()).late().loan().loanId()));

        List<String> found = new ArrayList<>();
        try (ReadBackCursor cursor = ReadBackCursor.open(write(rows, "whole", SMALL_PIECES))) {
            while (cursor.next()) {
                found.add(cursor.text(cursor.column("loan_id")));
                assertThat(cursor.integer(cursor.column("row_no"))).isEqualTo(found.size());
            }
        }
        assertThat(found).as("seed %d", SEED).isEqualTo(expected);
    }

    /** Rank first, then days, then the amount within a currency, then loan order. */
    @Test
    void the_order_is_the_documented_one() {
        List<WorkOrder> orders = List.of(
                new WorkOrder(1, 400, "CNY", 1, 9),
                new WorkOrder(1, 91, "CNY", 500, 8),
                new WorkOrder(1, 91, "CNY", 400, 3),
                new WorkOrder(1, 91, "CNY", 400, 7),
                new WorkOrder(1, 91, "USD", 900, 1),
                new WorkOrder(5, 500, "CNY", 999, 0));

        List<WorkOrder> shuffled = new ArrayList<>(orders);
        Collections.shuffle(shuffled, new Random(SEED));
        shuffled.sort(Comparator.naturalOrder());
        assertThat(shuffled).isEqualTo(orders);
    }

    @Test
    void a_workbook_goes_on_in_further_sheets_and_is_counted_back() throws IOException {
        write(rows(), "book", Integer.MAX_VALUE);
        Path book = folder.resolve("book");
        Path work = folder.resolve("book-work");

        FileFigures written = WorklistWorkbook.write(book, work, LateLoans.DATE, 151);
        FileFigures readBack = WorkbookReread.of(book, "collections.xlsx").figures();

        assertThat(written.rows()).isEqualTo(ROWS);
        assertThat(readBack.rows()).isEqualTo(ROWS);
        assertThat(readBack.amountTotal()).isEqualByComparingTo(written.amountTotal());
        byte[] first = Files.readAllBytes(book.resolve("collections.xlsx"));
        Files.delete(book.resolve("collections.xlsx"));
        WorklistWorkbook.write(book, work, LateLoans.DATE, 151);
        assertThat(Files.readAllBytes(book.resolve("collections.xlsx"))).isEqualTo(first);
    }

    private Path write(List<CollectionsRow> rows, String name, int pieceBytes) throws IOException {
        Path target = folder.resolve(name);
        Path work = folder.resolve(name + "-work");
        PrivateFiles.createFolders(target);
        PrivateFiles.createFolders(work);
        try (Worklist worklist = Worklist.create(target, work, pieceBytes)) {
            for (CollectionsRow row : rows) {
                worklist.add(row);
            }
            assertThat(worklist.finish().rows()).isEqualTo(rows.size());
        }
        return target.resolve("collections.csv");
    }

    private static Standing standing(SplittableRandom random) {
        Components overdue = new Components(random.nextInt(1_000), random.nextInt(1_000), 0, 0);
        return LateLoans.standing("CARD", "SPECIAL_MENTION", 1 + random.nextInt(120), overdue);
    }

    private static List<CollectionsRow> rows() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<CollectionsRow> rows = new ArrayList<>();
        for (int index = 0; index < ROWS; index++) {
            LateLoan late = random.nextInt(10) == 0
                    ? LateLoans.notClassified("N" + index)
                    : LateLoans.late("L" + index).withStanding(standing(random), Optional.empty(), Optional.empty());
            rows.add(new CollectionsRow(
                    "1",
                    late,
                    Surroundings.NONE,
                    Decisions.held(late, random.nextBoolean() ? SuppressionCode.BELOW_LADDER : SuppressionCode.HOLD),
                    false));
        }
        return rows;
    }
}
