package io.daybreak.cli;

import io.daybreak.job.NightOutcome;
import java.io.PrintWriter;
import java.util.List;

/** Says what came of a command, and answers its exit code. */
final class Told {
    private Told() {}

    /** Results go to standard output; what keeps them from being there goes to standard error. */
    static int of(Machine machine, NightOutcome outcome) {
        PrintWriter to =
                switch (outcome.exit()) {
                    case PUBLISHED, ALREADY_PUBLISHED, WOULD_PUBLISH, DISCARDED, CLEARED, COMPARED, PURGED ->
                        machine.out();
                    case FAILED, USAGE, BROKEN, NOT_REPRODUCED, REFUSED, HELD, BUSY, STOPPED -> machine.err();
                };
        to.println(outcome.headline());
        List<String> details = outcome.details();
        details.forEach(line -> to.println("  " + line));
        outcome.folder().ifPresent(folder -> to.println("  files: " + machine.shown(folder)));
        to.flush();
        return outcome.exit().code();
    }
}
