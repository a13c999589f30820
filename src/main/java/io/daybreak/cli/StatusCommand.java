package io.daybreak.cli;

import io.daybreak.job.NightExit;
import io.daybreak.job.RecordCheck;
import io.daybreak.publication.OutputFolder;
import io.daybreak.publication.ProgressFile;
import io.daybreak.store.Approval;
import io.daybreak.store.OpenOptions;
import io.daybreak.store.Opening;
import io.daybreak.store.Run;
import io.daybreak.store.RunState;
import io.daybreak.store.Store;
import io.daybreak.store.StoreFailure;
import io.daybreak.store.StoreLocation;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code status}: the last runs, from the store, or from the output folder while another process has the store. */
@Command(
        name = "status",
        description = {
            "Lists the last runs and how each ended, why a held one waits, and who released or discarded one; also while"
                    + " a run is under way.",
            "With --verify: follows the chain of everything that was published, and compares every published file with"
                    + " it, byte by byte; exit code 3 when a link or a file is not as it was published."
        })
final class StatusCommand implements Callable<Integer> {
    /** One for its own thread, two beside it. */
    private static final int CONNECTIONS = 3;

    private final Machine machine;

    @Mixin
    private final PlaceOptions places = new PlaceOptions();

    @Option(
            names = "--last",
            paramLabel = "N",
            converter = CheckedCount.class,
            defaultValue = "10",
            description = "How many runs, 1 to 1000. Default: 10.")
    private int last = 10;

    @Option(names = "--verify", description = "Follow the chain of published runs and read every published file.")
    private boolean verify;

    StatusCommand(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() {
        try {
            return Preparation.before(machine, places, this::look);
        } catch (IOException unreadable) {
            machine.err()
                    .println("daybreak: status: " + unreadable.getClass().getSimpleName() + ": "
                            + unreadable.getMessage() + "; look at its rights and start the command again");
            return NightExit.FAILED.code();
        }
    }

    private int look(Settings settings, StoreLocation location) throws IOException {
        String holder = "process " + ProcessHandle.current().pid() + ", status";
        Opening opening = Store.openReadOnly(location, new OpenOptions(holder, CONNECTIONS, new SecureRandom()));
        if (opening instanceof Opening.Opened opened && verify) {
            return verified(opened.store(), settings);
        }
        if (opening instanceof Opening.Busy busy && verify) {
            machine.err().println("daybreak: " + busy.message());
            return NightExit.BUSY.code();
        }
        if (opening instanceof Opening.Opened opened) {
            return fromStore(opened.store(), location, settings);
        }
        if (opening instanceof Opening.Busy busy) {
            return fromFiles(busy.message(), settings);
        }
        machine.err().println("daybreak: " + ((Opening.Unusable) opening).message());
        return 1;
    }

    private int fromStore(Store opened, StoreLocation location, Settings settings) throws IOException {
        try (Store store = opened) {
            machine.out()
                    .println(
                            store.isStandIn()
                                    ? "There is no store at " + location + " yet."
                                    : "From the store " + location + ".");
            store.runs().newestPublishedDate().ifPresent(date -> machine.out()
                    .println("Newest published business date: " + date + "."));
            NeverRun.between(store.runs().publishedDates()).line().ifPresent(machine.out()::println);
            List<RunLine> lines = store.runs().recent(last).stream()
                    .map(run -> line(run, store, settings))
                    .toList();
            list(lines, settings, "No run yet.");
            return 0;
        } catch (StoreFailure failure) {
            machine.err().println("daybreak: the store failed: " + failure.getMessage());
            return 1;
        }
    }

    /** Says what is not as it was published; the newest chain digest goes out too, for whoever keeps it elsewhere. */
    private int verified(Store opened, Settings settings) throws IOException {
        try (Store store = opened) {
            RecordCheck.Result result = RecordCheck.of(store, settings.output());
            machine.out()
                    .println(result.links() + " published runs in the chain, the files of " + result.files()
                            + " compared"
                            + (result.removed() == 0
                                    ? ""
                                    : ", those of " + result.removed() + " removed by purge but for what was sent")
                            + ".");
            result.head().ifPresent(head -> machine.out().println("Newest chain digest: " + head));
            if (result.differences().isEmpty()) {
                machine.out().println("Everything is as it was published.");
                return 0;
            }
            int count = result.differences().size();
            machine.err()
                    .println("daybreak: " + count + (count == 1 ? " thing is" : " things are") + " not as published:");
            result.differences().forEach(line -> machine.err().println("  " + line));
            machine.err().println("  To do: restore store and output folder together from a backup that verifies.");
            return NightExit.BROKEN.code();
        } catch (StoreFailure failure) {
            machine.err().println("daybreak: the store failed: " + failure.getMessage());
            return NightExit.FAILED.code();
        }
    }

    private int fromFiles(String why, Settings settings) throws IOException {
        machine.out().println(why);
        machine.out().println("From the files in " + machine.shown(settings.output()) + ".");
        ProgressFile.of(new OutputFolder(settings.output())).read().ifPresent(progress -> machine.out()
                .println("Under way: " + progress.businessDate() + ", attempt " + progress.attempt() + ", "
                        + progress.phase() + ", " + progress.loansDone()
                        + (progress.loansExpected() > 0 ? " of " + progress.loansExpected() : "") + " loans, begun "
                        + RunLine.moment(progress.startedAt(), settings.zone()) + ", as of "
                        + RunLine.moment(progress.writtenAt(), settings.zone()) + "."));
        NeverRun.between(new OutputFolder(settings.output()).publishedDates())
                .line()
                .ifPresent(machine.out()::println);
        list(new RunFolders(settings.output()).recent(last), settings, "No run has ended yet.");
        return 0;
    }

    private void list(List<RunLine> runs, Settings settings, String none) {
        if (runs.isEmpty()) {
            machine.out().println(none);
        }
        runs.forEach(run -> {
            machine.out().println(run.in(settings.zone()));
            run.below().forEach(line -> machine.out().println("    " + line));
        });
    }

    private static RunLine line(Run run, Store store, Settings settings) {
        return new RunLine(
                run.businessDate(),
                run.attempt().number(),
                word(run.state()),
                run.startedAt(),
                run.endedAt(),
                remark(run),
                below(run, store, settings));
    }

    /** Why a run waits, and what named persons decided of one. */
    private static List<String> below(Run run, Store store, Settings settings) {
        List<String> lines = new ArrayList<>();
        if (run.state() == RunState.HELD) {
            lines.addAll(run.summary().lines().toList());
        }
        store.approvals().of(run.id()).forEach(approval -> lines.add(decided(approval, settings)));
        return lines;
    }

    private static String decided(Approval approval, Settings settings) {
        String what =
                switch (approval.action()) {
                    case RELEASE -> "released";
                    case DISCARD -> "discarded";
                    case CLEAR -> "cleared";
                };
        return what + " by " + approval.by() + " (user " + approval.user() + ") on "
                + RunLine.moment(approval.at(), settings.zone()) + ": " + approval.reason()
                + (approval.detail().isEmpty() ? "" : "; " + approval.detail());
    }

    /** What came of a run that left no outputs; of the others the outputs tell. */
    private static String remark(Run run) {
        return switch (run.state()) {
            case REFUSED, BROKEN, DISCARDED -> run.summary().lines().findFirst().orElse("");
            case HELD, SETTLING, CLOSING, PUBLISHING, PUBLISHED, ABANDONED, SUPERSEDED -> "";
        };
    }

    private static String word(RunState state) {
        return switch (state) {
            case SETTLING -> "begun, not classified";
            case CLOSING -> "begun, not published";
            case PUBLISHING -> "being published";
            case PUBLISHED -> "published";
            case HELD -> "held for release";
            case REFUSED -> "refused";
            case BROKEN -> "does not reconcile";
            case ABANDONED -> "abandoned";
            case SUPERSEDED -> "superseded";
            case DISCARDED -> "discarded";
        };
    }

    /** A number of runs that fits on a screen or two. */
    static final class CheckedCount implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            if (!text.matches("[1-9][0-9]{0,2}|1000")) {
                throw new TypeConversionException(
                        "'" + text + "' is not a number of runs; write a whole number from 1 to 1000.");
            }
            return Integer.valueOf(text);
        }
    }
}
