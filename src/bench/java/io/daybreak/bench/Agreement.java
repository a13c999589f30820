package io.daybreak.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares what both sides say of every loan: dpd, overdue amount, and the tier that the loan's own days make. */
final class Agreement {
    private Agreement() {}

    /**
     * Compares.
     *
     * @param classification Daybreak's {@code classification.csv}
     * @param query the query's result
     * @return how many loans both agree on
     * @throws IOException when they do not agree on all of them; the message names the first loan
     */
    static int loans(Path classification, Path query) throws IOException {
        Map<String, String> expected = rows(query, List.of("loan_id", "dpd", "overdue_total", "tier"));
        Map<String, String> found = rows(classification, List.of("loan_id", "dpd", "overdue_total", "own_tier"));
        if (expected.size() != found.size()) {
            throw new IOException(expected.size() + " loans in the query's result, " + found.size() + " classified");
        }
        for (Map.Entry<String, String> loan : expected.entrySet()) {
            if (!loan.getValue().equals(found.get(loan.getKey()))) {
                throw new IOException("loan " + loan.getKey() + ": the query says " + loan.getValue()
                        + ", Daybreak says " + found.get(loan.getKey()));
            }
        }
        return expected.size();
    }

    /** The made portfolios have no cell with a comma or quote. */
    private static Map<String, String> rows(Path file, List<String> columns) throws IOException {
        Map<String, String> rows = new HashMap<>();
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            List<String> header = List.of(reader.readLine().split(",", -1));
            int[] places = columns.stream().mapToInt(header::indexOf).toArray();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] cells = line.split(",", -1);
                rows.put(cells[places[0]], cells[places[1]] + " " + cells[places[2]] + " " + cells[places[3]]);
            }
        }
        return rows;
    }
}
