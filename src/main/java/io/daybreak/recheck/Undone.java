package io.daybreak.recheck;

import io.daybreak.loan.Payment;
import io.daybreak.loan.PaymentType;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which payment rows are undone at the end of a day. A reversal undoes the row it names, from its own value date on; a
 * reversal that is itself undone undoes nothing, so its target lives again.
 */
final class Undone {
    private final List<Payment> reversals;

    private Undone(List<Payment> reversals) {
        this.reversals = reversals;
    }

    /** The reversals that have taken effect by the end of {@code day}. */
    static Undone at(List<Payment> payments, LocalDate day) {
        return new Undone(payments.stream()
                .filter(payment -> payment.type() == PaymentType.REVERSAL)
                .filter(payment -> !payment.valueDate().isAfter(day))
                .toList());
    }

    /** Whether the posted row with this id counts for nothing. */
    boolean contains(String paymentId) {
        return contains(paymentId, new HashSet<>());
    }

    private boolean contains(String paymentId, Set<String> asked) {
        if (!asked.add(paymentId)) {
            // Reversals that name each other in a circle: none of them has anything to undo.
            return false;
        }
        for (Payment reversal : reversals) {
            boolean namesIt = reversal.reverses().filter(paymentId::equals).isPresent();
            if (namesIt && !contains(reversal.paymentId(), asked)) {
                return true;
            }
        }
        return false;
    }
}
