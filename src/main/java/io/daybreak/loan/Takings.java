package io.daybreak.loan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The weighing behind {@link Reversals}: accepts or rejects one row that takes from another after the other. */
final class Takings {
    private static final int NOBODY = -1;
    private static final String FILE = "payments.csv";

    /** In which order takings are accepted; never the order of the rows. */
    private static final Comparator<Payment> ORDER = Comparator.comparing(Payment::valueDate)
            .thenComparing(payment -> payment.bookedOn().orElse(LocalDate.MIN))
            .thenComparing(Payment::paymentId)
            .thenComparing(Payment::line);

    private final List<Payment> payments;
    private final Currency currency;
    private final List<Rejection> rejections = new ArrayList<>();
    private final BitSet superseded = new BitSet();
    private final BitSet accepted = new BitSet();
    /** By row: the row it takes from, or NOBODY. */
    private final int[] targets;
    /** By row: accepted reversals of it that are not undone themselves; never more than one. */
    private final int[] undoneBy;
    /** By row: what live chargebacks have taken back of it, minor units. */
    private final long[] chargedBackMinor;

    private Takings(List<Payment> payments, Currency currency) {
        this.payments = payments;
        this.currency = currency;
        this.targets = new int[payments.size()];
        Arrays.fill(targets, NOBODY);
        this.undoneBy = new int[payments.size()];
        this.chargedBackMinor = new long[payments.size()];
    }

    static Takings weigh(List<Payment> payments, Currency currency) {
        Takings takings = new Takings(payments, currency);
        takings.nameTargets();
        takings.rejectCircles();
        takings.acceptByValueDate();
        takings.rejections.sort(Comparator.comparingLong(Rejection::line));
        return takings;
    }

    List<Rejection> rejections() {
        return List.copyOf(rejections);
    }

    int[] targets() {
        return targets;
    }

    BitSet superseded() {
        return superseded;
    }

    int[] acceptedReversalsOutermostFirst() {
        int[] depth = depths();
        return accepted.stream()
                .filter(row -> payments.get(row).type() == PaymentType.REVERSAL)
                .boxed()
                .sorted(Comparator.comparing((Integer row) -> -depth[row]).thenComparing(row -> row))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** By row: how many rows it reaches by following what each one takes from. */
    private int[] depths() {
        int[] depth = new int[targets.length];
        for (int row = 0; row < targets.length; row++) {
            int known = row;
            int steps = 0;
            while (targets[known] != NOBODY && depth[known] == 0) {
                known = targets[known];
                steps++;
            }
            int reached = depth[known] + steps;
            for (int walker = row; targets[walker] != NOBODY && depth[walker] == 0; walker = targets[walker]) {
                depth[walker] = reached--;
            }
        }
        return depth;
    }

    private void nameTargets() {
        Map<String, Integer> posted = postedById();
        for (int row = 0; row < payments.size(); row++) {
            Payment payment = payments.get(row);
            switch (payment.type()) {
                case REVERSAL -> nameTarget(row, posted);
                case CHARGEBACK -> {
                    if (payment.reverses().isPresent()) {
                        nameTarget(row, posted);
                    }
                }
                case PENDING -> superseded.set(row, posted.containsKey(payment.paymentId()));
                case REPAYMENT, WAIVER, REFUND, OPENING -> {}
            }
        }
    }

    private Map<String, Integer> postedById() {
        Map<String, Integer> posted = new HashMap<>();
        for (int row = 0; row < payments.size(); row++) {
            if (payments.get(row).type() != PaymentType.PENDING) {
                posted.merge(payments.get(row).paymentId(), row, this::firstInFile);
            }
        }
        return posted;
    }

    private int firstInFile(int row, int other) {
        return payments.get(row).line() <= payments.get(other).line() ? row : other;
    }

    private void nameTarget(int row, Map<String, Integer> posted) {
        Payment payment = payments.get(row);
        int target = payment.reverses().map(posted::get).orElse(NOBODY);
        boolean isReversal = payment.type() == PaymentType.REVERSAL;
        if (target == NOBODY || (!isReversal && !isMoneyReceived(payments.get(target)))) {
            reject(payment, "reverses", RejectReason.NOT_LIVE);
        } else if (isReversal
                ? payment.amountMinor() != payments.get(target).amountMinor()
                : payment.amountMinor() > payments.get(target).amountMinor()) {
            reject(payment, "amount", RejectReason.EXCEEDS);
        } else {
            targets[row] = target;
        }
    }

    private static boolean isMoneyReceived(Payment payment) {
        return payment.type() == PaymentType.REPAYMENT || payment.type() == PaymentType.OPENING;
    }

    private void rejectCircles() {
        int[] walkOf = new int[targets.length];
        for (int start = 0; start < targets.length; start++) {
            int row = start;
            while (row != NOBODY && walkOf[row] == 0) {
                walkOf[row] = start + 1;
                row = targets[row];
            }
            if (row != NOBODY && walkOf[row] == start + 1) {
                breakCircle(row);
            }
        }
    }

    private void breakCircle(int start) {
        for (int row = start; targets[row] != NOBODY; ) {
            int next = targets[row];
            targets[row] = NOBODY;
            reject(payments.get(row), "reverses", RejectReason.NOT_LIVE);
            row = next;
        }
    }

    private void acceptByValueDate() {
        List<Integer> waiting = new ArrayList<>();
        for (int row = 0; row < targets.length; row++) {
            if (targets[row] != NOBODY) {
                waiting.add(row);
            }
        }
        waiting.sort(Comparator.comparing(payments::get, ORDER));
        for (int from = 0; from < waiting.size(); ) {
            LocalDate date = payments.get(waiting.get(from)).valueDate();
            int to = from;
            while (to < waiting.size()
                    && payments.get(waiting.get(to)).valueDate().equals(date)) {
                to++;
            }
            acceptOneDay(new ArrayList<>(waiting.subList(from, to)));
            from = to;
        }
    }

    /** Accepts what can be accepted, again and again: one taking may make room for another of the same day. */
    private void acceptOneDay(List<Integer> rows) {
        while (rows.removeIf(this::accept)) {
            // Another round: something was accepted.
        }
        for (int row : rows) {
            Payment payment = payments.get(row);
            RejectReason reason = refusal(row);
            targets[row] = NOBODY;
            reject(payment, reason == RejectReason.EXCEEDS ? "amount" : "reverses", reason);
        }
    }

    private RejectReason refusal(int row) {
        int target = targets[row];
        boolean isUndone = undoneBy[target] > 0;
        boolean isPartlyChargedBack = chargedBackMinor[target] > 0
                && chargedBackMinor[target] < payments.get(target).amountMinor();
        boolean isReversal = payments.get(row).type() == PaymentType.REVERSAL;
        return !isUndone && (isPartlyChargedBack || !isReversal) ? RejectReason.EXCEEDS : RejectReason.ALREADY_REVERSED;
    }

    /**
     * Lets a row take effect, and lets that ripple along the chain: undoing a taking gives back what it took, reviving
     * it takes again. Leaves everything as it was when something would be taken twice.
     */
    private boolean accept(int newcomer) {
        accepted.set(newcomer);
        if (undoneBy[newcomer] > 0) {
            return true;
        }
        List<Integer> path = new ArrayList<>();
        boolean takes = true;
        for (int row = newcomer; ; row = targets[row]) {
            if (takes && !canTake(row)) {
                takeBack(path);
                accepted.clear(newcomer);
                return false;
            }
            take(row, takes);
            path.add(row);
            if (payments.get(row).type() != PaymentType.REVERSAL || !accepted.get(targets[row])) {
                return true;
            }
            takes = !takes;
        }
    }

    private boolean canTake(int row) {
        int target = targets[row];
        if (undoneBy[target] > 0) {
            return false;
        }
        if (payments.get(row).type() == PaymentType.REVERSAL) {
            return chargedBackMinor[target] == 0;
        }
        return payments.get(row).amountMinor() <= payments.get(target).amountMinor() - chargedBackMinor[target];
    }

    private void take(int row, boolean takes) {
        if (payments.get(row).type() == PaymentType.REVERSAL) {
            undoneBy[targets[row]] += takes ? 1 : -1;
        } else {
            long amount = payments.get(row).amountMinor();
            chargedBackMinor[targets[row]] += takes ? amount : -amount;
        }
    }

    /** Every second step of a path took, the others gave back. */
    private void takeBack(List<Integer> path) {
        for (int step = path.size() - 1; step >= 0; step--) {
            take(path.get(step), step % 2 != 0);
        }
    }

    private void reject(Payment payment, String field, RejectReason reason) {
        String value =
                field.equals("reverses") ? payment.reverses().orElse("") : Money.plain(payment.amountMinor(), currency);
        rejections.add(new Rejection(FILE, payment.line(), field, reason, value, reason.hint()));
    }
}
