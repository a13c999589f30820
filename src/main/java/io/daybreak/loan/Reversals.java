package io.daybreak.loan;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Currency;
import java.util.List;

/**
 * Which payment rows of one loan are undone as of a date, and which rows may not be used at all.
 *
 * <p>A REVERSAL undoes the row named by {@code reverses} from the reversal's own value date on, as though that row had
 * never been; before that date the row stands. A reversal that is itself undone undoes nothing, so reversing a reversal
 * revives the row. Which row stands first in the file plays no part: a reversal finds its row by payment_id, and may
 * even be valued before it.
 *
 * <p>A row that names another takes from it, and nothing may be taken twice. A reversal takes the whole row; a
 * CHARGEBACK may name the row it takes money back from, and takes its own amount. Takings are accepted in the order of
 * value date, booked_on (unknown first), payment_id, line; one that another of the same value date makes room for is
 * accepted after that one. What cannot be accepted is rejected:
 *
 * <ul>
 *   <li>NOT_LIVE: no such row on this loan, only a PENDING row has that id, reversals name each other in a circle, or a
 *       chargeback names a row that is not money received;
 *   <li>EXCEEDS: a reversal's amount differs from the row's, or the takings together exceed the row;
 *   <li>ALREADY_REVERSED: the row is already undone or wholly charged back.
 * </ul>
 *
 * <p>Rejected rows undo nothing here; a loan that has one is not classified.
 */
public final class Reversals {
    private static final Reversals NONE =
            new Reversals(List.of(), List.of(), new int[0], new int[0], new BitSet(), List.of());

    private final List<Payment> payments;
    private final List<Rejection> rejections;
    private final int[] targets;
    /** Accepted reversals, those at the far end of a chain first: what undoes a reversal stands before it. */
    private final int[] outermostFirst;

    private final BitSet superseded;
    private final List<LocalDate> changes;

    private Reversals(
            List<Payment> payments,
            List<Rejection> rejections,
            int[] targets,
            int[] outermostFirst,
            BitSet superseded,
            List<LocalDate> changes) {
        this.payments = payments;
        this.rejections = rejections;
        this.targets = targets;
        this.outermostFirst = outermostFirst;
        this.superseded = superseded;
        this.changes = changes;
    }

    /**
     * Works out the reversals among the payment rows of one loan.
     *
     * @param payments every usable payment row of the loan, in any order; rows are later named by their index in it
     * @param currency currency of their amounts, for messages
     */
    public static Reversals of(List<Payment> payments, Currency currency) {
        if (!anyNeedsWeighing(payments)) {
            return NONE;
        }
        Takings takings = Takings.weigh(payments, currency);
        int[] accepted = takings.acceptedReversalsOutermostFirst();
        return new Reversals(
                payments,
                takings.rejections(),
                takings.targets(),
                accepted,
                takings.superseded(),
                dates(payments, accepted));
    }

    private static boolean anyNeedsWeighing(List<Payment> payments) {
        for (int row = 0; row < payments.size(); row++) {
            if (needsWeighing(payments.get(row))) {
                return true;
            }
        }
        return false;
    }

    private static boolean needsWeighing(Payment payment) {
        return switch (payment.type()) {
            case REVERSAL, PENDING -> true;
            case CHARGEBACK -> payment.reverses().isPresent();
            case REPAYMENT, WAIVER, REFUND, OPENING -> false;
        };
    }

    private static List<LocalDate> dates(List<Payment> payments, int[] rows) {
        return Arrays.stream(rows)
                .mapToObj(row -> payments.get(row).valueDate())
                .distinct()
                .sorted()
                .toList();
    }

    /** Rows that may not be used, by line. */
    public List<Rejection> rejections() {
        return rejections;
    }

    /** The dates on which the set of undone rows changes, ascending: the value dates of the accepted reversals. */
    public List<LocalDate> changes() {
        return changes;
    }

    /** The rows that are undone as of a date, by index: from then on they are as though they had never been. */
    public BitSet undone(LocalDate asOf) {
        BitSet undone = new BitSet(payments.size());
        for (int row : outermostFirst) {
            if (!undone.get(row) && !payments.get(row).valueDate().isAfter(asOf)) {
                undone.set(targets[row]);
            }
        }
        return undone;
    }

    /** The PENDING rows whose payment_id was also posted, by index: the posted row wins, wherever it stands. */
    public BitSet superseded() {
        return (BitSet) superseded.clone();
    }
}
