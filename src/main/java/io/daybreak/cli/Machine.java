package io.daybreak.cli;

import io.daybreak.job.KillPoints;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;

/**
 * The machine as a command sees it. Whatever differs between two machines, or between a person at a terminal and a
 * timer, comes from here, so that a test can hand in its own.
 *
 * @param out standard output: results
 * @param err standard error: progress and diagnostics
 * @param terminal whether a person watches standard error
 * @param environment environment variables
 * @param user name of the operating-system user, for the record
 * @param clock the clock; decides the business date when none is given, and is shown beside what happened
 * @param workingDirectory what relative paths on the command line and in the environment are relative to; absolute
 * @param home the installation: the folder that holds {@code jobs/}; absolute
 * @param temporary folder for what does not outlive the process; absolute
 * @param processors processors that may be used, 1 or more
 * @param stop set when the process is asked to end
 * @param killPoints where a test ends the process
 */
record Machine(
        PrintWriter out,
        PrintWriter err,
        boolean terminal,
        Map<String, String> environment,
        String user,
        InstantSource clock,
        Path workingDirectory,
        Path home,
        Path temporary,
        int processors,
        SafeStop stop,
        KillPoints killPoints) {
    Machine {
        environment = Map.copyOf(environment);
    }

    /** A new name for a folder that does not outlive the process; nobody can guess it and be there first. */
    Path scratch() {
        return temporary.resolve("daybreak-" + HexFormat.of().toHexDigits(new SecureRandom().nextLong()));
    }

    /** A path as it is shown: short where it lies below the working directory. */
    String shown(Path path) {
        Path whole = workingDirectory.resolve(path).normalize();
        if (!whole.startsWith(workingDirectory) || whole.equals(workingDirectory)) {
            return whole.toString();
        }
        return workingDirectory.relativize(whole).toString();
    }
}
