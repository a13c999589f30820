package io.daybreak.cli;

import io.daybreak.job.KillPoints;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The program's entry: runs one command and ends the process with its exit code.
 *
 * <p>Results go to standard output and progress and diagnostics to standard error, both in UTF-8 whatever the
 * machine's locale says. This is the only class that ends the process.
 */
public final class Main {
    /** Exit code of a process ended by signal 9, as a shell reports it. */
    private static final int KILLED = 137;
    /** Exit code of a run that was stopped on request. */
    private static final int STOPPED = 75;
    /** How long a stopped run may take to its next safe point; service managers are told to wait longer. */
    private static final long PATIENCE_SECONDS = 100;

    private Main() {}

    /**
     * Runs one command and ends the process with its exit code.
     *
     * @param arguments the words after the program's name
     */
    public static void main(String[] arguments) {
        SafeStop stop = new SafeStop();
        CountDownLatch ended = new CountDownLatch(1);
        AtomicInteger exitCode = new AtomicInteger(STOPPED);
        Path workingDirectory = Path.of("").toAbsolutePath();
        Machine machine = new Machine(
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                // Java cannot tell whether standard error is a terminal; the launcher can.
                Boolean.getBoolean("daybreak.terminal"),
                System.getenv(),
                System.getProperty("user.name", "unknown"),
                InstantSource.system(),
                workingDirectory,
                workingDirectory
                        .resolve(System.getProperty("daybreak.home", ""))
                        .normalize(),
                Path.of(System.getProperty("java.io.tmpdir", "")).toAbsolutePath(),
                Runtime.getRuntime().availableProcessors(),
                stop,
                KillPoints.parse(System.getProperty("daybreak.kill", ""), () -> Runtime.getRuntime()
                        .halt(KILLED)));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopped(machine, ended, exitCode), "stop"));
        exitCode.set(execute(machine, arguments));
        ended.countDown();
        System.exit(exitCode.get());
    }

    /**
     * Runs one command in this process and answers its exit code. The installation is the working directory; nothing is
     * ever asked of a terminal.
     *
     * @param out standard output
     * @param err standard error
     * @param environment environment variables
     * @param clock the clock
     * @param workingDirectory what relative paths are relative to; absolute
     * @param arguments the words after the program's name
     */
    public static int execute(
            PrintWriter out,
            PrintWriter err,
            Map<String, String> environment,
            InstantSource clock,
            Path workingDirectory,
            String... arguments) {
        return execute(out, err, environment, clock, workingDirectory, KillPoints.NONE, arguments);
    }

    /** The same with something that happens to the machine when a point is reached. */
    public static int execute(
            PrintWriter out,
            PrintWriter err,
            Map<String, String> environment,
            InstantSource clock,
            Path workingDirectory,
            KillPoints killPoints,
            String... arguments) {
        return execute(
                new Machine(
                        out,
                        err,
                        false,
                        environment,
                        System.getProperty("user.name", "unknown"),
                        clock,
                        workingDirectory,
                        workingDirectory,
                        Path.of(System.getProperty("java.io.tmpdir", "")).toAbsolutePath(),
                        Runtime.getRuntime().availableProcessors(),
                        new SafeStop(),
                        killPoints),
                arguments);
    }

    /** Runs one command on a machine and answers its exit code; nothing is thrown. */
    static int execute(Machine machine, String... arguments) {
        int exitCode;
        try {
            exitCode = Commands.of(machine).execute(arguments);
        } catch (RuntimeException | Error crash) {
            exitCode = Crash.report(machine, crash);
        }
        machine.out().flush();
        machine.err().flush();
        return exitCode;
    }

    /**
     * What happens when the process is asked to end: the run comes to its next safe point and the process ends with the
     * run's own exit code, not with the signal's. When the process ends by itself there is nothing left to do.
     */
    private static void stopped(Machine machine, CountDownLatch ended, AtomicInteger exitCode) {
        if (ended.getCount() == 0) {
            return;
        }
        boolean nightUnderWay = machine.stop().request();
        try {
            if (nightUnderWay && !ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                machine.err().println("daybreak: stopped before a safe point; the same command resumes");
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        machine.out().flush();
        machine.err().flush();
        Runtime.getRuntime().halt(exitCode.get());
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
