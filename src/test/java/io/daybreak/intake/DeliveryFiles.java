package io.daybreak.intake;

import io.daybreak.loan.Borrower;
import io.daybreak.loan.Hold;
import io.daybreak.loan.Installment;
import io.daybreak.loan.Loan;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.Money;
import io.daybreak.loan.Payment;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes deliveries for tests: rows from Java values or from cells in the order of the contract's columns, and any text
 * at all where bad input is wanted. Every file has all its columns unless its text is given.
 *
 * <pre>{@code
 * DeliveryFiles.in(folder)
 *         .loan("L1", "B1", "CARD", "CNY", "1000.00", "2026-01-10")
 *         .installment("L1", "1", "2026-02-10", "100.00", "5.00")
 *         .payment("P1", "L1", "2026-02-09", "105.00")
 *         .write();
 * }</pre>
 */
public final class DeliveryFiles {
    private final Path folder;
    private final Map<DeliveryFile, List<List<String>>> rows = new EnumMap<>(DeliveryFile.class);
    private final Map<DeliveryFile, String> texts = new EnumMap<>(DeliveryFile.class);
    private final Map<DeliveryFile, FileMapping> mappings = new EnumMap<>(DeliveryFile.class);
    private String lineEnd = "\n";

    private DeliveryFiles(Path folder) {
        this.folder = folder;
        for (DeliveryFile file : List.of(DeliveryFile.LOANS, DeliveryFile.INSTALLMENTS, DeliveryFile.PAYMENTS)) {
            rows.put(file, new ArrayList<>());
        }
    }

    /** A delivery with the three big files, without rows. */
    public static DeliveryFiles in(Path folder) {
        return new DeliveryFiles(folder);
    }

    /** Adds a row; cells that are left out at the end are empty. */
    public DeliveryFiles row(DeliveryFile file, String... cells) {
        rows.computeIfAbsent(file, none -> new ArrayList<>()).add(List.of(cells));
        return this;
    }

    /** Adds a row of {@code loans.csv}. */
    public DeliveryFiles loan(String... cells) {
        return row(DeliveryFile.LOANS, cells);
    }

    /** Adds a row of {@code installments.csv}. */
    public DeliveryFiles installment(String... cells) {
        return row(DeliveryFile.INSTALLMENTS, cells);
    }

    /** Adds a row of {@code payments.csv}. */
    public DeliveryFiles payment(String... cells) {
        return row(DeliveryFile.PAYMENTS, cells);
    }

    /** Adds a row of {@code borrowers.csv}. */
    public DeliveryFiles borrower(String... cells) {
        return row(DeliveryFile.BORROWERS, cells);
    }

    /** Adds a row of {@code holds.csv}. */
    public DeliveryFiles hold(String... cells) {
        return row(DeliveryFile.HOLDS, cells);
    }

    /** Adds a row of {@code control.csv}. */
    public DeliveryFiles control(String... cells) {
        return row(DeliveryFile.CONTROL, cells);
    }

    /** Adds a loan with its installments and payments; its holds too. */
    public DeliveryFiles records(LoanRecords records) {
        Loan loan = records.loan();
        loan(
                loan.loanId(),
                loan.borrowerId(),
                loan.product(),
                loan.currency().getCurrencyCode(),
                Money.plain(loan.principalMinor(), loan.currency()),
                loan.disbursedOn().toString(),
                loan.status().name(),
                text(loan.statusOn()),
                loan.exposureMinor().isPresent()
                        ? Money.plain(loan.exposureMinor().getAsLong(), loan.currency())
                        : "",
                text(loan.contractRef()),
                text(loan.productName()),
                text(loan.core().paidToDate()),
                loan.core().dpd().isPresent()
                        ? Integer.toString(loan.core().dpd().getAsInt())
                        : "",
                loan.core().overdueMinor().isPresent()
                        ? Money.plain(loan.core().overdueMinor().getAsLong(), loan.currency())
                        : "");
        records.installments().forEach(row -> installment(row, loan));
        records.payments().forEach(row -> payment(row, loan));
        records.holds().forEach(this::hold);
        return this;
    }

    private void installment(Installment row, Loan loan) {
        Currency currency = loan.currency();
        installment(
                loan.loanId(),
                Integer.toString(row.number()),
                row.dueDate().toString(),
                Money.plain(row.principalMinor(), currency),
                Money.plain(row.interestMinor(), currency),
                Money.plain(row.feeMinor(), currency),
                Money.plain(row.penaltyMinor(), currency),
                text(row.bookedOn()),
                text(row.replacedOn()));
    }

    private void payment(Payment row, Loan loan) {
        payment(
                row.paymentId(),
                loan.loanId(),
                row.valueDate().toString(),
                Money.plain(row.amountMinor(), loan.currency()),
                row.type().name(),
                text(row.reverses()),
                text(row.bookedOn()),
                row.installmentNumber().isPresent()
                        ? Integer.toString(row.installmentNumber().getAsInt())
                        : "",
                text(row.borrowerId()),
                text(row.payerName()),
                text(row.reference()),
                text(row.channel()));
    }

    /** Adds a hold. */
    public DeliveryFiles hold(Hold hold) {
        return hold(
                hold.holdId(),
                hold.scope().name(),
                hold.subjectId(),
                hold.kind(),
                hold.fromInclusive().toString(),
                text(hold.toExclusive()),
                text(hold.enteredOn()));
    }

    /** Adds a borrower. */
    public DeliveryFiles borrower(Borrower borrower) {
        return borrower(
                borrower.borrowerId(),
                borrower.name(),
                text(borrower.language()),
                text(borrower.phone()),
                text(borrower.email()),
                text(borrower.address()),
                text(borrower.timeZone()),
                text(borrower.preferredChannel()));
    }

    /** Writes a file with nothing but its header, so that it is there. */
    public DeliveryFiles empty(DeliveryFile file) {
        rows.computeIfAbsent(file, none -> new ArrayList<>());
        return this;
    }

    /** Leaves a file out. */
    public DeliveryFiles without(DeliveryFile file) {
        rows.remove(file);
        texts.remove(file);
        return this;
    }

    /** Writes this text as the whole file. */
    public DeliveryFiles text(DeliveryFile file, String text) {
        texts.put(file, text);
        return this;
    }

    /** Writes one file as the mapping says: name, columns, delimiter, charset; cells are the caller's business. */
    public DeliveryFiles mapped(DeliveryFile file, FileMapping mapping) {
        mappings.put(file, mapping);
        return this;
    }

    /** Ends lines with this. */
    public DeliveryFiles lineEnd(String end) {
        lineEnd = end;
        return this;
    }

    /** Brings the rows of one file into another order. */
    public DeliveryFiles shuffled(DeliveryFile file, long seed) {
        List<List<String>> order = rows.getOrDefault(file, List.of());
        SplittableRandom random = new SplittableRandom(seed);
        for (int last = order.size() - 1; last > 0; last--) {
            Collections.swap(order, last, random.nextInt(last + 1));
        }
        return this;
    }

    /** How many rows a file has. */
    public int count(DeliveryFile file) {
        return rows.getOrDefault(file, List.of()).size();
    }

    /** Writes all files and answers the folder. */
    public Path write() throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<DeliveryFile, List<List<String>>> entry : rows.entrySet()) {
            write(entry.getKey(), text(entry.getKey(), entry.getValue()));
        }
        for (Map.Entry<DeliveryFile, String> entry : texts.entrySet()) {
            write(entry.getKey(), entry.getValue());
        }
        return folder;
    }

    private void write(DeliveryFile file, String text) throws IOException {
        FileMapping mapping = mapping(file);
        Charset charset = mapping.charset();
        Files.write(folder.resolve(mapping.fileName()), text.getBytes(charset));
    }

    private FileMapping mapping(DeliveryFile file) {
        return Optional.ofNullable(mappings.get(file)).orElse(FileMapping.standard(file));
    }

    private String text(DeliveryFile file, List<List<String>> lines) {
        FileMapping mapping = mapping(file);
        List<String> columns = file.columns();
        String header = columns.stream()
                .map(column -> cell(mapping.columnName(column), mapping.delimiter()))
                .collect(Collectors.joining(String.valueOf(mapping.delimiter())));
        StringBuilder text = new StringBuilder(header).append(lineEnd);
        for (List<String> cells : lines) {
            text.append(IntStream.range(0, Math.max(columns.size(), cells.size()))
                            .mapToObj(place -> place < cells.size() ? cell(cells.get(place), mapping.delimiter()) : "")
                            .collect(Collectors.joining(String.valueOf(mapping.delimiter()))))
                    .append(lineEnd);
        }
        return text.toString();
    }

    private static String cell(String value, char delimiter) {
        boolean isPlain = value.indexOf(delimiter) < 0
                && value.indexOf('"') < 0
                && value.indexOf('\n') < 0
                && value.indexOf('\r') < 0;
        return isPlain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }

    /** The bytes of a text in UTF-8. */
    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
