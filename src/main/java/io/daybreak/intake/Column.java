package io.daybreak.intake;

/**
 * A column of one file.
 *
 * @param name its standard name
 * @param place where it stands in the rows; after the last, and so always empty, where the file does not have it
 */
record Column(String name, int place) {
    static Column of(RowSource source, String name) {
        return new Column(name, source.columns().place(name));
    }
}
