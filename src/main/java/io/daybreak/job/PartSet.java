package io.daybreak.job;

import io.daybreak.loan.Rejection;
import io.daybreak.publication.ClassificationRow;
import io.daybreak.publication.LateRows;
import io.daybreak.publication.PartFile;
import io.daybreak.publication.PartRows;
import io.daybreak.publication.RemovedRow;
import io.daybreak.reconciliation.Tally;
import io.daybreak.store.Partition;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The open part files of one partition, with what the present block has rendered for each and not yet appended.
 * For one thread.
 */
final class PartSet implements Closeable {
    /** What is on its way to one file; grows to a block's size once and is then reused. */
    private static final class Lines extends ByteArrayOutputStream {
        final PartFile file;

        Lines(PartFile file) {
            this.file = file;
        }

        void move() throws IOException {
            file.append(buf, 0, count);
            reset();
        }
    }

    /** The parts of one settled date, or those that belong to none. */
    private static final class Parts {
        private final Map<Part, Lines> byPart = new EnumMap<>(Part.class);

        void put(Part part, PartFile file) {
            byPart.put(part, new Lines(file));
        }

        Lines lines(Part part) {
            Lines lines = byPart.get(part);
            if (lines == null) {
                throw new IllegalArgumentException("there is no part " + part + " here");
            }
            return lines;
        }

        PartFile file(Part part) {
            return lines(part).file;
        }

        void move() throws IOException {
            for (Lines lines : byPart.values()) {
                lines.move();
            }
        }
    }

    /** The rows of one settled date. */
    private static final class DateRows {
        final Parts parts = new Parts();
        final PartRows<ClassificationRow> classification = PartRows.classification();
        final PartRows<RemovedRow> removed = PartRows.removed();
        final LateRows late = new LateRows();

        void countInto(Tally tally) {
            classification.countInto(tally);
            removed.countInto(tally);
        }

        void move() throws IOException {
            classification.moveTo(parts.file(Part.CLASSIFICATION));
            removed.moveTo(parts.file(Part.REMOVED));
            late.moveTo(parts.file(Part.LATE));
            parts.move();
        }
    }

    /**
     * How many loans, each on each date, are held as rendered rows: more than a night's block, a part of a range's; a
     * kilobyte each at the worst.
     */
    private static final int HELD_MAX = 32_768;
    /** With more parts than this, none stays open between two moves: systems allow a process 1,024 files and more. */
    private static final int OPEN_MAX = 256;

    /** By the name under which a part's length is committed. */
    private final SortedMap<String, PartFile> files = new TreeMap<>();

    private final SortedMap<LocalDate, DateRows> dates = new TreeMap<>();
    private final Parts undated = new Parts();
    private final PartRows<Rejection> rejects = PartRows.rejects();
    private int held;

    private PartSet() {}

    /**
     * Opens every part of a partition.
     *
     * @param committed committed lengths as {@link #lengths} wrote them; empty at the beginning
     */
    static PartSet open(WorkFolder work, String partition, List<LocalDate> dates, String committed) throws IOException {
        work.partition(partition);
        SortedMap<String, Long> lengths = parse(committed);
        PartSet set = new PartSet();
        dates.forEach(date -> set.dates.put(date, new DateRows()));
        for (Part part : Part.values()) {
            if (part.isPerDate()) {
                for (LocalDate date : dates) {
                    Path file = work.part(partition, date, part);
                    set.rows(date).parts.put(part, set.opened(key(part, date), file, lengths));
                }
            } else {
                set.undated.put(part, set.opened(part.fileName(), work.part(partition, part), lengths));
            }
        }
        return set;
    }

    private PartFile opened(String key, Path file, SortedMap<String, Long> lengths) throws IOException {
        PartFile part = PartFile.open(file, lengths.getOrDefault(key, 0L));
        if (files.size() >= OPEN_MAX) {
            part.rest();
        }
        files.put(key, part);
        return part;
    }

    /** Whether the parts of a partition lie there, each as long as was committed at least. */
    static boolean isWhole(WorkFolder work, Partition partition) throws IOException {
        for (Map.Entry<String, Long> part :
                parse(partition.checkpoint().partLengths()).entrySet()) {
            Path file = work.root().resolve(partition.name()).resolve(part.getKey());
            if (part.getValue() > 0 && (!Files.isRegularFile(file) || Files.size(file) < part.getValue())) {
                return false;
            }
        }
        return true;
    }

    static String key(Part part, LocalDate date) {
        return date + "." + part.fileName();
    }

    PartRows<ClassificationRow> classification(LocalDate date) {
        return rows(date).classification;
    }

    PartRows<RemovedRow> removed(LocalDate date) {
        return rows(date).removed;
    }

    LateRows late(LocalDate date) {
        return rows(date).late;
    }

    PartRows<Rejection> rejects() {
        return rejects;
    }

    /** Where the present block's lines of a part go. */
    ByteArrayOutputStream lines(Part part, LocalDate date) {
        return rows(date).parts.lines(part);
    }

    /** Where the present block's lines of a part that belongs to no date go. */
    ByteArrayOutputStream lines(Part part) {
        return undated.lines(part);
    }

    private DateRows rows(LocalDate date) {
        DateRows rows = dates.get(date);
        if (rows == null) {
            throw new IllegalArgumentException(date + " is not settled");
        }
        return rows;
    }

    /**
     * Takes note that the rows of one more case are rendered, and moves what is held to the files before a range of
     * many dates fills the memory. What lies in a file beyond its committed length does not count yet.
     */
    void rendered() throws IOException {
        held += dates.size();
        if (held >= HELD_MAX) {
            move();
        }
    }

    /** Counts the block's rows into the totals, moves what is left of them to the part files and forces those to disk. */
    void append(PartitionTotals totals) throws IOException {
        dates.forEach((date, rows) -> rows.countInto(totals.tally(date)));
        rejects.countInto(totals.tallies().values());
        move();
        for (PartFile file : files.values()) {
            file.force();
            spare(file);
        }
    }

    private void move() throws IOException {
        for (DateRows rows : dates.values()) {
            rows.move();
            for (Lines lines : rows.parts.byPart.values()) {
                spare(lines.file);
            }
        }
        rejects.moveTo(undated.file(Part.REJECTS));
        undated.move();
        held = 0;
    }

    private void spare(PartFile file) throws IOException {
        if (files.size() > OPEN_MAX) {
            file.rest();
        }
    }

    /** The lengths to commit, as text. */
    String lengths() {
        StringBuilder text = new StringBuilder();
        files.forEach((key, file) ->
                text.append(key).append('=').append(file.length()).append('\n'));
        return text.toString();
    }

    /** What {@link #lengths} wrote. */
    static SortedMap<String, Long> parse(String lengths) {
        SortedMap<String, Long> byPart = new TreeMap<>();
        lengths.lines().forEach(line -> {
            int equals = line.lastIndexOf('=');
            byPart.put(line.substring(0, equals), Long.parseLong(line.substring(equals + 1)));
        });
        return byPart;
    }

    @Override
    public void close() throws IOException {
        for (PartFile file : files.values()) {
            file.close();
        }
    }
}
