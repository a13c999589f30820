package io.daybreak.job;

import io.daybreak.publication.OutputFolder;
import io.daybreak.store.OpenOptions;
import io.daybreak.store.Opening;
import io.daybreak.store.Run;
import io.daybreak.store.RunState;
import io.daybreak.store.Store;
import io.daybreak.store.StoreLocation;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every command that changes the memory does first: it takes the store, finds out that store and output folder
 * belong together, and finishes what a dead process left half published.
 *
 * @param location the store
 * @param outputs the output folder
 * @param clock for the record
 * @param killPoints where a test ends the process
 */
record StoreTaking(StoreLocation location, OutputFolder outputs, InstantSource clock, KillPoints killPoints) {
    private static final Logger LOG = LoggerFactory.getLogger(StoreTaking.class);

    /** What is done once the store is open. */
    @FunctionalInterface
    interface Deed {
        NightOutcome on(Store store) throws IOException;
    }

    /**
     * Takes the store for one deed; that it cannot be taken, and failures of the machine, are outcomes too.
     *
     * @param deed what is done, for the message another process gets meanwhile, such as {@code run of 2026-06-30}
     * @param connections most connections taken at a time
     */
    NightOutcome write(String deed, int connections, Deed work) {
        return in(deed, Store.open(location, options(deed, connections)), store -> {
            Optional<NightOutcome> unpaired = new Belonging(store, outputs).problem();
            if (unpaired.isPresent()) {
                return unpaired.get();
            }
            PublishProtocol protocol = new PublishProtocol(store, outputs, clock, killPoints);
            for (Run interrupted : store.runs().inState(RunState.PUBLISHING)) {
                protocol.recover(interrupted);
            }
            protocol.linkAgain();
            HoldProtocol.tidy(store, outputs);
            return work.on(store);
        });
    }

    /** Looks into the store without taking it, and finds out the same; writes nothing. */
    NightOutcome read(String deed, int connections, Deed work) {
        return in(deed, Store.openReadOnly(location, options(deed, connections)), store -> {
            Optional<NightOutcome> unpaired = new Belonging(store, outputs).problemSeen();
            return unpaired.isPresent() ? unpaired.get() : work.on(store);
        });
    }

    private Failures failures() {
        return new Failures(location, outputs);
    }

    private NightOutcome in(String deed, Opening opening, Deed work) {
        if (opening instanceof Opening.Busy busy) {
            return NightOutcome.of(NightExit.BUSY, busy.message());
        }
        if (opening instanceof Opening.Unusable unusable) {
            return NightOutcome.of(NightExit.FAILED, unusable.message());
        }
        try (Store store = ((Opening.Opened) opening).store()) {
            return work.on(store);
        } catch (NightStopped stopped) {
            return stopped.outcome();
        } catch (IOException failure) {
            LOG.error("{} failed.", deed, failure);
            return failures().ofMachine(failure);
        } catch (RuntimeException | Error failure) {
            Optional<NightOutcome> outcome = failures().of(failure);
            if (outcome.isEmpty()) {
                throw failure;
            }
            LOG.error("{} failed.", deed, failure);
            return outcome.get();
        }
    }

    static OpenOptions options(String deed, int connections) {
        return new OpenOptions(
                "process " + ProcessHandle.current().pid() + ", " + deed, connections, new SecureRandom());
    }
}
