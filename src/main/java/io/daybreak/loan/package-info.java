/**
 * The facts: a loan, its installments, payments, holds and borrower, money in minor units, and the rejection that
 * stands for a row that could not become a fact. Looks into no other room.
 */
@NullMarked
package io.daybreak.loan;

import org.jspecify.annotations.NullMarked;
