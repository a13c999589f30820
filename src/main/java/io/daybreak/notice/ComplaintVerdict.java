package io.daybreak.notice;

import java.util.Optional;

/** The answer to a complaint in a word. The list is closed; files carry the codes. */
public enum ComplaintVerdict {
    NOT_OURS(
            "no notice that fits the complaint is in the ledger",
            "tell them that it was not ours; if the message names us, report it as a fraud"),
    NOT_CONFIRMED(
            "the notice was being published when a run ended, and whether it went out is not known",
            "start that run again, then ask again"),
    WRONG_THEN(
            "the notice was wrong, and what was known then already said so",
            "apologise, tell them in writing that it was wrong, and report our error"),
    WRONG_NOW(
            "the notice was right by what was known then, and is wrong by what is known now",
            "tell them in writing that it was wrong"),
    MONEY_TO_MATCH(
            "by the records the notice was right, but money that may be theirs would have kept it from going out",
            "find out whose money it is before anything else; until then treat the notice as wrong"),
    AMOUNT_DIFFERS(
            "the notice was right, its amount is not what the records say now", "tell them the amount that is right"),
    RIGHT("by the records the notice was right, then and now", "explain it to them: the steps are in the answer"),
    NOT_PROVABLE(
            "whether the notice was right cannot be proved either way",
            "have a person look at it; do not insist on the notice"),
    UNREADABLE("the complaint's own row cannot be read", "correct the row and ask again");

    private final String meaning;
    private final String whatToDo;

    ComplaintVerdict(String meaning, String whatToDo) {
        this.meaning = meaning;
        this.whatToDo = whatToDo;
    }

    /** What it means, in one line. */
    public String meaning() {
        return meaning;
    }

    /** What a person does about it, in one line. */
    public String whatToDo() {
        return whatToDo;
    }

    /**
     * The verdict on a notice that was found.
     *
     * @param state whether it is known to have gone out
     * @param then what was to be said of it then
     * @param now what is to be said of it now; empty where there is nothing to say it from
     * @param moneyWouldChangeIt whether money that may be theirs, counted from its value date, would have kept it back
     */
    public static ComplaintVerdict of(
            LedgerEntry.State state, KnownThen then, Optional<Hindsight.Verdict> now, boolean moneyWouldChangeIt) {
        if (state == LedgerEntry.State.INTENDED) {
            return NOT_CONFIRMED;
        }
        if (then == KnownThen.WRONG) {
            return WRONG_THEN;
        }
        if (now.isPresent() && now.get() instanceof Hindsight.Verdict.Wrong wrong) {
            return wrong.cause() == CorrectionCause.OWN_ERROR ? WRONG_THEN : WRONG_NOW;
        }
        if (moneyWouldChangeIt) {
            return MONEY_TO_MATCH;
        }
        if (then == KnownThen.NOT_PROVABLE || now.isEmpty() || now.get() instanceof Hindsight.Verdict.NotProvable) {
            return NOT_PROVABLE;
        }
        return now.get() instanceof Hindsight.Verdict.AmountDiffers ? AMOUNT_DIFFERS : RIGHT;
    }
}
