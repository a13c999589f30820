package io.daybreak.publication;

/** How long a suppression has stood, in published nights in a row, tonight included. */
enum Stood {
    TONIGHT("1", 1),
    WEEK("2-7", 7),
    MONTH("8-30", 30),
    LONGER("31+", Long.MAX_VALUE);

    private final String word;
    private final long nightsMost;

    Stood(String word, long nightsMost) {
        this.word = word;
        this.nightsMost = nightsMost;
    }

    /** The word in files: the nights it covers. */
    String word() {
        return word;
    }

    static Stood of(long nights) {
        for (Stood stood : values()) {
            if (nights <= stood.nightsMost) {
                return stood;
            }
        }
        return LONGER;
    }
}
