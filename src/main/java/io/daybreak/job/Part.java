package io.daybreak.job;

/** The work files of one partition: what its blocks append to and a restart truncates to the committed length. */
enum Part {
    /** Rows of {@code classification.csv}, ready to be joined. */
    CLASSIFICATION("classification.csv"),
    /** Late loans with all that decision and worklist need. */
    LATE("late"),
    /** Rows of {@code collections_removed.csv}. */
    REMOVED("removed.csv"),
    /** Rows of {@code rejects.csv}. */
    REJECTS("rejects.csv"),
    /** Payment rows without a loan. */
    OWNERLESS("ownerless.csv"),
    /** Payment rows of readable loans that do not count, or no longer, by borrower. */
    BORROWER_MONEY("borrower-money.csv"),
    /** Unpaid installments that money without a home might belong to. */
    OPEN("open.csv"),
    /** Reasons to refuse the delivery that only reading its rows could find. */
    REFUSALS("refusals");

    private final String fileName;

    Part(String fileName) {
        this.fileName = fileName;
    }

    String fileName() {
        return fileName;
    }
}
