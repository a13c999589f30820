package io.daybreak.intake;

import java.time.LocalDate;

/**
 * What a delivery must prove of itself.
 *
 * @param businessDate the date being closed
 * @param laterDateAllowed whether the delivery may have been made for a later business date (a rerun reads the newest
 *     one for past dates)
 * @param controlRequired whether {@code control.csv} must be there and list the three big files
 * @param holdsExpected whether the last run had a {@code holds.csv}, so that its absence is a loss and not a choice
 */
public record ControlExpectation(
        LocalDate businessDate, boolean laterDateAllowed, boolean controlRequired, boolean holdsExpected) {}
