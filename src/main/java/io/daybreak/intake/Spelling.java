package io.daybreak.intake;

import java.util.Collection;
import java.util.Locale;

/** Finds the word somebody may have meant. */
final class Spelling {
    private static final int MAX_DISTANCE = 2;
    /** A short word of which more than one letter in so many is otherwise is another word. */
    private static final int LETTERS_AN_EDIT = 2;

    private Spelling() {}

    /** {@code ", did you mean 'loan_id'?"} where a candidate is close to the word, else nothing. */
    static String didYouMean(String word, Collection<String> candidates) {
        String close = closest(word, candidates);
        return close.isEmpty() ? "" : ", did you mean '" + close + "'?";
    }

    /** The candidate closest to a word, the first of equally close ones; empty when none is close. */
    static String closest(String word, Collection<String> candidates) {
        String best = "";
        String plain = plain(word);
        int bestDistance = 1 + Math.max(1, Math.min(MAX_DISTANCE, plain.length() / LETTERS_AN_EDIT));
        for (String candidate : candidates) {
            int distance = distance(plain, plain(candidate));
            if (distance < bestDistance) {
                bestDistance = distance;
                best = candidate;
            }
        }
        return best;
    }

    /** Whether two words differ by no letter or digit. */
    static boolean isSame(String word, String other) {
        return plain(word).equals(plain(other));
    }

    /** Case, spaces, what cannot be seen and the joints between words are what differs most often. */
    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** Edits (insert, delete, replace) from one word to the other; words of other lengths are far from each other. */
    private static int distance(String from, String to) {
        if (Math.abs(from.length() - to.length()) > MAX_DISTANCE) {
            return MAX_DISTANCE + 1;
        }
        int[] row = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= from.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= to.length(); column++) {
                int replaced = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(replaced, Math.min(row[column], row[column - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
