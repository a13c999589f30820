package io.daybreak.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * What a notice rested on, as the ledger keeps it: the part that says whether it was right.
 *
 * @param fromDpd days from which its level applies
 * @param dpd days past due
 * @param policyDpd days past due by policy
 * @param overdue overdue amount, plain decimal
 * @param oldestUnpaidDueDate the claim
 * @param secondDpd days by the second computation
 * @param secondOverdue amount by the second computation
 * @param scheduleDigest digest of the schedule that night
 */
record StoredEvidence(
        int fromDpd,
        int dpd,
        int policyDpd,
        String overdue,
        String oldestUnpaidDueDate,
        int secondDpd,
        String secondOverdue,
        Optional<String> scheduleDigest) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Reads a line of {@code evidence.jsonl}; empty when it is none. */
    static Optional<StoredEvidence> parse(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            if (!node.path("first").has("dpd") || !node.path("second").has("dpd")) {
                return Optional.empty();
            }
            return Optional.of(new StoredEvidence(
                    node.path("level").path("from_dpd").asInt(),
                    node.path("first").path("dpd").asInt(),
                    node.path("first").path("policy_dpd").asInt(),
                    node.path("first").path("overdue").path("total").asText(),
                    node.path("first").path("oldest_unpaid_due_date").asText(),
                    node.path("second").path("dpd").asInt(),
                    node.path("second").path("overdue_total").asText(),
                    node.has("schedule_digest")
                            ? Optional.of(node.path("schedule_digest").asText())
                            : Optional.empty()));
        } catch (JsonProcessingException noEvidence) {
            return Optional.empty();
        }
    }

    /** Whether it reaches the level, by both computations. */
    boolean reachesLevel() {
        return dpd >= 1 && policyDpd >= fromDpd && secondDpd == dpd && secondOverdue.equals(overdue);
    }
}
