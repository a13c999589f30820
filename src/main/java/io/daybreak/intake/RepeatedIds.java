package io.daybreak.intake;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds identifiers that a whole file has more than once, without holding the file: hashes in buckets first; only where
 * some repeat, a second pass compares those rows by two independent hashes. For one thread.
 *
 * <p>For payments, a PENDING row may share the identifier of the row that posts it. Rows that do not fit the header are
 * no rows here: they are rejected anyway, and must not take a good row's place.
 */
final class RepeatedIds implements FileScanner.RowVisitor, Closeable {
    /** More repeats are a file sent wrong, not a mistake in single rows. */
    static final int MAX_REPEATS = 1_000_000;

    /** With more hashes seen twice, all rows are compared instead of those alone. */
    private static final int MAX_SUSPECTS = 2_000_000;

    private static final int BUFFER_BYTES = 128 << 10;
    private static final byte[] PENDING = "PENDING".getBytes(StandardCharsets.US_ASCII);

    /**
     * What was found, by line in the delivered file.
     *
     * @param repeats rows to reject: not the first of their kind with this identifier
     * @param postedElsewhere PENDING rows whose identifier was posted under another loan_id
     */
    record Found(LineSet repeats, LineSet postedElsewhere) {
        /** No repeats. */
        static final Found NOTHING = new Found(LineSet.NONE, LineSet.NONE);
    }

    private final String idColumn;
    private final Path workFolder;
    private final KeyHash hash;
    private final LongBuckets hashes;
    /** Where the column stands; looked up at the first row. */
    private int place = -1;

    /**
     * Watches one column of a file.
     *
     * @param idColumn the column
     * @param workFolder where files may lie
     * @param hash the first hash
     */
    RepeatedIds(String idColumn, Path workFolder, KeyHash hash) throws IOException {
        this.idColumn = idColumn;
        this.workFolder = workFolder;
        this.hash = hash;
        this.hashes = LongBuckets.open(1, workFolder.resolve(idColumn + ".hashes"));
    }

    @Override
    public void row(RowSource source, RowCursor row) throws IOException {
        if (place < 0) {
            place = source.columns().place(idColumn);
        }
        int field = place;
        if (row.end(field) > row.start(field) && !source.isBroken(row)) {
            hashes.add(hash.of(row.bytes(), row.start(field), row.end(field)));
        }
    }

    /**
     * What repeats in the file, all rows of which went through {@link #row}.
     *
     * @throws RefusedException TOO_MANY_DUPLICATES
     */
    Found find(RowSource source) throws IOException, RefusedException {
        Optional<LongHashes> suspects = suspects();
        if (suspects.isPresent() && suspects.get().size() == 0) {
            return Found.NOTHING;
        }
        LineSet.Builder repeats = new LineSet.Builder();
        LineSet.Builder postedElsewhere = new LineSet.Builder();
        try (LongBuckets rows = LongBuckets.open(4, workFolder.resolve(idColumn + ".suspects"))) {
            collect(source, suspects, rows);
            for (int bucket = 0; bucket < LongBuckets.COUNT; bucket++) {
                judge(rows.bucketContents(bucket), repeats, postedElsewhere);
                if (repeats.size() > MAX_REPEATS || postedElsewhere.size() > MAX_REPEATS * 4) {
                    throw tooMany(source);
                }
            }
        }
        return new Found(repeats.build(), postedElsewhere.build());
    }

    /** Hashes seen more than once; nothing when they are too many to hold. */
    private Optional<LongHashes> suspects() throws IOException {
        LongHashes suspects = new LongHashes();
        LongHashes seen = new LongHashes();
        for (int bucket = 0; bucket < LongBuckets.COUNT; bucket++) {
            long[] contents = hashes.bucketContents(bucket);
            seen.reset(contents.length);
            for (long value : contents) {
                if (!seen.add(value)) {
                    suspects.add(value);
                }
            }
            if (suspects.size() > MAX_SUSPECTS) {
                return Optional.empty();
            }
        }
        return Optional.of(suspects);
    }

    private void collect(RowSource source, Optional<LongHashes> suspects, LongBuckets rows) throws IOException {
        int id = source.columns().place(idColumn);
        int loanId = source.columns().place("loan_id");
        int type = source.columns().place("type");
        try (FileChannel channel = FileChannel.open(source.path())) {
            RowCursor row = source.cursor(channel, source.data(), BUFFER_BYTES);
            while (row.next()) {
                if (row.end(id) == row.start(id) || source.isBroken(row)) {
                    continue;
                }
                long first = hash.of(row.bytes(), row.start(id), row.end(id));
                if (suspects.isEmpty() || suspects.get().contains(first)) {
                    boolean isPending =
                            Arrays.equals(row.bytes(), row.start(type), row.end(type), PENDING, 0, PENDING.length);
                    rows.add(
                            first,
                            KeyHash.SECOND.of(row.bytes(), row.start(id), row.end(id)),
                            KeyHash.MIXED.of(row.bytes(), row.start(loanId), row.end(loanId)),
                            source.line(row) << 1 | (isPending ? 1 : 0));
                }
            }
        }
    }

    /** One row under suspicion. */
    private record Suspect(long first, long second, long loan, long line, boolean isPending)
            implements Comparable<Suspect> {
        boolean hasSameId(Suspect other) {
            return first == other.first && second == other.second;
        }

        @Override
        public int compareTo(Suspect other) {
            int byFirst = Long.compare(first, other.first);
            int bySecond = byFirst != 0 ? byFirst : Long.compare(second, other.second);
            return bySecond != 0 ? bySecond : Long.compare(line, other.line);
        }
    }

    private static void judge(long[] contents, LineSet.Builder repeats, LineSet.Builder postedElsewhere) {
        Suspect[] suspects = new Suspect[contents.length / 4];
        for (int index = 0; index < suspects.length; index++) {
            int at = index * 4;
            suspects[index] = new Suspect(
                    contents[at],
                    contents[at + 1],
                    contents[at + 2],
                    contents[at + 3] >>> 1,
                    (contents[at + 3] & 1) == 1);
        }
        Arrays.sort(suspects);
        int from = 0;
        for (int to = 1; to <= suspects.length; to++) {
            if (to == suspects.length || !suspects[to].hasSameId(suspects[from])) {
                judge(suspects, from, to, repeats, postedElsewhere);
                from = to;
            }
        }
    }

    /** Rows of one identifier, in the order of the file. */
    private static void judge(
            Suspect[] suspects, int from, int to, LineSet.Builder repeats, LineSet.Builder postedElsewhere) {
        Optional<Suspect> posted = Optional.empty();
        Optional<Suspect> pending = Optional.empty();
        for (int index = from; index < to; index++) {
            Suspect suspect = suspects[index];
            if ((suspect.isPending() ? pending : posted).isPresent()) {
                repeats.add(suspect.line());
            } else if (suspect.isPending()) {
                pending = Optional.of(suspect);
            } else {
                posted = Optional.of(suspect);
            }
        }
        if (posted.isPresent()
                && pending.isPresent()
                && posted.get().loan() != pending.get().loan()) {
            postedElsewhere.add(pending.get().line());
        }
    }

    private RefusedException tooMany(RowSource source) {
        return new RefusedException(Refusal.of(
                        RefusalCode.TOO_MANY_DUPLICATES,
                        source.name(),
                        "More than " + MAX_REPEATS + " rows repeat the " + idColumn + " of another row.",
                        "the file was probably put together twice; have the sender deliver it again.")
                .inField(idColumn));
    }

    @Override
    public void close() throws IOException {
        hashes.close();
    }
}
