package io.daybreak.intake;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;

/** Copies a file from the sender's charset into UTF-8; lines and everything else stay as they are. */
final class Transcoder {
    private static final int BUFFER_CHARS = 64 << 10;

    private Transcoder() {}

    /**
     * Copies a file.
     *
     * @param digest takes the bytes as delivered
     * @return the copy
     * @throws RefusedException NOT_UTF8 when the file is not in its charset
     */
    static Path toUtf8(Path path, FileMapping mapping, Layout layout, Path workFolder, MessageDigest digest)
            throws IOException, RefusedException {
        Path copy = workFolder.resolve(layout.standardName() + ".utf8");
        long line = 1;
        try (Reader reader = new InputStreamReader(
                        new DigestInputStream(Files.newInputStream(path), digest),
                        mapping.charset()
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT));
                Writer writer = Files.newBufferedWriter(copy, StandardCharsets.UTF_8)) {
            char[] buffer = new char[BUFFER_CHARS];
            for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
                for (int index = 0; index < count; index++) {
                    line += buffer[index] == '\n' ? 1 : 0;
                }
                writer.write(buffer, 0, count);
            }
        } catch (CharacterCodingException notInCharset) {
            throw new RefusedException(Refusal.at(
                    RefusalCode.NOT_UTF8,
                    mapping.fileName(),
                    line,
                    "At or after this line are bytes that are not text in " + mapping.charset() + ".",
                    "correct the file's charset in the settings, or deliver the file in it."));
        }
        return copy;
    }
}
