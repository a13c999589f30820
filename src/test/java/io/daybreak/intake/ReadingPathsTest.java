package io.daybreak.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.loan.Installment;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.Payment;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a sender writes the same facts, they come to the same loans. */
class ReadingPathsTest {
    private static final long SEED = 500L;

    @TempDir
    private Path folder;

    private int deliveries;

    private Path next(String name) {
        return folder.resolve(name + ++deliveries);
    }

    private DeliveryFiles random(long seed, Path input) {
        return new RandomDelivery(seed, input, false).make(60, "L");
    }

    private Readings.Whole read(Path input, DeliveryMapping mapping, ReadingPath path) throws IOException {
        try (Delivery delivery = Readings.delivery(input, mapping, next("work"))) {
            assertThat(delivery.files()).extracting(FileFacts::path).containsOnly(path);
            Readings.Whole whole = Readings.whole(delivery, 3);
            assertThat(delivery.changes(whole.counts())).isEmpty();
            return whole;
        }
    }

    @Test
    void files_in_another_order_are_sorted_and_keep_their_lines() throws IOException {
        for (long seed = SEED; seed < SEED + 5; seed++) {
            Path input = random(seed, next("in"))
                    .shuffled(DeliveryFile.LOANS, seed)
                    .shuffled(DeliveryFile.INSTALLMENTS, seed)
                    .shuffled(DeliveryFile.PAYMENTS, seed)
                    .write();
            Path sorted = random(seed, next("in")).write();

            Readings.Whole expected = read(sorted, DeliveryMapping.standard(), ReadingPath.STREAMED);
            Readings.Whole actual = read(input, DeliveryMapping.standard(), ReadingPath.SORTED);

            assertThat(facts(actual)).as("seed %d", seed).isEqualTo(facts(expected));
            assertThat(actual.counts().loans().amountTotal())
                    .isEqualTo(expected.counts().loans().amountTotal());
            assertThat(actual.counts().payments().rows())
                    .isEqualTo(expected.counts().payments().rows());
        }
    }

    @Test
    void a_sorted_file_says_which_line_was_the_first_out_of_order() throws IOException {
        Path input = DeliveryFiles.in(next("in"))
                .loan("L1", "B1", "CARD", "CNY", "1.00", "2026-01-10")
                .loan("L3", "B1", "CARD", "CNY", "1.00", "2026-01-10")
                .loan("L2", "B1", "CARD", "CNY", "1.00", "2026-01-10")
                .installment("L1", "1", "2026-02-10", "1.00", "0")
                .installment("L2", "1", "2026-02-10", "1.00", "0")
                .installment("L3", "1", "2026-02-10", "1.00", "0")
                .write();
        try (Delivery delivery = Readings.delivery(input, next("work"))) {
            assertThat(delivery.files().get(0).path()).isEqualTo(ReadingPath.SORTED);
            assertThat(delivery.files().get(0).firstLineOutOfOrder()).hasValue(4);
            assertThat(delivery.files().get(1).path()).isEqualTo(ReadingPath.STREAMED);
            assertThat(Readings.cases(delivery))
                    .extracting(
                            found -> ((LoanCase.ReadableLoan) found).records().loan())
                    .extracting(loan -> loan.loanId() + ":" + loan.line())
                    .containsExactly("L1:2", "L2:4", "L3:3");
        }
    }

    /** Found by the fuzzer: the copy was in the order of what stands for a line break, and was then called unreadable. */
    @Test
    void a_line_break_within_a_loan_id_does_not_change_the_order_of_a_sorted_copy() throws IOException {
        Path input = DeliveryFiles.in(next("in"))
                .loan("L2", "B1", "CARD", "CNY", "1.00", "2026-01-10")
                .loan("L1", "B1", "CARD", "CNY", "1.00", "2026-01-10")
                .text(DeliveryFile.INSTALLMENTS, """
                        loan_id,installment_no,due_date,principal_due,interest_due
                        L2,1,2026-02-10,1.00,0
                        L\r1,1,2026-02-10,1.00,0
                        L1,1,2026-02-10,1.00,0
                        "L
                        1",1,2026-02-10,1.00,0
                        """)
                .write();
        try (Delivery delivery = Readings.delivery(input, next("work"))) {
            Readings.Whole whole = Readings.whole(delivery, 1);

            assertThat(delivery.files().get(1).path()).isEqualTo(ReadingPath.SORTED);
            assertThat(whole.counts().installments().rows()).isEqualTo(4);
            assertThat(whole.cases().stream().filter(LoanCase.Stray.class::isInstance))
                    .hasSize(2);
        }
    }

    @Test
    void a_broken_row_stays_broken_in_a_sorted_copy() throws IOException {
        Path input = DeliveryFiles.in(next("in"))
                .loan("L2", "B1", "CARD", "CNY", "1.00", "2026-01-10")
                .loan("L1", "B1", "CARD", "CNY", "1.00", "2026-01-10")
                .text(DeliveryFile.INSTALLMENTS, """
                        loan_id,installment_no,due_date,principal_due,interest_due
                        L2,1,2026-02-10,1.00,0
                        L1,1,2026-02-10,1.00
                        """)
                .write();
        try (Delivery delivery = Readings.delivery(input, next("work"))) {
            LoanCase.ReadableLoan first =
                    (LoanCase.ReadableLoan) Readings.cases(delivery).get(0);
            assertThat(first.rejections())
                    .extracting(rejection -> rejection.reason() + "@" + rejection.line())
                    .containsExactly("COLUMN_COUNT@3");
        }
    }

    @Test
    void both_orders_of_loan_ids() throws IOException {
        DeliveryFiles files = DeliveryFiles.in(next("in"));
        for (String loanId : List.of("7", "007", "10", "9007199254740993", "9007199254740994")) {
            files.loan(loanId, "B1", "CARD", "CNY", "1.00", "2026-01-10");
            files.installment(loanId, "1", "2026-02-10", "1.00", "0");
        }
        Path input = files.write();
        DeliveryMapping numeric = DeliveryMapping.standard().with(LoanIdOrder.NUMERIC);

        assertThat(ids(read(input, numeric, ReadingPath.STREAMED)))
                .containsExactly("7", "007", "10", "9007199254740993", "9007199254740994");
        try (Delivery delivery = Readings.delivery(input, next("work"))) {
            assertThat(delivery.files().get(0).path()).isEqualTo(ReadingPath.SORTED);
            assertThat(ids(Readings.whole(delivery, 2)))
                    .containsExactly("007", "10", "7", "9007199254740993", "9007199254740994");
        }
    }

    @Test
    void identifiers_are_in_the_order_of_their_bytes_beyond_the_basic_plane() throws IOException {
        // U+FF21 sorts after U+1F600 in UTF-16 and before it in UTF-8.
        DeliveryFiles files = DeliveryFiles.in(next("in"));
        for (String loanId : List.of("A", "z", "é", "Ａ", "\uD83D\uDE00")) {
            files.loan(loanId, "B1", "CARD", "CNY", "1.00", "2026-01-10");
        }
        assertThat(ids(read(files.write(), DeliveryMapping.standard(), ReadingPath.STREAMED)))
                .containsExactly("A", "z", "é", "Ａ", "\uD83D\uDE00");
        for (long seed = 1; seed < 5; seed++) {
            Path shuffled = files.shuffled(DeliveryFile.LOANS, seed).write();
            try (Delivery delivery = Readings.delivery(shuffled, next("work"))) {
                assertThat(ids(Readings.whole(delivery, 1))).containsExactly("A", "z", "é", "Ａ", "\uD83D\uDE00");
            }
        }
    }

    @Test
    void other_charsets_go_through_a_copy() throws IOException {
        for (Charset charset : List.of(Charset.forName("GB18030"), StandardCharsets.UTF_16)) {
            DeliveryFiles files = random(SEED, next("in"));
            DeliveryMapping mapping = DeliveryMapping.standard();
            for (DeliveryFile file : List.of(DeliveryFile.LOANS, DeliveryFile.INSTALLMENTS, DeliveryFile.PAYMENTS)) {
                FileMapping written =
                        new FileMapping(file.standardName(), Map.of(), ',', charset, FileMapping.ISO_DATE, '.');
                files.mapped(file, written);
                mapping = mapping.with(file, written);
            }
            Path input = files.write();
            Path plain = random(SEED, next("in")).write();

            assertThat(read(input, mapping, ReadingPath.TRANSCODED).cases())
                    .as(charset.name())
                    .isEqualTo(read(plain, DeliveryMapping.standard(), ReadingPath.STREAMED)
                            .cases());
            files.shuffled(DeliveryFile.LOANS, 1)
                    .shuffled(DeliveryFile.INSTALLMENTS, 1)
                    .shuffled(DeliveryFile.PAYMENTS, 1)
                    .write();
            assertThat(facts(read(input, mapping, ReadingPath.TRANSCODED_AND_SORTED)))
                    .isEqualTo(facts(read(plain, DeliveryMapping.standard(), ReadingPath.STREAMED)));
        }
    }

    @Test
    void carriage_returns_a_byte_order_mark_and_a_missing_last_line_end_change_nothing() throws IOException {
        List<LoanCase> expected = read(
                        random(SEED, next("in")).write(), DeliveryMapping.standard(), ReadingPath.STREAMED)
                .cases();
        DeliveryFiles files = random(SEED, next("in")).lineEnd("\r\n");
        Path input = files.write();
        Path loans = input.resolve("loans.csv");
        String text = Files.readString(loans);
        Files.writeString(loans, "\uFEFF" + text.substring(0, text.length() - 2));

        List<LoanCase> actual =
                read(input, DeliveryMapping.standard(), ReadingPath.STREAMED).cases();

        assertThat(actual)
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*place.*")
                .isEqualTo(expected);
    }

    @Test
    void names_delimiter_date_format_and_decimal_sign_can_be_mapped() throws IOException {
        for (char delimiter : new char[] {';', '\t', '|', '\u0001'}) {
            FileMapping loans = new FileMapping(
                    "KREDITE.TXT",
                    Map.of("loan_id", "Kontonummer", "principal", "Betrag"),
                    delimiter,
                    Charset.forName("windows-1252"),
                    "dd.MM.yyyy",
                    ',');
            DeliveryMapping mapping = DeliveryMapping.standard().with(DeliveryFile.LOANS, loans);
            Path input = DeliveryFiles.in(next("in"))
                    .mapped(DeliveryFile.LOANS, loans)
                    .loan("L1", "Bö", "CARD", "EUR", "1234,50", "31.01.2026")
                    .installment("L1", "1", "2026-02-10", "1.00", "0")
                    .write();
            try (Delivery delivery = Readings.delivery(input, mapping, next("work"))) {
                LoanCase.ReadableLoan found =
                        (LoanCase.ReadableLoan) Readings.cases(delivery).get(0);
                assertThat(found.rejections()).isEmpty();
                assertThat(found.records().loan().principalMinor()).isEqualTo(123450);
                assertThat(found.records().loan().disbursedOn()).isEqualTo("2026-01-31");
                assertThat(found.records().loan().borrowerId()).isEqualTo("Bö");
                assertThat(delivery.files().get(0).name()).isEqualTo("KREDITE.TXT");
            }
        }
    }

    @Test
    void columns_come_in_any_order_and_unknown_ones_are_listed() throws IOException {
        Path input = DeliveryFiles.in(next("in"))
                .text(DeliveryFile.LOANS, """
                        branch,disbursed_on,currency,principal,product,borrower_id,loan_id,officer
                        9,2026-01-10,CNY,1.00,CARD,B1,L1,Li
                        """)
                .text(
                        DeliveryFile.INSTALLMENTS,
                        "interest_due,principal_due,due_date,installment_no,loan_id\n0,1.00,2026-02-10,1,L1\n")
                .write();
        try (Delivery delivery = Readings.delivery(input, next("work"))) {
            LoanCase.ReadableLoan found =
                    (LoanCase.ReadableLoan) Readings.cases(delivery).get(0);
            assertThat(found.isClassifiable()).isTrue();
            assertThat(found.records().loan().product()).isEqualTo("CARD");
            assertThat(delivery.files().get(0).ignoredColumns()).containsExactly("branch", "officer");
        }
    }

    @Test
    void what_is_wrong_with_a_mapping_is_said_at_once() {
        DeliveryMapping mapping = DeliveryMapping.standard()
                .with(
                        DeliveryFile.LOANS,
                        new FileMapping(
                                "../loans.csv",
                                Map.of("loanid", "x", "product", "currency"),
                                '.',
                                StandardCharsets.UTF_8,
                                "yy-MM-dd",
                                ' '))
                .with(DeliveryFile.HOLDS, FileMapping.csv("payments.csv"));

        assertThat(mapping.problems())
                .hasSize(7)
                .anySatisfy(problem -> assertThat(problem).contains("../loans.csv"))
                .anySatisfy(problem -> assertThat(problem).contains("'loanid', did you mean 'loan_id'?"))
                .anySatisfy(problem -> assertThat(problem).contains("'currency' stands for two columns"))
                .anySatisfy(problem -> assertThat(problem).contains("payments.csv is also that of"));
        assertThat(DeliveryMapping.standard().problems()).isEmpty();
    }

    private static List<String> ids(Readings.Whole whole) {
        return whole.cases().stream()
                .map(found -> ((LoanCase.ReadableLoan) found).records().loan().loanId())
                .toList();
    }

    /**
     * What a delivery says, whatever its lines: by loan, with rows in a set order. Rows that repeat another are left
     * out, since which of two is the repeat depends on the order of the file.
     */
    private static Map<String, List<String>> facts(Readings.Whole whole) {
        Map<String, List<String>> facts = new TreeMap<>();
        for (LoanCase found : whole.cases()) {
            if (found instanceof LoanCase.ReadableLoan loan && loan.isClassifiable()) {
                facts.put(loan.records().loan().loanId(), rows(loan.records()));
            } else if (found instanceof LoanCase.RejectedLoan loan) {
                facts.merge(
                        loan.loanId(),
                        List.of("rejected " + loan.paymentRows() + " " + loan.paymentsAmount()),
                        (some, more) -> some);
            }
        }
        return facts;
    }

    private static List<String> rows(LoanRecords records) {
        return Stream.concat(
                        records.installments().stream().map(ReadingPathsTest::row),
                        records.payments().stream().map(ReadingPathsTest::row))
                .sorted()
                .toList();
    }

    private static String row(Installment row) {
        return row.number() + " " + row.dueDate() + " " + row.dueMinor() + " " + row.bookedOn() + row.replacedOn();
    }

    private static String row(Payment row) {
        return row.paymentId() + " " + row.valueDate() + " " + row.amountMinor() + " " + row.type() + row.reverses()
                + row.reference() + row.payerName() + row.channel();
    }
}
