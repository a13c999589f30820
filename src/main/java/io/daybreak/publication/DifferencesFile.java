package io.daybreak.publication;

import static io.daybreak.publication.Column.date;
import static io.daybreak.publication.Column.textForPeople;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code differences.csv}: what a rerun changed, in the order of dates, then of loans. */
public final class DifferencesFile {
    static final Table<DifferenceRow> TABLE = Table.of(
            OutputFile.DIFFERENCES,
            List.of(
                    textForPeople("loan_id", DifferenceRow::loanId, "The loan."),
                    date("business_date", DifferenceRow::date, "The day settled again."),
                    textForPeople(
                            "published",
                            DifferenceRow::published,
                            "What was published, as far as it differs; a dash where the loan had no row."),
                    textForPeople(
                            "now", DifferenceRow::now, "The same cells now; a dash where it has no row any more."),
                    textForPeople(
                            "record",
                            DifferenceRow::record,
                            "The rows that made the difference, or what is known of them.")));

    private DifferencesFile() {}

    /** Begins the file in a folder that is made if it is not there, mode 0700; one of that name is replaced. */
    public static Sheet<DifferenceRow> create(Path folder) throws IOException {
        PrivateFiles.deleteTree(folder);
        PrivateFiles.createFolders(folder);
        return Sheet.create(folder, TABLE);
    }
}
