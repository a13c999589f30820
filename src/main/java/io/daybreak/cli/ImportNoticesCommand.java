package io.daybreak.cli;

import io.daybreak.job.Belonging;
import io.daybreak.job.NightExit;
import io.daybreak.job.NightOutcome;
import io.daybreak.job.OlderNotices;
import io.daybreak.publication.OutputFolder;
import io.daybreak.store.Origin;
import io.daybreak.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code import-notices}: brings the history of an older system into the ledger. */
@Command(
        name = "import-notices",
        description = {
            "Brings notices that an older system sent into the ledger: what was sent counts as the level before, and is"
                    + " not sent again. All rows or none; the same file twice changes nothing.",
            "%nColumns of the file (UTF-8 CSV with a header, any order; * required):",
            "  notice_id        the older system's identifier; without it one is made from the row",
            "  loan_id*, borrower_id*",
            "  level*           rung of the ladder, from 1; 0 for messages outside it",
            "  name*            the level's name, such as reminder",
            "  channel*         sms, email or letter",
            "  recipient        phone (E.164), email or postal address it went to",
            "  business_date*   the day whose figures it told; it was sent then or on the day after",
            "  claim_due_date*  oldest unpaid due date it was about; before business_date from level 1 on",
            "  reach            not_known (default), delivered, bounced, wrong_address, opted_out",
            "  corrected        yes, when it was taken back since; else no (default)",
            "  dpd, overdue_total with currency, language, subject, text    what it said"
        })
final class ImportNoticesCommand implements Callable<Integer> {
    private final Machine machine;

    @Parameters(index = "0", paramLabel = "FILE", converter = Named.Place.class, description = "The notices.")
    private Path file = Path.of("");

    @Mixin
    private final PlaceOptions places = new PlaceOptions();

    ImportNoticesCommand(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() {
        return Preparation.before(machine, places, (settings, location) -> new StoreVisit(machine, "import-notices")
                .locked(location, store -> take(store, settings)));
    }

    private int take(Store store, Settings settings) throws IOException {
        Optional<NightOutcome> unpaired = new Belonging(store, new OutputFolder(settings.output())).problemSeen();
        if (unpaired.isPresent()) {
            return Told.of(machine, unpaired.get());
        }
        LocalDate today = LocalDate.ofInstant(machine.clock().instant(), settings.zone());
        Path source = machine.workingDirectory().resolve(file);
        OlderNotices older = new OlderNotices(store, machine.scratch(), today);
        Origin origin = new Origin(
                String.valueOf(source.getFileName()),
                machine.user(),
                machine.clock().instant());
        OlderNotices.Result result =
                older.take(source, origin, problem -> machine.err().println("  " + problem));
        if (result instanceof OlderNotices.Result.Refused refused) {
            machine.err()
                    .println("daybreak: " + refused.problems() + (refused.problems() == 1 ? " problem" : " problems")
                            + "; nothing was taken over.");
            return NightExit.USAGE.code();
        }
        OlderNotices.Result.Taken taken = (OlderNotices.Result.Taken) result;
        machine.out()
                .println("Taken over from " + origin.fileName() + ": " + taken.added() + " new, " + taken.known()
                        + " in the ledger already.");
        if (!taken.ignored().isEmpty()) {
            machine.out().println("Columns that nothing reads: " + String.join(", ", taken.ignored()) + ".");
        }
        return 0;
    }
}
