package io.daybreak.job;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Set;

/**
 * Finds the loans of some borrowers in a {@code classification.csv} this program wrote: loan_id and borrower_id are its
 * first two columns. Looks at bytes, since nearly all rows are of other borrowers.
 */
final class LoanBorrowers {
    private static final int BLOCK_BYTES = 1 << 18;
    /** A power of two, large enough that few of the other borrowers share a place with one that is looked for. */
    private static final int PLACES = 1 << 20;

    private final BitSet places = new BitSet(PLACES);
    private final Pair pair;

    private LoanBorrowers(Set<String> borrowers, Pair pair) {
        this.pair = pair;
        for (String borrower : borrowers) {
            byte[] bytes = borrower.getBytes(StandardCharsets.UTF_8);
            places.set(place(bytes, 0, bytes.length));
        }
    }

    /** Takes one loan and its borrower. */
    @FunctionalInterface
    interface Pair {
        void take(String loanId, String borrowerId);
    }

    /**
     * Hands over every loan of these borrowers, in the order of the file, and perhaps loans of a few others.
     * Identifiers have no control characters, so a row is a line.
     */
    static void each(Path classification, Set<String> borrowers, Pair pair) throws IOException {
        LoanBorrowers wanted = new LoanBorrowers(borrowers, pair);
        byte[] bytes = new byte[BLOCK_BYTES];
        boolean isHeader = true;
        int kept = 0;
        try (InputStream in = Files.newInputStream(classification)) {
            for (int read = in.read(bytes, kept, bytes.length - kept);
                    read >= 0;
                    read = in.read(bytes, kept, bytes.length - kept)) {
                int end = kept + read;
                int row = 0;
                for (int at = kept; at < end; at++) {
                    if (bytes[at] == '\n') {
                        if (!isHeader) {
                            wanted.row(bytes, row, at);
                        }
                        isHeader = false;
                        row = at + 1;
                    }
                }
                kept = end - row;
                System.arraycopy(bytes, row, bytes, 0, kept);
                bytes = kept == bytes.length ? Arrays.copyOf(bytes, kept * 2) : bytes;
            }
        }
    }

    private void row(byte[] bytes, int from, int end) {
        int loanEnd = fieldEnd(bytes, from, end);
        int borrower = loanEnd + 1;
        int borrowerEnd = fieldEnd(bytes, borrower, end);
        boolean isQuoted = bytes[borrower] == '"';
        if (isQuoted || places.get(place(bytes, borrower, borrowerEnd))) {
            pair.take(field(bytes, from, loanEnd), field(bytes, borrower, borrowerEnd));
        }
    }

    private static int place(byte[] bytes, int from, int to) {
        int hash = 0;
        for (int at = from; at < to; at++) {
            hash = 31 * hash + bytes[at];
        }
        return (hash ^ (hash >>> 16)) & (PLACES - 1);
    }

    private static int fieldEnd(byte[] bytes, int from, int end) {
        boolean isQuoted = false;
        for (int at = from; at < end; at++) {
            if (bytes[at] == '"') {
                isQuoted = !isQuoted;
            } else if (bytes[at] == ',' && !isQuoted) {
                return at;
            }
        }
        return end;
    }

    private static String field(byte[] bytes, int from, int to) {
        String field = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        return field.startsWith("\"") ? field.substring(1, field.length() - 1).replace("\"\"", "\"") : field;
    }
}
