package io.daybreak.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The migrations: complete, in step with Spring Batch, and fit to be taken up where one was killed. */
class SchemaTest {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    @ParameterizedTest
    @EnumSource
    void versionsOfEveryDatabaseAreTheNumbersUpToTheNewest(Vendor vendor) throws Exception {
        List<Integer> versions = Stream.concat(migrations("common").stream(), migrations(folderOf(vendor)).stream())
                .map(SchemaTest::versionOf)
                .sorted()
                .toList();
        assertThat(versions)
                .isEqualTo(
                        IntStream.rangeClosed(1, Schema.NEWEST_VERSION).boxed().toList());
    }

    @ParameterizedTest
    @EnumSource
    void springBatchTablesAreThoseOfTheReleaseInUse(Vendor vendor) throws Exception {
        Path ours = migrations(folderOf(vendor)).stream()
                .filter(file -> versionOf(file) == 2)
                .findFirst()
                .orElseThrow();
        String shipped = "/org/springframework/batch/core/schema-" + folderOf(vendor) + ".sql";
        try (InputStream theirs = Objects.requireNonNull(SchemaTest.class.getResourceAsStream(shipped), shipped)) {
            assertThat(statements(Files.readString(ours)))
                    .isEqualTo(statements(new String(theirs.readAllBytes(), StandardCharsets.UTF_8)));
        }
    }

    /** H2 commits every definition by itself: a killed migration leaves any number of its first ones. */
    @Test
    void anyMigrationThatWasKilledHalfwayIsTakenUpAgain() throws Exception {
        List<Path> inOrder = Stream.concat(migrations("h2").stream(), migrations("common").stream())
                .sorted((one, other) -> Integer.compare(versionOf(one), versionOf(other)))
                .toList();
        for (Path migration : inOrder) {
            List<String> definitions = Arrays.stream(
                            withoutComments(Files.readString(migration)).split(";"))
                    .filter(definition -> !definition.isBlank())
                    .toList();
            for (int done = 1; done <= definitions.size(); done++) {
                JdbcDataSource database = database();
                try (Connection connection = database.getConnection()) {
                    migrateBelow(database, versionOf(migration));
                    for (String definition : definitions.subList(0, done)) {
                        Database.update(connection, definition, Database.Parameters.NONE);
                    }
                    Schema.migrate(database, Vendor.H2);
                    assertThat(Schema.ageOf(connection))
                            .as("%s, %s definitions done", migration.getFileName(), done)
                            .isEqualTo(Schema.Age.CURRENT);
                }
            }
        }
    }

    @Test
    void aMigrationThatFailedIsTakenUpAgain() throws SQLException {
        JdbcDataSource database = database();
        try (Connection connection = database.getConnection()) {
            assertThat(Schema.ageOf(connection)).isEqualTo(Schema.Age.EMPTY);
            Schema.migrate(database, Vendor.H2);
            Database.update(
                    connection,
                    "update \"flyway_schema_history\" set \"success\" = false where \"version\" = '"
                            + Schema.NEWEST_VERSION + "'",
                    Database.Parameters.NONE);
            assertThat(Schema.ageOf(connection)).isEqualTo(Schema.Age.OLDER);
            Schema.migrate(database, Vendor.H2);
            assertThat(Schema.ageOf(connection)).isEqualTo(Schema.Age.CURRENT);
        }
    }

    private static void migrateBelow(DataSource database, int version) {
        if (version > 1) {
            Flyway.configure()
                    .dataSource(database)
                    .locations(Schema.COMMON_MIGRATIONS, Vendor.H2.migrations())
                    .target(Integer.toString(version - 1))
                    .load()
                    .migrate();
        }
    }

    private static JdbcDataSource database() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:schema" + DATABASES.incrementAndGet());
        return database;
    }

    private static String folderOf(Vendor vendor) {
        return switch (vendor) {
            case H2 -> "h2";
            case POSTGRESQL -> "postgresql";
        };
    }

    private static List<Path> migrations(String folder) throws IOException, URISyntaxException {
        URL place = Objects.requireNonNull(SchemaTest.class.getResource("/db/migration/" + folder), folder);
        try (Stream<Path> files = Files.list(Path.of(place.toURI()))) {
            return files.toList();
        }
    }

    private static int versionOf(Path migration) {
        String name = migration.getFileName().toString();
        return Integer.parseInt(name.substring(1, name.indexOf("__")));
    }

    private static List<String> statements(String script) {
        return Arrays.stream(withoutComments(script).split(";"))
                .map(statement -> statement
                        .replace("IF NOT EXISTS ", "")
                        .replaceAll("\\s+", " ")
                        .strip())
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    private static String withoutComments(String script) {
        return script.replaceAll("(?m)^--.*$", "");
    }
}
