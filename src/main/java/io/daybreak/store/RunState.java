package io.daybreak.store;

import java.util.EnumSet;
import java.util.Set;

/** How far a run got. A run moves only along {@link #next()}. */
public enum RunState {
    /** The delivery is being classified. */
    SETTLING,
    /** Decisions, reconciliation and staging. */
    CLOSING,
    /** Staged and bound to a control digest; the folder may or may not have been renamed yet. Never started anew. */
    PUBLISHING,
    /** The outputs stand, and the notices count as sent. */
    PUBLISHED,
    /** Finished and staged; waits for a named person. */
    HELD,
    /** The delivery cannot be used. */
    REFUSED,
    /** It does not reconcile. */
    BROKEN,
    /** Left behind for a later attempt, since inputs, policy or program changed. */
    ABANDONED,
    /** Was published; a later attempt of the same date replaced it. */
    SUPERSEDED,
    /** Was held; a named person threw it away. */
    DISCARDED;

    /** The states a run in this state may move to. */
    public Set<RunState> next() {
        return switch (this) {
            case SETTLING -> EnumSet.of(CLOSING, REFUSED, BROKEN, ABANDONED);
            case CLOSING -> EnumSet.of(PUBLISHING, HELD, REFUSED, BROKEN, ABANDONED);
            case PUBLISHING -> EnumSet.of(PUBLISHED);
            case PUBLISHED -> EnumSet.of(SUPERSEDED);
            case HELD -> EnumSet.of(PUBLISHING, DISCARDED, ABANDONED);
            case REFUSED, BROKEN, ABANDONED, SUPERSEDED, DISCARDED -> EnumSet.noneOf(RunState.class);
        };
    }

    /** The states from which a run may move to this one. */
    Set<RunState> previous() {
        EnumSet<RunState> previous = EnumSet.noneOf(RunState.class);
        for (RunState state : values()) {
            if (state.next().contains(this)) {
                previous.add(state);
            }
        }
        return previous;
    }

    /** Whether the process has nothing left to do for a run in this state. */
    public boolean rests() {
        return switch (this) {
            case SETTLING, CLOSING, PUBLISHING -> false;
            case PUBLISHED, HELD, REFUSED, BROKEN, ABANDONED, SUPERSEDED, DISCARDED -> true;
        };
    }

    /** Whether a run in this state was published, and its notices were sent. */
    public boolean wasPublished() {
        return switch (this) {
            case PUBLISHED, SUPERSEDED -> true;
            case SETTLING, CLOSING, PUBLISHING, HELD, REFUSED, BROKEN, ABANDONED, DISCARDED -> false;
        };
    }

    /** Whether a run in this state has staged outputs, which are bound to a control digest. */
    boolean isBoundToOutputs() {
        return this == PUBLISHING || this == HELD;
    }
}
