package io.daybreak.publication;

import io.daybreak.notice.SuppressionCode;
import io.daybreak.policy.Channel;
import io.daybreak.reconciliation.Books;
import io.daybreak.reconciliation.DecisionTally;
import io.daybreak.reconciliation.Guard;
import io.daybreak.reconciliation.GuardFinding;
import io.daybreak.reconciliation.GuardName;
import io.daybreak.reconciliation.Identities;
import io.daybreak.reconciliation.RandomNight;
import io.daybreak.reconciliation.Tally;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunSummaryTest {
    @TempDir
    private Path folder;

    @Test
    void a_run_that_does_not_tie() throws IOException {
        Tally tally = RandomNight.of(7, 40).tally();
        tally.loanRead("CNY", 100);
        DecisionTally decisions = new DecisionTally();
        decisions.noticed("CNY", 1, Channel.SMS, 100);
        decisions.suppressed("CNY", SuppressionCode.HOLD, 200);
        Books books = new Books(tally, decisions, List.of(), List.of(), Optional.empty(), List.of(), List.of());
        RunSummary summary = new RunSummary(
                RandomNight.DATE,
                2,
                "DOES_NOT_TIE",
                3,
                "1.0.0",
                Instant.parse("2026-07-01T01:00:00Z"),
                Instant.parse("2026-07-01T01:02:03.004Z"),
                new TreeMap<>(Map.of("policy", "aa", "delivery", "bb")),
                Optional.of("2026-06-29/attempt-1"),
                List.of("payments.csv was not sorted by loan_id: an external sort was needed"),
                List.of(),
                Optional.of(tally),
                Optional.of(decisions),
                Identities.check(books).stream()
                        .filter(identity -> identity.name().word().equals("loans"))
                        .toList(),
                List.of(new Guard(
                        GuardName.PAYMENTS_SHRINK_MAX_PERCENT,
                        "bank",
                        Optional.of(new BigDecimal("45.5")),
                        Optional.of(BigDecimal.ONE),
                        Optional.of(BigDecimal.valueOf(200)),
                        true,
                        new GuardFinding(GuardFinding.Kind.PAYMENT_ROWS, List.of("109", "200")))));

        Staging.begin(folder.resolve("staging")).run(summary);

        Golden.matches(folder.resolve("staging/run.json"), "run.json");
    }

    @Test
    void a_refused_delivery() throws IOException {
        Staging.begin(folder.resolve("staging")).run(refused());

        Golden.matches(folder.resolve("staging/run.json"), "run-refused.json");
    }

    static RunSummary refused() {
        return new RunSummary(
                RandomNight.DATE,
                1,
                "REFUSED",
                4,
                "1.0.0",
                Instant.parse("2026-07-01T01:00:00Z"),
                Instant.parse("2026-07-01T01:00:05Z"),
                new TreeMap<>(),
                Optional.empty(),
                List.of(),
                List.of(new RunSummary.Problem(
                        "CONTROL_ROWS_DIFFER",
                        "payments.csv",
                        "control.csv says 100 rows, the file has 60",
                        "ask the sender for the whole file")),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
    }
}
