package io.daybreak.delinquency;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.daybreak.loan.Hold;
import io.daybreak.loan.Installment;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.Payment;
import io.daybreak.loan.PaymentType;
import io.daybreak.policy.Rules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Worked cases of a peer system. Every figure a case states is compared: days, dates, amounts, ranges and what is
 * outstanding per installment. Left alone are only figures that the cases themselves mark as not following the rule:
 * ranges frozen by a job that had not run, and the rows of {@code last-installment-rule}, where that system lets what is
 * over pay the last installment first.
 */
class PeerCasesTest {
    private static final String PAUSE = "PAUSE";

    @TestFactory
    Stream<DynamicTest> everyCase() {
        return CaseFile.cases("peer-delinquency.json").stream()
                .map(peer -> DynamicTest.dynamicTest(peer.get("id").asText(), () -> check(peer)));
    }

    private static void check(JsonNode peer) {
        for (JsonNode expectation : peer.get("expectations")) {
            String where = peer.get("id").asText() + " as of "
                    + expectation.get("as_of").asText() + " up to "
                    + expectation.get("tx_upto").asText();
            LocalDate asOf = CaseFile.date(expectation.get("as_of"));
            Standing standing =
                    Timeline.of(records(peer, expectation, false), rules(peer)).at(asOf);
            checkDays(where, peer, expectation, standing);
            checkAmounts(where, expectation, standing);
            // What is told row by row is told with a chargeback inside the row of its period.
            Timeline byRow = Timeline.of(records(peer, expectation, true), rules(peer));
            checkDerived(where, expectation.path("derived"), byRow.at(asOf));
            if (!hasKind(peer, "last-installment-rule")) {
                checkInstallments(where, expectation.path("installments"), byRow.unpaid(asOf));
            }
        }
    }

    private static void checkDays(String where, JsonNode peer, JsonNode expectation, Standing standing) {
        int grace = peer.get("grace_days_arrears").asInt();
        number(expectation, "past_due_days")
                .ifPresent(days -> assertThat(standing.dpd()).as(where).isEqualTo(days));
        OptionalInt byOverlap = number(expectation, "delinquent_days_overlap_rule");
        (byOverlap.isPresent() ? byOverlap : number(expectation, "delinquent_days"))
                .ifPresent(days -> assertThat(standing.policyDpd()).as(where).isEqualTo(days));
        if (expectation.has("delinquent_date")) {
            assertThat(standing.oldestUnpaidDueDate().map(date -> date.plusDays(grace)))
                    .as(where)
                    .isEqualTo(optionalDate(expectation.get("delinquent_date")));
        }
        if (expectation.has("past_due_date")) {
            assertThat(standing.oldestUnpaidDueDate())
                    .as(where)
                    .isEqualTo(optionalDate(expectation.get("past_due_date")));
        }
        if (expectation.hasNonNull("range")
                && expectation.path("range_matches_delinquent_days").asBoolean(true)) {
            assertThat(standing.tier().orElseThrow().code())
                    .as(where)
                    .isEqualTo(expectation.get("range").asText());
        }
    }

    private static void checkDerived(String where, JsonNode derived, Standing standing) {
        number(derived, "past_due_days")
                .ifPresent(days -> assertThat(standing.dpd()).as(where).isEqualTo(days));
        amount(derived, "overdue_amount")
                .ifPresent(minor ->
                        assertThat(standing.overdue().totalMinor()).as(where).isEqualTo(minor));
    }

    private static void checkAmounts(String where, JsonNode expectation, Standing standing) {
        long overdue = standing.overdue().totalMinor();
        amount(expectation, "delinquent_amount")
                .ifPresent(minor -> assertThat(overdue).as(where).isEqualTo(minor));
        amount(expectation, "total_overdue")
                .ifPresent(minor -> assertThat(overdue).as(where).isEqualTo(minor));
        amount(expectation, "delinquent_principal")
                .ifPresent(minor -> assertThat(standing.overdue().principalMinor())
                        .as(where)
                        .isEqualTo(minor));
        amount(expectation, "delinquent_interest")
                .ifPresent(minor ->
                        assertThat(standing.overdue().interestMinor()).as(where).isEqualTo(minor));
        amount(expectation, "loan_outstanding").ifPresent(minor -> assertThat(
                        standing.flow().overdueMinor() + standing.flow().notYetOverdueMinor())
                .as(where)
                .isEqualTo(minor));
    }

    private static void checkInstallments(String where, JsonNode rows, List<Unpaid> unpaid) {
        for (JsonNode row : rows) {
            int number = row.get("no").asInt();
            long outstanding = unpaid.stream()
                    .filter(due -> due.installmentNumber().equals(OptionalInt.of(number)))
                    .mapToLong(due -> due.missing().totalMinor())
                    .sum();
            assertThat(outstanding)
                    .as(where + " installment " + number)
                    .isEqualTo(CaseFile.minor(row.get("outstanding")));
        }
    }

    private static boolean hasKind(JsonNode peer, String kind) {
        for (JsonNode each : peer.get("kinds")) {
            if (each.asText().equals(kind)) {
                return true;
            }
        }
        return false;
    }

    private static OptionalInt number(JsonNode node, String field) {
        return node.hasNonNull(field) ? OptionalInt.of(node.get(field).asInt()) : OptionalInt.empty();
    }

    private static OptionalLong amount(JsonNode node, String field) {
        return node.hasNonNull(field) ? OptionalLong.of(CaseFile.minor(node.get(field))) : OptionalLong.empty();
    }

    private static Optional<LocalDate> optionalDate(JsonNode date) {
        return date.isNull() ? Optional.empty() : Optional.of(CaseFile.date(date));
    }

    private static Rules rules(JsonNode peer) {
        RulesBuilder rules = RulesBuilder.rules()
                .grace(peer.get("grace_days_arrears").asInt())
                .clockStops(PAUSE)
                .band("NO_DELINQUENCY", 0);
        for (JsonNode range : peer.get("bucket_ranges")) {
            rules.band(range.get(0).asText(), range.get(1).asInt());
        }
        return rules.build();
    }

    /**
     * The records up to an expectation.
     *
     * @param byRow on the schedule stated for that day where one is: it has chargebacks inside
     */
    private static LoanRecords records(JsonNode peer, JsonNode expectation, boolean byRow) {
        boolean stated = expectation.has("schedule_at") && (byRow || hasKind(peer, "re-age"));
        JsonNode schedule = stated ? expectation.get("schedule_at") : peer.get("schedule");
        List<Installment> installments = new ArrayList<>();
        long principal = 0;
        for (JsonNode row : schedule) {
            principal += CaseFile.minor(row.get("principal"));
            installments.add(installment(row, stated ? List.of() : peer.get("charges")));
        }
        boolean hasChargebacksInside = stated || principal > CaseFile.minor(peer.get("principal"));
        return CaseFile.records(
                CaseFile.loan("L1", "CONSUMER", peer.get("currency").asText(), OptionalLong.empty()),
                installments,
                payments(peer, expectation, hasChargebacksInside),
                pauses(peer, expectation));
    }

    /** A row of nothing but a charge is there from the day the charge was entered. */
    private static Installment installment(JsonNode row, Iterable<JsonNode> charges) {
        Optional<LocalDate> bookedOn = Optional.empty();
        for (JsonNode charge : charges) {
            boolean isThatRow = charge.get("due").equals(row.get("due"))
                    && CaseFile.minor(row.get("principal")) == 0
                    && CaseFile.minor(row.get("interest")) == 0;
            bookedOn = isThatRow ? Optional.of(CaseFile.date(charge.get("entered_on"))) : bookedOn;
        }
        return new Installment(
                row.get("no").asInt(),
                CaseFile.date(row.get("due")),
                CaseFile.minor(row.get("principal")),
                CaseFile.minor(row.get("interest")),
                CaseFile.minor(row.get("fee")),
                CaseFile.minor(row.get("penalty")),
                bookedOn,
                Optional.empty(),
                row.get("no").asLong() + 1);
    }

    private static List<Payment> payments(JsonNode peer, JsonNode expectation, boolean chargebacksAreScheduled) {
        List<Payment> payments = new ArrayList<>();
        if (expectation.get("tx_upto").isNull()) {
            return payments;
        }
        for (JsonNode transaction : peer.get("transactions")) {
            Optional<PaymentType> type =
                    switch (transaction.get("type").asText()) {
                        case "repayment", "downpayment", "goodwill", "merchant-refund", "payout-refund" ->
                            Optional.of(PaymentType.REPAYMENT);
                        case "reversal" -> Optional.of(PaymentType.REVERSAL).filter(row -> !undoesReAge(transaction));
                        case "chargeback" ->
                            Optional.of(PaymentType.CHARGEBACK).filter(row -> !chargebacksAreScheduled);
                        default -> Optional.empty();
                    };
            type.ifPresent(found -> payments.add(CaseFile.payment(
                    transaction.get("id").asText(),
                    CaseFile.date(transaction.get("date")),
                    CaseFile.minor(transaction.get("amount")),
                    found,
                    Stream.of("reverses", "of")
                            .filter(transaction::hasNonNull)
                            .findFirst()
                            .map(field -> transaction.get(field).asText()))));
            if (transaction.get("id").equals(expectation.get("tx_upto"))) {
                break;
            }
        }
        return payments;
    }

    /** A re-age is no money: what it did to the schedule is stated. */
    private static boolean undoesReAge(JsonNode reversal) {
        return reversal.get("amount").isNull();
    }

    private static List<Hold> pauses(JsonNode peer, JsonNode expectation) {
        List<Hold> pauses = new ArrayList<>();
        int limit = expectation.hasNonNull("pauses_upto")
                ? expectation.get("pauses_upto").asInt()
                : peer.get("pauses").size();
        for (JsonNode pause : peer.get("pauses")) {
            boolean known = !CaseFile.date(pause.get("entered_on")).isAfter(CaseFile.date(expectation.get("as_of")));
            if (known && pauses.size() < limit) {
                pauses.add(CaseFile.hold(
                        PAUSE, CaseFile.date(pause.get("start")), Optional.of(CaseFile.date(pause.get("end")))));
            }
        }
        return pauses;
    }
}
