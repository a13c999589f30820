package io.daybreak.cli;

import io.daybreak.store.RememberedNotice;
import io.daybreak.store.Run;
import io.daybreak.store.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code notices}: what was sent about a loan or to a borrower. */
@Command(
        name = "notices",
        description = {
            "Shows every notice about a loan or to a borrower, oldest first: text, state, what became of it, whether it"
                    + " was corrected, and the evidence it rests on.",
            "SENT: it was published, or an older system sent it. INTENDED: a run was publishing it and did not end.",
            "It prints personal data."
        })
final class NoticesCommand implements Callable<Integer> {
    private final Machine machine;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in before it calls the command
    private CommandSpec spec;

    @Option(names = "--loan", paramLabel = "ID", converter = Named.Text.class, description = "Notices about this loan.")
    private Optional<String> loan = Optional.empty();

    @Option(
            names = "--borrower",
            paramLabel = "ID",
            converter = Named.Text.class,
            description = "Notices to this borrower.")
    private Optional<String> borrower = Optional.empty();

    @Option(names = "--json", description = "Print JSON instead of text.")
    private boolean json;

    @Mixin
    private final PlaceOptions places = new PlaceOptions();

    NoticesCommand(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() {
        if (loan.isPresent() == borrower.isPresent()) {
            throw new ParameterException(spec.commandLine(), "Say whose notices: either --loan ID or --borrower ID.");
        }
        return Preparation.before(machine, places, (settings, location) -> new StoreVisit(machine, "notices")
                .reading(location, this::show));
    }

    private int show(Store store) throws IOException {
        List<NoticeView> views = new ArrayList<>();
        for (RememberedNotice notice : found(store)) {
            Optional<Run> run = notice.run().map(id -> store.runs().of(id));
            views.add(new NoticeView(notice, run));
        }
        if (json) {
            machine.out().println(NoticeView.json(views));
            return 0;
        }
        String whose = loan.map(id -> "about loan " + id).orElseGet(() -> "to borrower " + borrower.orElse(""));
        machine.out().println((views.isEmpty() ? "No notice " : views.size() + " notice(s) ") + whose + ".");
        views.forEach(view -> view.lines().forEach(machine.out()::println));
        return 0;
    }

    private List<RememberedNotice> found(Store store) {
        return loan.isPresent()
                ? store.ledger().rememberedOfLoan(loan.get())
                : store.ledger().rememberedOfBorrower(borrower.orElse(""));
    }
}
