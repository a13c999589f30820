package io.daybreak.sample;

/**
 * One of the ways to write the same rows under RFC 4180.
 *
 * @param lineEnd line feed, or carriage return and line feed
 * @param quotesAll whether every cell is quoted, needed or not
 * @param endsLastLine whether the last line has a line end too
 */
public record CsvStyle(String lineEnd, boolean quotesAll, boolean endsLastLine) {

    /** Line feeds, quotes where needed. */
    public static final CsvStyle PLAIN = new CsvStyle("\n", false, true);
}
