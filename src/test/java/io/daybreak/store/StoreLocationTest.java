package io.daybreak.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What names a store, and what does not. */
class StoreLocationTest {
    private static final Path BASE = Path.of("/etc/daybreak");
    private static final String SERVER = "jdbc:postgresql://db.example.org/daybreak";

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            resources = "/store/locations.csv",
            delimiter = ';',
            numLinesToSkip = 1,
            emptyValue = "",
            ignoreLeadingAndTrailingWhitespace = false)
    void isReadFromOneText(String id, String written, String expected) {
        String text = written == null ? "" : written.replace('|', ';');
        LocationReading reading = StoreLocation.parse(text, BASE, Map.of());
        if (expected.startsWith("! ")) {
            assertThat(reading).isInstanceOfSatisfying(LocationReading.Wrong.class, wrong -> assertThat(wrong.message())
                    .contains(expected.substring(2))
                    .doesNotContain("secret", "\n"));
        } else {
            assertThat(StoreFixture.located(reading)).hasToString(expected);
        }
    }

    @Test
    void takesUserAndPasswordFromTheEnvironmentItIsGiven() {
        Map<String, String> environment = Map.of("DAYBREAK_STORE_USER", "lena", "DAYBREAK_STORE_PASSWORD", "s3cret");
        StoreLocation server = StoreFixture.located(StoreLocation.parse(SERVER, BASE, environment));
        assertThat(server.credentials()).isEqualTo(new Credentials("lena", "s3cret"));
        assertThat(server.toString() + server.credentials()).doesNotContain("s3cret");

        StoreLocation file = StoreFixture.located(StoreLocation.parse("jdbc:h2:file:/srv/night", BASE, environment));
        assertThat(file.credentials()).isEqualTo(new Credentials("lena", "s3cret"));
        StoreLocation inFolder = StoreFixture.located(StoreLocation.parse("/srv/store", BASE, environment));
        assertThat(inFolder.credentials()).isEqualTo(Credentials.EMBEDDED);
    }

    @Test
    void takesThePasswordFromAFileThatOnlyItsOwnerCanRead() throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "s3cret\n");
        Map<String, String> environment = Map.of("DAYBREAK_STORE_PASSWORD_FILE", file.toString());

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertWrong(environment, "others may read it. Set its mode to 0600");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        StoreLocation server = StoreFixture.located(StoreLocation.parse(SERVER, BASE, environment));
        assertThat(server.credentials().password()).isEqualTo("s3cret");

        assertWrong(
                Map.of("DAYBREAK_STORE_PASSWORD_FILE", file.toString(), "DAYBREAK_STORE_PASSWORD", "s3cret"),
                "unset one of them");
        Files.delete(file);
        assertWrong(environment, "the file cannot be read");
    }

    private static void assertWrong(Map<String, String> environment, String message) {
        assertThat(StoreLocation.parse(SERVER, BASE, environment))
                .isInstanceOfSatisfying(
                        LocationReading.Wrong.class,
                        wrong -> assertThat(wrong.message()).contains(message).doesNotContain("s3cret"));
    }
}
