package io.daybreak.cli;

import io.daybreak.job.NightExit;
import io.daybreak.job.NightOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows a run, or a decision about a held one, by the settings: the metrics file, and the hook when a person is needed. Neither changes how the
 * run ended: what goes wrong here is said and logged.
 *
 * @param machine the machine
 * @param settings the settings in force
 */
record Aftermath(Machine machine, Settings settings) {
    private static final Logger LOG = LoggerFactory.getLogger(Aftermath.class);

    /**
     * A run ended.
     *
     * @param date business date
     * @param exit how it ended
     * @param headline one line: what happened
     * @param folder where its files lie
     */
    void of(LocalDate date, NightExit exit, String headline, Optional<Path> folder) {
        settings.metrics().ifPresent(file -> metrics(file, exit, folder));
        if (!settings.hook().isEmpty() && needsAPerson(exit)) {
            Hook hook = new Hook(settings.hook(), machine);
            hook.call(date, exit, headline, folder).ifPresent(this::complain);
        }
    }

    /** A person decided about a held run; what was not done changes nothing. */
    void ofDecision(LocalDate date, NightOutcome outcome) {
        switch (outcome.exit()) {
            case PUBLISHED, ALREADY_PUBLISHED, DISCARDED, FAILED ->
                of(date, outcome.exit(), outcome.headline(), outcome.folder());
            case WOULD_PUBLISH,
                    CLEARED,
                    PURGED,
                    COMPARED,
                    NOT_REPRODUCED,
                    USAGE,
                    BROKEN,
                    REFUSED,
                    HELD,
                    BUSY,
                    STOPPED -> {}
        }
    }

    private void metrics(Path file, NightExit exit, Optional<Path> folder) {
        try {
            new MetricsFile(file).write(exit, folder, machine.clock().instant());
        } catch (IOException unwritable) {
            LOG.warn("metrics", unwritable);
            complain("the metrics file " + machine.shown(file) + " cannot be written: "
                    + unwritable.getClass().getSimpleName() + "; look at its folder's rights");
        }
    }

    private void complain(String problem) {
        LOG.warn("{}", problem);
        machine.err().println("daybreak: " + problem);
    }

    /** Whether nobody would notice otherwise: not after wrong usage, which somebody is looking at. */
    private static boolean needsAPerson(NightExit exit) {
        return switch (exit) {
            case FAILED, BROKEN, REFUSED, HELD -> true;
            case PUBLISHED,
                    ALREADY_PUBLISHED,
                    WOULD_PUBLISH,
                    DISCARDED,
                    CLEARED,
                    PURGED,
                    COMPARED,
                    NOT_REPRODUCED,
                    USAGE,
                    BUSY,
                    STOPPED -> false;
        };
    }
}
