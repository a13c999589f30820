package io.daybreak.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Bytes of a file, read from any place. */
@FunctionalInterface
interface ByteSource {
    /**
     * Reads some bytes.
     *
     * @param target where to put them
     * @param offset first place in it
     * @param length how many are wanted, at least 1
     * @param position offset in the file
     * @return how many were read; negative at the end of the file
     */
    int read(byte[] target, int offset, int length, long position) throws IOException;

    /** An open file, for long reads. */
    static ByteSource of(FileChannel channel) {
        return (target, offset, length, position) -> channel.read(ByteBuffer.wrap(target, offset, length), position);
    }
}
