package io.daybreak.publication;

import io.daybreak.delinquency.TierReason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The tier of a loan that another loan of its borrower decides.
 *
 * @param tier code of the tier
 * @param reason why
 * @param tierBefore the tier it is compared with, where the row says another one
 */
public record Retiered(String tier, TierReason reason, Optional<String> tierBefore) {
    private static final int LOAN_ID = 0;

    /** In {@code classification.csv}. */
    static final Places CLASSIFICATION = new Places(6, OptionalInt.of(7), OptionalInt.empty(), false);

    /** In {@code collections_removed.csv}, whose reason is another one. */
    static final Places REMOVED = new Places(7, OptionalInt.empty(), OptionalInt.of(6), true);

    /**
     * Where the cells stand that are replaced.
     *
     * @param tier place of the tier, the first cell being 0
     * @param reason place of its reason, where the file has it
     * @param before place of the tier in the baseline, where the file has it
     * @param isForPeople whether identifiers are made safe for spreadsheets
     */
    record Places(int tier, OptionalInt reason, OptionalInt before, boolean isForPeople) {
        /** In files for people, an identifier that a spreadsheet would run as a formula stands behind an apostrophe. */
        private String loanId(String cell) {
            return isForPeople && cell.startsWith("'") && RowBuffer.isFormula(cell.substring(1))
                    ? cell.substring(1)
                    : cell;
        }
    }

    /** Copies rows, replacing the tier cells of some loans. */
    static void copy(CommittedPart part, Map<String, Retiered> retiered, Places places, OutputStream out)
            throws IOException {
        long done = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Files.newInputStream(part.file()), StandardCharsets.UTF_8))) {
            // Identifiers and codes have no line feed in them, so a row is a line.
            while (done < part.length()) {
                String line = lines.readLine();
                if (line == null) {
                    throw new IOException(part.file() + " is shorter than what was committed");
                }
                byte[] row = (patched(line, retiered, places) + "\n").getBytes(StandardCharsets.UTF_8);
                done += line.getBytes(StandardCharsets.UTF_8).length + 1;
                out.write(row);
            }
        }
    }

    private static String patched(String line, Map<String, Retiered> retiered, Places places) {
        List<String> cells = cells(line);
        Retiered other = retiered.get(places.loanId(unquoted(cells.get(LOAN_ID))));
        if (other == null) {
            return line;
        }
        cells.set(places.tier(), other.tier());
        places.reason().ifPresent(place -> cells.set(place, other.reason().name()));
        other.tierBefore().ifPresent(tier -> places.before().ifPresent(place -> cells.set(place, tier)));
        return String.join(",", cells);
    }

    /** The cells as they stand, quotes and all. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        int start = 0;
        boolean quoted = false;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(line.substring(start, at));
                start = at + 1;
            }
        }
        cells.add(line.substring(start));
        return cells;
    }

    private static String unquoted(String cell) {
        return cell.startsWith("\"") ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell;
    }
}
