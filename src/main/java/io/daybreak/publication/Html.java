package io.daybreak.publication;

/** Pieces of self-contained pages: no script, nothing fetched. */
final class Html {
    /** Keeps a browser from running or fetching anything, whatever slipped into a page. */
    static final String NOTHING_FETCHED =
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n";

    private Html() {}

    /** Text that means itself, between tags and inside quoted attributes. */
    static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            switch (character) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(isUnseen(character) ? '\uFFFD' : character);
            }
        }
        return out.toString();
    }

    /** The same, with line feeds as line breaks. */
    static String lines(String text) {
        return escaped(text.strip()).replace("\r", "").replace("\n", "<br>");
    }

    /** Control characters, and those that turn the direction of what stands around them. */
    private static boolean isUnseen(char character) {
        return (character < ' ' && character != '\n' && character != '\r' && character != '\t')
                || character == '\u007F'
                || (character >= '\u202A' && character <= '\u202E')
                || (character >= '\u2066' && character <= '\u2069');
    }
}
