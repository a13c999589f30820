package io.daybreak.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.policy.Policy;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What the guide to the sample data promises, held against the slow reference. */
class SampleStoriesTest {
    private static final SampleData SAMPLE = SampleData.tell();
    private static final Map<LocalDate, Map<String, Verdict>> NIGHTS = new HashMap<>();

    @ParameterizedTest(name = "{0}: {1} on {2}")
    @CsvFileSource(resources = "stories.csv", useHeadersInDisplayName = true)
    void storyComesOutAsTold(
            String story, String loanId, LocalDate night, String outcome, int dpd, int policyDpd, String tier) {
        Verdict verdict = night(night).get(loanId);
        assertThat(SAMPLE.stories())
                .anySatisfy(told -> assertThat(told.title() + told.loanIds()).contains(story, loanId));
        assertThat(verdict.outcome()).hasToString(outcome);
        assertThat(verdict.dpd()).isEqualTo(dpd);
        assertThat(verdict.policyDpd()).isEqualTo(policyDpd);
        assertThat(verdict.tier()).isEqualTo(tier == null ? "" : tier);
    }

    @Test
    void aboutAFifthIsPastDueOnOrdinaryNights() {
        for (LocalDate night : SampleData.nights().subList(0, 3)) {
            assertThat(pastDue(night(night))).as("past due on " + night).isBetween(45L, 75L);
        }
    }

    @Test
    void theIncidentMakesScoresOfGoodPayersLookLate() {
        LocalDate night = SampleData.incidentNight();
        Map<String, Verdict> truth = SlowReference.of(SAMPLE.truth(night), night, policy());
        long wronged = night(night).values().stream()
                .filter(verdict ->
                        verdict.dpd() > 0 && truth.get(verdict.loanId()).dpd() == 0)
                .count();
        assertThat(wronged).isGreaterThan(60);
    }

    /** Otherwise continuity could not tell them from borrowers who have just become late. */
    @Test
    void nobodyWhomTheIncidentWrongsLooksExactlyOneDayLate() {
        LocalDate night = SampleData.incidentNight();
        Map<String, Verdict> truth = SlowReference.of(SAMPLE.truth(night), night, policy());
        assertThat(night(night).values())
                .filteredOn(verdict -> truth.get(verdict.loanId()).dpd() == 0)
                .noneMatch(verdict -> verdict.dpd() == 1);
    }

    private static long pastDue(Map<String, Verdict> verdicts) {
        return verdicts.values().stream().filter(verdict -> verdict.dpd() > 0).count();
    }

    private static Map<String, Verdict> night(LocalDate night) {
        return NIGHTS.computeIfAbsent(night, date -> SlowReference.of(SAMPLE.delivery(date), date, policy()));
    }

    private static Policy policy() {
        return Policies.resource("five-tiers.yaml");
    }
}
