package io.daybreak.cli;

import io.daybreak.job.Purge;
import io.daybreak.job.PurgeRequest;
import io.daybreak.store.StoreLocation;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code purge}: removes what was kept long enough. */
@Command(
        name = "purge",
        description = {
            "Removes, of old business dates: work and staging folders that a run left, the reports of refused runs, what"
                    + " reruns changed, the files of attempts that a later one replaced, and what Spring Batch remembers of"
                    + " runs that are done.",
            "Stays for good: every published, held or unfinished attempt, the ledger, the evidence, the approvals, the"
                    + " chain, and of a replaced attempt what it sent and rests on (notices/, evidence.jsonl,"
                    + " corrections.csv, withdrawn.csv, control.csv, run.json). Files that are not as they were published"
                    + " are left. status --verify stays whole.",
            "The same command takes up a purge that was stopped or killed."
        })
final class PurgeCommand implements Callable<Integer> {
    private final Machine machine;

    @Option(
            names = "--older-than",
            required = true,
            paramLabel = "AGE|DATE",
            converter = CheckedAge.class,
            description = "What goes: business dates before a date, such as 2026-06-30, or before a number of days,"
                    + " weeks, months or years ago, such as 90d, 12w, 18m or 7y; and only what was replaced or done"
                    + " before then, too.")
    private String olderThan = "";

    @Option(names = "--dry-run", description = "Only list what would be removed, and how much it is.")
    private boolean dryRun;

    @Mixin
    private final PlaceOptions places = new PlaceOptions();

    PurgeCommand(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() {
        return Preparation.before(machine, places, this::purge);
    }

    private int purge(Settings settings, StoreLocation store) {
        LocalDate today = LocalDate.ofInstant(machine.clock().instant(), settings.zone());
        LocalDate keptFrom = Age.parse(olderThan).orElseThrow().keptFrom(today);
        return Told.of(
                machine,
                Purge.purge(new PurgeRequest(
                        keptFrom,
                        settings.zone(),
                        dryRun,
                        machine.user(),
                        settings.output(),
                        store,
                        machine.clock(),
                        machine.killPoints())));
    }

    /** Refuses what is neither an age nor a date while the command line is still at hand to point at. */
    static final class CheckedAge implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            if (Age.parse(text).isEmpty()) {
                throw new TypeConversionException("'" + text
                        + "' is neither an age nor a date; write one such as 90d, 12w, 18m, 7y or 2026-06-30.");
            }
            return text;
        }
    }
}
