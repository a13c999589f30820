package io.daybreak.job;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Named moments at which a test may end the process as {@code kill -9} would. In production no point is armed and a
 * check costs one comparison.
 *
 * @param armedPoint name of the point at which the process ends, or empty
 * @param passes how often the point is passed before it ends the process, 1 or more
 * @param passed how often it was passed
 * @param kill ends the process at once: no hook runs, nothing is flushed
 */
public record KillPoints(String armedPoint, long passes, AtomicLong passed, Runnable kill) {

    /** No point is armed. */
    public static final KillPoints NONE = new KillPoints("", 1, new AtomicLong(), () -> {});

    /**
     * Reads {@code name}, {@code name:passes} or {@code name+micros}; an empty text arms nothing. With microseconds the
     * process goes on from the point and ends that much later, wherever it is then.
     */
    public static KillPoints parse(String text, Runnable kill) {
        if (text.isEmpty()) {
            return NONE;
        }
        int plus = text.lastIndexOf('+');
        if (plus >= 0) {
            long nanos = TimeUnit.MICROSECONDS.toNanos(Long.parseLong(text.substring(plus + 1)));
            return new KillPoints(text.substring(0, plus), 1, new AtomicLong(), () -> later(nanos, kill));
        }
        int colon = text.lastIndexOf(':');
        return colon < 0
                ? new KillPoints(text, 1, new AtomicLong(), kill)
                : new KillPoints(
                        text.substring(0, colon), Long.parseLong(text.substring(colon + 1)), new AtomicLong(), kill);
    }

    private static void later(long nanos, Runnable kill) {
        Thread thread = new Thread(
                () -> {
                    LockSupport.parkNanos(nanos);
                    kill.run();
                },
                "kill");
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends the process here if this point is armed and was passed often enough. */
    void reached(String point) {
        if (point.equals(armedPoint) && passed.incrementAndGet() >= passes) {
            kill.run();
        }
    }
}
