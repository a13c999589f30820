package io.daybreak.publication;

import io.daybreak.notice.SuppressionCode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Some rows of the written files that want a person's eye, read back from disk: the first of every kind, and how many
 * there are in all.
 *
 * @param rejects rejected rows by delivery file and reason
 * @param unmatched money without a home by kind
 * @param quarantined loans kept from notices by a quarantine, by its reason
 * @param corrections corrections by cause and action
 */
public record Samples(
        SortedMap<String, Kind> rejects,
        SortedMap<String, Kind> unmatched,
        SortedMap<String, Kind> quarantined,
        SortedMap<String, Kind> corrections) {
    /** Rows shown of each kind of rejection. */
    private static final int REJECTS_SHOWN = 3;
    /** Rows shown of each kind of money without a home. */
    private static final int UNMATCHED_SHOWN = 10;
    /** Loans shown of each kind of quarantine. */
    private static final int QUARANTINED_SHOWN = 20;

    private static final Set<String> QUARANTINES = Set.of(
            SuppressionCode.QUARANTINE.name(),
            SuppressionCode.HISTORY_CHANGED.name(),
            SuppressionCode.NEW_LOAN_ALREADY_LATE.name());
    /** Rows shown of each kind of correction. */
    private static final int CORRECTIONS_SHOWN = 10;

    /** No rows at all. */
    public static final Samples NONE = new Samples(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

    /**
     * Rows of one kind.
     *
     * @param names what makes the kind, one or two words
     * @param count how many rows
     * @param amount their amount total; zero where rows have none
     * @param shown cells of the first rows
     */
    record Kind(List<String> names, long count, BigDecimal amount, List<List<String>> shown) {
        Kind {
            names = List.copyOf(names);
            shown = List.copyOf(shown);
        }
    }

    /** Reads what a folder has; a file that is not there gives nothing. */
    public static Samples read(Path folder) throws IOException {
        return new Samples(
                kinds(
                        folder.resolve(OutputFile.REJECTS.path()),
                        List.of("file", "reason"),
                        "",
                        List.of("line", "field", "value", "hint"),
                        REJECTS_SHOWN,
                        kind -> true),
                kinds(
                        folder.resolve(OutputFile.UNMATCHED.path()),
                        List.of("kind"),
                        "amount",
                        List.of("payment_id", "value_date", "amount", "candidates_count", "candidates"),
                        UNMATCHED_SHOWN,
                        kind -> true),
                kinds(
                        folder.resolve(OutputFile.SUPPRESSED.path()),
                        List.of("reason"),
                        "",
                        List.of("loan_id", "since", "nights", "detail"),
                        QUARANTINED_SHOWN,
                        kind -> QUARANTINES.contains(kind.get(0))),
                kinds(
                        folder.resolve(OutputFile.CORRECTIONS.path()),
                        List.of("cause", "action"),
                        "",
                        List.of("corrects_notice_id", "loan_id", "reason", "detail"),
                        CORRECTIONS_SHOWN,
                        kind -> true));
    }

    private static SortedMap<String, Kind> kinds(
            Path file, List<String> names, String amount, List<String> shown, int most, Predicate<List<String>> wanted)
            throws IOException {
        SortedMap<String, Gathering> gatherings = new TreeMap<>();
        if (!Files.isRegularFile(file)) {
            return new TreeMap<>();
        }
        try (ReadBackCursor cursor = ReadBackCursor.open(file)) {
            while (cursor.next()) {
                List<String> kind = cells(cursor, names);
                if (!wanted.test(kind)) {
                    continue;
                }
                Gathering gathering = gatherings.computeIfAbsent(String.join(" ", kind), key -> new Gathering(kind));
                gathering.count++;
                gathering.addAmount(cursor, cursor.column(amount));
                if (gathering.shown.size() < most) {
                    gathering.shown.add(cells(cursor, shown));
                }
            }
        }
        SortedMap<String, Kind> kinds = new TreeMap<>();
        gatherings.forEach((key, gathering) ->
                kinds.put(key, new Kind(gathering.names, gathering.count, gathering.amount.sum(), gathering.shown)));
        return kinds;
    }

    private static List<String> cells(ReadBackCursor cursor, List<String> columns) {
        return columns.stream().map(name -> cursor.text(cursor.column(name))).toList();
    }

    /** A kind while its rows are read. */
    private static final class Gathering {
        private final List<String> names;
        private final List<List<String>> shown = new ArrayList<>();
        private final ReadBackCursor.DecimalSum amount = new ReadBackCursor.DecimalSum();
        private long count;

        Gathering(List<String> names) {
            this.names = names;
        }

        /** A cell that is no number adds nothing: the report of a broken night must come out as well. */
        void addAmount(ReadBackCursor cursor, int column) {
            try {
                cursor.addAmount(column, amount);
            } catch (NumberFormatException e) {
                amount.add(BigDecimal.ZERO);
            }
        }
    }
}
