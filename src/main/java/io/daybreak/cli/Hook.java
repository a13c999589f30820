package io.daybreak.cli;

import io.daybreak.job.NightExit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A command of the lender's that is started when a run needs a person. It is started as a program with its arguments,
 * never by a shell: nothing of a run can become a command. What happened is in its environment: {@code
 * DAYBREAK_OUTCOME}, {@code DAYBREAK_EXIT}, {@code DAYBREAK_DATE}, {@code DAYBREAK_HEADLINE} and {@code
 * DAYBREAK_FOLDER}; the store's user and password are not.
 *
 * @param command the program and its arguments
 * @param machine the machine
 */
record Hook(List<String> command, Machine machine) {
    /** A hook that hangs must not keep the run's exit code from cron. */
    private static final int SECONDS_MOST = 60;

    private static final String SECRETS = "DAYBREAK_STORE_";

    Hook {
        command = List.copyOf(command);
    }

    /** Starts it and waits; answers what went wrong. */
    Optional<String> call(LocalDate date, NightExit exit, String headline, Optional<Path> folder) {
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith(SECRETS));
        environment.put("DAYBREAK_OUTCOME", exit.name());
        environment.put("DAYBREAK_EXIT", Integer.toString(exit.code()));
        environment.put("DAYBREAK_DATE", date.toString());
        environment.put("DAYBREAK_HEADLINE", headline);
        environment.put("DAYBREAK_FOLDER", folder.map(Path::toString).orElse(""));
        builder.directory(machine.workingDirectory().toFile());
        builder.redirectInput(ProcessBuilder.Redirect.PIPE);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process process = builder.start();
            process.getOutputStream().close(); // a program that reads, such as mail, finds the end at once
            if (!process.waitFor(SECONDS_MOST, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.of("the hook " + command.get(0) + " took more than " + SECONDS_MOST
                        + " seconds and was ended; let it hand its work on");
            }
            return process.exitValue() == 0
                    ? Optional.empty()
                    : Optional.of("the hook " + command.get(0) + " ended with exit code " + process.exitValue()
                            + "; start it by hand to see why");
        } catch (IOException notStarted) {
            return Optional.of("the hook " + command.get(0)
                    + " cannot be started; give the whole path of a program that may be executed");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.of("the hook " + command.get(0) + " was not waited for: the run was asked to stop");
        }
    }
}
