package io.daybreak.notice;

import java.time.LocalDate;

/**
 * Why the loan got no notice in the last published night.
 *
 * @param code the code then
 * @param since first night of that code in a row
 * @param nights published nights in a row with that code, 1 or more
 */
public record PreviousSuppression(SuppressionCode code, LocalDate since, int nights) {}
