package io.daybreak.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.sample.CountedRows;
import io.daybreak.sample.SpoiltDelivery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Thousands of spoilt deliveries, each scanned and read loan by loan in two slices as a night does: {@code
 * -Dfuzz.deliveries=N -Dfuzz.seed=S} for more or others. A delivery is refused with a reason, or every one of its rows
 * is counted once, used or listed, and rows and amounts are those that a plain RFC 4180 reader of the tests' own counts.
 * Nothing is ever thrown. What a whole night makes of such deliveries, with exit code and terminal, is
 * {@code SpoiltNightsTest}'s business.
 */
class SpoiltDeliveriesTest {
    private static final int DELIVERIES = Integer.getInteger("fuzz.deliveries", 2_000);
    private static final long FIRST_SEED = Long.getLong("fuzz.seed", 1L);
    private static final ControlExpectation OF_THE_NIGHT =
            new ControlExpectation(SpoiltDelivery.night(), false, false, false);

    @TempDir
    private Path folder;

    private int refused;
    private final Set<RefusalCode> codes = EnumSet.noneOf(RefusalCode.class);

    @Test
    void everyRowIsUsedOrListedOrTheDeliveryRefused() throws IOException {
        List<String> failures = new ArrayList<>();
        for (long seed = FIRST_SEED; seed < FIRST_SEED + DELIVERIES && failures.size() < 12; seed++) {
            SpoiltDelivery delivery = SpoiltDelivery.of(seed);
            Path input = folder.resolve("in");
            Path work = Files.createDirectory(folder.resolve("work"));
            delivery.writeTo(input);
            try {
                check(delivery, input, work);
            } catch (AssertionError | RuntimeException | IOException failure) {
                failures.add("seed " + seed + ", " + delivery.spoilt() + ": " + abbreviated(failure));
            }
            remove(input);
            remove(work);
        }
        assertThat(failures).isEmpty();
        System.out.println("spoilt deliveries: " + DELIVERIES + " from seed " + FIRST_SEED + ", refused " + refused
                + " with " + codes);
        assertThat(refused).as("some are refused, and most are not").isBetween(DELIVERIES / 10, DELIVERIES * 9 / 10);
    }

    private void check(SpoiltDelivery spoilt, Path input, Path work) throws IOException {
        Scan scan = Readings.scan(input, DeliveryMapping.standard(), work, OF_THE_NIGHT);
        if (scan instanceof Refused refusal) {
            assertThat(refusal.reasons()).isNotEmpty();
            refusal.reasons().forEach(reason -> codes.add(reason.code()));
            refused++;
            return;
        }
        try (Delivery delivery = (Delivery) scan) {
            Map<DeliveryFile, CountedRows> counted = new EnumMap<>(DeliveryFile.class);
            for (FileFacts facts : delivery.files()) {
                CountedRows rows = CountedRows.of(
                        facts.name(),
                        Optional.ofNullable(spoilt.files().get(facts.name())).orElseThrow());
                counted.put(facts.file(), rows);
                assertThat(facts.dataRows()).as("rows of " + facts.name()).isEqualTo(rows.rows());
            }
            Readings.Whole whole = Readings.whole(delivery, 2);
            compare("loans", whole.counts().loans(), counted.get(DeliveryFile.LOANS));
            compare("installments", whole.counts().installments(), counted.get(DeliveryFile.INSTALLMENTS));
            compare("payments", whole.counts().payments(), counted.get(DeliveryFile.PAYMENTS));
            everyRowOnce(whole);
            reference(delivery);
        }
    }

    private static void compare(String file, FileCount read, CountedRows counted) {
        assertThat(read.rows()).as("rows of " + file).isEqualTo(counted.rows());
        assertThat(read.amountTotal()).as("amounts of " + file).isEqualByComparingTo(counted.amounts());
    }

    private static void everyRowOnce(Readings.Whole whole) {
        long loans = 0;
        long installments = 0;
        long payments = 0;
        for (LoanCase one : whole.cases()) {
            if (one instanceof LoanCase.ReadableLoan loan) {
                usedOrListed(loan);
                loans += loan.totals().loanRows();
                installments += loan.totals().installmentRows();
                payments += loan.totals().paymentRows();
            } else if (one instanceof LoanCase.RejectedLoan loan) {
                assertThat(loan.rejections()).isNotEmpty();
                loans += loan.loanRows();
                installments += loan.installmentRows();
                payments += loan.paymentRows();
            } else if (one instanceof LoanCase.Stray stray) {
                assertThat(stray.rejections()).isNotEmpty();
                payments += stray.isPayment() ? 1 : 0;
                installments += stray.isPayment() ? 0 : 1;
            } else if (one instanceof LoanCase.Ownerless || one instanceof LoanCase.Unplaceable) {
                payments++;
            }
        }
        assertThat(loans)
                .as("loan rows in cases")
                .isEqualTo(whole.counts().loans().rows());
        assertThat(installments)
                .as("installment rows in cases")
                .isEqualTo(whole.counts().installments().rows());
        assertThat(payments)
                .as("payment rows in cases")
                .isEqualTo(whole.counts().payments().rows());
    }

    /** Of a readable loan, a row is among the records, or its line among the rejections. */
    private static void usedOrListed(LoanCase.ReadableLoan loan) {
        Set<Long> installments = new HashSet<>();
        Set<Long> payments = new HashSet<>();
        loan.rejections().forEach(rejection -> {
            if (rejection.file().equals("installments.csv")) {
                installments.add(rejection.line());
            } else if (rejection.file().equals("payments.csv")) {
                payments.add(rejection.line());
            }
        });
        assertThat(loan.records().installments().size() + installments.size())
                .as("installments of a loan")
                .isGreaterThanOrEqualTo(Math.toIntExact(loan.totals().installmentRows()));
        assertThat(loan.records().payments().size()
                        + payments.size()
                        + loan.totals().postedElsewhereRows())
                .as("payments of a loan")
                .isGreaterThanOrEqualTo(loan.totals().paymentRows());
    }

    /** The smaller files can be read to their end too. */
    private static void reference(Delivery delivery) throws IOException {
        delivery.referenceRejections(rejection -> assertThat(rejection.line()).isPositive());
        delivery.receipts(receipt -> assertThat(receipt.noticeId()).isNotNull());
        delivery.borrowers(borrower -> assertThat(borrower.borrowerId()).isNotEmpty());
    }

    /** A difference may be megabytes of digits. */
    private static String abbreviated(Throwable failure) {
        return failure.toString().replaceAll("(.)\\1{40,}", "$1…");
    }

    private static void remove(Path place) throws IOException {
        try (Stream<Path> paths = Files.walk(place)) {
            for (Path path : paths.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(path);
            }
        }
    }
}
