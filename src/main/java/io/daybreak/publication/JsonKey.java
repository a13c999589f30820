package io.daybreak.publication;

/**
 * One key of a JSON file, for the data dictionary. Tests hold the lists of keys against what is written, both ways.
 *
 * @param path the key with those it lies in, joined by dots; {@code []} is every element of a list, {@code <…>} a key
 *     that differs from file to file
 * @param kind what its value is
 * @param meaning what it says, one sentence
 */
record JsonKey(String path, Column.Kind kind, String meaning) {

    static JsonKey text(String path, String meaning) {
        return new JsonKey(path, Column.Kind.TEXT, meaning);
    }

    static JsonKey code(String path, String meaning) {
        return new JsonKey(path, Column.Kind.CODE, meaning);
    }

    static JsonKey integer(String path, String meaning) {
        return new JsonKey(path, Column.Kind.INTEGER, meaning);
    }

    static JsonKey amount(String path, String meaning) {
        return new JsonKey(path, Column.Kind.AMOUNT, meaning);
    }

    static JsonKey date(String path, String meaning) {
        return new JsonKey(path, Column.Kind.DATE, meaning);
    }

    static JsonKey time(String path, String meaning) {
        return new JsonKey(path, Column.Kind.TIME, meaning);
    }

    static JsonKey yesNo(String path, String meaning) {
        return new JsonKey(path, Column.Kind.YES_NO, meaning);
    }
}
