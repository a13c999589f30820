package io.daybreak.job;

import io.daybreak.intake.KeyedRow;
import io.daybreak.intake.KeyedRows;
import io.daybreak.notice.BorrowerMoney;
import io.daybreak.publication.OutputFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Money that does not count yet, as {@code money_in_the_air.csv} lists it. The published file of the night before is the
 * memory of how long a row has stood so; tonight's is looked up by borrower.
 */
final class MoneyInTheAir implements MoneyLines.Since, Closeable {
    private static final String FILE = OutputFile.MONEY_IN_THE_AIR.path();

    private final Optional<KeyedRows> before;
    private final LocalDate date;

    private MoneyInTheAir(Optional<KeyedRows> before, LocalDate date) {
        this.before = before;
        this.date = date;
    }

    /**
     * The memory of the night before.
     *
     * @param baseline the published attempt that tonight is compared with
     */
    static MoneyInTheAir after(Optional<Path> baseline, LocalDate date, Path workFolder) throws IOException {
        Optional<Path> file = baseline.map(folder -> folder.resolve(FILE)).filter(Files::isRegularFile);
        return new MoneyInTheAir(
                file.isPresent()
                        ? Optional.of(KeyedRows.index(file.get(), "payment_id", workFolder))
                        : Optional.empty(),
                date);
    }

    /** Tonight's rows of the staged file, by borrower_id. */
    static KeyedRows byBorrower(Path staging, Path workFolder) throws IOException {
        return KeyedRows.index(staging.resolve(FILE), "borrower_id", workFolder);
    }

    @Override
    public LocalDate of(String paymentId) {
        if (before.isEmpty()) {
            return date;
        }
        try {
            return before.get().rows(paymentId).stream()
                    .map(MoneyInTheAir::since)
                    .findFirst()
                    .orElse(date);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // payment_id, kind, borrower_id, loan_id, value_date, amount, since
    private static LocalDate since(KeyedRow row) {
        return LocalDate.parse(row.fields().get(6));
    }

    /** The borrower's money, in the order of the file. */
    static List<BorrowerMoney> of(KeyedRows byBorrower, String borrowerId) throws IOException {
        List<BorrowerMoney> found = new ArrayList<>();
        for (KeyedRow row : byBorrower.rows(borrowerId)) {
            List<String> fields = row.fields();
            found.add(new BorrowerMoney(
                    BorrowerMoney.Kind.valueOf(fields.get(1)),
                    BorrowerMoney.Link.BORROWER,
                    fields.get(0),
                    Optional.of(fields.get(3)).filter(loan -> !loan.isEmpty()),
                    LocalDate.parse(fields.get(4)),
                    new BigDecimal(fields.get(5)),
                    since(row)));
        }
        return found;
    }

    @Override
    public void close() throws IOException {
        if (before.isPresent()) {
            before.get().close();
        }
    }
}
