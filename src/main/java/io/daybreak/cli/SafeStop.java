package io.daybreak.cli;

import io.daybreak.job.StopSwitch;

/**
 * Asks what is under way to stop at its next safe point. Only a night has such points and is worth waiting for; any
 * other command may end where it is.
 */
final class SafeStop {
    private final StopSwitch stop = new StopSwitch();
    private volatile boolean nightUnderWay;

    /** The switch that a night looks at. */
    StopSwitch nightBegins() {
        nightUnderWay = true;
        return stop;
    }

    void nightEnded() {
        nightUnderWay = false;
    }

    /** Asks for a stop, and answers whether there is something to wait for. */
    boolean request() {
        stop.request();
        return nightUnderWay;
    }
}
