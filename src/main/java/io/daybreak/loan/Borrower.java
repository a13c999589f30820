package io.daybreak.loan;

import java.util.Optional;

/**
 * One row of {@code borrowers.csv}. Personal data: never written to a log.
 *
 * @param borrowerId identifier
 * @param name name as the borrower is to be addressed
 * @param language BCP 47 language tag the borrower chose
 * @param phone E.164 number
 * @param email address
 * @param address postal address, lines separated by line feeds
 * @param timeZone IANA zone
 * @param preferredChannel sms, email or letter
 * @param line line in {@code borrowers.csv}
 */
public record Borrower(
        String borrowerId,
        String name,
        Optional<String> language,
        Optional<String> phone,
        Optional<String> email,
        Optional<String> address,
        Optional<String> timeZone,
        Optional<String> preferredChannel,
        long line) {}
