package io.daybreak.publication;

import io.daybreak.reconciliation.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what earlier nights published, for the trends of the report. A night whose files are not those that were
 * published (purged, changed, lost) is left out: a trend shows a gap there, never a guess.
 */
public final class NightsBefore {
    /** Nights that a trend goes over, tonight included. */
    public static final int NIGHTS_MOST = 30;

    private static final Set<String> SECTIONS =
            Set.of(Identity.Name.TIERS.word(), Identity.Name.DECISIONS.word(), ReportRows.AT_RISK);

    /** None: a first night. */
    public static final NightsBefore NONE = new NightsBefore(List.of());

    private final List<Night> nights;

    private NightsBefore(List<Night> nights) {
        this.nights = List.copyOf(nights);
    }

    /** One night: its business date, and the rows that trends are drawn from. */
    record Night(LocalDate date, Figures figures) {}

    /** The nights, oldest first. */
    List<Night> nights() {
        return nights;
    }

    /**
     * A night as the store remembers it.
     *
     * @param date its business date
     * @param folder the published attempt
     * @param controlDigest digest of its {@code control.csv}
     */
    public record Published(LocalDate date, Path folder, String controlDigest) {}

    /** Reads the figures of these nights, given oldest first. */
    public static NightsBefore read(List<Published> nights) throws IOException {
        List<Night> read = new ArrayList<>();
        for (Published night : nights) {
            figures(night).ifPresent(figures -> read.add(new Night(night.date(), figures)));
        }
        return new NightsBefore(read);
    }

    private static Optional<Figures> figures(Published night) throws IOException {
        Path file = night.folder().resolve(OutputFile.RECONCILIATION.path());
        Optional<Control.Line> control = Control.read(night.folder(), night.controlDigest())
                .flatMap(lines -> lines.line(OutputFile.RECONCILIATION));
        if (control.isEmpty() || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        List<ReconciliationRow> rows = new ArrayList<>();
        try (ReadBackCursor cursor = ReadBackCursor.open(file)) {
            while (cursor.next()) {
                if (SECTIONS.contains(cursor.text(cursor.column("section")))) {
                    rows.add(row(cursor));
                }
            }
            return cursor.sha256().equals(control.get().sha256()) ? Optional.of(Figures.of(rows)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty(); // not a file this program wrote
        }
    }

    private static ReconciliationRow row(ReadBackCursor cursor) {
        int count = cursor.column("count");
        int amount = cursor.column("amount");
        return new ReconciliationRow(
                cursor.text(cursor.column("section")),
                cursor.text(cursor.column("measure")),
                cursor.text(cursor.column("currency")),
                cursor.text(cursor.column("tier")),
                cursor.text(cursor.column("side")),
                cursor.isEmpty(count) ? Optional.empty() : Optional.of(cursor.integer(count)),
                cursor.isEmpty(amount) ? Optional.empty() : Optional.of(cursor.text(amount)));
    }
}
