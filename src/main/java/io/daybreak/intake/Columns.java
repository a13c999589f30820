package io.daybreak.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where a file's columns stand in its rows.
 *
 * @param places place by standard name
 * @param names names as they stand in the header; none in a copy, which has no header
 * @param count fields of a row
 * @param ignored names in the header that nothing reads, as they may be shown
 */
record Columns(Map<String, Integer> places, List<String> names, int count, List<String> ignored) {
    private static final String OTHER_DELIMITERS = ";\t|,\u0001";

    Columns {
        places = Map.copyOf(places);
        names = List.copyOf(names);
        ignored = List.copyOf(ignored);
    }

    /** The place of a column; for one the file does not have, the place after the last, which is always empty. */
    int place(String standardName) {
        return Optional.ofNullable(places.get(standardName)).orElse(count);
    }

    /** Whether the file has a column. */
    boolean has(String standardName) {
        return places.containsKey(standardName);
    }

    /** The fields of a row as text. */
    static List<String> texts(RowCursor row, int maxFields) {
        List<String> texts = new ArrayList<>();
        for (int field = 0; field < Math.min(row.fieldCount(), maxFields); field++) {
            int from = row.start(field);
            texts.add(new String(row.bytes(), from, row.end(field) - from, StandardCharsets.UTF_8));
        }
        return texts;
    }

    /** The columns of a header. Only to be used where {@link #problem} finds nothing. */
    static Columns of(Layout layout, FileMapping mapping, List<String> names) {
        Map<String, Integer> places = new HashMap<>();
        Set<Integer> read = new HashSet<>();
        for (String standard : layout.columns()) {
            String name = mapping.columnName(standard);
            int place = names.indexOf(name);
            if (place >= 0 && !name.isEmpty()) {
                places.put(standard, place);
                read.add(place);
            }
        }
        List<String> ignored = new ArrayList<>();
        for (int place = 0; place < names.size(); place++) {
            if (!read.contains(place) && !names.get(place).isEmpty()) {
                ignored.add(Shown.shortened(names.get(place)));
            }
        }
        return new Columns(places, names, names.size(), ignored);
    }

    /** What is wrong with a header, in one sentence. */
    static Optional<String> problem(Layout layout, FileMapping mapping, List<String> names) {
        Set<String> seen = new HashSet<>();
        Set<String> twice = new TreeSet<>();
        for (String name : names) {
            if (!name.isEmpty() && !seen.add(name)) {
                twice.add(name);
            }
        }
        if (!twice.isEmpty()) {
            return Optional.of("The header names " + quoted(twice) + " twice.");
        }
        List<String> missing = new ArrayList<>();
        Set<String> unknown = new TreeSet<>(seen);
        layout.columns().forEach(standard -> unknown.remove(mapping.columnName(standard)));
        for (String standard : layout.columns()) {
            String name = mapping.columnName(standard);
            boolean isNeeded = layout.required().contains(standard)
                    || (mapping.columns().containsKey(standard) && !name.isEmpty());
            if (isNeeded && !seen.contains(name)) {
                missing.add("'" + name + "'" + found(name, unknown));
            }
        }
        return missing.isEmpty()
                ? problemOfSpelling(layout, mapping, seen, unknown)
                : Optional.of("The header has no column " + String.join(", no column ", missing) + "."
                        + delimiterMeant(mapping, names)
                        + charsetMeant(names));
    }

    /** Whether a name has a carriage return that no line feed follows. */
    static boolean haveLoneReturn(List<String> names) {
        return names.stream().anyMatch(Columns::hasLoneReturn);
    }

    private static boolean hasLoneReturn(String name) {
        int at = name.indexOf('\r');
        while (at >= 0 && name.startsWith("\n", at + 1)) {
            at = name.indexOf('\r', at + 1);
        }
        return at >= 0;
    }

    /**
     * A column that may be left out and is there in another spelling: ignored, it would be as if no loan were closed or
     * no payment reversed.
     */
    private static Optional<String> problemOfSpelling(
            Layout layout, FileMapping mapping, Set<String> seen, Set<String> unknown) {
        List<String> meant = new ArrayList<>();
        for (String standard : layout.optional()) {
            String mapped = mapping.columnName(standard);
            if (!seen.contains(mapped) && !mapped.isEmpty()) {
                unknown.stream()
                        .filter(name -> Spelling.isSame(name, standard))
                        .findFirst()
                        .ifPresent(
                                name -> meant.add("for '" + standard + "' there is '" + Shown.shortened(name) + "'"));
            }
        }
        return meant.isEmpty()
                ? Optional.empty()
                : Optional.of("The header spells columns otherwise, so that nothing would read them: "
                        + String.join(", ", meant) + ".");
    }

    /** A header that is all one column was most likely cut by another sign. */
    private static String delimiterMeant(FileMapping mapping, List<String> names) {
        if (names.size() != 1) {
            return "";
        }
        String header = names.get(0);
        return OTHER_DELIMITERS
                .chars()
                .filter(sign -> sign != mapping.delimiter() && header.indexOf(sign) > 0)
                .mapToObj(sign -> " It is one single column: the delimiter seems to be "
                        + (sign == '\t' ? "a tab" : "'" + Shown.shortened(Character.toString(sign)) + "'") + ".")
                .findFirst()
                .orElse("");
    }

    /** Text in UTF-16 without a mark at its beginning is UTF-8 with a NUL beside every letter. */
    private static String charsetMeant(List<String> names) {
        return names.stream().anyMatch(name -> name.indexOf('\0') >= 0)
                ? " It has NUL bytes: the charset seems to be UTF-16LE or UTF-16BE."
                : "";
    }

    private static String found(String name, Set<String> unknown) {
        String close = Spelling.closest(name, unknown);
        return close.isEmpty() ? "" : " (but '" + Shown.shortened(close) + "')";
    }

    private static String quoted(Set<String> names) {
        return String.join(
                ", ",
                names.stream().map(name -> "'" + Shown.shortened(name) + "'").toList());
    }
}
