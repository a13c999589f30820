package io.daybreak.intake;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An index on disk from hashes of keys to rows: bucket after bucket, each sorted by hash and then in the order of the
 * file. Mapped into memory, so the operating system keeps of it what is used and the heap nothing. Look-ups may be made
 * from many threads.
 */
final class KeyIndex implements Closeable {
    /** A hash, an offset and a line. */
    private static final int ENTRY_LONGS = 3;

    private static final int ENTRY_BYTES = ENTRY_LONGS * Long.BYTES;
    /** Entries of a bucket are sorted by so many bits of the hash, below those that chose the bucket. */
    private static final int SORTED_BITS = 39;

    private static final int SORTED_SHIFT = Long.SIZE - LongBuckets.BITS - SORTED_BITS;
    /** The rest of a positive long numbers the entries of a bucket. */
    private static final int NUMBER_BITS = 24;

    /** A bucket is in so many parts, of which the heap knows where they begin: a look-up then touches few entries. */
    private static final int PART_BITS = 10;
    /** Where the parts of a bucket begin, and where the last one ends. */
    private static final int STARTS = (1 << PART_BITS) + 1;

    /** Takes the rows that a hash may stand for. */
    @FunctionalInterface
    interface Receiver {
        void row(long offset, long line) throws IOException;
    }

    private final Path file;
    private final @Nullable MappedByteBuffer[] buckets;
    /** For every part, its first entry in its bucket. */
    private final int[] starts;

    private final int longestRun;

    private KeyIndex(Path file, @Nullable MappedByteBuffer[] buckets, int[] starts, int longestRun) {
        this.file = file;
        this.starts = starts;
        this.buckets = buckets;
        this.longestRun = longestRun;
    }

    /**
     * Writes the index of the tuples (hash, offset, line) in the buckets.
     *
     * @param file where it is to lie
     */
    static KeyIndex of(LongBuckets tuples, Path file) throws IOException {
        @Nullable MappedByteBuffer[] mapped = new @Nullable MappedByteBuffer[LongBuckets.COUNT];
        int[] starts = new int[LongBuckets.COUNT * STARTS];
        int longestRun = 0;
        try (FileChannel channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            long end = 0;
            for (int bucket = 0; bucket < LongBuckets.COUNT; bucket++) {
                long[] sorted = sorted(tuples.bucketContents(bucket));
                if (sorted.length > 0) {
                    longestRun = Math.max(longestRun, longestRun(sorted));
                    MappedByteBuffer target =
                            channel.map(FileChannel.MapMode.READ_WRITE, end, (long) sorted.length * Long.BYTES);
                    target.asLongBuffer().put(sorted);
                    mapped[bucket] = target;
                    noteStarts(sorted, starts, bucket * STARTS);
                    end += (long) sorted.length * Long.BYTES;
                }
            }
        }
        return new KeyIndex(file, mapped, starts, longestRun);
    }

    private static long[] sorted(long[] contents) {
        int count = contents.length / ENTRY_LONGS;
        if (count >= 1 << NUMBER_BITS) {
            throw new IllegalArgumentException("too many rows for one index: " + count + " in one bucket");
        }
        long[] order = new long[count];
        for (int entry = 0; entry < count; entry++) {
            order[entry] = (sortedPart(contents[entry * ENTRY_LONGS]) << NUMBER_BITS) | entry;
        }
        Arrays.sort(order);
        long[] sorted = new long[contents.length];
        for (int place = 0; place < count; place++) {
            int entry = (int) order[place] & ((1 << NUMBER_BITS) - 1);
            System.arraycopy(contents, entry * ENTRY_LONGS, sorted, place * ENTRY_LONGS, ENTRY_LONGS);
        }
        return sorted;
    }

    private static void noteStarts(long[] sorted, int[] starts, int from) {
        int entry = 0;
        int count = sorted.length / ENTRY_LONGS;
        for (int part = 0; part < STARTS; part++) {
            while (entry < count && sortedPart(sorted[entry * ENTRY_LONGS]) >>> (SORTED_BITS - PART_BITS) < part) {
                entry++;
            }
            starts[from + part] = entry;
        }
    }

    /** The bits that entries of a bucket are sorted by. */
    private static long sortedPart(long hash) {
        return (hash >>> SORTED_SHIFT) & ((1L << SORTED_BITS) - 1);
    }

    private static int longestRun(long[] sorted) {
        int longest = 0;
        int run = 0;
        for (int at = 0; at < sorted.length; at += ENTRY_LONGS) {
            run = at > 0 && sorted[at] == sorted[at - ENTRY_LONGS] ? run + 1 : 1;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    /** How many rows share the most frequent hash. */
    int longestRun() {
        return longestRun;
    }

    /** Hands over every row with this hash, in the order of the file. */
    void rows(long hash, Receiver receiver) throws IOException {
        MappedByteBuffer bucket = buckets[LongBuckets.bucket(hash)];
        if (bucket == null) {
            return;
        }
        long wanted = sortedPart(hash);
        int count = bucket.capacity() / ENTRY_BYTES;
        int part = LongBuckets.bucket(hash) * STARTS + (int) (wanted >>> (SORTED_BITS - PART_BITS));
        for (int entry = firstNotBelow(bucket, part, wanted); entry < count; entry++) {
            long found = bucket.getLong(entry * ENTRY_BYTES);
            if (sortedPart(found) != wanted) {
                return;
            }
            if (found == hash) {
                receiver.row(
                        bucket.getLong(entry * ENTRY_BYTES + Long.BYTES),
                        bucket.getLong(entry * ENTRY_BYTES + 2 * Long.BYTES));
            }
        }
    }

    private int firstNotBelow(ByteBuffer bucket, int part, long wanted) {
        int low = starts[part];
        int high = starts[part + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sortedPart(bucket, middle) < wanted) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static long sortedPart(ByteBuffer bucket, int entry) {
        return sortedPart(bucket.getLong(entry * ENTRY_BYTES));
    }

    @Override
    public void close() throws IOException {
        Arrays.fill(buckets, null);
        Files.deleteIfExists(file);
    }
}
