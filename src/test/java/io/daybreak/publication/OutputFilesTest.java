package io.daybreak.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.loan.Components;
import io.daybreak.loan.Loan;
import io.daybreak.loan.LoanStatus;
import io.daybreak.loan.OwnerlessPayment;
import io.daybreak.loan.PaymentType;
import io.daybreak.loan.RejectReason;
import io.daybreak.loan.Rejection;
import io.daybreak.notice.Correction;
import io.daybreak.notice.CorrectionCause;
import io.daybreak.notice.Decision;
import io.daybreak.notice.LateLoan;
import io.daybreak.notice.Notice;
import io.daybreak.notice.SuppressionCode;
import io.daybreak.notice.Surroundings;
import io.daybreak.policy.Channel;
import io.daybreak.reconciliation.Books;
import io.daybreak.reconciliation.DecisionTally;
import io.daybreak.reconciliation.DeliveredFile;
import io.daybreak.reconciliation.Guard;
import io.daybreak.reconciliation.GuardFinding;
import io.daybreak.reconciliation.GuardName;
import io.daybreak.reconciliation.RemovalReason;
import io.daybreak.reconciliation.Tally;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every output file as it comes out, byte by byte, in {@code golden/}. */
class OutputFilesTest {
    @TempDir
    private Path folder;

    private Staging staging;

    @BeforeEach
    void begin() throws IOException {
        staging = Staging.begin(folder.resolve("attempt-1"));
    }

    @Test
    void nothingFallsDueNextOnAClosedLoan() {
        Loan loan = LateLoans.loan("L1", "CARD", "CNY");
        Optional<LateLoan.DatedAmount> nextDue = LateLoans.late("L1").nextDue();
        assertThat(nextDue).isPresent();
        assertThat(nextDue(loan, nextDue)).isPresent();
        assertThat(nextDue(closed(loan, LateLoans.DATE.plusDays(1)), nextDue)).isPresent();
        assertThat(nextDue(closed(loan, LateLoans.DATE), nextDue)).isEmpty();
    }

    private static Optional<LateLoan.DatedAmount> nextDue(Loan loan, Optional<LateLoan.DatedAmount> nextDue) {
        return ClassificationRow.classified(
                        loan,
                        LateLoans.standing("CARD", "NORMAL", 0, Components.ZERO),
                        "00ff00ff00ff00ff",
                        new LateLoan.PaymentRows(4, 409_600, 1),
                        nextDue,
                        "0123456789abcdef")
                .nextDue();
    }

    private static Loan closed(Loan loan, LocalDate from) {
        return new Loan(
                loan.loanId(),
                loan.borrowerId(),
                loan.product(),
                loan.currency(),
                loan.principalMinor(),
                loan.disbursedOn(),
                LoanStatus.CLOSED,
                Optional.of(from),
                loan.exposureMinor(),
                loan.contractRef(),
                loan.productName(),
                loan.core(),
                loan.line());
    }

    @Test
    void classification() throws IOException {
        PartRows<ClassificationRow> rows = PartRows.classification();
        LateLoan late = LateLoans.late("L2");
        rows.add(ClassificationRow.classified(
                LateLoans.loan("L1", "CARD", "CNY"),
                LateLoans.standing("CARD", "NORMAL", 0, Components.ZERO),
                "00ff00ff00ff00ff",
                new LateLoan.PaymentRows(4, 409_600, 1),
                late.nextDue(),
                "0123456789abcdef"));
        rows.add(ClassificationRow.classified(
                late.loan(),
                late.standing().orElseThrow(),
                "00ff00ff00ff00ff",
                late.rows(),
                Optional.empty(),
                "0123456789abcdef"));
        rows.add(ClassificationRow.classified(
                LateLoans.loan("借,3", "CAR", "JPY"),
                LateLoans.standing("CAR", "NPA", 120, new Components(1, 2, 3, 4)),
                "0",
                new LateLoan.PaymentRows(0, 0, 0),
                Optional.empty(),
                "0123456789abcdef"));
        rows.add(ClassificationRow.notClassified(
                LateLoans.loan("L4", "CARD", "KWD"),
                LateLoans.notClassified("L4").baseline()));
        rows.add(ClassificationRow.notClassified(LateLoans.loan("L5", "CARD", "CNY"), Optional.empty()));

        Tally tally = new Tally();
        CommittedPart part = part(rows, tally);
        assertThat(staging.classification(List.of(part), tally, Map.of())
                        .total()
                        .amount())
                .isEqualByComparingTo("1034");
        golden("classification.csv");
    }

    @Test
    void collections() throws IOException {
        LateLoan late = LateLoans.late("L2");
        LateLoan unreadable = LateLoans.notClassified("=L3");
        try (Worklist sheet = staging.collections(folder)) {
            sheet.add(new CollectionsRow(
                    "2026-11", late, Decisions.surroundings(), Decisions.held(late, SuppressionCode.HOLD), false));
            sheet.add(new CollectionsRow(
                    "2026-11",
                    unreadable,
                    Surroundings.NONE,
                    Decisions.held(unreadable, SuppressionCode.REJECTED),
                    false));
            sheet.add(new CollectionsRow(
                    "2026-11", LateLoans.late("L4"), Surroundings.NONE, Decisions.send(LateLoans.late("L4")), false));
            sheet.add(new CollectionsRow(
                    "2026-11",
                    LateLoans.late("L5"),
                    Surroundings.NONE,
                    Decisions.held(LateLoans.late("L5"), SuppressionCode.BELOW_LADDER),
                    false));
            sheet.finish();
        }
        golden("collections.csv");
        assertThat(Files.readAllBytes(staging.folder().resolve("collections.csv")))
                .as("a byte order mark, so that spreadsheets read UTF-8")
                .startsWith(0xEF, 0xBB, 0xBF);
    }

    @Test
    void collections_removed() throws IOException {
        PartRows<RemovedRow> rows = PartRows.removed();
        rows.add(new RemovedRow(LateLoans.published("L1"), Optional.of("NORMAL"), RemovalReason.PAID));
        rows.add(new RemovedRow(LateLoans.published("-L2"), Optional.empty(), RemovalReason.NOT_DELIVERED));
        Tally tally = new Tally();
        staging.removed(List.of(part(rows, tally)), tally, Map.of());
        golden("collections_removed.csv");
    }

    @Test
    void notices_are_never_neutralised_and_every_channel_has_its_file() throws IOException {
        for (Channel channel : Channel.values()) {
            try (Sheet<Notice> sheet = staging.notices(channel)) {
                if (channel == Channel.SMS) {
                    sheet.add(Decisions.send(LateLoans.late("L2")).notice());
                }
                sheet.finish();
            }
            golden("notices/" + channel.word() + ".csv");
        }
    }

    @Test
    void suppressed() throws IOException {
        try (Sheet<Decision.Suppressed> sheet = staging.suppressed()) {
            sheet.add(Decisions.held(LateLoans.late("L2"), SuppressionCode.HOLD));
            sheet.finish();
        }
        golden("suppressed.csv");
    }

    @Test
    void corrections() throws IOException {
        try (Sheet<Correction> sheet = staging.corrections()) {
            Notice message = Decisions.send(LateLoans.late("L2")).notice();
            sheet.add(new Correction.Tell(message, "N-0", CorrectionCause.BOOKED_LATE));
            sheet.add(new Correction.ForAPerson(
                    "N-1", "L3", CorrectionCause.BOOKED_LATE, SuppressionCode.HOLD, "hold H7 DECEASED"));
            sheet.finish();
        }
        golden("corrections.csv");
    }

    @Test
    void rejects() throws IOException {
        try (Sheet<Rejection> sheet = staging.rejects()) {
            sheet.add(new Rejection("payments.csv", 12, "amount", RejectReason.NEGATIVE_AMOUNT, "-12.00", "turn it"));
            sheet.add(new Rejection("loans.csv", 3, "", RejectReason.COLUMN_COUNT, "", "check \"quotes\", please"));
            sheet.finish();
        }
        golden("rejects.csv");
    }

    @Test
    void unmatched() throws IOException {
        OwnerlessPayment payment = new OwnerlessPayment(
                "U1",
                Optional.empty(),
                LateLoans.DATE,
                new BigDecimal("1024.00"),
                PaymentType.REPAYMENT,
                Optional.empty(),
                Optional.empty(),
                Optional.of("B-L2"),
                Optional.of("@付款人"),
                Optional.of("loan, June"),
                Optional.of("bank-a"),
                9);
        try (Sheet<UnmatchedRow> sheet = staging.unmatched()) {
            sheet.add(new UnmatchedRow(
                    payment,
                    List.of(
                            new UnmatchedRow.Candidate("L2", UnmatchedRow.Link.SAME_BORROWER),
                            new UnmatchedRow.Candidate("L7", UnmatchedRow.Link.SAME_AMOUNT_AS_ARREARS))));
            assertThat(sheet.finish().total().amount()).isEqualByComparingTo("1024");
        }
        golden("unmatched.csv");
    }

    @Test
    void evidence() throws IOException {
        try (EvidenceSheet sheet = staging.evidence()) {
            sheet.add(Decisions.send(LateLoans.late("L2")).evidence());
            sheet.add(Decisions.send(LateLoans.late("L4")).evidence());
            assertThat(sheet.finish().rows()).isEqualTo(2);
        }
        golden("evidence.jsonl");
        assertThat(Files.readString(staging.folder().resolve("evidence.jsonl"), StandardCharsets.UTF_8))
                .as("ids, dates and amounts only")
                .doesNotContain("nobody may read this", "+8613800000001", "已逾期");
    }

    @Test
    void reconciliation_and_control() throws IOException {
        Loan loan = LateLoans.loan("L2", "CARD", "CNY");
        Tally tally = new Tally();
        tally.loanRead("CNY", loan.principalMinor());
        tally.classified(
                loan,
                LateLoans.late("L2").standing().orElseThrow(),
                Optional.of(LateLoans.published("L2")),
                LateLoans.late("L2").standing());
        tally.paymentUnmatched(new BigDecimal("12.5"));
        tally.rejected(new Rejection("payments.csv", 12, "amount", RejectReason.BAD_AMOUNT, "", ""));
        Books books = new Books(
                tally,
                new DecisionTally(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of("NORMAL", "SPECIAL_MENTION"));
        Guard shrunk = new Guard(
                GuardName.PAYMENTS_SHRINK_MAX_PERCENT,
                "bank",
                Optional.of(new BigDecimal("45.5")),
                Optional.of(BigDecimal.ONE),
                Optional.of(BigDecimal.valueOf(200)),
                true,
                new GuardFinding(GuardFinding.Kind.PAYMENT_ROWS, List.of("109", "200")));
        Guard changed = Guard.always(
                GuardName.POLICY_CHANGED,
                "the policy file",
                1,
                new GuardFinding(GuardFinding.Kind.POLICY_CHANGED, List.of("2026-06-29")));
        Samples.Kind rejected = new Samples.Kind(
                List.of("payments.csv", "BAD_AMOUNT"), 1, BigDecimal.ZERO, List.of(List.of("12", "amount", "", "")));
        Samples samples = new Samples(
                new TreeMap<>(Map.of("payments.csv BAD_AMOUNT", rejected)),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>());
        staging.report(Reports.of(books, List.of(), List.of(changed, shrunk), samples));
        golden("reconciliation.csv");

        staging.corrections().finish();
        // The page's look is not what this holds; ReconciliationPageTest holds its figures.
        String digest = staging.control(Reread.all(staging.folder()).stream()
                .filter(file -> !file.figures().file().equals("reconciliation.html"))
                .toList());
        golden("control.csv");
        assertThat(digest).isEqualTo(Sha256.of(staging.folder().resolve("control.csv")));
    }

    @Test
    void a_night_without_a_row_says_so_in_every_section() throws IOException {
        DeliveredFile loans = new DeliveredFile("loans.csv", Optional.empty(), Optional.empty(), 0, 0, BigDecimal.ZERO);
        Books books = new Books(
                new Tally(), new DecisionTally(), List.of(), List.of(), Optional.empty(), List.of(loans), List.of());
        staging.report(Reports.of(books, List.of(), List.of(), Samples.NONE));

        assertThat(staging.folder().resolve("reconciliation.html"))
                .content()
                .contains("The night in numbers</h2>\n<p class=\"soft\">None.</p>")
                .doesNotContainPattern("</h2>\\s*<h2");
    }

    private CommittedPart part(PartRows<?> rows, Tally tally) throws IOException {
        Path file = folder.resolve("part");
        try (PartFile part = PartFile.open(file, 0)) {
            rows.countInto(tally);
            rows.moveTo(part);
            part.force();
            return new CommittedPart(file, part.length());
        }
    }

    private void golden(String name) {
        Golden.matches(staging.folder().resolve(name), name);
    }
}
