package io.daybreak.publication;

/**
 * What a file of a delivery says of when its rows became known.
 *
 * @param file its standard name
 * @param rows rows that were looked at
 * @param later rows entered after the day that is asked for: left out
 * @param undated rows that do not say when they were entered: taken as known, so that what follows from them is NOT
 *     PROVABLE
 */
public record KnowledgeRow(String file, long rows, long later, long undated) {}
