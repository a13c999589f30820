package io.daybreak.reconciliation;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One check over the whole run, evaluated.
 *
 * @param name which
 * @param subject what of, where one guard is asked several times: a feed, a place in a file; else empty
 * @param value what was found: days, a count, or percent
 * @param limit the most that is allowed, in the same unit; empty where any is too much
 * @param baseline what it was compared with, a count or an amount; empty where nothing is
 * @param tripped whether it holds the run
 * @param seen what was seen
 */
public record Guard(
        GuardName name,
        String subject,
        Optional<BigDecimal> value,
        Optional<BigDecimal> limit,
        Optional<BigDecimal> baseline,
        boolean tripped,
        GuardFinding seen) {

    /** What always holds: there is no limit to it. */
    public static Guard always(GuardName name, String subject, long count, GuardFinding seen) {
        return new Guard(
                name, subject, Optional.of(BigDecimal.valueOf(count)), Optional.empty(), Optional.empty(), true, seen);
    }

    /** One line for people: which, what of, what was seen, value, limit and baseline. */
    public String line() {
        StringBuilder line = new StringBuilder(name.word());
        line.append(subject.isEmpty() ? "" : " " + subject).append(": ").append(seen.sentence());
        if (limit.isPresent()) {
            line.append(" Value ").append(value.map(BigDecimal::toPlainString).orElse("not known"));
            line.append(", limit ").append(limit.get().toPlainString());
            baseline.ifPresent(before -> line.append(", baseline ").append(before.toPlainString()));
            line.append('.');
        }
        return line.toString();
    }
}
