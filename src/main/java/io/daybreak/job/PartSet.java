package io.daybreak.job;

import io.daybreak.loan.Rejection;
import io.daybreak.publication.ClassificationRow;
import io.daybreak.publication.LateRows;
import io.daybreak.publication.PartFile;
import io.daybreak.publication.PartRows;
import io.daybreak.publication.RemovedRow;
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
    /** Grows to a block's size once and is then reused. */
    private static final class Lines extends ByteArrayOutputStream {
        void moveTo(PartFile file) throws IOException {
            file.append(buf, 0, count);
            reset();
        }
    }

    /** The rows of one settled date. */
    private static final class DateRows {
        final Map<Part, Lines> lines = new EnumMap<>(Part.class);
        final PartRows<ClassificationRow> classification = PartRows.classification();
        final PartRows<RemovedRow> removed = PartRows.removed();
        final LateRows late = new LateRows();
    }

    /**
     * How many loans, each on each date, are held as rendered rows: more than a night's block, a part of a range's; a
     * kilobyte each at the worst.
     */
    private static final int HELD_MAX = 32_768;
    /** With more parts than this, none stays open between two moves: systems allow a process 1,024 files and more. */
    private static final int OPEN_MAX = 256;

    private final SortedMap<String, PartFile> files = new TreeMap<>();
    private final Map<Part, Lines> lines = new EnumMap<>(Part.class);
    private final SortedMap<LocalDate, DateRows> dates = new TreeMap<>();
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
        for (Part part : Part.values()) {
            if (part.isPerDate()) {
                for (LocalDate date : dates) {
                    String key = key(part, date);
                    set.add(key, work.part(partition, date, part), lengths);
                }
            } else {
                set.add(part.fileName(), work.part(partition, part), lengths);
            }
        }
        dates.forEach(date -> set.dates.put(date, new DateRows()));
        return set;
    }

    private void add(String key, Path file, SortedMap<String, Long> lengths) throws IOException {
        PartFile part = PartFile.open(file, lengths.getOrDefault(key, 0L));
        if (files.size() >= OPEN_MAX) {
            part.rest();
        }
        files.put(key, part);
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
        return rows(date).lines.computeIfAbsent(part, key -> new Lines());
    }

    /** Where the present block's lines of a part that belongs to no date go. */
    ByteArrayOutputStream lines(Part part) {
        return lines.computeIfAbsent(part, key -> new Lines());
    }

    private DateRows rows(LocalDate date) {
        DateRows rows = dates.get(date);
        if (rows == null) {
            throw new IllegalArgumentException(date + " is not settled");
        }
        return rows;
    }

    private PartFile file(String key) {
        PartFile file = files.get(key);
        if (file == null) {
            throw new IllegalArgumentException("there is no part " + key);
        }
        return file;
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
        dates.forEach((date, rows) -> {
            rows.classification.countInto(totals.tally(date));
            rows.removed.countInto(totals.tally(date));
        });
        rejects.countInto(totals.tallies().values());
        move();
        for (PartFile file : files.values()) {
            file.force();
            spare(file);
        }
    }

    private void move() throws IOException {
        for (Map.Entry<LocalDate, DateRows> entry : dates.entrySet()) {
            LocalDate date = entry.getKey();
            DateRows rows = entry.getValue();
            rows.classification.moveTo(file(key(Part.CLASSIFICATION, date)));
            rows.removed.moveTo(file(key(Part.REMOVED, date)));
            rows.late.moveTo(file(key(Part.LATE, date)));
            for (Map.Entry<Part, Lines> some : rows.lines.entrySet()) {
                some.getValue().moveTo(file(key(some.getKey(), date)));
            }
            for (Part part : Part.values()) {
                if (part.isPerDate()) {
                    spare(file(key(part, date)));
                }
            }
        }
        rejects.moveTo(file(Part.REJECTS.fileName()));
        for (Map.Entry<Part, Lines> entry : lines.entrySet()) {
            entry.getValue().moveTo(file(entry.getKey().fileName()));
        }
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
