package io.daybreak.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One run as {@code status} lists it.
 *
 * @param businessDate the day it closed
 * @param attempt number of the try
 * @param state how far it got, in a word or two
 * @param startedAt when it began
 * @param endedAt when it ended; empty while it has not
 * @param remark what came of it, in one line; may be empty
 * @param below more of it, a line each
 */
record RunLine(
        LocalDate businessDate,
        int attempt,
        String state,
        Instant startedAt,
        Optional<Instant> endedAt,
        String remark,
        List<String> below) {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    RunLine {
        below = List.copyOf(below);
    }

    /** The line, with times of a zone. */
    String in(ZoneId zone) {
        String line = String.format(
                Locale.ROOT,
                "%s  attempt %-3d %-22s %s  %-19s  %s",
                businessDate,
                attempt,
                state,
                moment(startedAt, zone),
                endedAt.map(end -> moment(end, zone)).orElse("-"),
                remark);
        return line.stripTrailing();
    }

    static String moment(Instant moment, ZoneId zone) {
        return MOMENT.format(moment.atZone(zone));
    }
}
