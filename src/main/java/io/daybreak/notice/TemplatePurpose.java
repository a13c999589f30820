package io.daybreak.notice;

import static io.daybreak.notice.Placeholder.AS_OF;
import static io.daybreak.notice.Placeholder.BORROWER_NAME;
import static io.daybreak.notice.Placeholder.CONTRACT_REF_TAIL;
import static io.daybreak.notice.Placeholder.CORRECTION_CAUSE;
import static io.daybreak.notice.Placeholder.DPD;
import static io.daybreak.notice.Placeholder.DPD_DAYS;
import static io.daybreak.notice.Placeholder.DUE_AMOUNT;
import static io.daybreak.notice.Placeholder.DUE_DATE;
import static io.daybreak.notice.Placeholder.HOW_TO_GET_HELP;
import static io.daybreak.notice.Placeholder.HOW_TO_OBJECT;
import static io.daybreak.notice.Placeholder.HOW_TO_PAY;
import static io.daybreak.notice.Placeholder.LENDER;
import static io.daybreak.notice.Placeholder.NOTICE_DATE;
import static io.daybreak.notice.Placeholder.NOTICE_NAME;
import static io.daybreak.notice.Placeholder.OVERDUE_SINCE;
import static io.daybreak.notice.Placeholder.OVERDUE_TOTAL;
import static io.daybreak.notice.Placeholder.PRODUCT_NAME;

import java.util.EnumSet;
import java.util.Set;

/** What a template is for; that decides which parts it must have and which it may have. */
public enum TemplatePurpose {
    /** A level of the ladder. */
    LADDER,
    /** The message before the due date. */
    BEFORE_DUE,
    /** Saying that an earlier notice was wrong. */
    CORRECTION;

    /** Whether the message asks for money, and so must say what to do when it was paid since. */
    boolean asksForMoney() {
        return switch (this) {
            case LADDER, BEFORE_DUE -> true;
            case CORRECTION -> false;
        };
    }

    /** What the template must contain: who, what, as of when, how to pay, how to object. */
    Set<Placeholder> required() {
        return switch (this) {
            case LADDER ->
                EnumSet.of(
                        LENDER,
                        BORROWER_NAME,
                        PRODUCT_NAME,
                        CONTRACT_REF_TAIL,
                        AS_OF,
                        OVERDUE_TOTAL,
                        OVERDUE_SINCE,
                        HOW_TO_PAY,
                        HOW_TO_OBJECT);
            case BEFORE_DUE ->
                EnumSet.of(
                        LENDER,
                        BORROWER_NAME,
                        PRODUCT_NAME,
                        CONTRACT_REF_TAIL,
                        AS_OF,
                        DUE_AMOUNT,
                        DUE_DATE,
                        HOW_TO_PAY,
                        HOW_TO_OBJECT);
            case CORRECTION ->
                EnumSet.of(
                        LENDER,
                        BORROWER_NAME,
                        PRODUCT_NAME,
                        CONTRACT_REF_TAIL,
                        NOTICE_DATE,
                        NOTICE_NAME,
                        CORRECTION_CAUSE,
                        HOW_TO_OBJECT);
        };
    }

    /** What the template may contain beyond that. */
    Set<Placeholder> optional() {
        return switch (this) {
            case LADDER -> EnumSet.of(DPD, DPD_DAYS, NOTICE_NAME, HOW_TO_GET_HELP);
            case BEFORE_DUE -> EnumSet.of(NOTICE_NAME, HOW_TO_GET_HELP);
            case CORRECTION -> EnumSet.of(AS_OF, HOW_TO_GET_HELP);
        };
    }
}
