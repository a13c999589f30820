package io.daybreak.policy;

import io.daybreak.loan.CoreFigures;
import io.daybreak.loan.Hold;
import io.daybreak.loan.HoldScope;
import io.daybreak.loan.Installment;
import io.daybreak.loan.Loan;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.LoanStatus;
import io.daybreak.loan.Payment;
import io.daybreak.loan.PaymentType;
import io.daybreak.policy.PolicyProblem.Code;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads {@code examples}, the compact form of whole loans. Left out: currency is {@code examples_currency} (else CNY),
 * numbers are 1, 2, …, ids P1, P2, …, the loan was paid out on its first due date or payment, the principal is the sum
 * of the installments' principal, an {@code amount} is principal.
 */
final class ExamplesReader {
    static final List<String> LOAN_KEYS = List.of(
            "product",
            "currency",
            "exposure",
            "status",
            "status_on",
            "principal",
            "disbursed_on",
            "installments",
            "payments",
            "holds");
    static final List<String> EXPECTATIONS = List.of("dpd", "policy_dpd", "own_tier", "tier");
    static final List<String> INSTALLMENT_KEYS =
            List.of("number", "due", "amount", "principal", "interest", "fee", "penalty", "booked_on", "replaced_on");
    static final List<String> PAYMENT_KEYS =
            List.of("id", "date", "amount", "type", "reverses", "installment", "booked_on");
    static final List<String> HOLD_KEYS = List.of("kind", "from", "to", "entered_on");
    private static final LocalDate UNREADABLE_DATE = LocalDate.EPOCH;

    private final Amounts amounts;
    private final Rules base;
    private final Map<String, Rules> byProduct;
    private Currency defaultCurrency = Currency.getInstance("CNY");

    ExamplesReader(Problems problems, Rules base, Map<String, Rules> byProduct) {
        this.amounts = new Amounts(problems);
        this.base = base;
        this.byProduct = byProduct;
    }

    List<PolicyExample> read(Fields root) {
        defaultCurrency = currency(root, "examples_currency").orElse(defaultCurrency);
        List<String> known = new ArrayList<>(List.of("title", "as_of"));
        known.addAll(LOAN_KEYS);
        known.add("other_loans");
        known.addAll(EXPECTATIONS);
        return root.rows("examples", known).stream().map(this::example).toList();
    }

    private PolicyExample example(Fields row) {
        row.require("as_of", "installments");
        if (EXPECTATIONS.stream().noneMatch(row::has)) {
            row.problem(
                    Code.MISSING_KEY,
                    "tier",
                    "the example expects nothing; write at least one of " + String.join(", ", EXPECTATIONS));
        }
        String path = row.node().path();
        LoanRecords records = loan(row, path);
        List<LoanRecords> others = new ArrayList<>();
        for (Fields other : row.rows("other_loans", LOAN_KEYS)) {
            other.require("installments");
            others.add(loan(other, path + ".other_loans[" + others.size() + "]"));
        }
        Rules rules = byProduct.getOrDefault(records.loan().product(), base);
        return new PolicyExample(
                row.text("title").map(title -> path + " \"" + title + "\"").orElse(path),
                records,
                others,
                row.date("as_of").orElse(UNREADABLE_DATE),
                row.whole("dpd", 0, DaysReader.MAX_DAYS),
                row.whole("policy_dpd", 0, DaysReader.MAX_DAYS),
                tier(row, "own_tier", rules),
                tier(row, "tier", rules));
    }

    private static Optional<String> tier(Fields row, String key, Rules rules) {
        Optional<String> code = row.text(key);
        Set<String> codes = new LinkedHashSet<>();
        rules.tiers().forEach(tier -> codes.add(tier.code()));
        if (code.isPresent() && !codes.contains("") && !codes.contains(code.get())) {
            row.problem(
                    Code.UNKNOWN_TIER,
                    key,
                    Fields.quoted(code.get()) + " is not a tier" + Suggestion.of(code.get(), codes));
        }
        return code;
    }

    private Optional<Currency> currency(Fields fields, String key) {
        return fields.find(key).flatMap(fields::scalar).flatMap(scalar -> amounts.currency(scalar.text(), scalar));
    }

    private LoanRecords loan(Fields row, String id) {
        Currency currency = currency(row, "currency").orElse(defaultCurrency);
        List<Installment> installments = installments(row, currency);
        List<Payment> payments = payments(row, currency, installments);
        LocalDate paidOut = row.date("disbursed_on").orElse(earliest(installments, payments));
        Loan loan = new Loan(
                id,
                "EXAMPLE",
                row.text("product").orElse("EXAMPLE"),
                currency,
                amount(row, "principal", currency).orElseGet(() -> principal(installments)),
                paidOut,
                row.word("status", Fields.words(LoanStatus.class, LoanStatus::name))
                        .orElse(LoanStatus.ACTIVE),
                row.date("status_on"),
                amount(row, "exposure", currency),
                Optional.empty(),
                Optional.empty(),
                CoreFigures.NONE,
                row.node().line());
        return new LoanRecords(loan, installments, payments, holds(row, id));
    }

    private static LocalDate earliest(List<Installment> installments, List<Payment> payments) {
        return Stream.concat(
                        installments.stream().map(Installment::dueDate),
                        payments.stream().map(Payment::valueDate))
                .min(LocalDate::compareTo)
                .orElse(UNREADABLE_DATE);
    }

    private static long principal(List<Installment> installments) {
        return installments.stream()
                .filter(installment -> installment.replacedOn().isEmpty())
                .mapToLong(Installment::principalMinor)
                .reduce(0, (left, right) -> left > Long.MAX_VALUE - right ? Long.MAX_VALUE : left + right);
    }

    private OptionalLong amount(Fields row, String key, Currency currency) {
        return row.find(key).map(node -> amounts.minor(row, node, currency)).orElse(OptionalLong.empty());
    }

    private List<Installment> installments(Fields row, Currency currency) {
        List<Installment> installments = new ArrayList<>();
        for (Fields item : row.rows("installments", INSTALLMENT_KEYS)) {
            item.require("due");
            boolean split = Stream.of("principal", "interest", "fee", "penalty").anyMatch(item::has);
            if (split == item.has("amount")) {
                item.problem(
                        split ? Code.WRONG_SHAPE : Code.MISSING_KEY,
                        "amount",
                        "write either amount, or principal, interest, fee and penalty as far as they are due");
            }
            installments.add(new Installment(
                    item.whole("number", 0, Integer.MAX_VALUE).orElse(installments.size() + 1),
                    item.date("due").orElse(UNREADABLE_DATE),
                    amount(item, split ? "principal" : "amount", currency).orElse(0),
                    amount(item, "interest", currency).orElse(0),
                    amount(item, "fee", currency).orElse(0),
                    amount(item, "penalty", currency).orElse(0),
                    item.date("booked_on"),
                    item.date("replaced_on"),
                    item.node().line()));
        }
        return installments;
    }

    private List<Payment> payments(Fields row, Currency currency, List<Installment> installments) {
        List<Payment> payments = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        List<Fields> rows = row.rows("payments", PAYMENT_KEYS);
        for (Fields item : rows) {
            item.require("date", "amount");
            Payment payment = payment(item, currency, payments.size() + 1);
            if (!ids.add(payment.paymentId())) {
                item.problem(
                        Code.DUPLICATE_CODE,
                        "id",
                        Fields.quoted(payment.paymentId()) + " already names another payment; give each its own id");
            }
            payments.add(payment);
        }
        for (int i = 0; i < payments.size(); i++) {
            references(rows.get(i), payments.get(i), ids, installments);
        }
        return payments;
    }

    private Payment payment(Fields item, Currency currency, int place) {
        return new Payment(
                item.text("id").orElse("P" + place),
                item.date("date").orElse(UNREADABLE_DATE),
                amount(item, "amount", currency).orElse(0),
                item.word("type", Fields.words(PaymentType.class, PaymentType::name))
                        .orElse(PaymentType.REPAYMENT),
                item.text("reverses"),
                item.date("booked_on"),
                item.whole("installment", 0, Integer.MAX_VALUE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                item.node().line());
    }

    private static void references(Fields row, Payment payment, Set<String> ids, List<Installment> installments) {
        if (payment.type() == PaymentType.REVERSAL) {
            row.require("reverses");
        }
        payment.reverses()
                .filter(id -> !ids.contains(id))
                .ifPresent(id -> row.problem(
                        Code.UNKNOWN_WORD,
                        "reverses",
                        Fields.quoted(id) + " is no payment here" + Suggestion.of(id, ids)));
        OptionalInt number = payment.installmentNumber();
        if (number.isPresent() && installments.stream().noneMatch(one -> one.number() == number.getAsInt())) {
            row.problem(
                    Code.UNKNOWN_WORD,
                    "installment",
                    number.getAsInt() + " is no installment here; name one that the example has");
        }
    }

    private List<Hold> holds(Fields row, String loanId) {
        List<Hold> holds = new ArrayList<>();
        for (Fields item : row.rows("holds", HOLD_KEYS)) {
            item.require("kind", "from");
            LocalDate from = item.date("from").orElse(UNREADABLE_DATE);
            Optional<LocalDate> to = item.date("to");
            if (to.isPresent() && !to.get().isAfter(from)) {
                item.problem(
                        Code.BAD_DATE,
                        "to",
                        to.get() + " is not after " + from + "; to is the first day no longer held");
            }
            holds.add(new Hold(
                    "H" + (holds.size() + 1),
                    HoldScope.LOAN,
                    loanId,
                    item.text("kind").orElse(""),
                    from,
                    to,
                    item.date("entered_on"),
                    item.node().line()));
        }
        return holds;
    }
}
