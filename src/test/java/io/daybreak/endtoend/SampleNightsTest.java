package io.daybreak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.policy.Policy;
import io.daybreak.policy.PolicyReading;
import io.daybreak.policy.PolicyYaml;
import io.daybreak.sample.SampleData;
import io.daybreak.sample.SlowReference;
import io.daybreak.sample.Table;
import io.daybreak.sample.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The four nights of the sample as an operator runs them, held file by file against what they gave before. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleNightsTest {
    private static final Path DELIVERIES = Path.of("sample-data").toAbsolutePath();

    private House house;

    @BeforeAll
    void fourNights(@TempDir Path folder) {
        house = House.in(folder);
        for (LocalDate night : SampleData.nights()) {
            Night ran = house.run(night, DELIVERIES.resolve(night.toString()));
            assertThat(ran.exitCode()).as(ran.toString()).isEqualTo(night.equals(SampleData.incidentNight()) ? 5 : 0);
        }
    }

    /** Where the files of a night lie: the incident night is held. */
    private Path files(LocalDate night) {
        return night.equals(SampleData.incidentNight()) ? house.held(night, 1) : house.published(night);
    }

    static List<LocalDate> nights() {
        return SampleData.nights();
    }

    @ParameterizedTest
    @MethodSource("nights")
    void everyFileIsAsExpected(LocalDate night) {
        Golden.assertFolder("sample/" + night, files(night));
    }

    @ParameterizedTest
    @MethodSource("nights")
    void classificationIsWhatTheSlowReferenceSays(LocalDate night) throws Exception {
        Classification.assertSays(files(night), verdicts(night), "sample of " + night);
    }

    /** The promise: whoever is told of being late is late, even where a person releases the night of the incident. */
    @ParameterizedTest
    @MethodSource("nights")
    void nobodyIsToldWhoIsNotLate(LocalDate night) throws Exception {
        Map<String, Verdict> truth = SlowReference.of(SampleData.tell().truth(night), night, policy());
        for (String loanId : noticed(night)) {
            assertThat(truth.get(loanId).dpd()).as(loanId + " on " + night).isPositive();
        }
    }

    /** Two borrowers, one phone: nobody knows who would read the message. */
    @ParameterizedTest
    @MethodSource("nights")
    void aPhoneThatTwoBorrowersShareGetsNoMessage(LocalDate night) {
        assertThat(noticed(night)).doesNotContain("L00045", "L00046");
    }

    @Test
    void theFirstNightTellsThoseWhoAreLate() {
        assertThat(noticed(SampleData.nights().get(0))).hasSizeBetween(20, 60);
    }

    @Test
    void whoIsReallyLateOnTheIncidentNightWouldBeToldByARelease() {
        assertThat(noticed(SampleData.incidentNight())).contains("L00007");
    }

    @Test
    void theIncidentNightIsHeldAndNothingOfItIsPublished() {
        LocalDate night = SampleData.incidentNight();
        assertThat(house.output().resolve(night.toString())).doesNotExist();
        assertThat(house.output().resolve("latest").resolve("run.json"))
                .content()
                .contains("\"business_date\" : \"2026-06-30\"");
        assertThat(house.held(night, 1).resolve("run.json"))
                .content()
                .contains("\"exit_code\" : 5", "NEWLY_PAST_DUE_MAX_PERCENT", "HISTORY_CHANGED_MAX_PERCENT");
        Night status = house.command("status");
        assertThat(status.out()).contains("held for release", "payments_shrink_max_percent wallet: 0 payment rows now");
    }

    @Test
    void aSecondStartDoesNothing() {
        LocalDate last = SampleData.incidentNight();
        Map<String, String> before = Tree.all(house.output());
        Night again = house.run(last, DELIVERIES.resolve(last.toString()));
        assertThat(again.exitCode()).as(again.toString()).isEqualTo(5);
        Map<String, String> after = Tree.all(house.output());
        before.keySet().removeIf(name -> name.startsWith(".log"));
        after.keySet().removeIf(name -> name.startsWith(".log"));
        assertThat(after).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void theNumberOfThreadsChangesNothing(int threads, @TempDir Path other) {
        House threaded = House.in(other).threads(threads);
        for (LocalDate night : SampleData.nights().subList(0, 2)) {
            threaded.run(night, DELIVERIES.resolve(night.toString()));
            assertThat(Tree.business(threaded.published(night))).isEqualTo(Tree.business(house.published(night)));
        }
    }

    /** Loans whose borrowers are told that they are late. */
    private Set<String> noticed(LocalDate night) {
        Set<String> loans = new HashSet<>();
        for (String channel : List.of("sms", "email", "letter")) {
            Table.read(files(night).resolve("notices").resolve(channel + ".csv")).rows().stream()
                    .filter(row -> !row.cell("level").equals("0"))
                    .forEach(row -> loans.add(row.cell("loan_id")));
        }
        return loans;
    }

    private static Map<String, Verdict> verdicts(LocalDate night) throws Exception {
        return SlowReference.of(SampleData.tell().delivery(night), night, policy());
    }

    private static Policy policy() throws Exception {
        String text = Files.readString(Path.of("jobs", "policies", "cn-2023-consumer.yaml"));
        return ((PolicyReading.Usable) PolicyYaml.read(text)).policy();
    }
}
