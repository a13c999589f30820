package io.daybreak.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;

/** Texts in statements. */
final class Texts {
    private Texts() {}

    static void set(PreparedStatement parameters, int index, Optional<String> text) throws SQLException {
        if (text.isPresent()) {
            parameters.setString(index, text.get());
        } else {
            parameters.setNull(index, Types.VARCHAR);
        }
    }
}
