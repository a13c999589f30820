package io.daybreak.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The program's entry: reads the command line, runs one command and ends the process with its exit code.
 *
 * <p>Results go to standard output and progress and diagnostics to standard error, both in UTF-8 whatever the
 * machine's locale says. This is the only class that ends the process.
 */
@Command(
        name = "daybreak",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        description = "Closes a lender's day: days past due, default tiers, notices that can be proved, and a report"
                + " that ties.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:published, or already published",
            "1:failed; the same command resumes where it stopped",
            "2:wrong usage, settings or policy; a date before the newest published one (use rerun)",
            "3:does not reconcile; nothing published",
            "4:delivery refused; nothing published",
            "5:held for release; nothing published",
            "75:another run has the store, or stopped on request: try again later"
        })
public final class Main implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in before it calls run
    private CommandSpec spec;

    private Main() {}

    /**
     * Runs one command and ends the process with its exit code.
     *
     * @param arguments the words after the program's name
     */
    public static void main(String[] arguments) {
        System.exit(execute(writer(FileDescriptor.out), writer(FileDescriptor.err), arguments));
    }

    /** Runs one command against the given writers and answers its exit code. */
    static int execute(PrintWriter out, PrintWriter err, String... arguments) {
        int exitCode = new CommandLine(new Main()).setOut(out).setErr(err).execute(arguments);
        out.flush();
        err.flush();
        return exitCode;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command: say what to do.");
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
