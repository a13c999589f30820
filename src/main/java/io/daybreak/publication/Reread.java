package io.daybreak.publication;

import io.daybreak.reconciliation.Figure;
import io.daybreak.reconciliation.FileFigures;
import io.daybreak.reconciliation.FileFigures.Group;
import io.daybreak.reconciliation.FileFigures.Grouping;
import io.daybreak.reconciliation.TierName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the files of an attempt back from disk and counts what they contain: with a parser of its own, by the names in
 * their headers, and without the code that wrote them. A row that cannot be read is not counted, so that the identities
 * break on it.
 */
public final class Reread {
    private static final String NOTICES = "notices/";
    private static final String LETTERS = "notices/letters";
    private static final String LETTER = "<article class=\"letter\"";
    private static final Pattern LETTER_AMOUNT = Pattern.compile(" data-overdue-total=\"(-?[0-9]+(?:[.][0-9]+)?)\"");

    private static final int BLOCK = 64 * 1024;
    /** Products listed apart; a portfolio has tens. What comes later in the file is put together. */
    private static final int PRODUCTS_MOST = 200;
    /** The key of the products beyond. */
    private static final String OTHER_PRODUCTS = "…";

    private final String file;
    private final ReadBackCursor cursor;
    private final Map<Group, GroupSum> groups = new HashMap<>();
    private final ReadBackCursor.DecimalSum total = new ReadBackCursor.DecimalSum();
    private final Set<String> products = new HashSet<>();
    private long rows;

    private Reread(String file, ReadBackCursor cursor) {
        this.file = file;
        this.cursor = cursor;
    }

    /** Every file of the attempt but {@code control.csv} and {@code run.json}, in path order. */
    public static List<ReadBack> all(Path folder) throws IOException {
        List<ReadBack> files = new ArrayList<>();
        for (String file : files(folder)) {
            files.add(file(folder, file));
        }
        return files;
    }

    /** One file of the attempt. */
    static ReadBack file(Path folder, String file) throws IOException {
        if (file.startsWith(LETTERS)) {
            return letters(folder, file);
        }
        if (file.equals(OutputFile.WORKBOOK.path())) {
            return WorkbookReread.of(folder, file);
        }
        if (!file.endsWith(".csv")) {
            return lines(folder, file);
        }
        try (ReadBackCursor cursor = ReadBackCursor.open(folder.resolve(file))) {
            Reread reread = new Reread(file, cursor);
            reread.rows();
            return new ReadBack(reread.figures(), cursor.sha256());
        }
    }

    /** The report's two files, which are written after all others were read back. */
    public static List<ReadBack> report(Path folder) throws IOException {
        return List.of(file(folder, OutputFile.RECONCILIATION.path()), file(folder, OutputFile.REPORT_PAGE.path()));
    }

    /** Path of every file of the attempt but {@code control.csv} and {@code run.json}, in order. */
    static List<String> files(Path folder) throws IOException {
        List<String> notControlled = Arrays.stream(OutputFile.values())
                .filter(file -> !file.controlled())
                .map(OutputFile::path)
                .toList();
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> folder.relativize(path).toString())
                    .filter(file -> !notControlled.contains(file))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Count and amount of the rows of a group. */
    private static final class GroupSum {
        private long count;
        private final ReadBackCursor.DecimalSum amount = new ReadBackCursor.DecimalSum();
    }

    /** A file without columns: one row a line. */
    private static ReadBack lines(Path folder, String file) throws IOException {
        MessageDigest digest = Sha256.begin();
        byte[] block = new byte[BLOCK];
        long lines = 0;
        try (InputStream stream = Files.newInputStream(folder.resolve(file))) {
            for (int count = stream.read(block); count >= 0; count = stream.read(block)) {
                digest.update(block, 0, count);
                for (int index = 0; index < count; index++) {
                    lines += block[index] == '\n' ? 1 : 0;
                }
            }
        }
        return new ReadBack(FileFigures.of(file, lines, BigDecimal.ZERO), Sha256.text(digest));
    }

    /** Pages of letters: one row a letter, and the amounts that the letters carry. */
    private static ReadBack letters(Path folder, String file) throws IOException {
        Path path = folder.resolve(file);
        long letters = 0;
        BigDecimal total = BigDecimal.ZERO;
        try (BufferedReader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith(LETTER)) {
                    Matcher amount = LETTER_AMOUNT.matcher(line);
                    letters += amount.find() ? 1 : 0;
                    total = amount.reset().find() ? total.add(new BigDecimal(amount.group(1))) : total;
                }
            }
        }
        return new ReadBack(FileFigures.of(file, letters, total), Sha256.of(path));
    }

    private void rows() throws IOException {
        int totalled = totalledColumn(file).map(cursor::column).orElse(-1);
        RowReader reader = reader();
        while (cursor.next()) {
            rows += isReadable(reader, totalled) ? 1 : 0;
        }
    }

    /** Counts the present row; one with a number that is none is not counted, so that the file does not tie. */
    private boolean isReadable(RowReader reader, int totalled) {
        try {
            reader.read();
            cursor.addAmount(totalled, total);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private FileFigures figures() {
        Map<Group, Figure> figures = new HashMap<>();
        groups.forEach((group, sum) -> figures.put(group, new Figure(sum.count, sum.amount.sum())));
        return new FileFigures(file, rows, total.sum(), figures);
    }

    private static Optional<String> totalledColumn(String file) {
        return switch (file) {
            case "classification.csv", "collections.csv", "withdrawn.csv" -> Optional.of("overdue_total");
            case "collections_removed.csv" -> Optional.of("overdue_total_previous");
            case "unmatched.csv" -> Optional.of("amount");
            default -> file.startsWith(NOTICES) ? Optional.of("overdue_total") : Optional.empty();
        };
    }

    /** Counts the present row into its groups. */
    @FunctionalInterface
    private interface RowReader {
        void read();
    }

    private RowReader reader() {
        return switch (file) {
            case "classification.csv" -> classification();
            case "collections.csv" -> collections();
            case "suppressed.csv" -> suppressed();
            case "rejects.csv" -> rejects();
            case "unmatched.csv" -> unmatched();
            default -> file.startsWith(NOTICES) ? notices() : () -> {};
        };
    }

    private RowReader classification() {
        int currency = cursor.column("currency");
        int product = cursor.column("product");
        int dpd = cursor.column("dpd");
        int tier = cursor.column("tier");
        int reason = cursor.column("tier_reason");
        int overdue = cursor.column("overdue_total");
        int outstanding = cursor.column("outstanding_principal");
        return () -> {
            String code = cursor.text(currency);
            String why = cursor.text(reason);
            add(Grouping.CURRENCY, code, "", outstanding);
            add(Grouping.TIER, code, TierName.of(cursor.text(tier), why), outstanding);
            if (cursor.integer(dpd) >= 1) {
                add(Grouping.PAST_DUE, code, "", overdue);
                add(Grouping.PRODUCT, code, product(cursor.text(product)), overdue);
            }
            if (why.equals("REJECTED")) {
                add(Grouping.NOT_CLASSIFIED, code, "", -1);
            }
        };
    }

    private String product(String code) {
        if (products.size() < PRODUCTS_MOST) {
            products.add(code);
        }
        return products.contains(code) ? code : OTHER_PRODUCTS;
    }

    private RowReader collections() {
        int currency = cursor.column("currency");
        int outstanding = cursor.column("outstanding_principal");
        int overdue = cursor.column("overdue_total");
        int queue = cursor.column("queue");
        return () -> {
            add(Grouping.CURRENCY, cursor.text(currency), "", outstanding);
            add(Grouping.QUEUE, cursor.text(currency), cursor.text(queue), overdue);
        };
    }

    private RowReader suppressed() {
        int reason = cursor.column("reason");
        int nights = cursor.column("nights");
        return () -> {
            add(Grouping.REASON, "", cursor.text(reason), -1);
            add(
                    Grouping.STANDING,
                    "",
                    cursor.text(reason) + " " + Stood.of(cursor.integer(nights)).word(),
                    -1);
        };
    }

    private RowReader rejects() {
        int delivered = cursor.column("file");
        int reason = cursor.column("reason");
        return () -> add(Grouping.REASON, "", cursor.text(delivered) + " " + cursor.text(reason), -1);
    }

    private RowReader unmatched() {
        int kind = cursor.column("kind");
        int amount = cursor.column("amount");
        return () -> add(Grouping.OWNERLESS, "", cursor.text(kind), amount);
    }

    private RowReader notices() {
        int currency = cursor.column("currency");
        int level = cursor.column("level");
        int overdue = cursor.column("overdue_total");
        return () -> add(Grouping.LEVEL, cursor.text(currency), cursor.text(level), overdue);
    }

    private void add(Grouping grouping, String currency, String key, int amount) {
        GroupSum sum = groups.computeIfAbsent(new Group(grouping, currency, key), group -> new GroupSum());
        sum.count++;
        cursor.addAmount(amount, sum.amount);
    }
}
