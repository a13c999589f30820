package io.daybreak.sample;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Rows and amounts of a CSV file as RFC 4180 says, character by character: shares nothing with the program that is
 * tested. Meant for files that can be read at all.
 *
 * @param rows rows without the header and without empty lines
 * @param amounts plain decimal sum of the amount columns over all rows, wherever a cell stands under it
 */
public record CountedRows(long rows, BigDecimal amounts) {
    /** Longer ones are no amounts to the program; nobody lends so much. */
    private static final int AMOUNT_LENGTH_MAX = 64;

    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    /** Counts the rows of one file of a delivery. */
    public static CountedRows of(String file, byte[] bytes) {
        List<List<String>> records = records(new String(bytes, StandardCharsets.UTF_8));
        if (records.isEmpty()) {
            return new CountedRows(0, BigDecimal.ZERO);
        }
        List<String> header = records.get(0);
        BigDecimal total = BigDecimal.ZERO;
        for (List<String> cells : records.subList(1, records.size())) {
            for (String column : DeliveryDraft.amountColumns(file)) {
                int index = header.indexOf(column);
                String cell = index >= 0 && index < cells.size() ? cells.get(index) : "";
                if (cell.length() <= AMOUNT_LENGTH_MAX && AMOUNT.matcher(cell).matches()) {
                    total = total.add(new BigDecimal(cell));
                }
            }
        }
        return new CountedRows(records.size() - 1L, total);
    }

    private static List<List<String>> records(String text) {
        List<List<String>> records = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        boolean began = false;
        int start = text.startsWith("\uFEFF") ? 1 : 0;
        for (int i = start; i <= text.length(); i++) {
            char character = i < text.length() ? text.charAt(i) : '\n';
            boolean ends = i == text.length();
            if (quoted && !ends) {
                if (character == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else if (character == '"') {
                    quoted = false;
                } else {
                    cell.append(character);
                }
            } else if (character == '"' && cell.isEmpty()) {
                quoted = true;
                began = true;
            } else if (character == ',') {
                cells.add(cell.toString());
                cell.setLength(0);
                began = true;
            } else if (character == '\n'
                    || (character == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n')) {
                i += character == '\r' ? 1 : 0;
                if (began || !cell.isEmpty() || !cells.isEmpty()) {
                    cells.add(cell.toString());
                    records.add(cells);
                    cells = new ArrayList<>();
                    cell.setLength(0);
                }
                began = false;
            } else {
                cell.append(character);
            }
        }
        return records;
    }
}
