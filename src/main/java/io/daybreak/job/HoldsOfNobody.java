package io.daybreak.job;

import io.daybreak.intake.Delivery;
import io.daybreak.intake.DeliveryFile;
import io.daybreak.intake.LoanCase;
import io.daybreak.loan.Hold;
import io.daybreak.loan.HoldScope;
import io.daybreak.notice.HoldInForce;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Holds in force whose loan or borrower is not in the delivery: of a loan that has left it, or mistyped, and then nobody
 * stops what was meant to be stopped. A note for people, since nobody but them can tell the two.
 */
final class HoldsOfNobody {
    /** Holds looked up one by one; a look-up searches the files. */
    private static final int LOOKED_AT_MAX = 1_000;

    private static final int NAMED_MAX = 5;

    private HoldsOfNobody() {}

    /**
     * What is to be said of the holds in force on a date or the day after.
     *
     * @return at most one note for each scope, and one where not all holds were looked up
     */
    static List<String> notes(Delivery delivery, LocalDate date) throws IOException {
        boolean hasBorrowers = delivery.has(DeliveryFile.BORROWERS);
        List<Hold> inForce = new ArrayList<>();
        long[] count = {0};
        delivery.holds(hold -> {
            boolean isOne = hold.scope() == HoldScope.LOAN || (hasBorrowers && hold.scope() == HoldScope.BORROWER);
            if (isOne && HoldInForce.of(hold, date).isPresent()) {
                count[0]++;
                if (inForce.size() < LOOKED_AT_MAX) {
                    inForce.add(hold);
                }
            }
        });
        List<Hold> ofNoLoan = new ArrayList<>();
        List<Hold> ofNoBorrower = new ArrayList<>();
        for (Hold hold : inForce) {
            if (hold.scope() == HoldScope.LOAN && isNoLoan(delivery, hold.subjectId())) {
                ofNoLoan.add(hold);
            } else if (hold.scope() == HoldScope.BORROWER
                    && delivery.borrower(hold.subjectId()).isEmpty()) {
                ofNoBorrower.add(hold);
            }
        }
        List<String> notes = new ArrayList<>();
        note(ofNoLoan, "a loan that is not in the delivery: they stop nothing", notes);
        note(ofNoBorrower, "a borrower whom borrowers.csv does not have, or not readably", notes);
        if (count[0] > LOOKED_AT_MAX) {
            notes.add("holds.csv has " + count[0]
                    + " holds of loans and borrowers in force; whether each of them is in the"
                    + " delivery was looked up for the first " + LOOKED_AT_MAX + ".");
        }
        return notes;
    }

    private static boolean isNoLoan(Delivery delivery, String loanId) throws IOException {
        return delivery.find(loanId)
                .filter(found -> !(found instanceof LoanCase.Gone))
                .isEmpty();
    }

    private static void note(List<Hold> holds, String whose, List<String> notes) {
        if (!holds.isEmpty()) {
            notes.add("holds.csv has " + holds.size() + " hold(s) in force of " + whose
                    + ". See that subject_id is spelt as"
                    + " there: "
                    + holds.stream()
                            .limit(NAMED_MAX)
                            .map(hold -> "line " + hold.line() + " " + hold.kind() + " " + hold.subjectId())
                            .collect(Collectors.joining(", "))
                    + (holds.size() > NAMED_MAX ? ", …" : "."));
        }
    }
}
