package io.daybreak.intake;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvException;
import com.opencsv.exceptions.CsvMalformedLineException;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads {@code control.csv} and checks what can be checked before the big files are read. */
final class ControlFile {
    private static final Pattern ROWS = Pattern.compile("[0-9]{1,15}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-fA-F]{64}");
    private static final String FULL = "FULL";
    /** More rows are no control file: a delivery has a handful of files. */
    private static final int MAX_ROWS = 1000;

    private final RowSource source;
    private final DeliveryMapping mapping;
    private final DatePattern dates;
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<ControlRow> rows = new ArrayList<>();
    private final List<String> otherFiles = new ArrayList<>();

    private ControlFile(RowSource source, DeliveryMapping mapping) {
        this.source = source;
        this.mapping = mapping;
        this.dates = DatePattern.parse(source.mapping().datePattern()).orElseThrow();
    }

    /** What was read, and why it cannot be used. */
    record Reading(Control control, List<Refusal> refusals) {}

    /** Reads a control file whose bytes were found to be sound. */
    static Reading read(RowSource source, DeliveryMapping mapping) throws IOException {
        ControlFile file = new ControlFile(source, mapping);
        file.readRows();
        return new Reading(new Control(source.name(), file.rows, file.otherFiles), List.copyOf(file.refusals));
    }

    private void readRows() throws IOException {
        try (BufferedReader text = Files.newBufferedReader(source.path(), StandardCharsets.UTF_8);
                CSVReader reader = new CSVReaderBuilder(text)
                        .withCSVParser(new RFC4180ParserBuilder()
                                .withSeparator(source.mapping().delimiter())
                                .build())
                        .build()) {
            boolean isHeader = true;
            long line = 1;
            int count = 0;
            for (String[] fields = reader.readNext(); fields != null; fields = reader.readNext()) {
                boolean isEmptyLine = fields.length == 1 && fields[0].isEmpty();
                if (!isEmptyLine && !isHeader) {
                    if (++count > MAX_ROWS) {
                        refuse(line, "", "The file has more than " + MAX_ROWS + " rows.");
                        return;
                    }
                    row(fields, line);
                }
                isHeader &= isEmptyLine;
                line = reader.getLinesRead() + 1;
            }
        } catch (CsvException malformed) {
            refuse(malformed.getLineNumber(), "", "The row is malformed.");
        } catch (CsvMalformedLineException malformed) {
            refuse(malformed.getLineNumber(), "", "The row is malformed.");
        }
    }

    private void row(String[] fields, long line) {
        if (fields.length != source.columns().count()) {
            refuse(
                    line,
                    "",
                    "The row has " + fields.length + " fields, the header "
                            + source.columns().count() + ".");
            return;
        }
        String name = cell(fields, "file");
        Optional<DeliveryFile> file = file(name);
        if (file.isEmpty()) {
            otherFiles.add(Shown.shortened(name));
            return;
        }
        int before = refusals.size();
        long count = rows(cell(fields, "rows"), line);
        Optional<BigDecimal> total = amount(cell(fields, "amount_total"), line);
        Optional<String> sha256 = sha256(cell(fields, "sha256"), line);
        Optional<LocalDate> date = date(fields, "business_date", line);
        if (cell(fields, "business_date").isEmpty()) {
            refuse(line, "business_date", "The business date is missing.");
        }
        Optional<LocalDate> through = date(fields, "complete_through", line);
        if (rows.stream().anyMatch(row -> row.file() == file.get())) {
            refuse(line, "file", "The file " + Shown.shortened(name) + " is listed twice.");
        }
        if (refusals.size() == before) {
            rows.add(new ControlRow(
                    file.get(),
                    name,
                    count,
                    total,
                    sha256,
                    date.orElseThrow(),
                    text(fields, "extracted_at"),
                    text(fields, "content"),
                    through,
                    line));
        }
    }

    /** A name in other case is the file's too: taken for another file's, its totals would be compared with nothing. */
    private Optional<DeliveryFile> file(String name) {
        return file(name::equals).or(() -> file(name::equalsIgnoreCase));
    }

    private Optional<DeliveryFile> file(Predicate<String> isMeant) {
        for (DeliveryFile file : EnumSet.complementOf(EnumSet.of(DeliveryFile.CONTROL))) {
            if (isMeant.test(mapping.of(file).fileName()) || isMeant.test(file.standardName())) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    private long rows(String text, long line) {
        if (!ROWS.matcher(text).matches()) {
            refuse(line, "rows", "'" + Shown.shortened(text) + "' is no number of rows.");
            return 0;
        }
        return Long.parseLong(text);
    }

    private Optional<BigDecimal> amount(String text, long line) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        AmountCell amount = new AmountCell(source.mapping().decimalSign());
        amount.read(bytes, 0, bytes.length);
        if (!amount.isAmount()) {
            refuse(line, "amount_total", "'" + Shown.shortened(text) + "' is no amount.");
            return Optional.empty();
        }
        return Optional.of(amount.plain());
    }

    private Optional<String> sha256(String text, long line) {
        if (!text.isEmpty() && !SHA256.matcher(text).matches()) {
            refuse(line, "sha256", "'" + Shown.shortened(text) + "' is no SHA-256 digest in 64 hex digits.");
            return Optional.empty();
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text.toLowerCase(Locale.ROOT));
    }

    private Optional<LocalDate> date(String[] fields, String column, long line) {
        String text = cell(fields, column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Optional<LocalDate> date = dates.date(bytes, 0, bytes.length);
        if (date.isEmpty()) {
            refuse(line, column, "'" + Shown.shortened(text) + "' is no date in the format " + dates + ".");
        }
        return date;
    }

    private Optional<String> text(String[] fields, String column) {
        String text = cell(fields, column);
        return text.isEmpty() ? Optional.empty() : Optional.of(Shown.shortened(text));
    }

    private String cell(String[] fields, String column) {
        return source.columns().has(column) ? fields[source.columns().place(column)] : "";
    }

    private void refuse(long line, String field, String message) {
        Refusal refusal = Refusal.at(
                RefusalCode.CONTROL_UNREADABLE,
                source.name(),
                line,
                message,
                "have the sender write the control file anew.");
        refusals.add(field.isEmpty() ? refusal : refusal.inField(field));
    }

    /** What the control file says that keeps the delivery from being used, before any big file is read. */
    static List<Refusal> problems(
            Control control, String name, Set<DeliveryFile> present, ControlExpectation expectation) {
        List<Refusal> problems = new ArrayList<>();
        for (ControlRow row : control.rows()) {
            if (!present.contains(row.file())) {
                problems.add(at(
                        row,
                        name,
                        RefusalCode.MISSING_FILE,
                        "file",
                        "The file " + row.name() + " is listed and is not there.",
                        "deliver the missing file."));
            }
            LocalDate wanted = expectation.businessDate();
            boolean isWanted = row.businessDate().equals(wanted)
                    || (expectation.laterDateAllowed() && row.businessDate().isAfter(wanted));
            if (!isWanted) {
                problems.add(at(
                        row,
                        name,
                        RefusalCode.CONTROL_DATE_DIFFERS,
                        "business_date",
                        row.name() + " was made for " + row.businessDate() + ", wanted is " + wanted + ".",
                        "point --input to the delivery of that date, or --date to the date of this delivery."));
            }
            if (row.content().isPresent() && !row.content().get().equals(FULL)) {
                problems.add(at(
                        row,
                        name,
                        RefusalCode.CONTENT_NOT_FULL,
                        "content",
                        "It says '" + row.content().get() + "' of " + row.name()
                                + "; the one word that may stand here is " + FULL + ", for a full snapshot.",
                        "have the sender deliver all loans with all their rows, and write " + FULL + "."));
            }
        }
        if (expectation.controlRequired()) {
            for (DeliveryFile file : DeliveryFile.values()) {
                if (file.isRequired() && control.of(file).isEmpty()) {
                    problems.add(Refusal.of(
                            RefusalCode.CONTROL_MISSING,
                            name,
                            "There is no row for " + file.standardName() + ".",
                            "have the sender write the control file anew."));
                }
            }
        }
        return problems;
    }

    /** Whether the bytes of a file are those the sender digested. */
    static Optional<Refusal> digestProblem(ControlRow row, String name, String sha256) {
        if (row.sha256().isEmpty() || row.sha256().get().equals(sha256)) {
            return Optional.empty();
        }
        return Optional.of(at(
                row,
                name,
                RefusalCode.CONTROL_SHA256_DIFFERS,
                "sha256",
                "The SHA-256 of " + row.name() + " is " + sha256 + ", not what is listed.",
                "copy or deliver the file again; it was changed or damaged" + " on its way."));
    }

    private static Refusal at(
            ControlRow row, String name, RefusalCode code, String field, String message, String whatToDo) {
        return new Refusal(code, name, OptionalLong.of(row.line()), Optional.of(field), message, whatToDo);
    }
}
