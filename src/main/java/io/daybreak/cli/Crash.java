package io.daybreak.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something went wrong that nobody foresaw: one line for the terminal, the stack trace for the log. */
final class Crash {
    private static final Logger LOG = LoggerFactory.getLogger(Crash.class);

    private Crash() {}

    /** Reports a crash that an open log receives. */
    static int report(Machine machine, Throwable crash, LogFile log) {
        LOG.error("crashed", crash);
        say(machine, crash, "details in " + machine.shown(log.file()));
        return 1;
    }

    /** Reports a crash while no log is open; it gets one of its own. */
    static int report(Machine machine, Throwable crash) {
        Path file = machine.scratch().resolve("crash.log");
        try (LogFile log = LogFile.open(file, ZoneOffset.UTC)) {
            return report(machine, crash, log);
        } catch (IOException noLog) {
            say(machine, crash, "no details, since " + machine.shown(file) + " cannot be written");
            return 1;
        }
    }

    private static void say(Machine machine, Throwable crash, String where) {
        machine.err().println("daybreak: failed: " + words(crash) + " (" + where + ")");
    }

    private static String words(Throwable crash) {
        if (crash instanceof OutOfMemoryError) {
            return "out of memory; give more with DAYBREAK_HEAP, such as 1g";
        }
        String message = String.valueOf(crash.getMessage()).lines().findFirst().orElse("");
        return crash.getClass().getSimpleName() + ": " + message;
    }
}
