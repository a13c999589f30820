package io.daybreak.cli;

import io.daybreak.job.NightExit;
import io.daybreak.store.OpenOptions;
import io.daybreak.store.Opening;
import io.daybreak.store.Store;
import io.daybreak.store.StoreFailure;
import io.daybreak.store.StoreLocation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;

/**
 * Opens the store for one command, closes it again, and says why where it cannot be opened or used.
 *
 * @param machine the machine
 * @param command the command's name, for whoever finds the store taken
 */
record StoreVisit(Machine machine, String command) {
    /** One for its own thread, one beside it. */
    private static final int CONNECTIONS = 2;

    /** What a command does with the store; answers the exit code. */
    @FunctionalInterface
    interface Work {
        int on(Store store) throws IOException;
    }

    /** Looks into the store without taking it. Where there is none, nothing is answered: nobody knows what was sent. */
    int reading(StoreLocation location, Work work) {
        return visit(
                location,
                Store.openReadOnly(location, options()),
                store -> store.isStandIn() ? nothingThere(location) : work.on(store));
    }

    private int nothingThere(StoreLocation location) {
        machine.err().println("daybreak: " + thereIsNone(location));
        return NightExit.USAGE.code();
    }

    /** That there is no store, and what to do. */
    static String thereIsNone(StoreLocation location) {
        return "there is no store at " + location + ": nothing was run or taken over there; if something was, give its"
                + " store with --store";
    }

    /** Takes the store's lock: no run is under way meanwhile. */
    int locked(StoreLocation location, Work work) {
        return visit(location, Store.open(location, options()), work);
    }

    private OpenOptions options() {
        return new OpenOptions(
                "process " + ProcessHandle.current().pid() + ", " + command, CONNECTIONS, new SecureRandom());
    }

    private int visit(StoreLocation location, Opening opening, Work work) {
        if (opening instanceof Opening.Busy busy) {
            machine.err().println("daybreak: " + busy.message());
            return NightExit.BUSY.code();
        }
        if (opening instanceof Opening.Unusable unusable) {
            machine.err().println("daybreak: " + unusable.message());
            return NightExit.FAILED.code();
        }
        try (Store store = ((Opening.Opened) opening).store()) {
            return work.on(store);
        } catch (StoreFailure failure) {
            // Drivers go on with the statement.
            machine.err()
                    .println("daybreak: the store failed: "
                            + String.valueOf(failure.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse(failure.getClass().getSimpleName())
                            + "; see that " + location + " has room and may be written, and start the command again");
            return NightExit.FAILED.code();
        } catch (IOException | UncheckedIOException failure) {
            machine.err()
                    .println("daybreak: " + command + ": " + failure.getClass().getSimpleName() + ": "
                            + failure.getMessage());
            return NightExit.FAILED.code();
        }
    }
}
