package io.daybreak.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The texts that runs were bound to, by digest, so that a past night can be computed as it was. */
public final class KeptTexts {
    private final Database database;

    KeptTexts(Database database) {
        this.database = database;
    }

    /**
     * Keeps a text under its digest; one that is kept already stays as it is.
     *
     * @param digest sha256, lower-case hex, as the owner of the text takes it
     * @param text up to {@link Checkpoint#CHARACTERS_MAX} characters
     * @param at when it was first seen
     */
    public void keep(TextKind kind, String digest, String text, Instant at) {
        database.atomically("keeping " + kind + " " + digest, connection -> {
            if (load(connection, kind, digest).isPresent()) {
                return 0;
            }
            String sql = "insert into kept_text (kind, digest, text, kept_at) values (?, ?, ?, ?)";
            return Database.update(connection, sql, parameters -> {
                parameters.setString(1, kind.name());
                parameters.setString(2, digest);
                parameters.setString(3, text);
                parameters.setObject(4, Times.stored(at));
            });
        });
    }

    /** The text of a digest; empty when it was never kept. */
    public Optional<String> load(TextKind kind, String digest) {
        return database.on("loading " + kind + " " + digest, connection -> load(connection, kind, digest));
    }

    private static Optional<String> load(Connection connection, TextKind kind, String digest) throws SQLException {
        return Database.list(
                        connection,
                        "select text from kept_text where kind = ? and digest = ?",
                        parameters -> {
                            parameters.setString(1, kind.name());
                            parameters.setString(2, digest);
                        },
                        row -> row.getString("text"))
                .stream()
                .findFirst();
    }
}
