package io.daybreak.intake;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file mapped into memory, for millions of short reads all over it: each costs a copy and no call of the operating
 * system. May be used by many threads.
 */
final class MappedBytes implements ByteSource {
    private static final int SEGMENT_BITS = 30;
    private static final long SEGMENT_BYTES = 1L << SEGMENT_BITS;

    private final List<MappedByteBuffer> segments;
    private final String name;

    private MappedBytes(List<MappedByteBuffer> segments, String name) {
        this.segments = segments;
        this.name = name;
    }

    static MappedBytes of(Path file) throws IOException {
        List<MappedByteBuffer> segments = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            for (long from = 0; from < size; from += SEGMENT_BYTES) {
                segments.add(channel.map(FileChannel.MapMode.READ_ONLY, from, Math.min(SEGMENT_BYTES, size - from)));
            }
        }
        return new MappedBytes(segments, file.getFileName().toString());
    }

    @Override
    public int read(byte[] target, int offset, int length, long position) throws IOException {
        int segment = (int) (position >>> SEGMENT_BITS);
        if (segment >= segments.size()) {
            return -1;
        }
        MappedByteBuffer bytes = segments.get(segment);
        int from = (int) (position & (SEGMENT_BYTES - 1));
        int count = Math.min(length, bytes.capacity() - from);
        if (count <= 0) {
            return -1;
        }
        try {
            bytes.get(from, target, offset, count);
        } catch (InternalError gone) {
            // What the platform throws when the file became shorter than what is mapped.
            throw new IOException(name + " became shorter while it was being read", gone);
        }
        return count;
    }
}
