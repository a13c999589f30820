package io.daybreak.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a run came to, in words a person can act on.
 *
 * @param exit how it ended
 * @param headline one line: what happened
 * @param details what, where and what to do, a line each
 * @param folder where to look, if there is something to look at
 */
public record NightOutcome(NightExit exit, String headline, List<String> details, Optional<Path> folder) {
    public NightOutcome {
        details = List.copyOf(details);
    }

    static NightOutcome of(NightExit exit, String headline, String... details) {
        return new NightOutcome(exit, headline, List.of(details), Optional.empty());
    }

    static NightOutcome of(NightExit exit, String headline, List<String> details, Path folder) {
        return new NightOutcome(exit, headline, details, Optional.of(folder));
    }
}
