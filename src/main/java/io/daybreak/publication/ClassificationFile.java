package io.daybreak.publication;

import static io.daybreak.publication.Column.amount;
import static io.daybreak.publication.Column.code;
import static io.daybreak.publication.Column.integer;
import static io.daybreak.publication.Column.text;

import io.daybreak.delinquency.Standing;
import io.daybreak.delinquency.TierReason;
import io.daybreak.loan.Components;
import io.daybreak.notice.LateLoan.PaymentRows;
import io.daybreak.policy.Tier;
import java.util.List;

/** {@code classification.csv}: every loan, and the next night's baseline. */
final class ClassificationFile {
    static final Table<ClassificationRow> TABLE = Table.totalling(
            OutputFile.CLASSIFICATION,
            "overdue_total",
            (row, count) -> {
                if (row.standing().isPresent()) {
                    count.add(row.standing().get().overdue().totalMinor(), digits(row));
                }
            },
            List.of(
                    text("loan_id", row -> row.loan().loanId(), "The loan."),
                    text("borrower_id", row -> row.loan().borrowerId(), "Who owes it."),
                    text("product", row -> row.loan().product(), "Product code."),
                    code(
                            "currency",
                            row -> row.loan().currency().getCurrencyCode(),
                            "ISO 4217 code of every amount in the row."),
                    number(
                            "dpd",
                            Standing::dpd,
                            "Contractual days past due at the end of the business date; empty when not classified."),
                    number("policy_dpd", Standing::policyDpd, "Days past due by the policy; tiers are cut on it."),
                    code("tier", ClassificationFile::tier, "Tier; the last published one when not classified."),
                    code("tier_reason", ClassificationFile::reason, "Why the tier is what it is."),
                    standingDate(),
                    number(
                            "installments_overdue",
                            Standing::installmentsOverdue,
                            "Dues still partly unpaid with a due date before the business date: installments, and sums charged"
                                    + " back or refunded, one a day."),
                    overdue(
                            "overdue_total",
                            Components::totalMinor,
                            "Unpaid with a due date before the business date."),
                    overdue("overdue_principal", Components::principalMinor, "The principal in it."),
                    overdue("overdue_interest", Components::interestMinor, "The interest in it."),
                    overdue("overdue_fees", Components::feesMinor, "The fees in it."),
                    overdue("overdue_penalties", Components::penaltiesMinor, "The penalties in it."),
                    amount(
                            "outstanding_principal",
                            (row, out) -> {
                                if (row.standing().isPresent()) {
                                    out.amount(row.standing().get().outstandingPrincipalMinor(), digits(row));
                                }
                            },
                            "Principal not yet settled, whenever due."),
                    new Column<>(
                            "schedule_digest",
                            Column.Kind.TEXT,
                            "Digest of the schedule, for the next night to see whether the past changed.",
                            (row, out) -> row.scheduleDigest().ifPresent(out::text)),
                    rows("payments_counted", PaymentRows::paymentsCounted, "Payment rows read, of whatever type."),
                    amount(
                            "payments_total",
                            (row, out) -> {
                                if (row.rows().isPresent()) {
                                    out.amount(row.rows().get().paymentsTotalMinor(), digits(row));
                                }
                            },
                            "Their amounts added up."),
                    rows(
                            "reversals_counted",
                            PaymentRows::reversalsCounted,
                            "REVERSAL and CHARGEBACK rows among them."),
                    code("own_tier", ClassificationFile::ownTier, "The band that policy_dpd alone falls in."),
                    new Column<>(
                            "next_due_date",
                            Column.Kind.DATE,
                            "Next due date with something unpaid, on the business date or later; none for a closed loan.",
                            (row, out) -> {
                                if (row.nextDue().isPresent()) {
                                    out.date(row.nextDue().get().date());
                                }
                            }),
                    amount(
                            "next_due_amount",
                            (row, out) -> {
                                if (row.nextDue().isPresent()) {
                                    out.amount(row.nextDue().get().amountMinor(), digits(row));
                                }
                            },
                            "What is unpaid of it."),
                    new Column<>(
                            "records_digest",
                            Column.Kind.TEXT,
                            "Digest of payments and holds, for the next night to see whether a notice may have been wrong.",
                            (row, out) -> row.recordsDigest().ifPresent(out::text))));

    private ClassificationFile() {}

    /** A number of the standing. */
    @FunctionalInterface
    private interface Days {
        int of(Standing standing);
    }

    /** A part of the overdue amount. */
    @FunctionalInterface
    private interface Part {
        long of(Components overdue);
    }

    /** A total over the payment rows. */
    @FunctionalInterface
    private interface Rows {
        long of(PaymentRows rows);
    }

    private static int digits(ClassificationRow row) {
        return row.loan().currency().getDefaultFractionDigits();
    }

    private static String tier(ClassificationRow row) {
        if (row.standing().isEmpty()) {
            return row.publishedTier().orElse("");
        }
        return row.standing().get().tier().map(Tier::code).orElse("");
    }

    private static String ownTier(ClassificationRow row) {
        return row.standing().flatMap(Standing::ownTier).map(Tier::code).orElse("");
    }

    private static String reason(ClassificationRow row) {
        return row.standing()
                .map(Standing::tierReason)
                .orElse(TierReason.REJECTED)
                .name();
    }

    private static Column<ClassificationRow> standingDate() {
        return new Column<>(
                "oldest_unpaid_due_date",
                Column.Kind.DATE,
                "Oldest due date before the business date still partly unpaid: the claim.",
                (row, out) -> {
                    if (row.standing().isPresent()
                            && row.standing().get().oldestUnpaidDueDate().isPresent()) {
                        out.date(row.standing().get().oldestUnpaidDueDate().get());
                    }
                });
    }

    private static Column<ClassificationRow> number(String name, Days number, String meaning) {
        return integer(
                name,
                (row, out) -> {
                    if (row.standing().isPresent()) {
                        out.integer(number.of(row.standing().get()));
                    }
                },
                meaning);
    }

    private static Column<ClassificationRow> overdue(String name, Part part, String meaning) {
        return amount(
                name,
                (row, out) -> {
                    if (row.standing().isPresent()) {
                        out.amount(part.of(row.standing().get().overdue()), digits(row));
                    }
                },
                meaning);
    }

    private static Column<ClassificationRow> rows(String name, Rows rows, String meaning) {
        return integer(
                name,
                (row, out) -> {
                    if (row.rows().isPresent()) {
                        out.integer(rows.of(row.rows().get()));
                    }
                },
                meaning);
    }
}
