package io.daybreak.intake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers short texts that come again and again (products, channels, words), so that each is made once and not once
 * a row. A text pushed out by another is simply made again. For one thread.
 */
final class KnownTexts {
    private static final int PLACES = 256;

    /** A text with its bytes. */
    private static final class Known {
        private final Optional<String> text;
        private final byte[] bytes;

        Known(String text, byte[] bytes) {
            this.text = Optional.of(text);
            this.bytes = bytes;
        }

        boolean isMadeOf(byte[] source, int from, int to) {
            return Arrays.equals(bytes, 0, bytes.length, source, from, to);
        }
    }

    private final @Nullable Known[] places = new @Nullable Known[PLACES];

    /** The text in a range of UTF-8 bytes. */
    Optional<String> text(byte[] source, int from, int to) {
        int place = (int) KeyHash.MIXED.of(source, from, to) & (PLACES - 1);
        Known known = places[place];
        if (known == null || !known.isMadeOf(source, from, to)) {
            known = new Known(
                    new String(source, from, to - from, StandardCharsets.UTF_8), Arrays.copyOfRange(source, from, to));
            places[place] = known;
        }
        return known.text;
    }
}
