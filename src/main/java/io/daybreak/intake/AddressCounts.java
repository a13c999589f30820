package io.daybreak.intake;

import java.io.Closeable;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How many rows of {@code borrowers.csv} have an address of one kind. Kept are only addresses that more than one row
 * has, as hashes with their counts, on disk: two addresses that differ and share a 64-bit hash would be counted
 * together, which suppresses a message and never sends one. Look-ups may be made from many threads.
 *
 * <p>Letter case of ASCII letters and the amount of white space make no difference between addresses. Every row counts,
 * unusable ones too: whoever it was meant for may answer that phone.
 */
final class AddressCounts implements Closeable {
    /** A hash and a count. */
    private static final int ENTRY_LONGS = 2;

    private static final int ENTRY_BYTES = ENTRY_LONGS * Long.BYTES;

    private final Path file;
    private final @Nullable MappedByteBuffer[] buckets;

    private AddressCounts(Path file, @Nullable MappedByteBuffer[] buckets) {
        this.file = file;
        this.buckets = buckets;
    }

    /** How many rows have this address; 1 for one that no other row has. */
    int of(String address) {
        byte[] bytes = address.getBytes(StandardCharsets.UTF_8);
        byte[] plain = new byte[bytes.length];
        int length = plain(bytes, 0, bytes.length, plain);
        long hash = KeyHash.MIXED.of(plain, 0, length);
        MappedByteBuffer bucket = buckets[LongBuckets.bucket(hash)];
        if (bucket == null) {
            return 1;
        }
        int low = 0;
        int high = bucket.capacity() / ENTRY_BYTES - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long found = bucket.getLong(middle * ENTRY_BYTES);
            if (found == hash) {
                return Math.toIntExact(bucket.getLong(middle * ENTRY_BYTES + Long.BYTES));
            }
            if (found < hash) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return 1;
    }

    /**
     * An address without what makes no difference.
     *
     * @param plain takes the bytes; as long as the address at least
     * @return how many bytes there are
     */
    private static int plain(byte[] bytes, int from, int to, byte[] plain) {
        int length = 0;
        boolean isAfterSpace = true;
        for (int at = from; at < to; at++) {
            byte letter = bytes[at];
            if (letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r') {
                if (!isAfterSpace) {
                    plain[length++] = ' ';
                }
                isAfterSpace = true;
            } else {
                plain[length++] = letter >= 'A' && letter <= 'Z' ? (byte) (letter + ('a' - 'A')) : letter;
                isAfterSpace = false;
            }
        }
        return length > 0 && isAfterSpace ? length - 1 : length;
    }

    @Override
    public void close() throws IOException {
        Arrays.fill(buckets, null);
        Files.deleteIfExists(file);
    }

    /** Collects addresses while the file is scanned. */
    static final class Builder implements Closeable {
        private static final int EXPECTED_BYTES = 256;

        private final String column;
        private final Path file;
        private final LongBuckets hashes;
        private byte[] plain = new byte[EXPECTED_BYTES];
        /** Where the address stands; looked up at the first row. */
        private int place = -1;

        /**
         * No addresses yet.
         *
         * @param column the column they stand in; a file may lack it
         * @param workFolder where the counts may lie
         */
        Builder(String column, Path workFolder) throws IOException {
            this.column = column;
            this.file = workFolder.resolve(DeliveryFile.BORROWERS.standardName() + "." + column + ".counts");
            this.hashes = LongBuckets.open(
                    1, workFolder.resolve(DeliveryFile.BORROWERS.standardName() + "." + column + ".hashes"));
        }

        void add(RowSource source, RowCursor row) throws IOException {
            if (place < 0) {
                place = source.columns().place(column);
            }
            int from = row.start(place);
            int to = row.end(place);
            if (to - from > plain.length) {
                plain = new byte[to - from];
            }
            int length = plain(row.bytes(), from, to, plain);
            if (length > 0) {
                hashes.add(KeyHash.MIXED.of(plain, 0, length));
            }
        }

        AddressCounts build() throws IOException {
            @Nullable MappedByteBuffer[] buckets = new @Nullable MappedByteBuffer[LongBuckets.COUNT];
            try (FileChannel channel = FileChannel.open(
                    file,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE)) {
                long end = 0;
                for (int bucket = 0; bucket < LongBuckets.COUNT; bucket++) {
                    long[] shared = shared(hashes.bucketContents(bucket));
                    if (shared.length > 0) {
                        long bytes = (long) shared.length * Long.BYTES;
                        MappedByteBuffer target = channel.map(FileChannel.MapMode.READ_WRITE, end, bytes);
                        target.asLongBuffer().put(shared);
                        buckets[bucket] = target;
                        end += bytes;
                    }
                }
            }
            return new AddressCounts(file, buckets);
        }

        /** The hashes that stand there more than once, ascending, each with how often. */
        private static long[] shared(long[] all) {
            Arrays.sort(all);
            int length = 0;
            int from = 0;
            for (int at = 1; at <= all.length; at++) {
                if (at == all.length || all[at] != all[from]) {
                    if (at - from > 1) {
                        // Never ahead of what is still to be read: a pair stands for two places at least.
                        long hash = all[from];
                        all[length++] = hash;
                        all[length++] = (long) at - from;
                    }
                    from = at;
                }
            }
            return Arrays.copyOf(all, length);
        }

        @Override
        public void close() throws IOException {
            hashes.close();
        }
    }
}
