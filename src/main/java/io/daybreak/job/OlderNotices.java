package io.daybreak.job;

import io.daybreak.intake.NamedRow;
import io.daybreak.intake.NamedRows;
import io.daybreak.publication.OutputFolder;
import io.daybreak.publication.Publish;
import io.daybreak.store.Origin;
import io.daybreak.store.Store;
import io.daybreak.store.Takeover;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Brings the notices that an older system sent into the ledger, from a file: all of them, or none where a single row
 * cannot be used. The same file twice changes nothing.
 *
 * @param store the store, locked
 * @param scratch folder for what does not outlive the call; it is made and removed
 * @param today no notice is of a later day
 */
public record OlderNotices(Store store, Path scratch, LocalDate today) {

    /** What came of it. */
    public sealed interface Result {
        /**
         * The ledger has them.
         *
         * @param added how many are new in it
         * @param known how many were there already
         * @param ignored columns that nothing reads
         */
        record Taken(long added, long known, List<String> ignored) implements Result {
            public Taken {
                ignored = List.copyOf(ignored);
            }
        }

        /**
         * Nothing was taken over.
         *
         * @param problems how many problems were told
         */
        record Refused(long problems) implements Result {}
    }

    /** Columns that a file must have. */
    public static List<String> requiredColumns() {
        return OlderNoticeRow.REQUIRED;
    }

    /** Columns that a file may have. */
    public static List<String> optionalColumns() {
        return OlderNoticeRow.OPTIONAL;
    }

    /**
     * Takes a file over.
     *
     * @param by operating-system user and time, for the record
     * @param problems takes everything that is wrong with the file, one line each, in the order it is found
     */
    public Result take(Path file, Origin by, Consumer<String> problems) throws IOException {
        Publish.removeTree(scratch);
        new OutputFolder(scratch).create(scratch);
        AtomicLong told = new AtomicLong();
        Consumer<String> counted = problem -> {
            told.incrementAndGet();
            problems.accept(problem);
        };
        Ignored ignored = new Ignored();
        try {
            Takeover taken = store.takeOver(by, receiver -> {
                NamedRows.Reading reading = read(file, row -> {
                    OlderNoticeRow older = OlderNoticeRow.of(by.fileName(), row, today);
                    older.problems().forEach(counted);
                    older.notice().ifPresent(notice -> receiver.accept(notice, row.line()));
                });
                if (reading instanceof NamedRows.Reading.Unusable unusable) {
                    counted.accept(unusable.problem());
                } else {
                    ignored.columns = ((NamedRows.Reading.Whole) reading).ignored();
                }
                return told.get() == 0;
            });
            taken.conflicts()
                    .forEach(conflict -> counted.accept(by.fileName() + ":" + conflict.line() + ":notice_id: "
                            + conflict.noticeId() + " is in the ledger with other content: " + conflict.differs()
                            + "; correct the row, or give it another notice_id"));
            return taken.done()
                    ? new Result.Taken(taken.added(), taken.known(), ignored.columns)
                    : new Result.Refused(told.get());
        } finally {
            Publish.removeTree(scratch);
        }
    }

    /** Columns seen on the way. */
    private static final class Ignored {
        List<String> columns = List.of();
    }

    private NamedRows.Reading read(Path file, Consumer<NamedRow> receiver) {
        try {
            return NamedRows.read(file, requiredColumns(), optionalColumns(), scratch, receiver);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
