package io.daybreak.publication;

import static io.daybreak.publication.Column.code;
import static io.daybreak.publication.Column.date;
import static io.daybreak.publication.Column.integer;
import static io.daybreak.publication.Column.textForPeople;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** {@code reproduction.csv}: which published bytes a past date gives again, by date and file. */
public final class ReproductionFile {
    static final Table<ReproductionRow> TABLE = Table.of(
            OutputFile.REPRODUCTION,
            List.of(
                    date("business_date", ReproductionRow::date, "The day run again."),
                    integer(
                            "attempt",
                            (row, out) -> {
                                if (row.attempt().isPresent()) {
                                    out.integer(row.attempt().getAsInt());
                                }
                            },
                            "The published attempt that it is compared with."),
                    textForPeople("file", row -> row.compared().file(), "The file; empty for the whole date."),
                    code(
                            "outcome",
                            row -> row.compared().outcome().name().toLowerCase(Locale.ROOT),
                            "Whether its bytes are the same, or differ, or could not be computed."),
                    integer(
                            "line",
                            (row, out) -> {
                                if (row.compared().line().isPresent()) {
                                    out.integer(row.compared().line().getAsLong());
                                }
                            },
                            "First line that differs, where it can be told."),
                    code("reason", row -> row.reason().map(Enum::name).orElse(""), "Why, the first that applies."),
                    textForPeople("detail", ReproductionRow::detail, "What shows the reason, and what else applies.")));

    private ReproductionFile() {}

    /** Begins the file in a folder that is there. */
    public static Sheet<ReproductionRow> create(Path folder) throws IOException {
        return Sheet.create(folder, TABLE);
    }
}
