package io.daybreak.cli;

import io.daybreak.job.Clearance;
import io.daybreak.store.StoreLocation;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code clear}: a named person takes loans out of quarantine. */
@Command(
        name = "clear",
        description = {
            "Takes a loan, or every loan of a product, out of quarantine (QUARANTINE and HISTORY_CHANGED).",
            "From the next night on it is compared with what was last published. Who cleared it, and why, is kept for good."
        })
final class ClearCommand implements Callable<Integer> {
    private final Machine machine;

    @ArgGroup(multiplicity = "1")
    private final Which which = new Which();

    @Mixin
    private final DecisionOptions decision = new DecisionOptions();

    @Mixin
    private final PlaceOptions places = new PlaceOptions();

    ClearCommand(Machine machine) {
        this.machine = machine;
    }

    /** A loan or a product, not both. */
    static final class Which {
        @Parameters(arity = "1", paramLabel = "LOAN", converter = Named.Text.class, description = "The loan.")
        private String loan = "";

        @Option(
                names = "--product",
                paramLabel = "P",
                converter = Named.Text.class,
                description = "Every loan of this product instead.")
        private String product = "";

        Clearance.Subject subject() {
            return loan.isEmpty() ? new Clearance.Subject.Product(product) : new Clearance.Subject.Loan(loan);
        }
    }

    @Override
    public Integer call() {
        return Preparation.before(machine, places, this::clear);
    }

    private int clear(Settings settings, StoreLocation store) {
        Clearance clearance = new Clearance(which.subject(), decision.request(machine, settings, store));
        return Told.of(machine, clearance.clear());
    }
}
