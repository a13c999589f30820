package io.daybreak.delinquency;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.daybreak.policy.Rules;
import java.time.LocalDate;
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
    @TestFactory
    Stream<DynamicTest> everyCase() {
        return PeerCase.all().stream()
                .map(peer -> DynamicTest.dynamicTest(peer.get("id").asText(), () -> check(peer)));
    }

    private static void check(JsonNode peer) {
        for (JsonNode expectation : peer.get("expectations")) {
            String where = peer.get("id").asText() + " as of "
                    + expectation.get("as_of").asText() + " up to "
                    + expectation.get("tx_upto").asText();
            LocalDate asOf = CaseFile.date(expectation.get("as_of"));
            Standing standing = Timeline.of(PeerCase.records(peer, expectation, false), rules(peer))
                    .at(asOf);
            checkDays(where, peer, expectation, standing);
            checkAmounts(where, expectation, standing);
            // What is told row by row is told with a chargeback inside the row of its period.
            Timeline byRow = Timeline.of(PeerCase.records(peer, expectation, true), rules(peer));
            checkDerived(where, expectation.path("derived"), byRow.at(asOf));
            if (!PeerCase.hasKind(peer, "last-installment-rule")) {
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
                .clockStops(PeerCase.PAUSE)
                .band("NO_DELINQUENCY", 0);
        for (JsonNode range : peer.get("bucket_ranges")) {
            rules.band(range.get(0).asText(), range.get(1).asInt());
        }
        return rules.build();
    }
}
