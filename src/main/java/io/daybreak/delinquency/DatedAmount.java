package io.daybreak.delinquency;

import java.time.LocalDate;

/**
 * An amount and the day it belongs to.
 *
 * @param date the day
 * @param amountMinor minor units of the loan's currency
 */
public record DatedAmount(LocalDate date, long amountMinor) {}
