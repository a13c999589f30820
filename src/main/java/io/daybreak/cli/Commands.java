package io.daybreak.cli;

import io.daybreak.notice.ComplaintVerdict;
import io.daybreak.notice.MoneyFate;
import io.daybreak.notice.SuppressionCode;
import io.daybreak.policy.Suggestion;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line as a whole: which commands there are, their help, and what is said of a wrong one. */
@Command(
        name = "daybreak",
        versionProvider = ProgramVersion.class,
        description = "Closes a lender's day: days past due, default tiers, notices that can be proved, and a report"
                + " that ties.",
        synopsisSubcommandLabel = "COMMAND")
final class Commands implements Runnable {
    private static final int HELP_WIDTH = 110;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in before it calls run
    private CommandSpec spec;

    private Commands() {}

    /** The command line on a machine. */
    static CommandLine of(Machine machine) {
        CommandLine line = new CommandLine(new Commands())
                .addSubcommand(decidingNotices(new RunCommand(machine)))
                .addSubcommand(decidingNotices(new RerunCommand(machine)))
                .addSubcommand(decidingNotices(new CheckCommand(machine)))
                .addSubcommand(new StatusCommand(machine))
                .addSubcommand(new ReleaseCommand(machine))
                .addSubcommand(new DiscardCommand(machine))
                .addSubcommand(new ClearCommand(machine))
                .addSubcommand(new PurgeCommand(machine))
                .addSubcommand(new DictionaryCommand(machine))
                .addSubcommand(new ExplainCommand(machine))
                .addSubcommand(new NoticesCommand(machine))
                .addSubcommand(answeringComplaints(new VerifyCommand(machine)))
                .addSubcommand(new ImportNoticesCommand(machine))
                .addSubcommand(new CommandLine(new PolicyCommand())
                        .addSubcommand(new PolicyCommand.Lint(machine))
                        .addSubcommand(new PolicyCommand.Show(machine))
                        .addSubcommand(new PolicyCommand.Test(machine))
                        .addSubcommand(new PolicyCommand.Compare(machine)));
        line.setOut(machine.out());
        line.setErr(machine.err());
        line.setUsageHelpWidth(HELP_WIDTH);
        line.setParameterExceptionHandler(Commands::wrongUsage);
        line.setExecutionExceptionHandler((crash, command, arguments) -> Crash.report(machine, crash));
        helpEverywhere(line);
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command: say what to do.");
    }

    private static void helpEverywhere(CommandLine line) {
        line.getCommandSpec().mixinStandardHelpOptions(true);
        UsageMessageSpec usage = line.getCommandSpec().usageMessage();
        usage.sortOptions(false);
        usage.sortSynopsis(false);
        usage.exitCodeListHeading("%nExit codes:%n");
        usage.exitCodeList(ExitCodes.meanings());
        line.getSubcommands().values().forEach(Commands::helpEverywhere);
    }

    /** A command whose help also lists the suppression codes. */
    private static CommandLine decidingNotices(Object command) {
        return listing(
                command,
                List.of(section(
                        "Why a late loan gets no notice (suppressed.csv; the first that applies):",
                        SuppressionCode.values(),
                        SuppressionCode::meaning)));
    }

    /** A command whose help also lists the codes of answers. */
    private static CommandLine answeringComplaints(Object command) {
        return listing(
                command,
                List.of(
                        section("Verdicts:", ComplaintVerdict.values(), ComplaintVerdict::meaning),
                        section("Where the money is:", MoneyFate.values(), MoneyFate::meaning)));
    }

    private static CommandLine listing(Object command, List<String> sections) {
        CommandLine line = new CommandLine(command);
        line.getCommandSpec().usageMessage().footer(String.join("", sections));
        return line;
    }

    private static <E extends Enum<E>> String section(String title, E[] codes, Function<E, String> meaning) {
        int width = Arrays.stream(codes)
                .mapToInt(code -> code.name().length())
                .max()
                .orElse(0);
        return Arrays.stream(codes)
                .map(code -> entry(code.name(), width, meaning.apply(code)))
                .collect(Collectors.joining("", "%n" + title + "%n", ""));
    }

    /** A word and its meaning in two columns, the second one wrapped. */
    private static String entry(String word, int width, String meaning) {
        StringBuilder entry = new StringBuilder("  " + word + " ".repeat(width - word.length()));
        int column = entry.length();
        for (String part : meaning.split(" ", -1)) {
            if (column + 1 + part.length() >= HELP_WIDTH - 1) {
                entry.append("%n").append(" ".repeat(width + 2));
                column = width + 2;
            }
            entry.append(column == width + 2 ? "  " : " ").append(part);
            column += 1 + part.length();
        }
        return entry.append("%n").toString();
    }

    /** What is wrong, what may have been meant, and where the whole help is; never the whole help itself. */
    private static int wrongUsage(ParameterException wrong, String... arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("daybreak: " + wrong.getMessage());
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            meant(unmatched.getUnmatched().get(0), command)
                    .ifPresent(near -> err.println("Did you mean '" + near + "'?"));
        }
        String name = command.getCommandSpec().qualifiedName();
        String rest = command.getSubcommands().isEmpty() ? "[OPTIONS]" : "COMMAND [OPTIONS]";
        err.println("Usage: " + name + " " + rest + "; " + name + " --help lists "
                + (command.getSubcommands().isEmpty() ? "the options" : "the commands") + " and the exit codes.");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static Optional<String> meant(String written, CommandLine command) {
        Set<String> known = new TreeSet<>(command.getSubcommands().keySet());
        known.addAll(command.getCommandSpec().optionsMap().keySet());
        String name = written.contains("=") ? written.substring(0, written.indexOf('=')) : written;
        return Suggestion.nearest(name, known);
    }
}
