package io.daybreak.loan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoanRecordsTest {

    @Test
    void amountsThatDoNotFitARejectionByValue() {
        LoanRecords fits =
                Given.aLoan().due("2026-01-01", "92233720368547758.07").records();
        LoanRecords installmentTooMuch = Given.aLoan()
                .due("2026-01-01", "92233720368547758.07", "0.01", "0", "0")
                .records();
        LoanRecords sumTooMuch = Given.aLoan()
                .due("2026-01-01", "92233720368547758.07")
                .paid("p1", "2026-01-01", "0.01")
                .records();

        assertThat(fits.overflow()).isEmpty();
        assertThat(installmentTooMuch.overflow()).map(Rejection::reason).contains(RejectReason.OVERFLOW);
        assertThat(sumTooMuch.overflow()).map(Rejection::reason).contains(RejectReason.OVERFLOW);
    }

    @Test
    void rowsBookedLaterWereNotKnown() {
        LoanRecords records = Given.aLoan()
                .version(1, "2026-01-31", List.of("100", "0", "0", "0"), Optional.empty(), Optional.of("2026-03-01"))
                .version(1, "2026-04-30", List.of("100", "0", "0", "0"), Optional.of("2026-03-01"), Optional.empty())
                .paid("p1", "2026-01-31", "10")
                .bookedOn("2026-02-02")
                .records();

        LoanRecords early = records.knownOn(LocalDate.of(2026, 2, 1));
        assertThat(early.payments()).isEmpty();
        assertThat(early.installments()).singleElement().satisfies(version -> {
            assertThat(version.dueDate()).isEqualTo(LocalDate.of(2026, 1, 31));
            assertThat(version.replacedOn()).isEmpty();
        });
        assertThat(records.knownOn(LocalDate.of(2026, 2, 2)).payments()).hasSize(1);
        assertThat(records.knownOn(LocalDate.of(2026, 3, 1))).isEqualTo(records);
    }

    @Test
    void oneRowThatDoesNotSayWhenItBecameKnownIsEnoughToProveNothing() {
        Given given = Given.aLoan()
                .due("2026-01-31", "100")
                .paid("p1", "2026-01-31", "10")
                .bookedOn("2026-02-02");
        assertThat(given.records().isKnowledgeDated()).isTrue();
        assertThat(given.paid("p2", "2026-02-05", "10").records().isKnowledgeDated())
                .isFalse();
        assertThat(Given.aLoan().held("DISPUTE", "2026-01-01", "").records().isKnowledgeDated())
                .isFalse();
    }
}
