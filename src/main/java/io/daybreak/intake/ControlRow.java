package io.daybreak.intake;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One row of {@code control.csv}: what the sender counted of one file.
 *
 * @param file the file
 * @param name the name the sender gives it
 * @param rows rows without the header
 * @param amountTotal plain decimal sum over all rows
 * @param sha256 digest of its bytes, lower-case hex
 * @param businessDate the day it was made for
 * @param extractedAt when it was made, as written
 * @param content FULL, where given
 * @param completeThrough last day of which everything is in
 * @param line line in {@code control.csv}
 */
public record ControlRow(
        DeliveryFile file,
        String name,
        long rows,
        Optional<BigDecimal> amountTotal,
        Optional<String> sha256,
        LocalDate businessDate,
        Optional<String> extractedAt,
        Optional<String> content,
        Optional<LocalDate> completeThrough,
        long line) {}
