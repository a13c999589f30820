package io.daybreak.job;

import io.daybreak.publication.PartFile;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The open part files of one partition, with what the present block has rendered for each and not yet appended.
 * For one thread.
 */
final class PartSet implements Closeable {
    /** Grows to a block's size once and is then reused. */
    private static final class Buffered {
        final PartFile file;
        final RowBytes rows = new RowBytes();

        Buffered(PartFile file) {
            this.file = file;
        }
    }

    /** A byte buffer whose array can be handed on without a copy. */
    private static final class RowBytes extends ByteArrayOutputStream {
        void appendTo(PartFile file) throws IOException {
            file.append(buf, 0, count);
            reset();
        }
    }

    private final SortedMap<String, Buffered> parts = new TreeMap<>();

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
                    set.open(
                            key(part, date),
                            PartFile.open(work.part(partition, date, part), lengths.getOrDefault(key(part, date), 0L)));
                }
            } else {
                set.open(
                        part.fileName(),
                        PartFile.open(work.part(partition, part), lengths.getOrDefault(part.fileName(), 0L)));
            }
        }
        return set;
    }

    private void open(String key, PartFile file) {
        parts.put(key, new Buffered(file));
    }

    private static String key(Part part, LocalDate date) {
        return date + "." + part.fileName();
    }

    /** Where the present block's rows of a part go. */
    ByteArrayOutputStream rows(Part part, LocalDate date) {
        return buffered(key(part, date)).rows;
    }

    /** Where the present block's rows of a part that belongs to no date go. */
    ByteArrayOutputStream rows(Part part) {
        return buffered(part.fileName()).rows;
    }

    private Buffered buffered(String key) {
        Buffered buffered = parts.get(key);
        if (buffered == null) {
            throw new IllegalArgumentException("there is no part " + key);
        }
        return buffered;
    }

    /** Appends the block's rows to the part files and forces them to disk. */
    void append() throws IOException {
        for (Buffered part : parts.values()) {
            part.rows.appendTo(part.file);
        }
        for (Buffered part : parts.values()) {
            part.file.force();
        }
    }

    /** The lengths to commit, as text. */
    String lengths() {
        StringBuilder text = new StringBuilder();
        parts.forEach((key, part) ->
                text.append(key).append('=').append(part.file.length()).append('\n'));
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
        for (Buffered part : parts.values()) {
            part.file.close();
        }
    }
}
