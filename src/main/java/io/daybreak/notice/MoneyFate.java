package io.daybreak.notice;

/** Where the money is that somebody says they paid. The list is closed; files carry the codes. */
public enum MoneyFate {
    NOT_CLAIMED("they name no payment", "nothing"),
    USED("it is on the loan and counts", "compare its value date with the notice's date"),
    PENDING("it is announced on the loan and not booked yet", "wait until it is booked, or ask the payments team"),
    FUTURE_VALUED("it is on the loan and counts from a later day", "tell them from which day it counts"),
    REVERSED("it came in and was taken back", "tell them who took it back and when; ask the payments team why"),
    REJECTED("a row of the payments file that may be it cannot be read", "have the row mended and delivered again"),
    UNMATCHED("a payment that nobody has matched may be it", "have the payments team match it to the loan"),
    ORPHAN("a payment to a loan that does not exist may be it", "have the payments team correct its loan_id"),
    ON_ANOTHER_LOAN("a payment on another loan may be it", "have the payments team check whose it is"),
    NOT_FOUND("no payment like it is in the newest delivery", "ask them for the bank's receipt and have it traced"),
    NOT_LOOKED_FOR(
            "there was no delivery to look in", "give the newest delivery with --date and --input, and ask again");

    private final String meaning;
    private final String whatToDo;

    MoneyFate(String meaning, String whatToDo) {
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

    /** Whether the money, once it is put where it belongs, counts for the loan from its value date. */
    public boolean mayBeTheirs() {
        return switch (this) {
            case PENDING, REJECTED, UNMATCHED, ORPHAN, ON_ANOTHER_LOAN -> true;
            case NOT_CLAIMED, USED, FUTURE_VALUED, REVERSED, NOT_FOUND, NOT_LOOKED_FOR -> false;
        };
    }
}
