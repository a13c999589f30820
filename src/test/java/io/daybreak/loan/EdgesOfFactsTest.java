package io.daybreak.loan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where facts begin and end: the first and the last day of a hold, a version and a status; signs and decimals of money. */
class EdgesOfFactsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 15);
    private static final Currency CNY = Currency.getInstance("CNY");

    @ParameterizedTest
    @CsvSource({
        "2026-06-14, , true",
        "2026-06-15, , true",
        "2026-06-16, , false",
        "2026-06-15, 2026-06-16, true",
        "2026-06-01, 2026-06-15, false",
        "2026-06-01, 2026-06-14, false",
    })
    void aHoldCoversItsFirstDayAndNotItsEnd(LocalDate from, LocalDate to, boolean covers) {
        Hold hold = new Hold("H1", HoldScope.LOAN, "L1", "PAUSE", from, Optional.ofNullable(to), Optional.empty(), 2);
        assertThat(hold.covers(DAY)).isEqualTo(covers);
    }

    @ParameterizedTest
    @CsvSource({
        ", , true",
        "2026-06-15, , true",
        "2026-06-16, , false",
        ", 2026-06-16, true",
        ", 2026-06-15, false",
        "2026-06-15, 2026-06-16, true",
    })
    void aVersionIsInForceFromItsBookingUntilItsReplacement(LocalDate booked, LocalDate replaced, boolean inForce) {
        Installment version =
                new Installment(1, DAY, 100, 20, 3, 4, Optional.ofNullable(booked), Optional.ofNullable(replaced), 2);
        assertThat(version.inForceOn(DAY)).isEqualTo(inForce);
        assertThat(version.dueMinor()).isEqualTo(127);
    }

    @ParameterizedTest
    @CsvSource({
        ", CLOSED",
        "2026-06-14, CLOSED",
        "2026-06-15, CLOSED",
        "2026-06-16, ACTIVE",
    })
    void aStatusCountsFromItsDayOn(LocalDate since, LoanStatus expected) {
        Loan loan = new Loan(
                "L1",
                "B1",
                "CASH",
                CNY,
                100,
                DAY,
                LoanStatus.CLOSED,
                Optional.ofNullable(since),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                CoreFigures.NONE,
                2);
        assertThat(loan.statusAt(DAY)).isEqualTo(expected);
    }

    @Test
    void aReplacementBookedLaterHasNotHappenedYet() {
        Loan loan = Given.aLoan().records().loan();
        Installment old = new Installment(1, DAY, 100, 0, 0, 0, Optional.empty(), Optional.of(DAY.plusDays(2)), 2);
        LoanRecords records = new LoanRecords(loan, List.of(old), List.of(), List.of());
        assertThat(records.knownOn(DAY).installments().get(0).replacedOn()).isEmpty();
        assertThat(records.knownOn(DAY.plusDays(1)).installments().get(0).replacedOn())
                .isEmpty();
        assertThat(records.knownOn(DAY.plusDays(2)).installments().get(0).replacedOn())
                .contains(DAY.plusDays(2));
    }

    @ParameterizedTest
    @CsvSource({
        "0, CNY, 0.00",
        "5, CNY, 0.05",
        "-5, CNY, -0.05",
        "99, CNY, 0.99",
        "100, CNY, 1.00",
        "-1205, CNY, -12.05",
        "12, VND, 12",
        "1, KWD, 0.001",
        "12345, KWD, 12.345",
    })
    void moneyIsWrittenWithTheDecimalsOfItsCurrency(long minor, Currency currency, String plain) {
        assertThat(new Money(currency, minor)).hasToString(currency + " " + plain);
    }

    @Test
    void moneyOfOneCurrencyIsAddedAndOfTwoIsNot() {
        Money twelve = new Money(CNY, 1200);
        assertThat(twelve.plus(new Money(CNY, -200))).isEqualTo(new Money(CNY, 1000));
        assertThatThrownBy(() -> twelve.plus(new Money(Currency.getInstance("EUR"), 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("EUR");
        assertThatThrownBy(() -> twelve.plus(new Money(CNY, Long.MAX_VALUE))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void componentsAreToldApartAndAddUp() {
        Components parts = new Components(1, 20, 300, 4000);
        assertThat(parts.totalMinor()).isEqualTo(4321);
        assertThat(parts.of(Component.PRINCIPAL)).isEqualTo(1);
        assertThat(parts.of(Component.INTEREST)).isEqualTo(20);
        assertThat(parts.of(Component.FEE)).isEqualTo(300);
        assertThat(parts.of(Component.PENALTY)).isEqualTo(4000);
    }
}
