package io.daybreak.store;

import io.daybreak.loan.Money;
import io.daybreak.notice.LedgerEntry;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A notice that an older system sent, as far as it says. Personal data: recipient and text are never written to a log.
 *
 * @param entry what decisions look at; it counts as sent
 * @param borrowerId whom it was addressed to
 * @param dpd days past due it named
 * @param overdue amount it named
 * @param language language tag of its text
 * @param subject first line of an email or letter
 * @param text the whole message
 */
public record TakenOverNotice(
        LedgerEntry entry,
        String borrowerId,
        OptionalInt dpd,
        Optional<Money> overdue,
        Optional<String> language,
        Optional<String> subject,
        Optional<String> text) {}
