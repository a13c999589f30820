package io.daybreak.intake;

import java.util.Set;

/** Makes values of rows fit to be shown: personal ones masked, long ones shortened, control characters visible. */
final class Shown {
    private static final int MAX_SHOWN = 40;
    /** Columns that tell who somebody is or how to reach them, or that hold free text. */
    private static final Set<String> PERSONAL =
            Set.of("name", "phone", "email", "address", "payer_name", "reference", "contract_ref");

    private Shown() {}

    /** A value of a column as it may be listed. */
    static String value(String column, String value) {
        return PERSONAL.contains(column) ? masked(value) : shortened(value);
    }

    /** Only how long it is. */
    private static String masked(String value) {
        return value.isEmpty() ? "" : "*** (" + value.codePointCount(0, value.length()) + " characters)";
    }

    /** At most 40 characters, with control characters as escapes. */
    static String shortened(String value) {
        StringBuilder shown = new StringBuilder();
        int count = 0;
        for (int at = 0; at < value.length(); ) {
            int letter = value.codePointAt(at);
            if (count++ == MAX_SHOWN) {
                return shown.append('…').toString();
            }
            if (isInvisible(letter)) {
                shown.append("\\u{").append(Integer.toHexString(letter)).append('}');
            } else {
                shown.appendCodePoint(letter);
            }
            at += Character.charCount(letter);
        }
        return shown.toString();
    }

    /** Control characters, line and paragraph separators, and characters that change the direction of writing. */
    static boolean isInvisible(int letter) {
        int type = Character.getType(letter);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
