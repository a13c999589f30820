package io.daybreak.publication;

import java.time.LocalDate;

/**
 * One loan on one date that is settled otherwise than it was published.
 *
 * @param loanId the loan
 * @param date the business date
 * @param published what was published, the cells that differ; a dash for no row
 * @param now what it is now, the same cells
 * @param record what made the difference: the rows that are new, gone or changed, or what is known of them
 */
public record DifferenceRow(String loanId, LocalDate date, String published, String now, String record) {}
