package io.daybreak.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * One thing that came into the memory, or changed in it.
 *
 * @param id place in the order; 1 is the first
 * @param kind what happened
 * @param number the run or the import; 0 for what is about neither
 * @param subject the notice or the loan; empty for what is about neither
 * @param detail what the kind needs beside
 */
record JournalEntry(long id, Kind kind, long number, String subject, String detail) {
    static final String COLUMNS = "entry_id, kind, coalesce(run_id, import_id, 0) as number, subject, detail";

    /** Detail of a PUBLISHED run that forgot the quarantines of its date and of later ones. */
    static final String REWOUND = "rewound";

    /** Detail of a PUBLISHED run of which only the notices are known: it was published before there was a journal. */
    static final String CHANGES_NOT_KEPT = "changes not kept";

    /** What happened. What one run changed follows its PUBLISHED entry. */
    enum Kind {
        /** A file of notices of an older system was taken over. */
        TAKEN_OVER,
        /** A run was published, and its notices with it. */
        PUBLISHED,
        /** A receipt said more of a notice: detail is what is known of it since. */
        REACHED,
        /** A notice was taken back. */
        CORRECTED,
        /** A loan is in quarantine: detail is as {@link Quarantines#toDetail} writes it. */
        QUARANTINED,
        /** A quarantine ended: detail is the date. */
        QUARANTINE_ENDED,
        /** A person took a loan out of quarantine. */
        CLEARED
    }

    static JournalEntry read(ResultSet row) throws SQLException {
        return new JournalEntry(
                row.getLong("entry_id"),
                Kind.valueOf(row.getString("kind")),
                row.getLong("number"),
                Optional.ofNullable(row.getString("subject")).orElse(""),
                row.getString("detail"));
    }
}
