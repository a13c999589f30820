package io.daybreak.job;

/** The work files of one partition: what its blocks append to and a restart truncates to the committed length. */
enum Part {
    /** Rows of {@code classification.csv}, ready to be joined. */
    CLASSIFICATION("classification.csv", true),
    /** Late loans with all that decision and worklist need. */
    LATE("late", true),
    /** Rows of {@code collections_removed.csv}. */
    REMOVED("removed.csv", true),
    /** Rows of {@code rejects.csv}. */
    REJECTS("rejects.csv", false),
    /** Payment rows without a loan. */
    OWNERLESS("ownerless.csv", false),
    /** Payment rows of readable loans that do not count yet. */
    MONEY("money", true),
    /** The borrower of every loan past due, once for each loan. */
    LATE_BORROWERS("late-borrowers", true),
    /** Unpaid installments that money without a home might belong to. */
    OPEN("open.csv", true),
    /** Every loan as contagion sees it; only where the policy has contagion. */
    BORROWERS("borrowers", true),
    /** Reasons to refuse the delivery that only reading its rows could find. */
    REFUSALS("refusals", false);

    private final String fileName;
    private final boolean perDate;

    Part(String fileName, boolean perDate) {
        this.fileName = fileName;
        this.perDate = perDate;
    }

    /** Whether every settled date has its own, or one serves the whole delivery. */
    boolean isPerDate() {
        return perDate;
    }

    String fileName() {
        return fileName;
    }
}
