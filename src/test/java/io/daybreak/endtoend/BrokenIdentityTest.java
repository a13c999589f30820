package io.daybreak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.store.Checkpoint;
import io.daybreak.store.Partition;
import io.daybreak.store.RunId;
import io.daybreak.store.Store;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A figure that is off by one anywhere between the rows and the report is found: exit 3, nothing published, and the
 * report names the identity. The night is stopped between its two jobs, one figure of what was counted is changed by
 * one in the store, and the same command goes on.
 */
class BrokenIdentityTest {
    private static final LocalDate NIGHT = LocalDate.of(2026, 6, 28);
    private static final Path DELIVERY = Path.of("sample-data", "2026-06-28");

    @ParameterizedTest(name = "{0}: one more in {1}")
    @CsvSource({
        "loans, 'term\tLOANS_READ\t'",
        "payments, 'term\tPAYMENTS_USED\t'",
        "credits, 'term\tCREDITS\t0\t'",
        "dues, 'term\tSCHEDULED\t0\t'",
        "tiers, 'tier\tNORMAL\tNEW\t'",
        "decisions, 'term\tPAST_DUE\t'",
        "worklist, 'term\tLEFT_OUT_NOT_PAST_DUE\t'",
        "read_back, 'written\tclassification.csv\t'",
    })
    void isFoundAndNothingIsPublished(String identity, String figure, @TempDir Path folder) throws IOException {
        House house = House.in(folder);
        assertThat(house.runInOwnProcess(NIGHT, DELIVERY, "before-decide").exitCode())
                .isEqualTo(Night.KILLED);

        addOne(house, figure);
        Night night = house.run(NIGHT, DELIVERY);

        assertThat(night.exitCode()).as(night.toString()).isEqualTo(3);
        assertThat(night.err()).contains(identity + " ").contains("DOES_NOT_TIE");
        assertThat(house.output().resolve(NIGHT.toString())).doesNotExist();
        assertThat(house.output().resolve("latest")).doesNotExist();
        Path report = house.refused(NIGHT, 1);
        assertThat(Files.readString(report.resolve("run.json"))).contains("\"BROKEN\"", "\"exit_code\" : 3");
        assertThat(report.resolve("reconciliation.csv")).exists();
        assertThat(report.resolve("notices")).doesNotExist();
        assertThat(house.run(NIGHT, DELIVERY).exitCode())
                .as("the same inputs again")
                .isEqualTo(3);
    }

    /** Changes the first number behind a figure's words in the first partition that has it. */
    private static void addOne(House house, String figure) {
        try (Store store = house.openStore()) {
            RunId run = store.runs().recent(1).get(0).id();
            Pattern number = Pattern.compile(Pattern.quote(figure) + "(-?[0-9.]+)");
            for (Partition partition : store.partitions().list(run)) {
                Checkpoint committed = partition.checkpoint();
                Matcher matcher = number.matcher(committed.tally());
                if (matcher.find()) {
                    String more =
                            new BigDecimal(matcher.group(1)).add(BigDecimal.ONE).toPlainString();
                    String tally = committed.tally().substring(0, matcher.start(1))
                            + more
                            + committed.tally().substring(matcher.end(1));
                    store.partitions()
                            .checkpoint(
                                    run,
                                    partition.name(),
                                    new Checkpoint(
                                            committed.position(), committed.partLengths(), tally, committed.done()));
                    return;
                }
            }
            throw new IllegalStateException("no partition counted " + figure);
        }
    }
}
