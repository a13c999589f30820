package io.daybreak.cli;

import java.util.List;

/** Says what is wrong with settings, policy or templates: everything at once, one line each. */
final class Complaint {
    private Complaint() {}

    /** Prints the problems and answers the exit code that goes with them. */
    static int of(Machine machine, List<String> problems) {
        String count = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
        machine.err().println("daybreak: " + count + "; nothing was run.");
        problems.forEach(problem -> machine.err().println("  " + problem));
        return 2;
    }
}
