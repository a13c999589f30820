package io.daybreak.publication;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A work file that one partition appends to, block by block. What counts of it is the length that was committed in the
 * store: opening cuts off whatever a dead process wrote beyond. Between two appends it may {@link #rest}, so that a range
 * of many dates does not hold more files open than the system allows.
 *
 * <p>Mode 0600. For one thread.
 */
public final class PartFile implements Closeable {
    private final Path file;
    private @Nullable FileChannel channel;
    private long length;
    private boolean dirty;

    private PartFile(Path file, FileChannel channel, long length) {
        this.file = file;
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
            return new PartFile(file, channel, committedLength);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Appends bytes; they count once {@link #force} and the commit of {@link #length} have happened. */
    public void append(byte[] bytes, int offset, int count) throws IOException {
        if (count == 0) {
            return;
        }
        FileChannel opened = opened();
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, count);
        while (buffer.hasRemaining()) {
            opened.write(buffer);
        }
        length += count;
        dirty = true;
    }

    /** Forces what was appended to disk; does nothing when nothing was. */
    public void force() throws IOException {
        if (dirty) {
            opened().force(false);
            dirty = false;
        }
    }

    /** Gives the open file back to the system until the next append; what is not forced yet stays to be forced. */
    public void rest() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }

    /** Bytes in the part. */
    public long length() {
        return length;
    }

    @Override
    public void close() throws IOException {
        rest();
    }

    private FileChannel opened() throws IOException {
        FileChannel open = channel;
        if (open == null) {
            open = FileChannel.open(file, StandardOpenOption.WRITE);
            channel = open;
            open.position(length);
        }
        return open;
    }
}
