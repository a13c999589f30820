package io.daybreak.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybreak.loan.Rejection;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What makes a whole delivery unusable: code, place and message. */
class RefusalsTest {
    private static final String LOAN_HEADER = "loan_id,borrower_id,product,currency,principal,disbursed_on\n";
    private static final String PAYMENT_HEADER = "payment_id,loan_id,value_date,amount,payer_name,reference\n";

    @TempDir
    private Path folder;

    private DeliveryFiles good() {
        return DeliveryFiles.in(folder.resolve("in"))
                .loan("L1", "B1", "CARD", "CNY", "100.00", "2026-01-10")
                .installment("L1", "1", "2026-02-10", "100.00", "5.00", "0.25")
                .installment("L1", "2", "2026-03-10", "100.00", "5.00", "", "1")
                .payment("P2", "", "2026-02-09", "0.125")
                .payment("P1", "L1", "2026-02-09", "105.00");
    }

    private Scan scan(DeliveryFiles files) throws IOException {
        return scan(files, Readings.ANYTHING);
    }

    private Scan scan(DeliveryFiles files, ControlExpectation expectation) throws IOException {
        return Readings.scan(files.write(), DeliveryMapping.standard(), folder.resolve("work"), expectation);
    }

    private static Refusal only(Scan scan) {
        assertThat(scan).isInstanceOf(Refused.class);
        assertThat(((Refused) scan).reasons()).hasSize(1);
        return ((Refused) scan).reasons().get(0);
    }

    private void assertRefused(DeliveryFiles files, RefusalCode code, String place, String message) throws IOException {
        Refusal refusal = only(scan(files));
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.place()).isEqualTo(place);
        assertThat(refusal.message()).contains(message);
        assertThat(refusal.whatToDo()).isNotEmpty();
    }

    @Test
    void a_good_delivery_is_none() throws IOException {
        try (Delivery delivery = Readings.delivery(scan(good()))) {
            assertThat(delivery.files()).extracting(FileFacts::dataRows).containsExactly(1L, 2L, 2L);
            assertThat(delivery.digest()).matches("[0-9a-f]{64}");
        }
    }

    @Test
    void a_folder_that_is_not_there() throws IOException {
        Refusal refusal = only(Readings.scan(
                folder.resolve("nowhere"), DeliveryMapping.standard(), folder.resolve("work"), Readings.ANYTHING));

        assertThat(refusal.code()).isEqualTo(RefusalCode.MISSING_FILE);
        assertThat(refusal.file()).endsWith("nowhere");
    }

    @Test
    void a_file_that_is_packed_or_written_otherwise_is_named() throws IOException {
        DeliveryFiles files = good();
        Path in = files.write();
        Files.move(in.resolve("payments.csv"), in.resolve("payments.csv.gz"));
        Files.move(in.resolve("installments.csv"), in.resolve("Installments.CSV"));

        Scan scan = Readings.scan(in, DeliveryMapping.standard(), folder.resolve("work"), Readings.ANYTHING);

        assertThat(((Refused) scan).reasons())
                .extracting(Refusal::message)
                .containsExactlyInAnyOrder(
                        "The file is required and not there. There is 'payments.csv.gz': packed files must be unpacked.",
                        "The file is required and not there. There is 'Installments.CSV'.");
    }

    @Test
    void a_header_cut_by_another_sign_names_the_sign() throws IOException {
        Path in = good().write();
        for (String sign : List.of(";", "\t", "|", "\u0001")) {
            Files.writeString(in.resolve("loans.csv"), LOAN_HEADER.replace(",", sign));

            Refusal refusal =
                    only(Readings.scan(in, DeliveryMapping.standard(), folder.resolve("work"), Readings.ANYTHING));

            assertThat(refusal.message())
                    .endsWith("It is one single column: the delimiter seems to be "
                            + (sign.equals("\t") ? "a tab." : "'" + Shown.shortened(sign) + "'."));
        }
    }

    @Test
    void every_required_file_that_is_missing_is_named() throws IOException {
        Scan scan = scan(good().without(DeliveryFile.INSTALLMENTS).without(DeliveryFile.PAYMENTS));

        assertThat(((Refused) scan).reasons())
                .extracting(Refusal::toString)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("installments.csv: MISSING_FILE: "),
                        second -> assertThat(second).startsWith("payments.csv: MISSING_FILE: "));
    }

    @Test
    void a_file_without_a_header() throws IOException {
        assertRefused(good().text(DeliveryFile.LOANS, ""), RefusalCode.WRONG_HEADER, "loans.csv:1", "empty");
    }

    @Test
    void a_header_without_a_required_column_says_which_one_was_meant() throws IOException {
        assertRefused(
                good().text(DeliveryFile.LOANS, LOAN_HEADER.replace("borrower_id", "BorrowerId")),
                RefusalCode.WRONG_HEADER,
                "loans.csv:1",
                "no column 'borrower_id' (but 'BorrowerId')");
        assertRefused(
                good().text(DeliveryFile.LOANS, LOAN_HEADER.replace("principal", " principal")),
                RefusalCode.WRONG_HEADER,
                "loans.csv:1",
                "no column 'principal' (but ' principal')");
    }

    @Test
    void a_header_with_a_column_twice() throws IOException {
        assertRefused(
                good().text(DeliveryFile.LOANS, LOAN_HEADER.replace("product", "product,product")),
                RefusalCode.WRONG_HEADER,
                "loans.csv:1",
                "'product' twice");
    }

    @Test
    void a_column_that_may_be_left_out_is_not_left_out_for_its_spelling() throws IOException {
        for (String spelt : List.of("Status", " status", "status ", "STATUS", "sta_tus", "status\u200B")) {
            assertRefused(
                    good().text(DeliveryFile.LOANS, LOAN_HEADER.replace("\n", "," + spelt + "\n")),
                    RefusalCode.WRONG_HEADER,
                    "loans.csv:1",
                    "for 'status' there is '" + Shown.shortened(spelt) + "'");
        }
    }

    @Test
    void a_column_of_another_name_is_ignored_and_listed() throws IOException {
        DeliveryFiles files =
                good().text(DeliveryFile.LOANS, LOAN_HEADER.replace("\n", ",status,Status,state,,\u001B[31m,\n"));
        try (Delivery delivery = Readings.delivery(scan(files))) {
            assertThat(delivery.files().get(0).ignoredColumns()).containsExactly("Status", "state", "\\u{1b}[31m");
        }
    }

    @Test
    void a_column_that_the_settings_name_must_be_there() throws IOException {
        FileMapping mapping = new FileMapping(
                "payments.csv", Map.of("type", "TXN_TYP"), ',', StandardCharsets.UTF_8, FileMapping.ISO_DATE, '.');
        Path input = good().text(DeliveryFile.PAYMENTS, "payment_id,loan_id,value_date,amount,TXN_TYPE\n")
                .write();

        Refusal refusal = only(Readings.scan(
                input,
                DeliveryMapping.standard().with(DeliveryFile.PAYMENTS, mapping),
                folder.resolve("work"),
                Readings.ANYTHING));

        assertThat(refusal.code()).isEqualTo(RefusalCode.WRONG_HEADER);
        assertThat(refusal.message()).isEqualTo("The header has no column 'TXN_TYP' (but 'TXN_TYPE').");
    }

    @Test
    void lines_that_end_with_a_carriage_return_alone() throws IOException {
        String row = "P1,L1,2026-02-09,5.00,Jo,for May\r";
        assertRefused(
                good().text(DeliveryFile.PAYMENTS, PAYMENT_HEADER.replace('\n', '\r') + row),
                RefusalCode.WRONG_HEADER,
                "payments.csv:1",
                "carriage return");
        assertRefused(
                good().text(DeliveryFile.LOANS, LOAN_HEADER.replace('\n', '\r') + "L1,B1,CARD,CNY,1.00,2026-01-10\r"),
                RefusalCode.WRONG_HEADER,
                "loans.csv:1",
                "carriage return");
        assertRefused(
                good().text(DeliveryFile.LOANS, LOAN_HEADER.replace("\n", "\r\r\n")),
                RefusalCode.WRONG_HEADER,
                "loans.csv:1",
                "carriage return");
    }

    @Test
    void a_column_that_the_settings_take_out_is_not_read() throws IOException {
        FileMapping mapping = new FileMapping(
                "loans.csv", Map.of("status", ""), ',', StandardCharsets.UTF_8, FileMapping.ISO_DATE, '.');
        for (String spelt : List.of("status", "Status", "")) {
            Path input = good().text(
                            DeliveryFile.LOANS,
                            LOAN_HEADER.replace("\n", "," + spelt + "\n") + "L1,B1,CARD,CNY,100.00,2026-01-10,live\n")
                    .write();
            try (Delivery delivery = Readings.delivery(
                    input, DeliveryMapping.standard().with(DeliveryFile.LOANS, mapping), folder.resolve("work"))) {
                LoanCase.ReadableLoan loan =
                        (LoanCase.ReadableLoan) Readings.cases(delivery).get(1);
                assertThat(loan.isClassifiable()).isTrue();
            }
        }
        FileMapping wrong = new FileMapping(
                "loans.csv",
                Map.of("status", "", "status_on", "", "loan_id", ""),
                ',',
                StandardCharsets.UTF_8,
                FileMapping.ISO_DATE,
                '.');
        assertThat(DeliveryMapping.standard().with(DeliveryFile.LOANS, wrong).problems())
                .containsExactly("delivery mapping of loans.csv: the column 'loan_id' is required; give it a name.");
    }

    @Test
    void columns_may_be_as_many_as_a_spreadsheet_has() throws IOException {
        String more =
                IntStream.range(0, 16_384 - 6).mapToObj(number -> ",x" + number).collect(Collectors.joining());
        String row = "L1,B1,CARD,CNY,1.00,2026-01-10" + ",7".repeat(16_384 - 6) + "\n";
        try (Delivery delivery = Readings.delivery(
                scan(good().text(DeliveryFile.LOANS, LOAN_HEADER.replace("\n", more + "\n") + row)))) {
            assertThat(((LoanCase.ReadableLoan) Readings.cases(delivery).get(1)).isClassifiable())
                    .isTrue();
        }
        assertRefused(
                good().text(DeliveryFile.LOANS, LOAN_HEADER.replace("\n", more + ",one_more\n")),
                RefusalCode.WRONG_HEADER,
                "loans.csv:1",
                "16384");
    }

    @Test
    void a_header_behind_empty_lines_is_found() throws IOException {
        try (Delivery delivery = Readings.delivery(
                scan(good().text(DeliveryFile.LOANS, "\n\r\n" + LOAN_HEADER + "L1,B1,CARD,CNY,1.00,2026-01-10\n")))) {
            LoanCase.ReadableLoan loan =
                    (LoanCase.ReadableLoan) Readings.cases(delivery).get(1);
            assertThat(loan.records().loan().line()).isEqualTo(4);
        }
    }

    @Test
    void bytes_that_are_not_utf8() throws IOException {
        byte[][] bad = {
            {(byte) 0xFF}, {(byte) 0xC0, (byte) 0xAF}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, {(byte) 0xE4}
        };
        for (byte[] bytes : bad) {
            Path input = good().write();
            String before = LOAN_HEADER + "L0,B1,CARD,CNY,1.00,2026-01-10\nL1,";
            Path loans = input.resolve("loans.csv");
            Files.writeString(loans, before);
            Files.write(loans, bytes, StandardOpenOption.APPEND);
            Files.writeString(loans, ",CARD,CNY,1.00,2026-01-10\n", StandardOpenOption.APPEND);

            Refusal refusal =
                    only(Readings.scan(input, DeliveryMapping.standard(), folder.resolve("work"), Readings.ANYTHING));

            assertThat(refusal.code()).isEqualTo(RefusalCode.NOT_UTF8);
            assertThat(refusal.place()).isEqualTo("loans.csv:3");
        }
    }

    @Test
    void a_file_that_ends_inside_a_character() throws IOException {
        Path input = good().write();
        Files.write(input.resolve("payments.csv"), new byte[] {(byte) 0xE5, (byte) 0xBC}, StandardOpenOption.APPEND);

        assertThat(only(Readings.scan(input, DeliveryMapping.standard(), folder.resolve("work"), Readings.ANYTHING))
                        .code())
                .isEqualTo(RefusalCode.NOT_UTF8);
    }

    @Test
    void a_file_in_utf16_although_nobody_said_so() throws IOException {
        Path input = good().write();
        Files.write(input.resolve("loans.csv"), (LOAN_HEADER + "L1,").getBytes(StandardCharsets.UTF_16));

        assertThat(only(Readings.scan(input, DeliveryMapping.standard(), folder.resolve("work"), Readings.ANYTHING))
                        .code())
                .isEqualTo(RefusalCode.NOT_UTF8);
    }

    @Test
    void a_file_in_utf16_without_a_mark_although_nobody_said_so() throws IOException {
        Path input = good().write();
        Files.write(input.resolve("loans.csv"), LOAN_HEADER.getBytes(StandardCharsets.UTF_16LE));

        Refusal refusal =
                only(Readings.scan(input, DeliveryMapping.standard(), folder.resolve("work"), Readings.ANYTHING));

        assertThat(refusal.code()).isEqualTo(RefusalCode.WRONG_HEADER);
        assertThat(refusal.message()).endsWith("the charset seems to be UTF-16LE or UTF-16BE.");
    }

    @Test
    void bytes_that_are_not_in_the_mapped_charset() throws IOException {
        FileMapping chinese =
                new FileMapping("loans.csv", Map.of(), ',', Charset.forName("GB18030"), FileMapping.ISO_DATE, '.');
        Path input = good().write();
        Files.write(input.resolve("loans.csv"), new byte[] {'a', '\n', (byte) 0xFF, (byte) 0xFF, '\n'});

        Refusal refusal = only(Readings.scan(
                input,
                DeliveryMapping.standard().with(DeliveryFile.LOANS, chinese),
                folder.resolve("work"),
                Readings.ANYTHING));

        assertThat(refusal.code()).isEqualTo(RefusalCode.NOT_UTF8);
        assertThat(refusal.message()).contains("GB18030");
    }

    @Test
    void a_quote_that_is_never_closed() throws IOException {
        assertRefused(
                good().text(
                                DeliveryFile.PAYMENTS,
                                PAYMENT_HEADER + "P1,L1,2026-02-09,1.00,,\"for\nP2,L1,2026-02-09,1,,\n"),
                RefusalCode.OPEN_QUOTE,
                "payments.csv:2",
                "never closed");
    }

    @Test
    void a_quote_that_swallowed_rows_before_it_was_closed() throws IOException {
        assertRefused(
                good().text(
                                DeliveryFile.PAYMENTS,
                                PAYMENT_HEADER + "P1,L1,2026-02-09,1.00,,\"for\nP2,L2,2026-02-09,1.00,,\"bar\"\n"),
                RefusalCode.OPEN_QUOTE,
                "payments.csv:2",
                "swallowed");
    }

    @Test
    void a_line_longer_than_a_mebibyte() throws IOException {
        assertRefused(
                good().text(DeliveryFile.LOANS, LOAN_HEADER + "L1,B1," + "x".repeat(10 << 20) + "\n"),
                RefusalCode.LINE_TOO_LONG,
                "loans.csv:2",
                "longer than");
    }

    @Test
    void holds_that_are_gone() throws IOException {
        ControlExpectation expectation = new ControlExpectation(Readings.DATE, false, false, true);

        assertThat(only(scan(good(), expectation)).code()).isEqualTo(RefusalCode.HOLDS_MISSING);
        Readings.delivery(scan(good().empty(DeliveryFile.HOLDS), expectation)).close();
    }

    @Test
    void a_hold_that_covers_nobody_knows_whom() throws IOException {
        for (String[] cells : new String[][] {
            {"H1", "LOAN", "", "DISPUTE", "2026-01-01"},
            {"H1", "LOAN", "L\u00001", "DISPUTE", "2026-01-01"},
            {"H1", "LOAN", "L1\u00A0", "DISPUTE", "2026-01-01"},
            {"H1", "LOANS", "L1", "DISPUTE", "2026-01-01"},
            {"H1", "", "L1", "DISPUTE", "2026-01-01"},
            {"H1", "LOAN", "L1", "DISPUTE", "2026-01-01", "", "", "more"}
        }) {
            try (Delivery delivery =
                    Readings.delivery(scan(good().without(DeliveryFile.HOLDS).hold(cells)))) {
                assertThat(delivery.doubts()).hasSize(1).allSatisfy(doubt -> {
                    assertThat(doubt.code()).isEqualTo(RefusalCode.UNREADABLE_SUBJECT);
                    assertThat(doubt.place()).isEqualTo("holds.csv:2:subject_id");
                    assertThat(doubt.message()).contains("whom");
                });
            }
        }
    }

    @Test
    void a_hold_of_a_loan_that_is_no_number_where_loans_are_numbers() throws IOException {
        Path input = good().without(DeliveryFile.LOANS)
                .without(DeliveryFile.INSTALLMENTS)
                .without(DeliveryFile.PAYMENTS)
                .loan("7", "B1", "CARD", "CNY", "100.00", "2026-01-10", "CLOSED")
                .empty(DeliveryFile.INSTALLMENTS)
                .empty(DeliveryFile.PAYMENTS)
                .hold("H1", "LOAN", "7.0", "DISPUTE", "2026-01-01")
                .hold("H2", "LOAN", "007", "DISPUTE", "2026-01-01")
                .hold("H3", "BORROWER", "B1", "DISPUTE", "2026-01-01")
                .write();
        DeliveryMapping numeric = DeliveryMapping.standard().with(LoanIdOrder.NUMERIC);
        try (Delivery delivery = Readings.delivery(input, numeric, folder.resolve("work"))) {
            List<Rejection> rejections = new ArrayList<>();
            delivery.referenceRejections(rejections::add);

            assertThat(delivery.doubts()).extracting(Refusal::place).containsExactly("holds.csv:2:subject_id");
            assertThat(rejections)
                    .extracting(rejection -> rejection.line() + " " + rejection.field() + " " + rejection.reason())
                    .containsExactly("2 subject_id BAD_IDENTIFIER");
            assertThat(delivery.holds("7", "B1", "CARD")).hasSize(1);
        }
        try (Delivery delivery = Readings.delivery(input, folder.resolve("work"))) {
            assertThat(delivery.doubts()).isEmpty();
        }
    }

    @Test
    void more_holds_of_one_subject_than_can_be() throws IOException {
        DeliveryFiles files = good();
        for (int number = 0; number <= HoldBook.MAX_HOLDS_OF_ONE_SUBJECT; number++) {
            files.hold("H" + number, "BORROWER", "B1", "DISPUTE", "2026-01-01");
        }
        assertThat(only(scan(files)).code()).isEqualTo(RefusalCode.TOO_MANY_HOLDS);
    }

    @Test
    void a_control_file_that_is_required_and_missing_or_incomplete() throws IOException {
        ControlExpectation required = new ControlExpectation(Readings.DATE, false, true, false);

        assertThat(Readings.codes(scan(good(), required))).containsExactly(RefusalCode.CONTROL_MISSING);
        Scan incomplete = scan(good().control("loans.csv", "1", "2026-06-30"), required);
        assertThat(Readings.codes(incomplete))
                .containsExactly(RefusalCode.CONTROL_MISSING, RefusalCode.CONTROL_MISSING);
    }

    @Test
    void control_rows_that_cannot_be_read_are_all_named() throws IOException {
        Scan scan = scan(good().text(DeliveryFile.CONTROL, """
                file,rows,business_date,amount_total,sha256,extracted_at,content,complete_through
                loans.csv,one,2026-06-30,,,,,
                installments.csv,2,30.06.2026,1e5,,,,
                payments.csv,2,,,abc,,,never
                loans.csv,1
                """));

        assertThat(((Refused) scan).reasons())
                .extracting(reason -> reason.code() + " " + reason.place())
                .containsExactly(
                        "CONTROL_UNREADABLE control.csv:2:rows",
                        "CONTROL_UNREADABLE control.csv:3:amount_total",
                        "CONTROL_UNREADABLE control.csv:3:business_date",
                        "CONTROL_UNREADABLE control.csv:4:sha256",
                        "CONTROL_UNREADABLE control.csv:4:business_date",
                        "CONTROL_UNREADABLE control.csv:4:complete_through",
                        "CONTROL_UNREADABLE control.csv:5");
    }

    @Test
    void a_control_file_with_more_rows_than_there_are_files() throws IOException {
        Refused refused = (Refused) scan(good().text(
                        DeliveryFile.CONTROL, "file,rows,business_date\n" + "notes.txt,1,2026-06-30\n".repeat(1001)));

        assertThat(refused.reasons())
                .extracting(Refusal::toString)
                .singleElement()
                .asString()
                .startsWith("control.csv:1002: CONTROL_UNREADABLE: The file has more than 1000 rows.");
    }

    @Test
    void a_file_listed_twice() throws IOException {
        assertRefused(
                good().control("loans.csv", "1", "2026-06-30").control("loans.csv", "1", "2026-06-30"),
                RefusalCode.CONTROL_UNREADABLE,
                "control.csv:3:file",
                "listed twice");
    }

    @Test
    void a_control_file_of_another_date_is_refused_before_anything_is_read() throws IOException {
        DeliveryFiles files = good().control("loans.csv", "1", "2026-07-01");

        Refused refused = (Refused) scan(files);
        assertThat(Readings.codes(refused)).containsExactly(RefusalCode.CONTROL_DATE_DIFFERS);
        assertThat(refused.files()).extracting(FileFacts::file).containsExactly(DeliveryFile.CONTROL);
        Readings.delivery(scan(files, new ControlExpectation(Readings.DATE, true, false, false)))
                .close();
        assertThat(Readings.codes(scan(files, new ControlExpectation(Readings.DATE.plusDays(2), true, false, false))))
                .containsExactly(RefusalCode.CONTROL_DATE_DIFFERS);
    }

    @Test
    void a_delivery_that_is_not_full() throws IOException {
        for (String content : List.of("DELTA", "full")) {
            assertRefused(
                    good().control("loans.csv", "1", "2026-06-30", "", "", "", content),
                    RefusalCode.CONTENT_NOT_FULL,
                    "control.csv:2:content",
                    "says '" + content + "' of loans.csv; the one word that may stand here is FULL");
        }
    }

    @Test
    void a_file_that_is_listed_and_not_there() throws IOException {
        assertThat(Readings.codes(scan(good().control("borrowers.csv", "1", "2026-06-30"))))
                .containsExactly(RefusalCode.MISSING_FILE);
    }

    @Test
    void bytes_and_rows_other_than_the_senders() throws IOException {
        Refused refused = (Refused) scan(good().control("loans.csv", "2", "2026-06-30", "100.00", "0".repeat(64))
                .control("payments.csv", "1", "2026-06-30")
                .control("notes.txt", "1", "2026-06-30"));

        assertThat(refused.reasons())
                .extracting(reason -> reason.code() + " " + reason.place())
                .containsExactly(
                        "CONTROL_SHA256_DIFFERS control.csv:2:sha256",
                        "CONTROL_ROWS_DIFFER control.csv:2:rows",
                        "CONTROL_ROWS_DIFFER control.csv:3:rows");
        assertThat(refused.files()).hasSize(4);
    }

    @Test
    void totals_are_compared_whatever_the_case_of_the_name() throws IOException {
        FileMapping mapping = FileMapping.csv("TOTALS.csv");
        Path input = good().mapped(DeliveryFile.CONTROL, mapping)
                .control("Payments.CSV", "1", "2026-06-30")
                .control("notes.txt", "1", "2026-06-30")
                .write();

        Refusal refusal = only(Readings.scan(
                input,
                DeliveryMapping.standard().with(DeliveryFile.CONTROL, mapping),
                folder.resolve("work"),
                Readings.ANYTHING));

        assertThat(refusal.code()).isEqualTo(RefusalCode.CONTROL_ROWS_DIFFER);
        assertThat(refusal.place()).isEqualTo("TOTALS.csv:2:rows");
        assertThat(refusal.message()).isEqualTo("Payments.CSV has 2 rows, TOTALS.csv says 1.");
    }

    @Test
    void amount_totals_are_compared_with_what_the_pass_added_up() throws IOException {
        DeliveryFiles files = good().control("loans.csv", "1", "2026-06-30", "100")
                .control("installments.csv", "2", "2026-06-30", "211.250")
                .control("payments.csv", "2", "2026-06-30", "105.126");
        try (Delivery delivery = Readings.delivery(scan(files))) {
            FileCounts counts = Readings.whole(delivery, 1).counts();
            Control control = delivery.control().orElseThrow();

            assertThat(ControlCheck.compare(control, counts))
                    .extracting(reason -> reason.code() + " " + reason.place())
                    .containsExactly("CONTROL_AMOUNT_DIFFERS control.csv:4:amount_total");
            assertThat(counts.payments().amountTotal()).isEqualByComparingTo(new BigDecimal("105.125"));
            assertThat(ControlCheck.compare(control, FileCounts.NONE)).hasSize(6);
        }
    }

    @Test
    void the_control_file_says_until_when_a_file_is_complete() throws IOException {
        DeliveryFiles files =
                good().control("payments.csv", "2", "2026-06-30", "", "", "2026-07-01T01:00:00Z", "FULL", "2026-06-29");
        try (Delivery delivery = Readings.delivery(scan(files))) {
            ControlRow row =
                    delivery.control().orElseThrow().of(DeliveryFile.PAYMENTS).orElseThrow();

            assertThat(row.completeThrough()).contains(Readings.DATE.minusDays(1));
            assertThat(row.extractedAt()).contains("2026-07-01T01:00:00Z");
        }
    }

    @Test
    void a_file_that_changes_after_the_scan_is_found_out() throws IOException {
        try (Delivery delivery = Readings.delivery(scan(good()))) {
            FileCounts counts = Readings.whole(delivery, 1).counts();
            assertThat(delivery.changes(counts)).isEmpty();

            Path payments = folder.resolve("in/payments.csv");
            FileTime before = Files.getLastModifiedTime(payments);
            Files.writeString(payments, Files.readString(payments).replace("105.00", "105.01"));
            Files.setLastModifiedTime(payments, before);
            assertThat(delivery.changes(counts)).as("read before the change").isEmpty();
            assertThat(delivery.changes(Readings.whole(delivery, 1).counts()))
                    .extracting(reason -> reason.code() + " " + reason.file())
                    .containsExactly("FILE_CHANGED payments.csv");

            Files.setLastModifiedTime(payments, FileTime.fromMillis(0));
            assertThat(delivery.changes(counts)).hasSize(1);
            Files.delete(payments);
            assertThat(delivery.changes(counts)).hasSize(1);
        }
    }

    @Test
    void a_file_that_shrinks_or_loses_its_order_stops_the_reader() throws IOException {
        try (Delivery delivery =
                Readings.delivery(scan(good().loan("L2", "B1", "CARD", "CNY", "1.00", "2026-01-10")))) {
            Path loans = folder.resolve("in/loans.csv");
            String text = Files.readString(loans);
            Files.writeString(loans, text.replace("L2", "L0"));
            assertThatThrownBy(() -> Readings.whole(delivery, 1))
                    .isInstanceOfSatisfying(
                            FileChangedException.class,
                            changed -> assertThat(changed.refusal().code()).isEqualTo(RefusalCode.FILE_CHANGED));
            Files.writeString(loans, text.substring(0, text.length() - 20));
            assertThatThrownBy(() -> Readings.whole(delivery, 1)).isInstanceOf(FileChangedException.class);
        }
    }

    @Test
    void a_file_that_shrinks_before_it_is_sorted() throws IOException, RefusedException {
        Path input =
                good().loan("L0", "B1", "CARD", "CNY", "1.00", "2026-01-10").write();
        Path loans = input.resolve("loans.csv");
        ScannedFile scanned = FileScanner.scan(new FileScanner.Task(
                Layout.of(DeliveryFile.LOANS),
                loans,
                FileMapping.standard(DeliveryFile.LOANS),
                Optional.of(LoanIdOrder.UTF8),
                folder,
                FileScanner.RowVisitor.NOBODY));
        String text = Files.readString(loans);
        Files.writeString(loans, text.substring(0, text.length() - 20));

        assertThatThrownBy(() -> SortedCopy.of(scanned.source(), LoanIdOrder.UTF8, folder))
                .isInstanceOfSatisfying(
                        FileChangedException.class,
                        changed -> assertThat(changed.refusal().code()).isEqualTo(RefusalCode.FILE_CHANGED));
    }

    @Test
    void a_baseline_that_cannot_be_read_is_a_failure_and_no_refusal() throws IOException {
        Path input = good().write();
        Path baseline = Files.writeString(folder.resolve("classification.csv"), "loan_id\n");

        assertThatThrownBy(() -> Delivery.scan(
                        input,
                        DeliveryMapping.standard(),
                        folder.resolve("work"),
                        Optional.of(baseline),
                        Readings.ANYTHING,
                        1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("baseline");
    }

    @Test
    void the_same_files_have_the_same_digest_and_others_another() throws IOException {
        String first;
        try (Delivery delivery = Readings.delivery(scan(good()))) {
            first = delivery.digest();
        }
        try (Delivery delivery = Readings.delivery(scan(good()))) {
            assertThat(delivery.digest()).isEqualTo(first);
        }
        try (Delivery delivery = Readings.delivery(scan(good().empty(DeliveryFile.HOLDS)))) {
            assertThat(delivery.digest()).isNotEqualTo(first);
            assertThat(delivery.has(DeliveryFile.HOLDS)).isTrue();
            assertThat(delivery.has(DeliveryFile.RECEIPTS)).isFalse();
        }
    }

    @Test
    void nothing_is_left_in_the_work_folder() throws IOException {
        List<String> names;
        try (Delivery delivery = Readings.delivery(scan(good().hold("H1", "LOAN", "L1", "DISPUTE", "2026-01-01")))) {
            assertThat(delivery.holds("L1", "B1", "CARD")).hasSize(1);
        }
        try (var files = Files.list(folder.resolve("work"))) {
            names = files.map(file -> file.getFileName().toString()).toList();
        }
        assertThat(names).isEmpty();
    }
}
