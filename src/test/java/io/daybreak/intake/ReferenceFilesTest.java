package io.daybreak.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.loan.Borrower;
import io.daybreak.loan.Hold;
import io.daybreak.loan.HoldScope;
import io.daybreak.loan.PaymentType;
import io.daybreak.loan.Rejection;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Borrowers, holds and receipts: what is found, and how what cannot be read fails closed. */
class ReferenceFilesTest {
    @TempDir
    private Path folder;

    private DeliveryFiles files() {
        return DeliveryFiles.in(folder.resolve("in"));
    }

    private Delivery delivery(DeliveryFiles files) throws IOException {
        return Readings.delivery(files.write(), folder.resolve("work"));
    }

    private static List<String> rejections(Delivery delivery) throws IOException {
        List<String> found = new ArrayList<>();
        delivery.referenceRejections(rejection -> found.add(rejection.file() + ":" + rejection.line() + ":"
                + rejection.field() + " " + rejection.reason() + " " + rejection.maskedValue()));
        return found;
    }

    @Test
    void a_borrower_is_found_with_all_that_is_known() throws IOException {
        Borrower full = new Borrower(
                "B1",
                "张伟",
                Optional.of("zh"),
                Optional.of("+8613800000001"),
                Optional.of("wei@example.org"),
                Optional.of("1 Road\nTown"),
                Optional.of("Asia/Shanghai"),
                Optional.of("sms"),
                2);
        try (Delivery delivery = delivery(files().borrower(full).borrower("B2", "Li Na"))) {
            assertThat(delivery.borrower("B1")).contains(full);
            assertThat(delivery.borrower("B2").orElseThrow().phone()).isEmpty();
            assertThat(delivery.borrower("B2").orElseThrow().line()).isEqualTo(4);
            assertThat(delivery.borrower("B3")).isEmpty();
        }
    }

    @Test
    void who_shares_an_address_is_counted_whatever_case_and_spaces() throws IOException {
        DeliveryFiles files = files().borrower("B1", "One", "", "+8613800000001", "A@example.org", "1 Road\nTown")
                .borrower("B2", "Two", "", "+8613800000001", "a@EXAMPLE.org ", "1  road town")
                .borrower("B3", "", "", "+8613800000001", "b@example.org", "2 Road")
                .borrower("B4", "Four");
        try (Delivery delivery = delivery(files)) {
            assertThat(delivery.sharing(delivery.borrower("B1").orElseThrow())).isEqualTo(new Sharing(3, 2, 2));
            assertThat(delivery.sharing(delivery.borrower("B4").orElseThrow())).isEqualTo(Sharing.NONE);
        }
    }

    @Test
    void many_shared_addresses_are_each_counted() throws IOException {
        SplittableRandom random = new SplittableRandom(20261124);
        int[] owners = new int[700];
        DeliveryFiles files = files();
        List<Integer> phones = new ArrayList<>();
        for (int borrower = 0; borrower < 3_000; borrower++) {
            int phone = random.nextInt(owners.length);
            owners[phone]++;
            phones.add(phone);
            files.borrower("B" + borrower, "Name", "", "+86138" + (10_000_000 + phone));
        }
        try (Delivery delivery = delivery(files)) {
            for (int borrower = 0; borrower < phones.size(); borrower++) {
                assertThat(delivery.sharing(delivery.borrower("B" + borrower).orElseThrow())
                                .phone())
                        .as("seed 20261124, borrower %s", borrower)
                        .isEqualTo(owners[phones.get(borrower)]);
            }
        }
    }

    @Test
    void without_the_files_nobody_is_found_and_nothing_holds() throws IOException {
        try (Delivery delivery = delivery(files())) {
            assertThat(delivery.borrower("B1")).isEmpty();
            assertThat(delivery.holds("L1", "B1", "CARD")).isEmpty();
            assertThat(rejections(delivery)).isEmpty();
            delivery.receipts(receipt -> assertThat(receipt).isNull());
        }
    }

    @Test
    void a_borrower_with_a_rejected_row_is_none_and_personal_values_are_masked() throws IOException {
        DeliveryFiles files = files().borrower("B1", "Li Na", "", "13800000001")
                .borrower("B2", "", "", "+8613800000002")
                .borrower("B3", "Wang", "", "+8613800000003")
                .borrower("B3", "Wang", "", "+8613800000004")
                .borrower("B4", "Good Name", "", "+8613800000005")
                .borrower("B5", "x".repeat(300));
        try (Delivery delivery = delivery(files)) {
            for (String borrowerId : List.of("B1", "B2", "B3", "B5")) {
                assertThat(delivery.borrower(borrowerId)).as(borrowerId).isEmpty();
            }
            assertThat(delivery.borrower("B4")).isPresent();
            assertThat(rejections(delivery))
                    .containsExactly(
                            "borrowers.csv:2:phone BAD_PHONE *** (11 characters)",
                            "borrowers.csv:3:name MISSING_VALUE ",
                            "borrowers.csv:5:borrower_id DUPLICATE B3",
                            "borrowers.csv:7:name VALUE_TOO_LONG *** (300 characters)");
        }
    }

    @Test
    void phones_are_e164() throws IOException {
        List<String> bad = List.of(
                "+1234567", "+1234567890123456", "+86 13800000001", "+86-138", "+0613800000001", "+٨٦١٣٨٠٠٠٠٠٠٠");
        DeliveryFiles files =
                files().borrower("good1", "A", "", "+12345678").borrower("good2", "A", "", "+123456789012345");
        for (int number = 0; number < bad.size(); number++) {
            files.borrower("bad" + number, "A", "", bad.get(number));
        }
        try (Delivery delivery = delivery(files)) {
            assertThat(delivery.borrower("good1")).isPresent();
            assertThat(delivery.borrower("good2")).isPresent();
            assertThat(rejections(delivery)).hasSize(bad.size());
        }
    }

    @Test
    void holds_of_loan_borrower_product_and_everything_cover_a_loan_in_the_order_of_the_file() throws IOException {
        DeliveryFiles files = files().loan("L1", "B1", "CARD", "CNY", "1.00", "2026-01-10", "CLOSED")
                .hold("H1", "ALL", "", "STRIKE", "2026-01-01", "2026-01-05")
                .hold("H2", "LOAN", "L1", "DISPUTE", "2026-02-01", "", "2026-02-02")
                .hold("H3", "LOAN", "B1", "DISPUTE", "2026-02-01")
                .hold("H4", "BORROWER", "B1", "HARDSHIP", "2026-03-01")
                .hold("H5", "PRODUCT", "CARD", "PAUSE", "2026-04-01")
                .hold("H6", "PRODUCT", "EDU", "PAUSE", "2026-04-01")
                .hold("H7", "LOAN", "L1", "PAUSE", "2026-05-01");
        try (Delivery delivery = delivery(files)) {
            assertThat(delivery.holds("L1", "B1", "CARD"))
                    .extracting(Hold::holdId)
                    .containsExactly("H1", "H2", "H4", "H5", "H7");
            assertThat(delivery.holds("L1", "B1", "CARD").get(1))
                    .isEqualTo(new Hold(
                            "H2",
                            HoldScope.LOAN,
                            "L1",
                            "DISPUTE",
                            LocalDate.of(2026, 2, 1),
                            Optional.empty(),
                            Optional.of(LocalDate.of(2026, 2, 2)),
                            3));
            assertThat(delivery.holds("B1", "L1", "EDU"))
                    .extracting(Hold::holdId)
                    .containsExactly("H1", "H3", "H6");
            LoanCase.ReadableLoan loan =
                    (LoanCase.ReadableLoan) Readings.cases(delivery).get(0);
            assertThat(loan.records().holds()).isEqualTo(delivery.holds("L1", "B1", "CARD"));
        }
    }

    @Test
    void a_rejected_hold_stops_its_subject_from_the_beginning_of_time() throws IOException {
        DeliveryFiles files = files().hold("H1", "LOAN", "L1", "DISPUTE", "soon")
                .hold("H2", "BORROWER", "B1", "", "2026-01-01")
                .hold("", "PRODUCT", "CARD", "PAUSE", "2026-01-01")
                .hold("H4", "ALL", "", "PAUSE", "2026-01-01", "2026-01-01")
                .hold("H5", "LOAN", "L2", "PAUSE", "2026-01-01")
                .hold("H5", "LOAN", "L3", "PAUSE", "2026-01-01")
                .hold("H5", "PRODUCT", "EDU", "PAUSE", "2026-01-01");
        try (Delivery delivery = delivery(files)) {
            assertThat(delivery.holds("L1", "B1", "CARD")).hasSize(4).allSatisfy(hold -> {
                assertThat(hold.kind()).isEqualTo(Delivery.REJECTED_HOLD);
                assertThat(hold.covers(LocalDate.of(1990, 1, 1))).isTrue();
                assertThat(hold.covers(LocalDate.of(2090, 1, 1))).isTrue();
            });
            assertThat(delivery.holds("L2", "B9", "X")).extracting(Hold::kind).containsExactly("REJECTED", "PAUSE");
            assertThat(delivery.holds("L3", "B9", "EDU"))
                    .extracting(Hold::kind)
                    .containsExactly("REJECTED", "REJECTED", "REJECTED");
            assertThat(rejections(delivery))
                    .containsExactly(
                            "holds.csv:2:from BAD_DATE soon",
                            "holds.csv:3:kind MISSING_VALUE ",
                            "holds.csv:4:hold_id MISSING_VALUE ",
                            "holds.csv:5:to INVERTED_PERIOD 2026-01-01",
                            "holds.csv:7:hold_id DUPLICATE H5",
                            "holds.csv:8:hold_id DUPLICATE H5");
        }
    }

    @Test
    void a_rejected_receipt_counts_as_bounced() throws IOException {
        DeliveryFiles files = files().row(DeliveryFile.RECEIPTS, "N1", "DELIVERED", "2026-06-29")
                .row(DeliveryFile.RECEIPTS, "N1", "ACCEPTED", "2026-06-28T23:59:00+08:00")
                .row(DeliveryFile.RECEIPTS, "N2", "DELIVERED", "2026-06-31")
                .row(DeliveryFile.RECEIPTS, "N3", "delivered", "2026-06-30 10:00")
                .row(DeliveryFile.RECEIPTS, "N4", "DELIVERED", "2026-06-30T<script>")
                .row(DeliveryFile.RECEIPTS, "", "DELIVERED", "2026-06-30");
        try (Delivery delivery = delivery(files)) {
            List<Receipt> receipts = new ArrayList<>();
            delivery.receipts(receipts::add);

            assertThat(receipts)
                    .extracting(receipt -> receipt.noticeId() + " " + receipt.status() + " "
                            + receipt.at().map(LocalDate::toString).orElse("?"))
                    .containsExactly(
                            "N1 DELIVERED 2026-06-29",
                            "N1 ACCEPTED 2026-06-28",
                            "N2 BOUNCED ?",
                            "N3 BOUNCED 2026-06-30",
                            "N4 BOUNCED ?");
            assertThat(rejections(delivery)).hasSize(4);
        }
    }

    @Test
    void very_many_rejections_are_found_again_when_they_are_asked_for() throws IOException {
        DeliveryFiles files = files();
        int rows = 15_000;
        for (int number = 0; number < rows; number++) {
            files.borrower("B" + number, "")
                    .hold("H" + number, "LOAN", "L" + number, "PAUSE", "")
                    .row(DeliveryFile.RECEIPTS, "N" + number, "?", "2026-06-30");
        }
        try (Delivery delivery = delivery(files)) {
            List<Rejection> found = new ArrayList<>();
            delivery.referenceRejections(found::add);

            assertThat(found).hasSize(3 * rows);
            assertThat(found)
                    .extracting(Rejection::file)
                    .startsWith("borrowers.csv")
                    .endsWith("receipts.csv");
        }
    }

    @Test
    void a_pending_row_posted_elsewhere_is_void_and_one_posted_to_its_own_loan_stays() throws IOException {
        DeliveryFiles files = files().loan("L1", "B1", "CARD", "CNY", "1.00", "2026-01-10", "CLOSED")
                .loan("L2", "B1", "CARD", "CNY", "1.00", "2026-01-10", "CLOSED")
                .payment("P3", "", "2026-06-01", "3.00", "PENDING")
                .payment("P1", "L1", "2026-06-01", "1.00", "PENDING")
                .payment("P2", "L1", "2026-06-01", "2.00", "PENDING")
                .payment("P2", "L1", "2026-06-01", "2.00")
                .payment("P1", "L2", "2026-06-02", "1.00")
                .payment("P3", "L2", "2026-06-02", "3.00");
        try (Delivery delivery = delivery(files)) {
            List<LoanCase> cases = Readings.cases(delivery);

            assertThat(((LoanCase.Ownerless) cases.get(0)).isPostedElsewhere()).isTrue();
            LoanCase.ReadableLoan first = (LoanCase.ReadableLoan) cases.get(1);
            assertThat(first.isClassifiable()).isTrue();
            assertThat(first.totals()).isEqualTo(new RowTotals(1, 0, 3, 500, 0, 0, 0, 1, 100));
            assertThat(first.records().payments())
                    .extracting(payment -> payment.paymentId() + " " + payment.type())
                    .containsExactly("P2 " + PaymentType.PENDING, "P2 " + PaymentType.REPAYMENT);
            assertThat(((LoanCase.ReadableLoan) cases.get(2)).isClassifiable()).isTrue();
        }
    }
}
