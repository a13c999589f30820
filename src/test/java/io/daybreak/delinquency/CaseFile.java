package io.daybreak.delinquency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybreak.loan.CoreFigures;
import io.daybreak.loan.Hold;
import io.daybreak.loan.HoldScope;
import io.daybreak.loan.Installment;
import io.daybreak.loan.Loan;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.LoanStatus;
import io.daybreak.loan.Payment;
import io.daybreak.loan.PaymentType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The worked cases in {@code src/test/resources/cases}, as records. */
final class CaseFile {
    private CaseFile() {}

    static List<JsonNode> cases(String file) {
        try (InputStream in = CaseFile.class.getResourceAsStream("/cases/" + file)) {
            List<JsonNode> cases = new ArrayList<>();
            new ObjectMapper().readTree(in).get("cases").forEach(cases::add);
            return cases;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static long minor(JsonNode amount) {
        return new BigDecimal(amount.asText()).movePointRight(2).longValueExact();
    }

    static LocalDate date(JsonNode date) {
        return LocalDate.parse(date.asText());
    }

    static Loan loan(String id, String product, String currency, OptionalLong exposureMinor) {
        return new Loan(
                id,
                "B1",
                product,
                Currency.getInstance(currency),
                0,
                LocalDate.of(2000, 1, 1),
                LoanStatus.ACTIVE,
                Optional.empty(),
                exposureMinor,
                Optional.empty(),
                Optional.empty(),
                CoreFigures.NONE,
                2);
    }

    static Installment installment(int number, LocalDate due, long... amountsMinor) {
        return new Installment(
                number,
                due,
                amountsMinor[0],
                amountsMinor[1],
                amountsMinor[2],
                amountsMinor[3],
                Optional.empty(),
                Optional.empty(),
                number + 1L);
    }

    static Payment payment(
            String id, LocalDate valueDate, long amountMinor, PaymentType type, Optional<String> reverses) {
        return new Payment(
                id,
                valueDate,
                amountMinor,
                type,
                reverses,
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                2);
    }

    static Hold hold(String kind, LocalDate from, Optional<LocalDate> to) {
        return new Hold("H1", HoldScope.LOAN, "L1", kind, from, to, Optional.empty(), 2);
    }

    static LoanRecords records(Loan loan, List<Installment> installments, List<Payment> payments, List<Hold> holds) {
        return new LoanRecords(loan, installments, payments, holds);
    }
}
