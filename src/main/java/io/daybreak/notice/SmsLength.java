package io.daybreak.notice;

/**
 * How long a text message is on its way: 3GPP TS 23.038. A text in the GSM alphabet has 160 septets in one segment and
 * 153 in each of several; any other text 70 and 67 UTF-16 units.
 *
 * @param gsm whether every character is in the GSM alphabet
 * @param segments segments, at least 1
 */
record SmsLength(boolean gsm, int segments) {
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENDED = "\f^{}\\[~]|€";

    /** The length of a text. */
    static SmsLength of(String text) {
        boolean gsm = text.chars().allMatch(unit -> BASIC.indexOf(unit) >= 0 || EXTENDED.indexOf(unit) >= 0);
        return gsm
                ? new SmsLength(true, segments(text, true, 160, 153))
                : new SmsLength(false, segments(text, false, 70, 67));
    }

    /** Neither an escaped character nor a surrogate pair may be split between two segments. */
    private static int segments(String text, boolean gsm, int single, int each) {
        int total = 0;
        int segments = 1;
        int used = 0;
        int index = 0;
        while (index < text.length()) {
            int codePoint = text.codePointAt(index);
            int width = gsm ? (EXTENDED.indexOf(codePoint) >= 0 ? 2 : 1) : Character.charCount(codePoint);
            total += width;
            if (used + width > each) {
                segments++;
                used = 0;
            }
            used += width;
            index += Character.charCount(codePoint);
        }
        return total <= single ? 1 : segments;
    }
}
