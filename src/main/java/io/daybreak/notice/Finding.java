package io.daybreak.notice;

/**
 * One condition that does not hold for a loan tonight.
 *
 * @param code which
 * @param detail what was seen: ids, dates and numbers, no personal data
 */
record Finding(SuppressionCode code, String detail) {}
