package io.daybreak.job;

import io.daybreak.loan.Hold;
import io.daybreak.loan.Installment;
import io.daybreak.loan.Loan;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.Money;
import io.daybreak.loan.Payment;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Names the rows by which one loan differs between two deliveries, as far as they matter on a date. */
final class RecordDifference {
    /** Rows named for one loan and date; the others are counted. */
    private static final int NAMED_MOST = 6;

    private RecordDifference() {}

    /** What is new, gone or changed; empty when nothing is. */
    static String between(LoanRecords then, LoanRecords now, LocalDate date) {
        List<String> found = new ArrayList<>();
        loan(then.loan(), now.loan(), found);
        rows(
                "installment",
                then.installments(),
                now.installments(),
                row -> row.number() + " due " + row.dueDate() + " booked " + word(row.bookedOn()),
                RecordDifference::told,
                RecordDifference::content,
                found);
        rows(
                "payment",
                until(then.payments(), date),
                until(now.payments(), date),
                row -> row.paymentId() + " " + row.type(),
                row -> told(row, now.loan()),
                RecordDifference::content,
                found);
        rows(
                "hold",
                then.holds().stream()
                        .filter(hold -> !hold.fromInclusive().isAfter(date))
                        .toList(),
                now.holds().stream()
                        .filter(hold -> !hold.fromInclusive().isAfter(date))
                        .toList(),
                Hold::holdId,
                RecordDifference::told,
                RecordDifference::content,
                found);
        return sentence(found);
    }

    /** Rows that by their own word became known after a date and matter on it; empty when none says so. */
    static String knownSince(LoanRecords now, LocalDate date) {
        return knownAfter(date, now, date, "became known since");
    }

    /** Rows that matter on a date and that, by their own word, were not known on a day; empty when none says so. */
    static String unknownOn(LocalDate day, LoanRecords all, LocalDate date) {
        return knownAfter(day, all, date, "was not known on " + day);
    }

    private static String knownAfter(LocalDate day, LoanRecords now, LocalDate date, String what) {
        List<String> found = new ArrayList<>();
        for (Payment payment : until(now.payments(), date)) {
            if (payment.bookedOn().filter(booked -> booked.isAfter(day)).isPresent()) {
                found.add("payment " + told(payment, now.loan()) + " " + what);
            }
        }
        for (Installment installment : now.installments()) {
            if (installment.bookedOn().filter(booked -> booked.isAfter(day)).isPresent()) {
                found.add("installment " + told(installment) + " " + what);
            }
        }
        for (Hold hold : now.holds()) {
            if (!hold.fromInclusive().isAfter(date)
                    && hold.enteredOn().filter(entered -> entered.isAfter(day)).isPresent()) {
                found.add("hold " + told(hold) + " " + what);
            }
        }
        return sentence(found);
    }

    private static String sentence(List<String> found) {
        if (found.size() <= NAMED_MOST) {
            return String.join("; ", found);
        }
        return String.join("; ", found.subList(0, NAMED_MOST)) + "; and " + (found.size() - NAMED_MOST) + " more";
    }

    private static List<Payment> until(List<Payment> payments, LocalDate date) {
        return payments.stream()
                .filter(payment -> !payment.valueDate().isAfter(date))
                .toList();
    }

    private static void loan(Loan then, Loan now, List<String> found) {
        changed("borrower_id", then.borrowerId(), now.borrowerId(), found);
        changed("product", then.product(), now.product(), found);
        changed("disbursed_on", then.disbursedOn(), now.disbursedOn(), found);
        changed("status", then.status(), now.status(), found);
        changed("status_on", word(then.statusOn()), word(now.statusOn()), found);
    }

    private static void changed(String field, Object then, Object now, List<String> found) {
        if (!then.equals(now)) {
            found.add("loan row: " + field + " was " + then + ", is " + now);
        }
    }

    private static <R> void rows(
            String what,
            List<R> then,
            List<R> now,
            Function<R, String> key,
            Function<R, String> told,
            Function<R, List<Object>> content,
            List<String> found) {
        Map<String, R> before = new LinkedHashMap<>();
        then.forEach(row -> before.put(key.apply(row), row));
        for (R row : now) {
            R was = before.remove(key.apply(row));
            if (was == null) {
                found.add(what + " " + told.apply(row) + " is new");
            } else if (!content.apply(was).equals(content.apply(row))) {
                found.add(what + " " + told.apply(row) + " was " + told.apply(was));
            }
        }
        before.values().forEach(row -> found.add(what + " " + told.apply(row) + " is gone"));
    }

    private static List<Object> content(Installment row) {
        return List.of(row.dueDate(), row.dueMinor(), word(row.bookedOn()), word(row.replacedOn()));
    }

    private static List<Object> content(Payment row) {
        return List.of(
                row.valueDate(),
                row.amountMinor(),
                row.type(),
                row.reverses().orElse(""),
                Objects.toString(row.installmentNumber()));
    }

    private static List<Object> content(Hold row) {
        return List.of(row.kind(), row.fromInclusive(), word(row.toExclusive()));
    }

    private static String told(Installment row) {
        return row.number() + " (due " + row.dueDate() + ")";
    }

    private static String told(Payment row, Loan loan) {
        return row.paymentId() + " (" + row.type() + " " + Money.plain(row.amountMinor(), loan.currency())
                + ", value date " + row.valueDate()
                + row.bookedOn().map(booked -> ", booked " + booked).orElse("") + ")";
    }

    private static String told(Hold row) {
        return row.holdId() + " (" + row.kind() + " from " + row.fromInclusive()
                + row.toExclusive().map(to -> " to " + to).orElse("")
                + row.enteredOn().map(entered -> ", entered " + entered).orElse("") + ")";
    }

    private static String word(Optional<LocalDate> date) {
        return date.map(LocalDate::toString).orElse("-");
    }
}
