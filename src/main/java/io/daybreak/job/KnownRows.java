package io.daybreak.job;

import io.daybreak.intake.Delivery;
import io.daybreak.publication.KnowledgeFile;
import io.daybreak.publication.KnowledgeRow;
import io.daybreak.publication.Sheet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How many rows of a delivery became known after a day, and how many do not say when. An installment without a date is in
 * force from the beginning, and is not counted.
 *
 * @param rows one for each file that says it
 */
record KnownRows(List<KnowledgeRow> rows) {
    KnownRows {
        rows = List.copyOf(rows);
    }

    /** Counts the rows of one file. */
    private static final class Count {
        private final LocalDate day;
        private long all;
        private long later;
        private long undated;

        Count(LocalDate day) {
            this.day = day;
        }

        void add(Optional<LocalDate> since) {
            all++;
            if (since.isEmpty()) {
                undated++;
            } else if (since.get().isAfter(day)) {
                later++;
            }
        }

        KnowledgeRow row(String file) {
            return new KnowledgeRow(file, all, later, undated);
        }
    }

    static KnownRows of(Delivery delivery, LocalDate day) throws IOException {
        Count payments = new Count(day);
        delivery.payments(payment -> payments.add(payment.bookedOn()));
        Count holds = new Count(day);
        delivery.holds(hold -> holds.add(hold.enteredOn()));
        return new KnownRows(List.of(payments.row("payments.csv"), holds.row("holds.csv")));
    }

    /** Writes {@code knowledge.csv}. */
    void write(Path folder) throws IOException {
        try (Sheet<KnowledgeRow> sheet = KnowledgeFile.create(folder)) {
            for (KnowledgeRow row : rows) {
                sheet.add(row);
            }
            sheet.finish();
        }
    }

    /** The same in words. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (KnowledgeRow row : rows) {
            lines.add(row.file() + ": " + row.later() + " of " + row.rows()
                    + " rows were entered later and are left out"
                    + (row.undated() == 0
                            ? "."
                            : "; " + row.undated() + " do not say when, and are taken as known: NOT PROVABLE."));
        }
        return lines;
    }
}
