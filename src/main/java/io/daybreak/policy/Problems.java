package io.daybreak.policy;

import io.daybreak.policy.PolicyProblem.Code;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects problems while a policy is read. The same code at the same place is kept once: a product inherits the base
 * rules, and with them their faults.
 */
public final class Problems {
    private final List<PolicyProblem> found = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    /** Keeps a problem of a node. */
    public void report(Code code, YamlNode where, String message) {
        report(code, where.path(), where.line(), message);
    }

    /** Keeps a problem at a place; line 0 when none can be named. */
    public void report(Code code, String path, int line, String message) {
        if (seen.add(code + " " + path)) {
            found.add(new PolicyProblem(code, path, line, message));
        }
    }

    /** Whether nothing was reported. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    int count() {
        return found.size();
    }

    /** By line; those of one line as found. */
    public List<PolicyProblem> inOrder() {
        return found.stream()
                .sorted(Comparator.comparingInt(PolicyProblem::line))
                .toList();
    }
}
