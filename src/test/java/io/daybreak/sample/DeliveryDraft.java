package io.daybreak.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A delivery being made: its six data files as {@link Table}s, and the control file that will fit them. A test may
 * spoil any cell, then write it; the control file always fits what is written, so that the sender looks right.
 */
public final class DeliveryDraft {
    public static final String LOANS = "loans.csv";
    public static final String INSTALLMENTS = "installments.csv";
    public static final String PAYMENTS = "payments.csv";
    public static final String BORROWERS = "borrowers.csv";
    public static final String HOLDS = "holds.csv";
    public static final String RECEIPTS = "receipts.csv";
    public static final String CONTROL = "control.csv";

    /** The data files with all the columns a delivery may have, in the order they are written. */
    static final Map<String, List<String>> COLUMNS = columns();

    static final List<String> CONTROL_COLUMNS = List.of(
            "file", "rows", "amount_total", "sha256", "business_date", "extracted_at", "content", "complete_through");

    private final Map<String, Table> tables;
    private CsvStyle style = CsvStyle.PLAIN;

    private DeliveryDraft(Map<String, Table> tables) {
        this.tables = tables;
    }

    /** All six files with a header and no rows. */
    public static DeliveryDraft empty() {
        Map<String, Table> tables = new LinkedHashMap<>();
        COLUMNS.forEach((file, columns) -> tables.put(file, Table.of(file, columns)));
        return new DeliveryDraft(tables);
    }

    /** Reads the data files that a folder has; its control file is not looked at. */
    public static DeliveryDraft read(Path folder) {
        Map<String, Table> tables = new LinkedHashMap<>();
        for (String file : COLUMNS.keySet()) {
            Path path = folder.resolve(file);
            if (Files.exists(path)) {
                tables.put(file, Table.read(path));
            }
        }
        return new DeliveryDraft(tables);
    }

    /** A draft with the same rows that can be changed without changing this one. */
    public DeliveryDraft copy() {
        Map<String, Table> copies = new LinkedHashMap<>();
        tables.forEach((file, table) -> copies.put(file, table.copy()));
        return new DeliveryDraft(copies).style(style);
    }

    /** One of the files. */
    public Table table(String file) {
        Table table = tables.get(file);
        if (table == null) {
            throw new IllegalArgumentException("this delivery has no " + file);
        }
        return table;
    }

    public Table loans() {
        return table(LOANS);
    }

    public Table installments() {
        return table(INSTALLMENTS);
    }

    public Table payments() {
        return table(PAYMENTS);
    }

    public Table borrowers() {
        return table(BORROWERS);
    }

    public Table holds() {
        return table(HOLDS);
    }

    public Table receipts() {
        return table(RECEIPTS);
    }

    /** Puts another table in the place of the one of its name. */
    public DeliveryDraft replace(Table table) {
        tables.put(table.file(), table);
        return this;
    }

    /** Writes the data files in another way that means the same. */
    public DeliveryDraft style(CsvStyle newStyle) {
        style = newStyle;
        return this;
    }

    /** Leaves a file out of the delivery and of its control file. */
    public DeliveryDraft without(String file) {
        tables.remove(file);
        return this;
    }

    /** Puts the three big files in loan_id order (UTF-8 bytes), rows of one loan as they stand. */
    public DeliveryDraft sorted() {
        loans().sortBy("loan_id");
        installments().sortBy("loan_id");
        payments().sortBy("loan_id");
        return this;
    }

    /** The bytes of every file, the control file for one business date included, by file name. */
    public Map<String, byte[]> toBytes(LocalDate businessDate) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        tables.forEach((file, table) -> files.put(file, table.toBytes(style)));
        files.put(CONTROL, control(businessDate, files).toBytes());
        return files;
    }

    /** Writes every file and a fitting control file into a folder, which is made when it is not there. */
    public void writeTo(Path folder, LocalDate businessDate) {
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, byte[]> file : toBytes(businessDate).entrySet()) {
                Files.write(folder.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The columns that the control file sums for a data file; empty where no total is compared. */
    static List<String> amountColumns(String file) {
        return switch (file) {
            case LOANS -> List.of("principal");
            case INSTALLMENTS -> List.of("principal_due", "interest_due", "fee_due", "penalty_due");
            case PAYMENTS -> List.of("amount");
            default -> List.of();
        };
    }

    /** One row of a control file of a full snapshot, complete through the business date. */
    static List<String> controlRow(String file, long rows, String amountTotal, String sha256, LocalDate businessDate) {
        String extractedAt = businessDate.plusDays(1) + "T01:30:00+08:00";
        return List.of(
                file,
                Long.toString(rows),
                amountTotal,
                sha256,
                businessDate.toString(),
                extractedAt,
                "FULL",
                businessDate.toString());
    }

    /** SHA-256 of some bytes in lower-case hexadecimal digits. */
    public static String sha256Of(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    private Table control(LocalDate businessDate, Map<String, byte[]> files) {
        Table control = Table.of(CONTROL, CONTROL_COLUMNS);
        for (Table table : new ArrayList<>(tables.values())) {
            List<String> amounts = amountColumns(table.file());
            byte[] bytes = files.getOrDefault(table.file(), new byte[0]);
            control.add(controlRow(
                    table.file(),
                    table.size(),
                    amounts.isEmpty() ? "" : table.total(amounts).toPlainString(),
                    sha256Of(bytes),
                    businessDate));
        }
        return control;
    }

    private static Map<String, List<String>> columns() {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        columns.put(
                LOANS,
                List.of(
                        "loan_id",
                        "borrower_id",
                        "product",
                        "currency",
                        "principal",
                        "disbursed_on",
                        "status",
                        "status_on",
                        "exposure",
                        "contract_ref",
                        "product_name",
                        "paid_to_date",
                        "core_dpd",
                        "core_overdue"));
        columns.put(
                INSTALLMENTS,
                List.of(
                        "loan_id",
                        "installment_no",
                        "due_date",
                        "principal_due",
                        "interest_due",
                        "fee_due",
                        "penalty_due",
                        "booked_on",
                        "replaced_on"));
        columns.put(
                PAYMENTS,
                List.of(
                        "payment_id",
                        "loan_id",
                        "value_date",
                        "amount",
                        "type",
                        "reverses",
                        "booked_on",
                        "installment_no",
                        "borrower_id",
                        "payer_name",
                        "reference",
                        "channel"));
        columns.put(
                BORROWERS,
                List.of(
                        "borrower_id",
                        "name",
                        "language",
                        "phone",
                        "email",
                        "address",
                        "time_zone",
                        "preferred_channel"));
        columns.put(HOLDS, List.of("hold_id", "scope", "subject_id", "kind", "from", "to", "entered_on"));
        columns.put(RECEIPTS, List.of("notice_id", "status", "at"));
        return columns;
    }
}
