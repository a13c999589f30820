package io.daybreak.cli;

import io.daybreak.intake.DeliveryMapping;
import io.daybreak.intake.LoanIdOrder;
import io.daybreak.notice.MessageSettings;
import io.daybreak.policy.Fields;
import io.daybreak.policy.PolicyProblem.Code;
import io.daybreak.policy.PolicyYaml;
import io.daybreak.policy.Problems;
import io.daybreak.policy.Suggestion;
import io.daybreak.policy.YamlNode;
import io.daybreak.publication.ReportLanguage;
import io.daybreak.publication.ReportStyle;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a settings file together with what was chosen beside it. Every problem of both is collected; none hides
 * another.
 */
final class SettingsReader {
    /** Most working threads: more never helped, and a slip of the finger should not start ten thousand. */
    static final int THREADS_MAX = 256;

    static final List<String> KEYS = List.of(
            "input",
            "output",
            "store",
            "policy",
            "templates",
            "threads",
            "time_zone",
            "loan_id_order",
            "fallback_language",
            "lender",
            "delivery",
            "report_language",
            "worklist_xlsx",
            "approvers",
            "log",
            "log_format",
            "metrics_file",
            "hook");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}");

    private final Fields fields;
    private final Problems problems;
    private final Choices choices;
    private final Path file;
    private final String shownFile;
    private final List<String> beside = new ArrayList<>();

    private SettingsReader(Fields fields, Problems problems, Choices choices, Path file, String shownFile) {
        this.fields = fields;
        this.problems = problems;
        this.choices = choices;
        this.file = file;
        this.shownFile = shownFile;
    }

    /**
     * Reads settings.
     *
     * @param file the settings file; absolute, and its folder is what paths in it are relative to
     * @param shownFile the file as messages name it
     * @param text what is in it
     * @param choices what was chosen beside it, and beats it
     * @param processors working threads when nothing says otherwise
     */
    static SettingsReading read(Path file, String shownFile, String text, Choices choices, int processors) {
        Problems problems = new Problems();
        Optional<YamlNode.Mapping> root = PolicyYaml.tree(text, problems).flatMap(node -> mapping(node, problems));
        if (root.isEmpty() || !problems.isEmpty()) {
            return new SettingsReading.Faulty(lines(problems, shownFile));
        }
        Fields fields = Fields.of(root.get(), KEYS, problems);
        return new SettingsReader(fields, problems, choices, file, shownFile).settings(processors);
    }

    private static Optional<YamlNode.Mapping> mapping(YamlNode node, Problems problems) {
        if (node instanceof YamlNode.Mapping mapping) {
            return Optional.of(mapping);
        }
        problems.report(Code.WRONG_SHAPE, node, node.shape() + " stands here; settings are lines of key: value");
        return Optional.empty();
    }

    private static List<String> lines(Problems problems, String shownFile) {
        return problems.inOrder().stream().map(problem -> problem.in(shownFile)).toList();
    }

    private SettingsReading settings(int processors) {
        Choice input = chosen(Key.INPUT, "input");
        Choice output = chosen(Key.OUTPUT, "output");
        Choice store = chosen(Key.STORE, "store");
        Choice policy = chosen(Key.POLICY, "policy");
        Choice templates = ofFile("templates").orElse(byDefault("templates"));
        Path outputFolder = path(output);
        int threads = threads(processors);
        checkInput(input);
        Optional<String> fallback = LenderReader.language(fields, "fallback_language");
        MessageSettings messages = new MessageSettings(LenderReader.read(fields, fallback, problems), fallback, zone());
        DeliveryMapping delivery = new DeliveryReader(fields).read(loanIdOrder());
        Settings settings = new Settings(
                file,
                input,
                outputFolder,
                store,
                path(policy),
                path(templates),
                threads,
                messages,
                delivery,
                report(),
                approvers(),
                ofFile("log").map(this::path).orElse(outputFolder.resolve(".log")),
                fields.word("log_format", LogFormat.class).orElse(LogFormat.TEXT),
                ofFile("metrics_file").map(this::path),
                hook());
        List<String> all = new ArrayList<>(beside);
        all.addAll(lines(problems, shownFile));
        return all.isEmpty() ? new SettingsReading.Usable(settings) : new SettingsReading.Faulty(all);
    }

    /** The choice of a place that has no default; one that nobody made is a problem, and stands in for itself. */
    private Choice chosen(Key key, String name) {
        Optional<Choice> inFile = ofFile(name);
        Optional<Choice> chosen = choices.of(key).or(() -> inFile);
        if (chosen.isEmpty() && !fields.has(name)) {
            fields.problem(
                    Code.MISSING_KEY,
                    name,
                    "'" + name + "' is missing; write it here, or give " + key.flag() + " or set " + key.variable());
        }
        return chosen.orElse(byDefault(name));
    }

    private Optional<Choice> ofFile(String name) {
        Optional<String> text = fields.text(name);
        if (text.isPresent() && text.get().isBlank()) {
            fields.problem(Code.NO_VALUE, name, "'" + name + "' is blank; write a value or take the key out");
            return Optional.empty();
        }
        return text.map(value -> new Choice(value, shownFile + ": " + name, folder()));
    }

    private Choice byDefault(String name) {
        return new Choice(name, shownFile + ": " + name, folder());
    }

    private Path folder() {
        return file.resolveSibling("");
    }

    private Path path(Choice choice) {
        try {
            return choice.path();
        } catch (InvalidPathException bad) {
            beside.add(choice.origin() + ": '" + choice.text() + "' cannot be a path: " + bad.getReason());
            return folder();
        }
    }

    private void checkInput(Choice input) {
        path(input);
        Matcher matcher = PLACEHOLDER.matcher(input.text());
        while (matcher.find()) {
            if (!matcher.group().equals(Settings.DATE_PLACEHOLDER)) {
                beside.add(input.origin() + ": '" + matcher.group() + "' means nothing in a path; only "
                        + Settings.DATE_PLACEHOLDER + " does, and stands for the business date");
            }
        }
    }

    private int threads(int processors) {
        OptionalInt inFile = fields.whole("threads", 1, THREADS_MAX);
        Optional<Choice> chosen = choices.of(Key.THREADS);
        if (chosen.isEmpty()) {
            return inFile.orElse(Math.min(processors, THREADS_MAX));
        }
        OptionalInt number = threadsOf(chosen.get().text());
        if (number.isEmpty()) {
            beside.add(
                    chosen.get().origin() + ": " + threadsProblem(chosen.get().text()));
        }
        return number.orElse(1);
    }

    /** A number of threads; empty when the text is none. */
    static OptionalInt threadsOf(String text) {
        if (!text.matches("[0-9]{1,3}")) {
            return OptionalInt.empty();
        }
        int number = Integer.parseInt(text);
        return number < 1 || number > THREADS_MAX ? OptionalInt.empty() : OptionalInt.of(number);
    }

    static String threadsProblem(String text) {
        return "'" + text + "' is not a number of threads; write a whole number from 1 to " + THREADS_MAX;
    }

    private ZoneId zone() {
        Optional<String> text = fields.text("time_zone");
        if (text.isEmpty()) {
            fields.require("time_zone");
            return ZoneOffset.UTC;
        }
        try {
            return ZoneId.of(text.get());
        } catch (DateTimeException unknown) {
            String meant = Suggestion.nearest(text.get(), ZoneId.getAvailableZoneIds())
                    .map(zone -> "did you mean '" + zone + "'?")
                    .orElse("write one such as Asia/Shanghai or Europe/Berlin");
            fields.problem(Code.UNKNOWN_WORD, "time_zone", Fields.quoted(text.get()) + " is not a time zone; " + meant);
            return ZoneOffset.UTC;
        }
    }

    /** A switch in the settings. */
    private enum YesOrNo {
        YES,
        NO
    }

    private ReportStyle report() {
        return new ReportStyle(
                fields.word("report_language", ReportLanguage.class).orElse(ReportLanguage.EN),
                fields.word("worklist_xlsx", YesOrNo.class).orElse(YesOrNo.NO) == YesOrNo.YES);
    }

    private LoanIdOrder loanIdOrder() {
        return fields.word("loan_id_order", LoanIdOrder.class).orElse(LoanIdOrder.UTF8);
    }

    /** The hook's program and arguments; a program that is named by a path is looked for beside the settings. */
    private List<String> hook() {
        List<String> command = new ArrayList<>();
        for (YamlNode item : fields.items("hook")) {
            fields.scalar(item).map(YamlNode.Scalar::text).ifPresent(command::add);
        }
        if (!command.isEmpty() && command.get(0).isBlank()) {
            fields.problem(Code.NO_VALUE, "hook", "'hook' begins with nothing; write the program first");
        }
        if (!command.isEmpty() && command.get(0).contains("/")) {
            command.set(
                    0,
                    path(new Choice(command.get(0), shownFile + ": hook", folder()))
                            .toString());
        }
        return command;
    }

    private List<String> approvers() {
        Set<String> names = new LinkedHashSet<>();
        for (YamlNode item : fields.items("approvers")) {
            Optional<String> name =
                    fields.scalar(item).map(scalar -> scalar.text().strip());
            if (name.isPresent() && name.get().isEmpty()) {
                problems.report(Code.NO_VALUE, item, "a name is missing; write one or take the line out");
            } else if (name.isPresent() && !names.add(name.get())) {
                problems.report(Code.DUPLICATE_CODE, item, Fields.quoted(name.get()) + " stands twice; keep one");
            }
        }
        return List.copyOf(names);
    }
}
