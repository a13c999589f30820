package io.daybreak.notice;

/**
 * Why a past-due or unclassified loan gets no notice tonight. The list is closed, and the order of the constants is the
 * order in which they are tried: a loan gets the first that applies. Codes are stable: files and the store carry them.
 */
public enum SuppressionCode {
    REJECTED(
            true,
            "a row of the loan was rejected, so the loan was not classified",
            "mend the rows named in rejects.csv; the next delivery is judged anew"),
    WRITTEN_OFF(false, "the loan is written off", "nothing; recovery has the loan"),
    PAST_DAY(false, "the date is not the newest business date", "nothing; notices are decided on the newest date only"),
    BELOW_LADDER(false, "the loan's own days reach no level of the ladder", "nothing; the loan is watched"),
    BELOW_MIN_OVERDUE(false, "less is overdue than the policy's min_overdue", "nothing; the amount is too small"),
    NO_THRESHOLD(
            false,
            "the policy's min_overdue has no amount for the loan's currency",
            "add the currency to min_overdue in the policy"),
    NO_PREVIOUS_LEVEL(
            false,
            "no proof that the previous level's notice reached the borrower for this claim",
            "look at the previous notice: its receipt, its bounce or its correction"),
    TOO_SOON(
            false,
            "the previous level's notice went out less than min_days_after_previous days ago",
            "nothing; the level follows when the days are over"),
    ALREADY_SENT(
            false,
            "every level that the loan has reached went out since the claim's due date",
            "nothing; collections may call"),
    UNREACHABLE(
            false,
            "the notice bounced and there is no further channel for it",
            "find a valid phone, email or postal address of the borrower"),
    QUARANTINE(
            true,
            "days past due jumped since the last published night without a reversal or chargeback to explain it",
            "check the loan's payments and schedule, then clear it by name and reason"),
    HISTORY_CHANGED(
            true,
            "the loan's past schedule changed, or payments counted before are missing",
            "restore the rows, deliver booked_on and replaced_on, or clear the loan by name and reason"),
    NEW_LOAN_ALREADY_LATE(
            true,
            "the loan is new in the delivery and already later than the days since the last published night",
            "check where the loan comes from and whether its payments came with it"),
    HOLD(
            true,
            "a hold that stops notices is in force on the business date or the day after",
            "nothing while it lasts; end the hold if it is wrong"),
    MONEY_IN_THE_AIR(
            true,
            "money that may be this borrower's is unmatched, pending or valued later",
            "match the payment, or wait until it is booked"),
    RECHECK_DIFFERS(
            true,
            "the second computation gives other days or another amount",
            "report it: one of the two computations has a fault"),
    DIFFERS_FROM_CORE(
            true,
            "the core system's own days, amount or paid-to date differ from the records",
            "find out which is right before anyone is told anything"),
    NO_ADDRESS(
            false,
            "the borrower's name or the address for the channel is missing or known to be wrong",
            "complete borrowers.csv"),
    NO_TEMPLATE(
            false,
            "there is no template in the borrower's language or the fallback language",
            "add the template or declare a fallback language"),
    SHARED_CONTACT(true, "more borrowers share the address than the policy allows", "find out whose address it is"),
    INCOMPLETE_MESSAGE(
            false,
            "the message would have a gap, or be too long, or differ from its evidence",
            "fill what the detail names"),
    CAP(
            false,
            "the borrower gets another message, or had one within the policy's days",
            "nothing; the loan's turn comes");

    private final boolean blocksContact;
    private final String meaning;
    private final String whatToDo;

    SuppressionCode(boolean blocksContact, String meaning, String whatToDo) {
        this.blocksContact = blocksContact;
        this.meaning = meaning;
        this.whatToDo = whatToDo;
    }

    /**
     * Whether nobody should be contacted about the loan either: the records are in doubt, or a hold forbids it. The
     * others only say why no message is due.
     */
    public boolean blocksContact() {
        return blocksContact;
    }

    /** What it means, in one line. */
    public String meaning() {
        return meaning;
    }

    /** What a person does about it, in one line. */
    public String whatToDo() {
        return whatToDo;
    }
}
