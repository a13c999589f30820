package io.daybreak.publication;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A work file that one partition appends to, block by block. What counts of it is the length that was committed in the
 * store: opening cuts off whatever a dead process wrote beyond.
 *
 * <p>Mode 0600. For one thread.
 */
public final class PartFile implements Closeable {
    private final FileChannel channel;
    private long length;
    private boolean dirty;

    private PartFile(FileChannel channel, long length) {
        this.channel = channel;
        this.length = length;
    }

    /**
     * Opens a part for appending, making it if it is not there, and cuts it back to its committed length.
     *
     * @param file where it lies; the folder exists
     * @param committedLength bytes that count, 0 for a new part
     * @throws IOException when the file cannot be opened, or is shorter than what was committed
     */
    public static PartFile open(Path file, long committedLength) throws IOException {
        FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            if (channel.size() < committedLength) {
                throw new IOException(file + " has " + channel.size() + " bytes, and " + committedLength
                        + " were committed: it was changed or lost since");
            }
            channel.truncate(committedLength);
            channel.position(committedLength);
            return new PartFile(channel, committedLength);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Appends bytes; they count once {@link #force} and the commit of {@link #length} have happened. */
    public void append(byte[] bytes, int offset, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, count);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        length += count;
        dirty |= count > 0;
    }

    /** Forces what was appended to disk; does nothing when nothing was. */
    public void force() throws IOException {
        if (dirty) {
            channel.force(false);
            dirty = false;
        }
    }

    /** Bytes in the part. */
    public long length() {
        return length;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
