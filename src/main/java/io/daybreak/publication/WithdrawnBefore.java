package io.daybreak.publication;

import io.daybreak.notice.Notice;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which notices a past release withdrew: read from its {@code withdrawn.csv}, which names them in the order in which
 * they were decided. Ask in that order, each once.
 */
public final class WithdrawnBefore implements Function<Notice, Optional<Withdrawal.Reason>>, Closeable {
    private final ReadBackCursor rows;
    private boolean hasRow;

    private WithdrawnBefore(ReadBackCursor rows) throws IOException {
        this.rows = rows;
        this.hasRow = rows.next();
    }

    /** Opens it; empty where the attempt withdrew nothing. */
    public static Optional<WithdrawnBefore> open(Path published) throws IOException {
        Path file = published.resolve(OutputFile.WITHDRAWN.path());
        return Files.isRegularFile(file)
                ? Optional.of(new WithdrawnBefore(ReadBackCursor.open(file)))
                : Optional.empty();
    }

    @Override
    public Optional<Withdrawal.Reason> apply(Notice notice) {
        if (!hasRow || !rows.text(rows.column("notice_id")).equals(notice.noticeId())) {
            return Optional.empty();
        }
        Withdrawal.Reason reason = Withdrawal.Reason.valueOf(rows.text(rows.column("reason")));
        try {
            hasRow = rows.next();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return Optional.of(reason);
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
