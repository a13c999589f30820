package io.daybreak.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.loan.RejectReason;
import io.daybreak.loan.Rejection;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Rows that cannot be used: which code, line, field and value they are listed with, and what becomes of their loan. */
class RejectionsTest {
    @TempDir
    private Path folder;

    private DeliveryFiles files() {
        return DeliveryFiles.in(folder.resolve("in"));
    }

    /** One good loan with one installment and one payment, in line 2 of every file, where the row is not its own. */
    private DeliveryFiles withGoodLoan(boolean hasOwnRow) {
        DeliveryFiles files = files();
        if (!hasOwnRow) {
            files.loan("L1", "B1", "CARD", "CNY", "100.00", "2026-01-10");
        }
        return files.installment("L1", "1", "2026-02-10", "100.00", "5.00").payment("P0", "L1", "2026-02-09", "5.00");
    }

    private List<LoanCase> cases(DeliveryFiles files) throws IOException {
        try (Delivery delivery = Readings.delivery(files.write(), folder.resolve("work"))) {
            Readings.Whole whole = Readings.whole(delivery, 1);
            assertThat(delivery.changes(whole.counts())).isEmpty();
            return whole.cases();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/intake/rejections.csv", numLinesToSkip = 1, maxCharsPerColumn = 10_000)
    void a_row_is_rejected(String name, String file, String row, String field, RejectReason reason, String value)
            throws IOException {
        DeliveryFile which = DeliveryFile.valueOf(file.replace(".csv", "").toUpperCase(Locale.ROOT));
        DeliveryFiles files = withGoodLoan(which == DeliveryFile.LOANS);
        files.row(which, decoded(row).split("\\|", -1));

        List<Rejection> rejections = cases(files).stream()
                .flatMap(found -> rejections(found).stream())
                .toList();

        int line = which == DeliveryFile.LOANS ? 2 : 3;
        String shown = value == null ? "" : decoded(value);
        assertThat(rejections).as(name).singleElement().satisfies(rejection -> {
            assertThat(rejection.hint()).startsWith(reason.hint());
            assertThat(rejection).isEqualTo(new Rejection(file, line, field, reason, shown, rejection.hint()));
        });
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/intake/hints.csv", numLinesToSkip = 1)
    void a_hint_says_what_may_stand_there(String file, String row, String hint) throws IOException {
        DeliveryFile which = DeliveryFile.valueOf(file.replace(".csv", "").toUpperCase(Locale.ROOT));
        Path input = withGoodLoan(which == DeliveryFile.LOANS)
                .row(which, row.split("\\|", -1))
                .write();
        List<Rejection> rejections = new ArrayList<>();
        try (Delivery delivery = Readings.delivery(input, folder.resolve("work"))) {
            Readings.cases(delivery).forEach(found -> rejections.addAll(rejections(found)));
            delivery.referenceRejections(rejections::add);
        }

        assertThat(rejections).extracting(Rejection::hint).containsExactly(hint);
    }

    @Test
    void a_hint_says_what_the_settings_want() throws IOException {
        FileMapping german = new FileMapping("loans.csv", Map.of(), ';', StandardCharsets.UTF_8, "dd.MM.yyyy", ',');
        DeliveryMapping mapping = DeliveryMapping.standard().with(DeliveryFile.LOANS, german);
        Path input = files().mapped(DeliveryFile.LOANS, german)
                .loan("L1", "B1", "CARD", "CNY", "5.00", "2026-01-10", "CLOSED")
                .write();
        try (Delivery delivery = Readings.delivery(input, mapping, folder.resolve("work"))) {
            assertThat(rejections(Readings.cases(delivery).get(0)))
                    .extracting(Rejection::hint)
                    .containsExactly(
                            RejectReason.BAD_AMOUNT.hint() + ": the decimal sign is ,",
                            RejectReason.BAD_DATE.hint() + ": dd.MM.yyyy");
        }
    }

    /** Characters that do not show in a table. */
    private static String decoded(String cell) {
        return cell.replace("~0", "\0")
                .replace("~n", "\u00A0")
                .replace("~b", "\u0007")
                .replace("~s", " ")
                .replace("~longid", "x".repeat(129))
                .replace("~long", "x".repeat(1025));
    }

    private static List<Rejection> rejections(LoanCase found) {
        if (found instanceof LoanCase.ReadableLoan loan) {
            return loan.rejections();
        } else if (found instanceof LoanCase.RejectedLoan loan) {
            return loan.rejections();
        } else if (found instanceof LoanCase.Stray stray) {
            return stray.rejections();
        } else if (found instanceof LoanCase.Unplaceable unplaceable) {
            return unplaceable.rejections();
        }
        return List.of();
    }

    @Test
    void every_fault_of_a_row_is_listed() throws IOException {
        LoanCase found = cases(files().loan("L1", "", "CARD", "XXX", "-1", "2026-13-01", "?"))
                .get(0);

        assertThat(rejections(found))
                .extracting(rejection -> rejection.field() + " " + rejection.reason())
                .containsExactly(
                        "borrower_id MISSING_VALUE",
                        "currency UNKNOWN_CURRENCY",
                        "principal NEGATIVE_AMOUNT",
                        "disbursed_on BAD_DATE",
                        "status UNKNOWN_VALUE");
    }

    @Test
    void a_loan_with_a_rejected_row_keeps_the_others_and_counts_all() throws IOException {
        LoanCase.ReadableLoan loan = (LoanCase.ReadableLoan) cases(withGoodLoan(false)
                        .installment("L1", "2", "never", "1.00", "0")
                        .payment("P1", "L1", "2026-02-09", "7.00", "GIFT")
                        .payment("P2", "L1", "2026-02-09", "ten")
                        .payment("P3", "L1", "2026-02-09", "9.00", "REVERSAL", "P9"))
                .get(0);

        assertThat(loan.isClassifiable()).isFalse();
        assertThat(loan.records().installments()).hasSize(1);
        assertThat(loan.records().payments()).hasSize(1);
        assertThat(loan.totals()).isEqualTo(new RowTotals(1, 2, 4, 2100, 1, 3, 1600, 0, 0));
    }

    @Test
    void a_repeated_loan_is_read_once_and_not_classified() throws IOException {
        List<LoanCase> found = cases(withGoodLoan(false).loan("L1", "B2", "CARD", "CNY", "100.00", "2026-01-10"));

        LoanCase.ReadableLoan loan = (LoanCase.ReadableLoan) found.get(0);
        assertThat(found).hasSize(1);
        assertThat(loan.records().loan().borrowerId()).isEqualTo("B1");
        assertThat(loan.totals().loanRows()).isEqualTo(2);
        assertThat(loan.rejections())
                .extracting(rejection -> rejection.reason() + "@" + rejection.line())
                .containsExactly("DUPLICATE@3");
    }

    @Test
    void rows_of_a_rejected_loan_are_only_counted() throws IOException {
        LoanCase found = cases(withGoodLoan(true)
                        .loan("L1", "B1", "CARD", "CNY", "x", "2026-01-10")
                        .payment("P1", "L1", "2026-02-09", "-2.5")
                        .payment("P2", "L1", "2026-02-09", "1.23456"))
                .get(0);

        assertThat(found).isInstanceOfSatisfying(LoanCase.RejectedLoan.class, loan -> {
            assertThat(loan.loanId()).isEqualTo("L1");
            assertThat(loan.installmentRows()).isEqualTo(1);
            assertThat(loan.paymentRows()).isEqualTo(3);
            assertThat(loan.paymentsAmount()).isEqualByComparingTo(new BigDecimal("2.50"));
        });
    }

    @Test
    void loans_without_an_identifier_have_nothing_to_do_with_unmatched_money() throws IOException {
        List<LoanCase> found = cases(files().loan("", "B1", "CARD", "CNY", "1.00", "2026-01-10")
                .loan("", "B2", "CARD", "CNY", "1.00", "2026-01-10")
                .payment("P1", "", "2026-02-09", "5.00"));

        assertThat(found)
                .extracting(one -> one.getClass().getSimpleName())
                .containsExactly("RejectedLoan", "RejectedLoan", "Ownerless");
    }

    @Test
    void money_without_a_home_is_unmatched_or_orphan() throws IOException {
        List<LoanCase> found = cases(withGoodLoan(false)
                .payment("P1", "L0", "2026-02-09", "5.50", "PENDING", "", "", "", "B1", "张伟", "for L1", "BANK")
                .payment("P2", "", "2026-02-09", "5"));

        assertThat(found).element(0).isInstanceOfSatisfying(LoanCase.Ownerless.class, money -> {
            assertThat(money.reason()).isEqualTo(OwnerlessReason.UNMATCHED);
            assertThat(money.payment().loanId()).isEmpty();
            assertThat(money.payment().amount()).isEqualTo("5");
        });
        assertThat(found).element(1).isInstanceOfSatisfying(LoanCase.Ownerless.class, money -> {
            assertThat(money.reason()).isEqualTo(OwnerlessReason.ORPHAN);
            assertThat(money.payment().loanId()).contains("L0");
            assertThat(money.payment().borrowerId()).contains("B1");
            assertThat(money.payment().line()).isEqualTo(3);
        });
    }

    @Test
    void a_payment_whose_loan_cannot_be_read_holds_the_run() throws IOException {
        for (String loanId : List.of("L1\u0007", "L1 ", "x".repeat(129), "L\u202E1")) {
            List<LoanCase> found = cases(withGoodLoan(false).payment("P1", loanId, "2026-02-09", "5.00"));

            assertThat(found)
                    .filteredOn(LoanCase.Unplaceable.class::isInstance)
                    .singleElement()
                    .satisfies(one -> {
                        LoanCase.Unplaceable row = (LoanCase.Unplaceable) one;
                        assertThat(row.refusal().code()).isEqualTo(RefusalCode.UNREADABLE_PAYMENT_LOAN);
                        assertThat(row.refusal().place()).isEqualTo("payments.csv:3:loan_id");
                        assertThat(row.rejections())
                                .extracting(Rejection::reason)
                                .containsExactly(RejectReason.BAD_IDENTIFIER);
                        assertThat(row.amount()).isEqualByComparingTo("5.00");
                    });
        }
    }

    @Test
    void a_row_of_other_length_than_the_header_belongs_to_the_loan_it_names_if_there_is_one() throws IOException {
        String header = "payment_id,loan_id,value_date,amount\n";
        DeliveryFiles files = withGoodLoan(false)
                .text(DeliveryFile.PAYMENTS, header + "P1,L1,2026-02-09,5.00,\nP2,L2,2026-02-09\nP3\n");

        List<LoanCase> found = cases(files);

        assertThat(found)
                .extracting(one -> one.getClass().getSimpleName())
                .containsExactly("Unplaceable", "ReadableLoan", "Unplaceable");
        assertThat(rejections(found.get(1)))
                .extracting(rejection -> rejection.line() + " " + rejection.reason())
                .containsExactly("2 COLUMN_COUNT");
        assertThat(((LoanCase.ReadableLoan) found.get(1)).totals().rejectedPaymentsMinor())
                .isEqualTo(500);
    }

    @Test
    void text_after_a_closing_quote_is_a_column_count() throws IOException {
        DeliveryFiles files = withGoodLoan(false)
                .text(
                        DeliveryFile.PAYMENTS,
                        "payment_id,loan_id,value_date,amount,reference\nP1,L1,2026-02-09,5.00,\"a\"b\n");

        assertThat(rejections(cases(files).get(0)))
                .extracting(Rejection::reason)
                .containsExactly(RejectReason.COLUMN_COUNT);
    }

    @Test
    void an_active_loan_without_installments_has_no_schedule() throws IOException {
        List<LoanCase> found = cases(files().loan("L1", "B1", "CARD", "CNY", "1.00", "2026-01-10")
                .loan("L2", "B1", "CARD", "CNY", "1.00", "2026-07-01")
                .loan("L3", "B1", "CARD", "CNY", "1.00", "2026-01-10", "CLOSED")
                .loan("L4", "B1", "CARD", "CNY", "1.00", "2026-01-10", "CLOSED", "2026-07-01"));

        assertThat(found)
                .extracting(
                        one -> rejections(one).stream().map(Rejection::reason).toList())
                .containsExactly(
                        List.of(RejectReason.NO_SCHEDULE), List.of(), List.of(), List.of(RejectReason.NO_SCHEDULE));
    }

    @Test
    void versions_that_follow_each_other_do_not_overlap() throws IOException {
        LoanCase found = cases(files().loan("L1", "B1", "CARD", "CNY", "1.00", "2026-01-10")
                        .installment("L1", "1", "2026-02-10", "1.00", "0", "", "", "", "2026-02-01")
                        .installment("L1", "1", "2026-03-10", "1.00", "0", "", "", "2026-02-01", "2026-03-01")
                        .installment("L1", "1", "2026-04-10", "1.00", "0", "", "", "2026-03-01"))
                .get(0);

        assertThat(rejections(found)).isEmpty();
    }

    @Test
    void amounts_of_a_loan_that_do_not_fit_together_are_an_overflow() throws IOException {
        DeliveryFiles files = files().loan("L1", "B1", "CARD", "JPY", "1", "2026-01-10");
        for (int number = 1; number <= 2400; number++) {
            files.installment("L1", "" + number, "2026-02-10", "1000000000000000", "0");
        }

        assertThat(rejections(cases(files).get(0)))
                .extracting(rejection -> rejection.file() + " " + rejection.reason())
                .containsExactly("loans.csv OVERFLOW");
    }

    @Test
    void rows_beyond_any_loan_are_counted_and_rejected_once() throws IOException {
        StringBuilder text = new StringBuilder("payment_id,loan_id,value_date,amount\n");
        int rows = LoanAssembly.MAX_ROWS + 5;
        for (int row = 0; row < rows; row++) {
            text.append('P').append(row).append(",L1,2026-02-09,1.00\n");
        }
        DeliveryFiles files = files().loan("L1", "B1", "CARD", "CNY", "1.00", "2026-01-10", "CLOSED")
                .text(DeliveryFile.PAYMENTS, text.toString());

        LoanCase.ReadableLoan loan = (LoanCase.ReadableLoan) cases(files).get(0);

        assertThat(loan.rejections())
                .extracting(rejection -> rejection.line() + " " + rejection.reason())
                .containsExactly((LoanAssembly.MAX_ROWS + 2) + " TOO_MANY_ROWS");
        assertThat(loan.totals().paymentRows()).isEqualTo(rows);
        assertThat(loan.totals().rejectedPaymentRows()).isEqualTo(5);
    }

    @Test
    void numeric_order_takes_digits_alone() throws IOException {
        Path input = files().loan("12", "B1", "CARD", "CNY", "1.00", "2026-01-10", "CLOSED")
                .loan("A1", "B1", "CARD", "CNY", "1.00", "2026-01-10", "CLOSED")
                .payment("P1", "12", "2026-02-09", "1.00")
                .payment("P2", "B1", "2026-02-09", "1.00")
                .write();
        DeliveryMapping numeric = DeliveryMapping.standard().with(LoanIdOrder.NUMERIC);
        try (Delivery delivery = Readings.delivery(input, numeric, folder.resolve("work"))) {
            List<LoanCase> found = Readings.cases(delivery);

            assertThat(found)
                    .extracting(one -> one.getClass().getSimpleName())
                    .containsExactly("ReadableLoan", "RejectedLoan", "Unplaceable");
            assertThat(rejections(found.get(1)))
                    .extracting(Rejection::reason)
                    .containsExactly(RejectReason.BAD_IDENTIFIER);
            assertThat(rejections(found.get(2)))
                    .extracting(Rejection::reason)
                    .containsExactly(RejectReason.BAD_IDENTIFIER);
        }
    }
}
