package io.daybreak.job;

/** How a run ended. The exit codes are a contract with cron, systemd and Kubernetes. */
public enum NightExit {
    /** The outputs are in place. */
    PUBLISHED(0),
    /** They were in place already. */
    ALREADY_PUBLISHED(0),
    /** A dry run came to its end: this would be published. */
    WOULD_PUBLISH(0),
    /** A held run was thrown away. */
    DISCARDED(0),
    /** Loans were taken out of quarantine. */
    CLEARED(0),
    /** What was kept long enough is removed, or a dry run listed it. */
    PURGED(0),
    /** Dates were compared with what was published; nothing was changed. */
    COMPARED(0),
    /** Failed; the same command resumes. */
    FAILED(1),
    /** Wrong usage, settings or policy, or a date before the newest published one. */
    USAGE(2),
    /** Does not reconcile; nothing published. */
    BROKEN(3),
    /** Dates run again as they were known then do not give the published bytes; nothing was changed. */
    NOT_REPRODUCED(3),
    /** Delivery refused; nothing published. */
    REFUSED(4),
    /** Held for release; nothing published. */
    HELD(5),
    /** Another run has the store. */
    BUSY(75),
    /** Stopped on request; the same command resumes. */
    STOPPED(75);

    private final int code;

    NightExit(int code) {
        this.code = code;
    }

    /** The process exit code. */
    public int code() {
        return code;
    }
}
