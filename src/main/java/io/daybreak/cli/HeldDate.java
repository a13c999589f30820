package io.daybreak.cli;

import java.time.LocalDate;
import picocli.CommandLine.Option;

/** The option that names a held run. */
final class HeldDate {
    @Option(
            names = "--date",
            required = true,
            paramLabel = "DATE",
            converter = DateText.Converter.class,
            description = "Business date of the held run.")
    private LocalDate date = LocalDate.EPOCH;

    /** The business date whose newest held attempt is meant. */
    LocalDate value() {
        return date;
    }
}
