package io.daybreak.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.sample.CsvStyle;
import io.daybreak.sample.DeliveryDraft;
import io.daybreak.sample.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One loan out of a delivery nobody has scanned: the same as a scan of everything finds, or an admission that only a
 * scan can tell.
 */
class LoanExtractTest {
    private static final LocalDate DATE = LocalDate.of(2026, 6, 30);
    private static final DeliveryMapping STANDARD = DeliveryMapping.standard();
    private static final int LOANS = 4_000;

    @TempDir
    private Path folder;

    private Path delivered;
    private DeliveryDraft draft;

    @BeforeEach
    void aDelivery() {
        delivered = folder.resolve("in");
        draft = DeliveryDraft.empty();
        Random random = new Random(20260630);
        for (int number = 0; number < LOANS; number++) {
            String loanId = String.format(Locale.ROOT, "L%06d", 2 * number);
            draft.loans().add(List.of(loanId, "B" + number % 977, "CASH", "CNY", "300.00", "2026-01-01"));
            for (int row = 1; row <= 1 + random.nextInt(6); row++) {
                draft.installments()
                        .add(List.of(loanId, Integer.toString(row), "2026-0" + row + "-28", "50.00", "1.00"));
            }
            for (int row = random.nextInt(6); row > 0; row--) {
                String id = loanId + "-" + row;
                draft.payments().add(List.of(id, loanId, "2026-03-01", "51.00"));
            }
        }
        for (int number = 0; number < 977; number++) {
            draft.borrowers()
                    .add(List.of("B" + number, "Name \"N\", " + number, "en", "+86139" + (10_000_000 + number)));
        }
        draft.holds().add(List.of("H1", "LOAN", "L000010", "DISPUTE", "2026-01-01"));
        draft.holds().add(List.of("H2", "BORROWER", "B5", "HARDSHIP", "2026-01-01"));
        draft.holds().add(List.of("H3", "PRODUCT", "CARD", "PAUSE", "2026-01-01"));
        draft.holds().add(List.of("H4", "ALL", "", "PAUSE", "2026-01-01"));
    }

    @Test
    void aLoanIsTheSameAsAScanOfEverythingFinds() throws IOException {
        draft.writeTo(delivered, DATE);
        for (String loanId : List.of("L000000", "L000010", "L004444", "L007998")) {
            assertSameAsScan(loanId);
        }
    }

    @Test
    void quotesAndReturnsDoNotMatter() throws IOException {
        draft.style(new CsvStyle("\r\n", true, true)).writeTo(delivered, DATE);
        assertSameAsScan("L004444");
    }

    @Test
    void aLoanThatIsNotThereIsForAScanToDeny() throws IOException {
        draft.writeTo(delivered, DATE);
        for (String loanId : List.of("L000001", "A", "Z", "L004445")) {
            assertThat(extract(loanId, loanId)).as(loanId).isFalse();
        }
    }

    @Test
    void filesInAnotherOrderAreForAScan() throws IOException {
        Table payments = draft.payments();
        payments.sortBy("payment_id");
        draft.replace(shuffled(payments)).writeTo(delivered, DATE);
        assertThat(extract("L004444", "shuffled")).isFalse();
    }

    /** Rows inside a quoted field look like rows; they are too narrow for the header, or they end in a quote. */
    @Test
    void lineBreaksInsideQuotesAreForAScan() throws IOException {
        String note = "note\nL000001,1\n".repeat(4_000);
        draft.loans().rows().forEach(row -> row.put("product_name", "plain"));
        draft.loans().row(LOANS / 2).put("product_name", note);
        draft.writeTo(delivered, DATE);
        assertThat(extract("L004444", "breaks")).isFalse();
    }

    @Test
    void anotherCharsetIsForAScan() throws IOException {
        draft.writeTo(delivered, DATE);
        FileMapping plain = STANDARD.of(DeliveryFile.LOANS);
        FileMapping wide = new FileMapping(
                plain.fileName(), plain.columns(), ',', StandardCharsets.UTF_16LE, plain.datePattern(), '.');
        assertThat(LoanExtract.write(
                        delivered,
                        STANDARD.with(DeliveryFile.LOANS, wide),
                        "L004444",
                        Files.createDirectory(folder.resolve("charset"))))
                .isFalse();
    }

    private static Table shuffled(Table table) {
        Table shuffled = Table.of(table.file(), table.columns());
        List<Table.Row> rows = new ArrayList<>(table.rows());
        Collections.shuffle(rows, new Random(7));
        rows.forEach(row -> shuffled.add(row.cells()));
        return shuffled;
    }

    private boolean extract(String loanId, String name) throws IOException {
        return LoanExtract.write(delivered, STANDARD, loanId, Files.createDirectory(folder.resolve("x-" + name)));
    }

    private void assertSameAsScan(String loanId) throws IOException {
        assertThat(extract(loanId, loanId)).as(loanId).isTrue();
        LoanCase.ReadableLoan few = found(folder.resolve("x-" + loanId), loanId);
        LoanCase.ReadableLoan all = found(delivered, loanId);
        assertThat(few.totals()).isEqualTo(all.totals());
        assertThat(few.isClassifiable()).isTrue();
        assertThat(few.records().installments().stream()
                        .map(row -> row.number() + " " + row.dueDate() + " " + row.dueMinor()))
                .containsExactlyElementsOf(all.records().installments().stream()
                        .map(row -> row.number() + " " + row.dueDate() + " " + row.dueMinor())
                        .toList());
        assertThat(few.records().payments())
                .extracting(row -> row.paymentId())
                .containsExactlyElementsOf(all.records().payments().stream()
                        .map(row -> row.paymentId())
                        .toList());
        assertThat(few.records().holds())
                .extracting(row -> row.holdId())
                .containsExactlyElementsOf(
                        all.records().holds().stream().map(row -> row.holdId()).toList());
    }

    private LoanCase.ReadableLoan found(Path place, String loanId) throws IOException {
        Scan scan = Delivery.scan(
                place,
                STANDARD,
                folder.resolve("work"),
                Optional.empty(),
                new ControlExpectation(DATE, true, false, false),
                1);
        try (Delivery delivery = (Delivery) scan) {
            LoanCase.ReadableLoan loan =
                    (LoanCase.ReadableLoan) delivery.find(loanId).orElseThrow();
            assertThat(delivery.borrower(loan.records().loan().borrowerId())).isPresent();
            return loan;
        }
    }
}
