package io.daybreak.job;

import io.daybreak.store.Run;
import java.util.ArrayList;
import java.util.List;

/**
 * A date that is decided, ties and is staged, but not published yet.
 *
 * @param run its run
 * @param controlDigest sha256 of its staged {@code control.csv}
 * @param isTripped whether a guard trips
 * @param lines what it came to, in words for people: why it is held, or the screen at the end of a run
 */
record Closed(Run run, String controlDigest, boolean isTripped, List<String> lines) {
    private static final String TRIPPED = "tripped";

    Closed {
        lines = List.copyOf(lines);
    }

    /** What the store keeps of it. */
    String summary() {
        return String.join("\n", lines);
    }

    /** Text that {@link #parse} reads. */
    String toText() {
        List<String> text = new ArrayList<>();
        text.add(controlDigest);
        text.add(isTripped ? TRIPPED : "");
        text.addAll(lines);
        return String.join("\n", text);
    }

    static Closed parse(Run run, String text) {
        List<String> lines = List.of(text.split("\n", -1));
        return new Closed(run, lines.get(0), lines.get(1).equals(TRIPPED), lines.subList(2, lines.size()));
    }
}
