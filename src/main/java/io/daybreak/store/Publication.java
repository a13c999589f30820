package io.daybreak.store;

import java.util.Iterator;

/**
 * One run that is to be published.
 *
 * @param run the run
 * @param controlDigest sha256 of its staged {@code control.csv}
 * @param summary what it ended with, for people
 * @param changes what it leaves behind; read once, not kept
 */
public record Publication(RunId run, String controlDigest, String summary, Iterator<MemoryChange> changes) {}
