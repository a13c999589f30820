package io.daybreak.cli;

import io.daybreak.intake.DeliveryMapping;
import io.daybreak.notice.MessageSettings;
import io.daybreak.publication.ReportStyle;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The settings in force for one command: those of the file, overlaid with what was chosen on the command line and in
 * the environment. Every path is absolute.
 *
 * @param file the settings file
 * @param input the delivery's folder; {@code {date}} in it stands for the business date
 * @param output folder of the outputs
 * @param store where the store lies: a folder or a JDBC URL
 * @param policy the policy file
 * @param templates folder of the message templates
 * @param threads working threads, 1 or more
 * @param messages the lender's own words, the fallback language and the zone
 * @param delivery how a delivery is written
 * @param report language of the report, and whether the worklist comes as a spreadsheet too
 * @param approvers who may release a held run; empty: everybody
 * @param log folder of the log files
 * @param logFormat how they are written
 * @param metrics file of figures for Prometheus; empty: none
 * @param hook program and arguments to start when a run needs a person; empty: none
 */
record Settings(
        Path file,
        Choice input,
        Path output,
        Choice store,
        Path policy,
        Path templates,
        int threads,
        MessageSettings messages,
        DeliveryMapping delivery,
        ReportStyle report,
        List<String> approvers,
        Path log,
        LogFormat logFormat,
        Optional<Path> metrics,
        List<String> hook) {
    /** What stands for the business date in {@link #input}. */
    static final String DATE_PLACEHOLDER = "{date}";

    Settings {
        approvers = List.copyOf(approvers);
        hook = List.copyOf(hook);
    }

    /** Zone of the lender: what "yesterday" means, and the zone of borrowers who have none. */
    ZoneId zone() {
        return messages.zone();
    }

    /** The delivery's folder on one business date. */
    Path inputOn(LocalDate date) {
        return new Choice(input.text().replace(DATE_PLACEHOLDER, date.toString()), input.origin(), input.base()).path();
    }
}
