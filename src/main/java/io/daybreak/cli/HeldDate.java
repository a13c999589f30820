package io.daybreak.cli;

import java.time.LocalDate;
import picocli.CommandLine.Option;

/** The option that names a held run. */
final class HeldDate {
    @Option(
            names = "--date",
            required = true,
            paramLabel = "DATE",
            converter = NightOptions.CheckedDate.class,
            description = "Business date of the held run.")
    private String date = "";

    /** The business date whose newest held attempt is meant. */
    LocalDate value() {
        return LocalDate.parse(date);
    }
}
