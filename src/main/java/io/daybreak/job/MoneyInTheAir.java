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

    private static LocalDate since(KeyedRow row) {
        return LocalDate.parse(row.cell("since"));
    }

    /** The borrower's money, in the order of the file. */
    static List<BorrowerMoney> of(KeyedRows byBorrower, String borrowerId) throws IOException {
        List<BorrowerMoney> found = new ArrayList<>();
        for (KeyedRow row : byBorrower.rows(borrowerId)) {
            found.add(new BorrowerMoney(
                    BorrowerMoney.Kind.valueOf(row.cell("kind")),
                    BorrowerMoney.Link.BORROWER,
                    row.cell("payment_id"),
                    Optional.of(row.cell("loan_id")).filter(loan -> !loan.isEmpty()),
                    LocalDate.parse(row.cell("value_date")),
                    new BigDecimal(row.cell("amount")),
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
