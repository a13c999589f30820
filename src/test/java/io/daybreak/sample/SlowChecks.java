package io.daybreak.sample;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which rows can be used, told by plain text rules. */
final class SlowChecks {
    private static final Set<String> STATUSES = Set.of("", "ACTIVE", "CLOSED", "CHARGED_OFF", "WRITTEN_OFF");
    private static final Set<String> TYPES =
            Set.of("", "REPAYMENT", "REVERSAL", "CHARGEBACK", "WAIVER", "REFUND", "PENDING", "OPENING");
    private static final Set<String> RECEIVED = Set.of("", "REPAYMENT", "OPENING");

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toSet());
    private static final Pattern ISO_DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern PLAIN = Pattern.compile("[0-9]+(\\.[0-9]+)?");

    private SlowChecks() {}

    static boolean isReadableLoan(Table.Row loan) {
        return isCurrency(loan.cell("currency"))
                && isAmount(loan.cell("principal"), loan)
                && isDate(loan.cell("disbursed_on"))
                && STATUSES.contains(loan.cell("status"))
                && isEmptyOrDate(loan.cell("status_on"));
    }

    /** Whether every installment and payment of a readable loan can be used. */
    static boolean areUsable(Table.Row loan, List<Table.Row> installments, List<Table.Row> payments) {
        boolean active = Set.of("", "ACTIVE").contains(loan.cell("status"));
        return !(active && installments.isEmpty())
                && installments.stream().allMatch(row -> isInstallment(row, loan))
                && versionsAreApart(installments)
                && payments.stream().allMatch(row -> isPayment(row, loan, installments))
                && reversalsAreLegal(payments);
    }

    static boolean isDate(String cell) {
        if (!ISO_DATE.matcher(cell).matches()) {
            return false;
        }
        try {
            LocalDate.parse(cell);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isEmptyOrDate(String cell) {
        return cell.isEmpty() || isDate(cell);
    }

    private static boolean isCurrency(String cell) {
        return CURRENCIES.contains(cell);
    }

    private static boolean isAmount(String cell, Table.Row loan) {
        int decimals = Currency.getInstance(loan.cell("currency")).getDefaultFractionDigits();
        return PLAIN.matcher(cell).matches() && new BigDecimal(cell).scale() <= decimals;
    }

    private static boolean isInstallment(Table.Row row, Table.Row loan) {
        boolean amounts =
                Stream.of("principal_due", "interest_due").allMatch(column -> isAmount(row.cell(column), loan))
                        && Stream.of("fee_due", "penalty_due")
                                .allMatch(column -> row.cell(column).isEmpty() || isAmount(row.cell(column), loan));
        boolean dates = isDate(row.cell("due_date"))
                && isEmptyOrDate(row.cell("booked_on"))
                && isEmptyOrDate(row.cell("replaced_on"));
        return amounts && dates && row.cell("installment_no").matches("[0-9]+");
    }

    /** Whether every version has a day, and no two of one installment share one. ISO dates compare as text. */
    private static boolean versionsAreApart(List<Table.Row> installments) {
        for (int i = 0; i < installments.size(); i++) {
            if (from(installments.get(i)).compareTo(until(installments.get(i))) >= 0) {
                return false;
            }
            for (Table.Row other : installments.subList(i + 1, installments.size())) {
                Table.Row row = installments.get(i);
                boolean same = other.cell("installment_no").equals(row.cell("installment_no"));
                if (same && from(other).compareTo(until(row)) < 0 && from(row).compareTo(until(other)) < 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static String from(Table.Row row) {
        return row.cell("booked_on").isEmpty() ? "0000" : row.cell("booked_on");
    }

    private static String until(Table.Row row) {
        return row.cell("replaced_on").isEmpty() ? "9999-12-31" : row.cell("replaced_on");
    }

    private static boolean isPayment(Table.Row row, Table.Row loan, List<Table.Row> installments) {
        String directed = row.cell("installment_no");
        boolean directionKnown = directed.isEmpty()
                || installments.stream()
                        .anyMatch(installment ->
                                installment.cell("installment_no").equals(directed));
        return directionKnown
                && !row.cell("payment_id").isEmpty()
                && isDate(row.cell("value_date"))
                && isEmptyOrDate(row.cell("booked_on"))
                && isAmount(row.cell("amount"), loan)
                && TYPES.contains(row.cell("type"));
    }

    /**
     * Takes the rows that name another in the order of their value dates: each must find its row there and enough of
     * it left.
     */
    private static boolean reversalsAreLegal(List<Table.Row> payments) {
        Map<String, Table.Row> posted = new HashMap<>();
        Map<String, BigDecimal> left = new HashMap<>();
        for (Table.Row row : payments) {
            if (!row.cell("type").equals("PENDING")) {
                posted.put(row.cell("payment_id"), row);
                left.put(row.cell("payment_id"), new BigDecimal(row.cell("amount")));
            }
        }
        return payments.stream()
                .filter(row -> !row.cell("reverses").isEmpty())
                .filter(row -> Set.of("REVERSAL", "CHARGEBACK").contains(row.cell("type")))
                .sorted((one, other) -> one.cell("value_date").compareTo(other.cell("value_date")))
                .allMatch(row -> take(row, posted, left));
    }

    private static boolean take(Table.Row row, Map<String, Table.Row> posted, Map<String, BigDecimal> left) {
        String target = row.cell("reverses");
        BigDecimal amount = new BigDecimal(row.cell("amount"));
        Table.Row taken = posted.get(target);
        boolean whole = row.cell("type").equals("REVERSAL");
        if (taken == null
                || left.get(target).compareTo(amount) < 0
                || (!whole && !RECEIVED.contains(taken.cell("type")))
                || (whole && amount.compareTo(new BigDecimal(taken.cell("amount"))) != 0)) {
            return false;
        }
        left.put(target, whole ? BigDecimal.ONE.negate() : left.get(target).subtract(amount));
        // What undid another row no longer does once it is undone itself.
        if (whole && taken.cell("type").equals("REVERSAL")) {
            left.put(taken.cell("reverses"), new BigDecimal(taken.cell("amount")));
        }
        return true;
    }
}
