package io.daybreak.job;

import io.daybreak.intake.LoanCase;
import java.util.List;

/**
 * A case of the delivery with what each settled date makes of it.
 *
 * @param loanCase the case
 * @param days one result for each date, ascending; none for a case that is no readable loan
 */
record SettledCase(LoanCase loanCase, List<DayResult> days) {}
