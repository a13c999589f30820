package io.daybreak.intake;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Tuples of longs, spread over buckets by the highest bits of their first number, which is a hash. Each bucket fits the
 * memory even where all of them do not: full blocks go to a file, and come back bucket by bucket in the order they were
 * added. For one thread.
 */
final class LongBuckets implements Closeable {
    /** Bits of a hash that choose its bucket. */
    static final int BITS = 8;

    /** How many buckets there are. */
    static final int COUNT = 1 << BITS;

    /** 3 KiB a bucket, so that all blocks stay in a processor's cache; divisible by the widths in use. */
    private static final int BLOCK_LONGS = 384;

    private final int width;
    private final Path spill;
    private final long[][] blocks = new long[COUNT][];
    private final int[] used = new int[COUNT];
    private final long[][] spilledAt = new long[COUNT][];
    private final int[] spilledCount = new int[COUNT];
    private final ByteBuffer bytes = ByteBuffer.allocate(BLOCK_LONGS * Long.BYTES);
    private final FileChannel channel;
    private long end;

    private LongBuckets(int width, Path spill, FileChannel channel) {
        this.width = width;
        this.spill = spill;
        this.channel = channel;
        Arrays.setAll(blocks, bucket -> new long[BLOCK_LONGS]);
        Arrays.setAll(spilledAt, bucket -> new long[4]);
    }

    /**
     * Empty buckets.
     *
     * @param width numbers in a tuple: 1, 2, 3 or 4
     * @param spill the file to use where memory is not enough
     */
    static LongBuckets open(int width, Path spill) throws IOException {
        return new LongBuckets(
                width,
                spill,
                FileChannel.open(
                        spill,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE));
    }

    /** Adds a tuple of one number. */
    void add(long hash) throws IOException {
        int bucket = bucket(hash);
        blocks[bucket][used[bucket]++] = hash;
        spillIfFull(bucket);
    }

    /** Adds a tuple of three numbers. */
    void add(long hash, long second, long third) throws IOException {
        int bucket = bucket(hash);
        long[] block = blocks[bucket];
        int at = used[bucket];
        block[at] = hash;
        block[at + 1] = second;
        block[at + 2] = third;
        used[bucket] = at + 3;
        spillIfFull(bucket);
    }

    /** Adds a tuple of four numbers. */
    void add(long hash, long second, long third, long fourth) throws IOException {
        int bucket = bucket(hash);
        long[] block = blocks[bucket];
        int at = used[bucket];
        block[at] = hash;
        block[at + 1] = second;
        block[at + 2] = third;
        block[at + 3] = fourth;
        used[bucket] = at + 4;
        spillIfFull(bucket);
    }

    /** The bucket of a hash. */
    static int bucket(long hash) {
        return (int) (hash >>> (Long.SIZE - BITS));
    }

    private void spillIfFull(int bucket) throws IOException {
        if (used[bucket] + width <= BLOCK_LONGS) {
            return;
        }
        bytes.clear();
        bytes.asLongBuffer().put(blocks[bucket], 0, used[bucket]);
        bytes.limit(used[bucket] * Long.BYTES);
        if (spilledCount[bucket] == spilledAt[bucket].length) {
            spilledAt[bucket] = Arrays.copyOf(spilledAt[bucket], spilledCount[bucket] * 2);
        }
        spilledAt[bucket][spilledCount[bucket]++] = end;
        while (bytes.hasRemaining()) {
            end += channel.write(bytes, end);
        }
        used[bucket] = 0;
    }

    /** All numbers of a bucket, tuple after tuple, in the order they were added. */
    long[] bucketContents(int bucket) throws IOException {
        int blockLongs = BLOCK_LONGS / width * width;
        long[] contents = new long[Math.addExact(Math.multiplyExact(spilledCount[bucket], blockLongs), used[bucket])];
        int filled = 0;
        for (int block = 0; block < spilledCount[bucket]; block++) {
            bytes.clear().limit(blockLongs * Long.BYTES);
            long at = spilledAt[bucket][block];
            while (bytes.hasRemaining()) {
                int count = channel.read(bytes, at + bytes.position());
                if (count < 0) {
                    throw new IOException("work file " + spill.getFileName() + " is shorter than it was written");
                }
            }
            bytes.flip();
            bytes.asLongBuffer().get(contents, filled, blockLongs);
            filled += blockLongs;
        }
        System.arraycopy(blocks[bucket], 0, contents, filled, used[bucket]);
        return contents;
    }

    /** Gives up memory and file. */
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(spill);
    }
}
