package io.daybreak.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What came of reading a small text file that people write. */
sealed interface TextReading {
    /** Larger than any settings, policy or template: something else was named. */
    long BYTES_MAX = 4L << 20;

    /** The file's text. */
    record Text(String text) implements TextReading {}

    /**
     * It cannot be read.
     *
     * @param problem why, without the file's name, and what to do
     */
    record Unreadable(String problem) implements TextReading {}

    /** Reads a file as UTF-8, strictly. */
    static TextReading of(Path file) {
        try {
            if (Files.isDirectory(file)) {
                return new Unreadable("is a folder; name a file");
            }
            if (Files.size(file) > BYTES_MAX) {
                return new Unreadable("has " + Files.size(file) + " bytes, more than " + BYTES_MAX
                        + "; check that this is the right file");
            }
            return new Text(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString());
        } catch (NoSuchFileException missing) {
            return new Unreadable("does not exist; check the path");
        } catch (AccessDeniedException denied) {
            return new Unreadable("may not be read by this user; change its mode or owner");
        } catch (CharacterCodingException other) {
            return new Unreadable("is not UTF-8; save it as UTF-8");
        } catch (IOException failure) {
            return new Unreadable("cannot be read: " + failure.getMessage());
        }
    }
}
