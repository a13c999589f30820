package io.daybreak.publication;

/** The files of an attempt, and what is written beside them. */
public enum OutputFile {
    CLASSIFICATION("classification.csv"),
    COLLECTIONS("collections.csv"),
    WORKBOOK("collections.xlsx"),
    COLLECTIONS_REMOVED("collections_removed.csv"),
    NOTICES_SMS("notices/sms.csv"),
    NOTICES_EMAIL("notices/email.csv"),
    NOTICES_LETTER("notices/letter.csv"),
    SUPPRESSED("suppressed.csv"),
    CORRECTIONS("corrections.csv"),
    /** Only where a run was released without some of its notices. */
    WITHDRAWN("withdrawn.csv"),
    EVIDENCE("evidence.jsonl"),
    RECONCILIATION("reconciliation.csv"),
    REPORT_PAGE("reconciliation.html"),
    REJECTS("rejects.csv"),
    UNMATCHED("unmatched.csv"),
    MONEY_IN_THE_AIR("money_in_the_air.csv"),
    CONTROL("control.csv"),
    RUN("run.json"),
    /** Beside the attempts: the answers to complaints. */
    ANSWERS("answers.csv"),
    /** Beside the attempts: what a rerun changed. */
    DIFFERENCES("differences.csv"),
    /** Beside it: which published bytes a past date gives again. */
    REPRODUCTION("reproduction.csv"),
    /** Beside them: which rows were known on a day. */
    KNOWLEDGE("knowledge.csv");

    static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final String path;

    OutputFile(String path) {
        this.path = path;
    }

    /** Path inside the attempt, with {@code /}. */
    public String path() {
        return path;
    }

    /** Whether {@code control.csv} describes it: all but itself and the summary that carries times. */
    public boolean controlled() {
        return switch (this) {
            case CONTROL, RUN, ANSWERS, DIFFERENCES, REPRODUCTION, KNOWLEDGE -> false;
            case CLASSIFICATION,
                    COLLECTIONS,
                    WORKBOOK,
                    COLLECTIONS_REMOVED,
                    NOTICES_SMS,
                    NOTICES_EMAIL,
                    NOTICES_LETTER,
                    SUPPRESSED,
                    CORRECTIONS,
                    WITHDRAWN,
                    EVIDENCE,
                    RECONCILIATION,
                    REPORT_PAGE,
                    REJECTS,
                    UNMATCHED,
                    MONEY_IN_THE_AIR -> true;
        };
    }

    /** Whether it begins with a byte order mark, so that spreadsheets take it for UTF-8. */
    boolean byteOrderMark() {
        return this == COLLECTIONS || this == ANSWERS;
    }
}
