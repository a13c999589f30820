package io.daybreak.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.loan.OwnerlessPayment;
import io.daybreak.loan.PaymentType;
import io.daybreak.notice.BorrowerMoney;
import io.daybreak.publication.UnmatchedRow.Candidate;
import io.daybreak.publication.UnmatchedRow.Link;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Money without a home is offered to the borrower it names, and to what is unpaid in exactly its amount. */
class OwnerlessMatcherTest {
    private static final LocalDate PAID = LocalDate.of(2026, 6, 20);
    private final OwnerlessMatcher matcher = new OwnerlessMatcher();

    @Test
    void aNamedBorrowersLoansComeFirst() {
        OwnerlessPayment payment = payment("P1", "100.00", Optional.of("B1"));
        add(payment);
        matcher.open("L9", Optional.of(PAID), new BigDecimal("100"));
        matcher.loan("L1", "B1");
        matcher.loan("L2", "B2");
        assertThat(matcher.row(0, payment).candidates())
                .containsExactly(
                        new Candidate("L1", Link.SAME_BORROWER), new Candidate("L9", Link.SAME_AMOUNT_AS_INSTALLMENT));
    }

    @Test
    void tenDaysApartIsNearAndElevenIsNot() {
        OwnerlessPayment payment = payment("P1", "100.00", Optional.empty());
        add(payment);
        matcher.open("L1", Optional.of(PAID.minusDays(10)), new BigDecimal("100.00"));
        matcher.open("L2", Optional.of(PAID.plusDays(10)), new BigDecimal("100.00"));
        matcher.open("L3", Optional.of(PAID.minusDays(11)), new BigDecimal("100.00"));
        matcher.open("L4", Optional.of(PAID), new BigDecimal("100.01"));
        matcher.open("L5", Optional.empty(), new BigDecimal("100.00"));
        assertThat(matcher.row(0, payment).candidates())
                .containsExactly(
                        new Candidate("L1", Link.SAME_AMOUNT_AS_INSTALLMENT),
                        new Candidate("L2", Link.SAME_AMOUNT_AS_INSTALLMENT),
                        new Candidate("L5", Link.SAME_AMOUNT_AS_ARREARS));
    }

    @Test
    void onlyTheBestFewAreListed() {
        OwnerlessPayment payment = payment("P1", "100.00", Optional.of("B1"));
        add(payment);
        for (int loan = 1; loan <= 20; loan++) {
            matcher.open("L" + loan, Optional.of(PAID), new BigDecimal("100"));
        }
        matcher.loan("L99", "B1");
        assertThat(matcher.row(0, payment).candidates())
                .hasSize(OwnerlessMatcher.CANDIDATES_MAX)
                .startsWith(new Candidate("L99", Link.SAME_BORROWER));
    }

    @Test
    void moneyThatNamesNobodyIsADoubtAboutWhoeverOwesExactlyThat() {
        add(payment("P1", "100.00", Optional.empty()));
        add(payment("P2", "50.00", Optional.of("B1")));
        List<BorrowerMoney> money = matcher.unnamed(List.of(new BigDecimal("100"), new BigDecimal("50")));
        assertThat(money).extracting(BorrowerMoney::paymentId).containsExactly("P1");
        assertThat(money).extracting(BorrowerMoney::link).containsExactly(BorrowerMoney.Link.AMOUNT);
    }

    @Test
    void ofSeveralRowsOfOneAmountTheNewestSpeaks() {
        OwnerlessPayment old = payment("P1", "100.00", Optional.empty());
        matcher.add(old, MoneyLines.of(old, id -> PAID.minusDays(30)).money());
        add(payment("P2", "100.00", Optional.empty()));
        assertThat(matcher.unnamed(List.of(new BigDecimal("100"))))
                .extracting(BorrowerMoney::paymentId)
                .containsExactly("P2");
    }

    private void add(OwnerlessPayment payment) {
        matcher.add(payment, MoneyLines.of(payment, id -> PAID).money());
    }

    private static OwnerlessPayment payment(String id, String amount, Optional<String> borrower) {
        return new OwnerlessPayment(
                id,
                Optional.empty(),
                PAID,
                new BigDecimal(amount),
                PaymentType.REPAYMENT,
                Optional.empty(),
                Optional.empty(),
                borrower,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                2);
    }
}
