package io.daybreak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code policy compare} says of a night under another policy, and that it leaves nothing behind. */
class PolicyComparisonTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 28);
    private static final LocalDate SECOND = LocalDate.of(2026, 6, 29);
    private static final Path SHIPPED = Path.of("jobs", "policies", "cn-2023-consumer.yaml");

    @TempDir
    private Path folder;

    private House house = House.in(Path.of(""));

    @BeforeEach
    void aNightIsPublished() throws IOException {
        house = House.in(Files.createDirectory(folder.resolve("house")));
        assertThat(house.run(FIRST, delivery(FIRST)).exitCode()).isZero();
    }

    @Test
    void filesOfOneNameAndVersionAreToldApartByTheirDigests() throws IOException {
        Path other = edited("from_dpd: 1, channel", "from_dpd: 5, channel");

        Night said = compare(other);

        assertThat(said.exitCode()).as("%s", said).isZero();
        assertThat(said.out())
                .containsPattern("Tiers under (.+) \\(sha256 [0-9a-f]{12}…\\) → under \\1 \\(sha256 [0-9a-f]{12}…\\)")
                .containsPattern("only under .+ \\(sha256 [0-9a-f]{12}…\\): .+ level 1")
                .contains("Loans with another tier: 0", "Nothing was published.");
    }

    @Test
    void namesThatDifferStandAlone() throws IOException {
        Path other = edited("version: \"2026", "version: \"3026");

        Night said = compare(other);

        assertThat(said.exitCode()).as("%s", said).isZero();
        assertThat(said.out()).contains("Tiers under ").doesNotContain("sha256", "only under");
    }

    @Test
    void thePolicyComparedWithItselfDiffersInNothing() {
        Night said = compare(SHIPPED.toAbsolutePath());

        assertThat(said.exitCode()).as("%s", said).isZero();
        assertThat(said.out()).contains("Loans with another tier: 0").doesNotContain("only under");
        assertThat(house.output().resolve(SECOND.toString())).doesNotExist();
    }

    private Night compare(Path other) {
        return house.command(
                "policy",
                "compare",
                other.toString(),
                "--date",
                SECOND.toString(),
                "--input",
                delivery(SECOND).toString());
    }

    private Path edited(String from, String to) throws IOException {
        String text = Files.readString(SHIPPED);
        assertThat(text).contains(from);
        return Files.writeString(folder.resolve("other.yaml"), text.replaceFirst(from, to));
    }

    private static Path delivery(LocalDate date) {
        return Path.of("sample-data", date.toString()).toAbsolutePath();
    }
}
