package io.daybreak.publication;

import io.daybreak.reconciliation.FileFigures;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * {@code collections.xlsx}: the rows of {@code collections.csv} with typed cells, a frozen header and filters. It is made
 * from the finished CSV file row by row, so that both say the same and memory stays flat. Ids are text, whatever they
 * look like. The time that the library writes into it is replaced by the business date.
 */
final class WorklistWorkbook {
    /** Rows of a sheet, header included: the most that spreadsheets open. More go to further sheets. */
    private static final int SHEET_ROWS = 1_048_576;
    /** Digits that a spreadsheet's numbers keep exactly. */
    private static final int EXACT_DIGITS = 15;

    private static final int FLUSH_ROWS = 1_000;
    private static final int MOST_WIDTH = 40;
    private static final Pattern CREATED = Pattern.compile("(<dcterms:created[^>]*>)[^<]*");
    private static final String CORE = "docProps/core.xml";

    private final List<Column<CollectionsRow>> columns = CollectionsFile.TABLE.columns();
    private final Workbook workbook;
    private final int sheetRows;
    private final List<Worksheet> sheets = new ArrayList<>();
    private int row;

    private WorklistWorkbook(Workbook workbook, int sheetRows) {
        this.workbook = workbook;
        this.sheetRows = sheetRows;
    }

    /**
     * Makes it.
     *
     * @param folder the folder of the finished {@code collections.csv}; the workbook appears beside it
     * @param work folder for the file as the library writes it; removed again
     * @param date business date
     */
    static FileFigures write(Path folder, Path work, LocalDate date) throws IOException {
        return write(folder, work, date, SHEET_ROWS);
    }

    /** The same with another size of sheets, for tests. */
    static FileFigures write(Path folder, Path work, LocalDate date, int sheetRows) throws IOException {
        Path raw = work.resolve("collections.xlsx");
        Files.deleteIfExists(raw);
        long rows = 0;
        ReadBackCursor.DecimalSum total = new ReadBackCursor.DecimalSum();
        try (FileChannel file = PrivateFiles.createFile(raw);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16);
                Workbook workbook = new Workbook(out, "Daybreak", "1.0");
                ReadBackCursor cursor = ReadBackCursor.open(folder.resolve(OutputFile.COLLECTIONS.path()))) {
            WorklistWorkbook made = new WorklistWorkbook(workbook, sheetRows);
            made.sheet();
            int overdue = cursor.column("overdue_total");
            while (cursor.next()) {
                made.row(cursor);
                cursor.addAmount(overdue, total);
                rows++;
            }
            made.finishSheet();
        }
        Path target = folder.resolve(OutputFile.WORKBOOK.path());
        try (ZipFile from = new ZipFile(raw.toFile());
                FileChannel file = PrivateFiles.createFile(target)) {
            repack(from, Channels.newOutputStream(file), date);
            PrivateFiles.force(target);
        }
        Files.delete(raw);
        return FileFigures.of(OutputFile.WORKBOOK.path(), rows, total.sum());
    }

    private void sheet() {
        Worksheet sheet =
                workbook.newWorksheet(sheets.isEmpty() ? "collections" : "collections " + (sheets.size() + 1));
        sheets.add(sheet);
        for (int column = 0; column < columns.size(); column++) {
            String name = columns.get(column).name();
            sheet.inlineString(0, column, name);
            sheet.style(0, column).bold().set();
            sheet.width(column, Math.min(MOST_WIDTH, name.length() + 4));
        }
        sheet.freezePane(0, 1);
        row = 1;
    }

    private void row(ReadBackCursor cursor) throws IOException {
        if (row == sheetRows) {
            finishSheet();
            sheet();
        }
        Worksheet sheet = sheets.get(sheets.size() - 1);
        for (int at = 0; at < columns.size(); at++) {
            Column<CollectionsRow> column = columns.get(at);
            String text = cursor.text(cursor.column(column.name()));
            if (!text.isEmpty()) {
                cell(sheet, at, column.kind(), text);
            }
        }
        row++;
        if (row % FLUSH_ROWS == 0) {
            sheet.flush();
        }
    }

    private void cell(Worksheet sheet, int at, Column.Kind kind, String text) {
        switch (kind) {
            case DATE -> {
                sheet.value(row, at, LocalDate.parse(text));
                sheet.style(row, at).format("yyyy-mm-dd").set();
            }
            case INTEGER, AMOUNT -> number(sheet, at, kind, text);
            case TEXT, TEXT_FOR_PEOPLE, CODE, TIME, YES_NO -> sheet.inlineString(row, at, text);
        }
    }

    private void number(Worksheet sheet, int at, Column.Kind kind, String text) {
        BigDecimal number = new BigDecimal(text);
        if (number.precision() > EXACT_DIGITS) {
            sheet.inlineString(row, at, text); // a spreadsheet would round it
            return;
        }
        sheet.value(row, at, number);
        if (kind == Column.Kind.AMOUNT) {
            String decimals = number.scale() > 0 ? "." + "0".repeat(number.scale()) : "";
            sheet.style(row, at).format("#,##0" + decimals).set();
        }
    }

    private void finishSheet() throws IOException {
        Worksheet sheet = sheets.get(sheets.size() - 1);
        sheet.setAutoFilter(0, 0, row - 1, columns.size() - 1);
        sheet.finish();
    }

    private static void repack(ZipFile from, OutputStream to, LocalDate date) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(to, StandardCharsets.UTF_8)) {
            for (Enumeration<? extends ZipEntry> entries = from.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                ZipEntry fresh = new ZipEntry(entry.getName());
                fresh.setTimeLocal(date.atStartOfDay());
                out.putNextEntry(fresh);
                try (InputStream in = from.getInputStream(entry)) {
                    if (entry.getName().equals(CORE)) {
                        String core = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                        String created = "$1" + date + "T00:00:00Z";
                        out.write(CREATED.matcher(core).replaceFirst(created).getBytes(StandardCharsets.UTF_8));
                    } else {
                        in.transferTo(out);
                    }
                }
                out.closeEntry();
            }
        }
    }
}
