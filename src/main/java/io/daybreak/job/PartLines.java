package io.daybreak.job;

import io.daybreak.publication.CommittedPart;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;

/** Reads the lines of work files, each up to its committed length. */
final class PartLines {
    private PartLines() {}

    /** Takes one line without its line feed. */
    @FunctionalInterface
    interface Line {
        void take(String line) throws IOException;
    }

    static void each(List<CommittedPart> parts, Line line) throws IOException {
        for (CommittedPart part : parts) {
            if (part.length() == 0) {
                continue;
            }
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                    new Committed(Files.newInputStream(part.file()), part.length()), StandardCharsets.UTF_8))) {
                for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                    line.take(text);
                }
            }
        }
    }

    /** Ends where the committed length ends. */
    private static final class Committed extends FilterInputStream {
        private long left;

        Committed(InputStream in, long length) {
            super(in);
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            if (left <= 0) {
                return -1;
            }
            int read = super.read();
            left -= read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int count) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int read = super.read(bytes, offset, (int) Math.min(count, left));
            left -= Math.max(read, 0);
            return read;
        }
    }
}
