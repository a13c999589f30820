package io.daybreak.cli;

import io.daybreak.delinquency.PolicyExamples;
import io.daybreak.notice.TemplateChecks;
import io.daybreak.policy.Policy;
import io.daybreak.policy.PolicyReading;
import io.daybreak.policy.PolicyStatus;
import io.daybreak.policy.PolicyYaml;
import io.daybreak.store.LocationReading;
import io.daybreak.store.StoreLocation;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what people wrote, settings, policy and templates, and checks all of it before anything runs. Problems are
 * collected: whoever mends the first has seen the last.
 */
final class Preparation {
    private static final Path SHIPPED_SETTINGS = Path.of("jobs", "nightly.yaml");

    private final Machine machine;
    private final Choices choices;
    private final List<String> problems = new ArrayList<>();

    Preparation(Machine machine, Choices choices) {
        this.machine = machine;
        this.choices = choices;
    }

    /**
     * A policy and the text it was read from.
     *
     * @param policy the policy, all checks passed
     * @param text the file as read
     */
    record ReadPolicy(Policy policy, String text) {}

    /** What a command does with the settings and the store; answers the exit code. */
    @FunctionalInterface
    interface Work<E extends Exception> {
        int with(Settings settings, StoreLocation store) throws E;
    }

    /** For a command that needs no more than settings and store: does its work, or says all that is wrong with them. */
    static <E extends Exception> int before(Machine machine, PlaceOptions places, Work<E> work) throws E {
        Preparation preparation = new Preparation(machine, Choices.of(places.given(), machine));
        Optional<Settings> settings = preparation.settings();
        Optional<StoreLocation> store = settings.flatMap(preparation::store);
        if (settings.isEmpty() || store.isEmpty()) {
            return Complaint.of(machine, preparation.problems());
        }
        return work.with(settings.get(), store.get());
    }

    /** Everything wrong so far, one line each. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** The settings in force; empty with problems otherwise. */
    Optional<Settings> settings() {
        Path file;
        try {
            file = choices.of(Key.SETTINGS)
                    .map(Choice::path)
                    .orElse(machine.home().resolve(SHIPPED_SETTINGS));
        } catch (InvalidPathException bad) {
            problems.add("the settings' file name cannot be a path: " + bad.getMessage());
            return Optional.empty();
        }
        return text(file, "; give the settings with --settings").flatMap(text -> {
            SettingsReading reading =
                    SettingsReader.read(file, machine.shown(file), text, choices, machine.processors());
            if (reading instanceof SettingsReading.Usable usable) {
                return Optional.of(usable.settings());
            }
            problems.addAll(((SettingsReading.Faulty) reading).problems());
            return Optional.empty();
        });
    }

    /** The business date: the one that was chosen, or yesterday in the lender's zone. */
    Optional<LocalDate> date(Settings settings) {
        Optional<Choice> chosen = choices.of(Key.DATE);
        if (chosen.isEmpty()) {
            return Optional.of(LocalDate.ofInstant(machine.clock().instant(), settings.zone())
                    .minusDays(1));
        }
        Optional<LocalDate> date = DateText.parse(chosen.get().text());
        if (date.isEmpty()) {
            problems.add(
                    chosen.get().origin() + ": " + DateText.problem(chosen.get().text()));
        }
        return date;
    }

    /** Where the store lies. */
    Optional<StoreLocation> store(Settings settings) {
        Choice store = settings.store();
        LocationReading reading = StoreLocation.parse(store.text(), store.base(), machine.environment());
        if (reading instanceof LocationReading.Located located) {
            return Optional.of(located.location());
        }
        problems.add(store.origin() + ": " + ((LocationReading.Wrong) reading).message());
        return Optional.empty();
    }

    /** The policy, every check passed but its own examples. */
    Optional<ReadPolicy> policy(Path file) {
        return text(file, "; give the policy with --policy").flatMap(text -> {
            PolicyReading reading = PolicyYaml.read(text);
            if (reading instanceof PolicyReading.Usable usable) {
                return Optional.of(new ReadPolicy(usable.policy(), text));
            }
            ((PolicyReading.Faulty) reading)
                    .problems()
                    .forEach(problem -> problems.add(problem.in(machine.shown(file))));
            return Optional.empty();
        });
    }

    /** Refuses a draft unless it is asked for. */
    void refuseDraft(Path file, Policy policy) {
        if (policy.status() == PolicyStatus.DRAFT) {
            problems.add(machine.shown(file) + ": status: the policy is a draft; have it signed and set final, or give"
                    + " --allow-draft");
        }
    }

    /** Runs the policy's own examples: one that fails them does not start. */
    void examples(Path file, Policy policy) {
        PolicyExamples.check(policy).forEach(failed -> problems.add(machine.shown(file) + ": " + failed));
    }

    /** The message templates, each checked against what the policy uses it for. */
    TemplateFolder templates(Settings settings, Policy policy) {
        TemplateFolder folder = TemplateFolder.read(settings.templates(), machine, problems);
        TemplateChecks.checkAll(policy, folder.texts(), settings.messages())
                .forEach(problem ->
                        problems.add(machine.shown(settings.templates().resolve(problem.file()))
                                + problem.toString().substring(problem.file().length())));
        return folder;
    }

    private Optional<String> text(Path file, String hint) {
        TextReading reading = TextReading.of(file);
        if (reading instanceof TextReading.Text read) {
            return Optional.of(read.text());
        }
        problems.add(machine.shown(file) + ": " + ((TextReading.Unreadable) reading).problem() + hint);
        return Optional.empty();
    }
}
