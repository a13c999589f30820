package io.daybreak.cli;

import io.daybreak.policy.Policy;
import io.daybreak.policy.PolicyWords;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code policy}: reads a policy to whoever signs it. Its commands look at the policy alone and run nothing. */
@Command(
        name = "policy",
        description = "Reads and checks the policy: lint, show, test, compare.",
        synopsisSubcommandLabel = "COMMAND")
final class PolicyCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in before it calls run
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing command: say lint, show, test or compare.");
    }

    /** What the commands on one policy have in common. */
    abstract static class OnPolicy implements Callable<Integer> {
        private final Machine machine;
        private final boolean examplesMustPass;
        private final Function<Policy, List<String>> words;

        @Mixin
        private final PlaceOptions places = new PlaceOptions();

        OnPolicy(Machine machine, boolean examplesMustPass, Function<Policy, List<String>> words) {
            this.machine = machine;
            this.examplesMustPass = examplesMustPass;
            this.words = words;
        }

        @Override
        public Integer call() {
            Preparation preparation = new Preparation(machine, Choices.of(places.given(), machine));
            Optional<Settings> settings = preparation.settings();
            Optional<Policy> policy = settings.flatMap(chosen -> preparation.policy(chosen.policy()))
                    .map(Preparation.ReadPolicy::policy);
            if (examplesMustPass && policy.isPresent()) {
                preparation.examples(settings.orElseThrow().policy(), policy.get());
            }
            if (policy.isEmpty() || !preparation.problems().isEmpty()) {
                return Complaint.of(machine, preparation.problems());
            }
            words.apply(policy.get()).forEach(machine.out()::println);
            return 0;
        }
    }

    /** {@code policy lint}. */
    @Command(
            name = "lint",
            description = "Says what is wrong with the policy, what may not be meant, and every limit that is off.")
    static final class Lint extends OnPolicy {
        Lint(Machine machine) {
            super(machine, true, policy -> {
                List<String> lines = PolicyWords.lint(policy);
                return lines.isEmpty() ? List.of("Nothing to say against " + name(policy) + ".") : lines;
            });
        }
    }

    /** {@code policy show}. */
    @Command(name = "show", description = "Says in words what the policy does, with both ends of every band.")
    static final class Show extends OnPolicy {
        Show(Machine machine) {
            super(machine, false, PolicyWords::show);
        }
    }

    /** {@code policy test}. */
    @Command(name = "test", description = "Runs the policy's own examples.")
    static final class Test extends OnPolicy {
        Test(Machine machine) {
            super(
                    machine,
                    true,
                    policy -> List.of("All " + policy.examples().size() + " examples of " + name(policy)
                            + " come out as written."));
        }
    }

    /** {@code policy compare}. */
    @Command(
            name = "compare",
            description = {
                "Says what one night would be under another policy: the matrix of tiers and the notices that differ.",
                "Both are computed as a dry run against the real ledger and baseline; nothing is published."
            })
    static final class Compare implements Callable<Integer> {
        private final Machine machine;

        @Parameters(
                index = "0",
                paramLabel = "OTHER_POLICY",
                converter = Named.Place.class,
                description = "The policy to compare with.")
        private Path other = Path.of("");

        @Mixin
        private final PlaceOptions places = new PlaceOptions();

        @Mixin
        private final NightOptions night = new NightOptions();

        Compare(Machine machine) {
            this.machine = machine;
        }

        @Override
        public Integer call() {
            return new Night(machine, RunCommand.choices(places, night, machine), true, true).compareWith(other);
        }
    }

    private static String name(Policy policy) {
        return policy.name() + " " + policy.version();
    }
}
