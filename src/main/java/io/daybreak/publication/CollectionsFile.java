package io.daybreak.publication;

import static io.daybreak.publication.Column.amount;
import static io.daybreak.publication.Column.code;
import static io.daybreak.publication.Column.date;
import static io.daybreak.publication.Column.integer;
import static io.daybreak.publication.Column.optionalDate;
import static io.daybreak.publication.Column.optionalTextForPeople;
import static io.daybreak.publication.Column.textForPeople;
import static io.daybreak.publication.Column.yesNo;

import io.daybreak.delinquency.Standing;
import io.daybreak.loan.Borrower;
import io.daybreak.loan.Components;
import io.daybreak.loan.PublishedStanding;
import io.daybreak.notice.LateLoan.DatedAmount;
import io.daybreak.notice.LedgerEntry;
import io.daybreak.notice.SuppressionCode;
import io.daybreak.policy.Tier;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code collections.csv}: the worklist, as collections opens it in a spreadsheet. */
final class CollectionsFile {
    /** The kinds of hold that have a column of their own. */
    private static final String DO_NOT_CONTACT = "DO_NOT_CONTACT";

    private static final String DISPUTE = "DISPUTE";

    static final Table<CollectionsRow> TABLE = Table.totalling(
            OutputFile.COLLECTIONS,
            "overdue_total",
            (row, count) -> {
                if (row.late().standing().isPresent()) {
                    count.add(row.late().standing().get().overdue().totalMinor(), digits(row));
                }
            },
            Stream.of(keys(), party(), lateness(), amounts(), notices(), holds(), work())
                    .flatMap(List::stream)
                    .toList());

    private CollectionsFile() {}

    /** How many bytes of a rendered row stand before its row_no: a date and a comma. */
    static int beforeRowNumber(CollectionsRow row) {
        return row.late().asOf().toString().length() + 1;
    }

    /** A part of the overdue amount. */
    @FunctionalInterface
    private interface Part {
        long of(Components overdue);
    }

    private static List<Column<CollectionsRow>> keys() {
        return List.of(
                date("business_date", row -> row.late().asOf(), "The day the row stands for, at its end."),
                integer(
                        "row_no",
                        (row, out) -> {
                            // Known only once all rows are in order: the worklist puts it there.
                        },
                        "Number of the row in this file, from 1, in the order it is worked in: by priority_rank, then"
                                + " the longest past due, then by currency the largest overdue_total, then in loan"
                                + " order."),
                textForPeople("policy_version", CollectionsRow::policyVersion, "Version of the policy in force."),
                textForPeople("loan_id", row -> row.late().loan().loanId(), "The loan."),
                textForPeople("borrower_id", row -> row.late().loan().borrowerId(), "Who owes it."),
                textForPeople("product", row -> row.late().loan().product(), "Product code."),
                code(
                        "currency",
                        row -> row.late().loan().currency().getCurrencyCode(),
                        "ISO 4217 code of every amount in the row."));
    }

    private static List<Column<CollectionsRow>> party() {
        return List.of(
                optionalTextForPeople(
                        "borrower_name", row -> row.borrower().map(Borrower::name), "Name of the borrower."),
                optionalTextForPeople(
                        "preferred_language",
                        row -> row.borrower().flatMap(Borrower::language),
                        "Language the borrower chose."),
                optionalTextForPeople(
                        "preferred_channel",
                        row -> row.borrower().flatMap(Borrower::preferredChannel),
                        "Channel the borrower chose."));
    }

    private static List<Column<CollectionsRow>> lateness() {
        return List.of(
                integer(
                        "dpd",
                        (row, out) -> {
                            if (row.late().standing().isPresent()) {
                                out.integer(row.late().standing().get().dpd());
                            }
                        },
                        "Contractual days past due; empty when not classified."),
                integer(
                        "dpd_previous_run",
                        (row, out) -> {
                            if (row.late().baseline().isPresent()) {
                                row.late().baseline().get().dpd().ifPresent(out::integer);
                            }
                        },
                        "Days past due in the last published night."),
                optionalDate(
                        "oldest_unpaid_due_date",
                        row -> row.late().standing().flatMap(Standing::oldestUnpaidDueDate),
                        "Oldest due date still partly unpaid."),
                integer(
                        "installments_overdue",
                        (row, out) -> {
                            if (row.late().standing().isPresent()) {
                                out.integer(row.late().standing().get().installmentsOverdue());
                            }
                        },
                        "Dues still partly unpaid with a due date before the business date: installments, and sums charged"
                                + " back or refunded, one a day."),
                optionalDate(
                        "first_delinquency_date",
                        row -> row.late().episodeStart(),
                        "First day past due of the present arrears episode."),
                textForPeople("tier", CollectionsFile::tier, "Tier; the last published one when not classified."),
                optionalTextForPeople(
                        "tier_previous",
                        row -> row.late().baseline().flatMap(PublishedStanding::tier),
                        "Tier in the last published night."),
                optionalDate("tier_since", row -> row.late().tierSince(), "First day of the present tier."));
    }

    private static List<Column<CollectionsRow>> amounts() {
        return List.of(
                overdue("overdue_total", Components::totalMinor, "Unpaid with a due date before the business date."),
                overdue("overdue_principal", Components::principalMinor, "The principal in it."),
                overdue("overdue_interest", Components::interestMinor, "The interest in it."),
                overdue(
                        "overdue_fees_penalties",
                        overdue -> Math.addExact(overdue.feesMinor(), overdue.penaltiesMinor()),
                        "The fees and penalties in it."),
                amount(
                        "outstanding_principal",
                        (row, out) -> {
                            if (row.late().standing().isPresent()) {
                                out.amount(row.late().standing().get().outstandingPrincipalMinor(), digits(row));
                            }
                        },
                        "Principal not yet settled, whenever due."),
                optionalDate(
                        "last_payment_date",
                        row -> row.late().lastPayment().map(DatedAmount::date),
                        "Value date of the newest payment that counts."),
                amount(
                        "last_payment_amount",
                        (row, out) -> {
                            if (row.late().lastPayment().isPresent()) {
                                out.amount(row.late().lastPayment().get().amountMinor(), digits(row));
                            }
                        },
                        "Its amount."),
                amount(
                        "unallocated_cash",
                        (row, out) -> row.unallocatedCash().ifPresent(cash -> out.text(cash.toPlainString())),
                        "Money that names the borrower and that nobody has matched to a loan; its currency is not known."));
    }

    private static List<Column<CollectionsRow>> notices() {
        return List.of(
                integer(
                        "last_notice_level",
                        (row, out) -> row.newestNotice().ifPresent(entry -> out.integer(entry.level())),
                        "Level of the newest published notice."),
                optionalDate(
                        "last_notice_date",
                        row -> row.newestNotice().map(LedgerEntry::businessDate),
                        "Business date of the newest published notice."),
                integer(
                        "notices_sent_count",
                        (row, out) -> out.integer(row.noticesSent()),
                        "Notices published for the loan before tonight."));
    }

    private static List<Column<CollectionsRow>> holds() {
        return List.of(
                textForPeople(
                        "hold_codes",
                        CollectionsRow::holdKinds,
                        "Kinds of the holds in force on the business date or the day after."),
                yesNo("do_not_contact", row -> row.held(DO_NOT_CONTACT), "Whether a hold DO_NOT_CONTACT is in force."),
                yesNo("dispute_open", row -> row.held(DISPUTE), "Whether a hold DISPUTE is in force."));
    }

    private static List<Column<CollectionsRow>> work() {
        return List.of(
                integer(
                        "priority_rank",
                        (row, out) -> out.integer(row.priorityRank()),
                        "1 is worked first: 1 past due beyond 90 days, 2 beyond 60, 3 beyond 30, 4 up to 30; then 5 to"
                                + " review, 6 to mend, 7 in recovery."),
                code("queue", row -> row.queue().name(), "Who works on it: NOTICE, CALL, REVIEW, DATA or RECOVERY."),
                code(
                        "recommended_action",
                        row -> row.queue().recommendedAction(),
                        "AWAIT_NOTICE, CALL, REVIEW, MEND_RECORDS or RECOVER."),
                code("action_reason", CollectionsRow::actionReason, "Level sent tonight, or why none is."),
                yesNo(
                        "review_required",
                        row -> !row.contactAllowed(),
                        "Whether a person must look at it before anyone is contacted."),
                yesNo(
                        "contact_allowed",
                        CollectionsRow::contactAllowed,
                        "Whether the borrower may be contacted about the loan."),
                code(
                        "contact_block_reason",
                        row -> row.decision()
                                .contactBlock()
                                .map(SuppressionCode::name)
                                .orElse(""),
                        "Why not."));
    }

    private static Column<CollectionsRow> overdue(String name, Part part, String meaning) {
        return amount(
                name,
                (row, out) -> {
                    if (row.late().standing().isPresent()) {
                        out.amount(part.of(row.late().standing().get().overdue()), digits(row));
                    }
                },
                meaning);
    }

    private static String tier(CollectionsRow row) {
        Optional<Standing> standing = row.late().standing();
        return standing.isPresent()
                ? standing.get().tier().map(Tier::code).orElse("")
                : row.late().baseline().flatMap(PublishedStanding::tier).orElse("");
    }

    private static int digits(CollectionsRow row) {
        return row.late().loan().currency().getDefaultFractionDigits();
    }
}
