package io.daybreak.job;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads loan_id and borrower_id, the first two columns, of a {@code classification.csv} this program wrote. */
final class LoanBorrowers {
    private LoanBorrowers() {}

    /** Takes one loan and its borrower. */
    @FunctionalInterface
    interface Pair {
        void take(String loanId, String borrowerId);
    }

    /** Identifiers have no control characters, so a row is a line. */
    static void each(Path classification, Pair pair) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(classification, StandardCharsets.UTF_8)) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int first = fieldEnd(line, 0);
                int second = fieldEnd(line, first + 1);
                pair.take(unquoted(line.substring(0, first)), unquoted(line.substring(first + 1, second)));
            }
        }
    }

    private static int fieldEnd(String line, int from) {
        if (from >= line.length() || line.charAt(from) != '"') {
            int comma = line.indexOf(',', from);
            return comma < 0 ? line.length() : comma;
        }
        int at = from + 1;
        while (at < line.length()) {
            if (line.charAt(at) == '"') {
                if (at + 1 >= line.length() || line.charAt(at + 1) != '"') {
                    return at + 1;
                }
                at++;
            }
            at++;
        }
        return line.length();
    }

    private static String unquoted(String field) {
        return field.startsWith("\"") ? field.substring(1, field.length() - 1).replace("\"\"", "\"") : field;
    }
}
