package io.daybreak.store;

import java.util.Iterator;

/**
 * One run that is to wait for a named person.
 *
 * @param run the run
 * @param controlDigest sha256 of its staged {@code control.csv}
 * @param summary why it waits, for people
 * @param notices what it would leave behind, in the order of its evidence; read once
 */
public record Holding(RunId run, String controlDigest, String summary, Iterator<String> notices) {}
