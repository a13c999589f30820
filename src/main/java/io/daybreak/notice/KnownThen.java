package io.daybreak.notice;

/** Whether a notice was right by what was known when it was decided. */
public enum KnownThen {
    /** It was: what it rests on reaches its level. */
    RIGHT,
    /** It was not: what was known then already spoke against it. */
    WRONG,
    /** Nobody can say: what it rested on is not kept, or contradicts itself. */
    NOT_PROVABLE
}
