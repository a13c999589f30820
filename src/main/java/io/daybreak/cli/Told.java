package io.daybreak.cli;

import io.daybreak.job.NightExit;
import io.daybreak.job.NightOutcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
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

    /** Says that a file or folder people asked for cannot be written, why, and what to do; answers the exit code. */
    static int notWritten(Machine machine, String what, Path where, IOException failure, String instead) {
        String why = failure instanceof FileSystemException
                ? failure.getClass().getSimpleName()
                : String.valueOf(failure.getMessage());
        machine.err()
                .println("daybreak: " + what + " " + machine.shown(where) + " cannot be written (" + why
                        + "); make room there, let user " + machine.user() + " write there, or " + instead);
        return NightExit.FAILED.code();
    }
}
