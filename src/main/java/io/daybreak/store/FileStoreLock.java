package io.daybreak.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;

/** A lock on a file beside the store; the file says who has it and stays when the lock goes. */
final class FileStoreLock implements StoreLock {
    /** Locked is one byte nobody writes, so that others may read who the holder is. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private static final int HOLDER_BYTES_MAX = 1_000;

    private final Path file;
    private final String key;
    private final FileChannel channel;
    private final FileLock lock;

    private FileStoreLock(Path file, FileChannel channel, FileLock lock) throws IOException {
        this.file = file;
        this.key = keyOf(file);
        this.channel = channel;
        this.lock = lock;
    }

    static Asked ask(Path file, String holder) throws IOException {
        FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                OwnersOnly.fileAttributes(file));
        try {
            Optional<FileLock> lock = tryLock(channel);
            if (lock.isEmpty()) {
                Asked taken = new Asked.Taken(readHolder(channel));
                channel.close();
                return taken;
            }
            writeHolder(channel, holder);
            return new Asked.Given(new FileStoreLock(file, channel, lock.get()));
        } catch (IOException failure) {
            channel.close();
            throw failure;
        }
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock(LOCKED_BYTE, 1, false));
        } catch (OverlappingFileLockException heldByThisProcess) {
            return Optional.empty();
        }
    }

    private static String readHolder(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(HOLDER_BYTES_MAX);
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) > 0) {
            // reads on until the end of the file
        }
        return StandardCharsets.UTF_8.decode(bytes.flip()).toString().strip();
    }

    private static void writeHolder(FileChannel channel, String holder) throws IOException {
        channel.truncate(0);
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(holder + "\n");
        long position = 0;
        while (bytes.hasRemaining()) {
            position += channel.write(bytes, position);
        }
    }

    /** A lock on a file that was moved, removed or replaced keeps nobody out. */
    @Override
    public boolean isHeld() {
        try {
            return lock.isValid() && keyOf(file).equals(key);
        } catch (IOException gone) {
            return false;
        }
    }

    /** What tells a file from another one of its name, where the file system does. */
    private static String keyOf(Path file) throws IOException {
        return String.valueOf(
                Files.readAttributes(file, BasicFileAttributes.class).fileKey());
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("The store's lock file could not be closed.", failure);
        }
    }
}
