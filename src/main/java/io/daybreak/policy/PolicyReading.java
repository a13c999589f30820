package io.daybreak.policy;

import java.util.List;

/** What came of reading a policy: the policy, or everything that is wrong with it in one go. */
public sealed interface PolicyReading {

    /**
     * The policy passed all checks.
     *
     * @param policy the policy as values
     */
    record Usable(Policy policy) implements PolicyReading {}

    /**
     * The policy cannot be used.
     *
     * @param problems every problem found, by line; never empty
     */
    record Faulty(List<PolicyProblem> problems) implements PolicyReading {
        public Faulty {
            problems = List.copyOf(problems);
        }
    }
}
