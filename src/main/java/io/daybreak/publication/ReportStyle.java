package io.daybreak.publication;

/**
 * How the files for people are made.
 *
 * @param language language of the report page
 * @param spreadsheet whether the worklist comes as {@code collections.xlsx} too
 */
public record ReportStyle(ReportLanguage language, boolean spreadsheet) {
    /** English, CSV alone. */
    public static final ReportStyle PLAIN = new ReportStyle(ReportLanguage.EN, false);
}
