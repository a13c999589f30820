package io.daybreak.delinquency;

import io.daybreak.loan.Components;
import java.time.LocalDate;
import java.util.OptionalInt;

/**
 * A due of which something is missing.
 *
 * @param installmentNumber the installment; empty for what was charged back or refunded beyond credit on the date
 * @param dueDate when it fell or falls due
 * @param missing what is unpaid of it, at least a cent
 */
public record Unpaid(OptionalInt installmentNumber, LocalDate dueDate, Components missing) {}
