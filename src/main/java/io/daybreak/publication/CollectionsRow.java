package io.daybreak.publication;

import io.daybreak.loan.Borrower;
import io.daybreak.notice.BorrowerMoney;
import io.daybreak.notice.Decision;
import io.daybreak.notice.HoldInForce;
import io.daybreak.notice.LateLoan;
import io.daybreak.notice.LedgerEntry;
import io.daybreak.notice.Surroundings;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A row of the worklist: a loan past due or not classified, with tonight's decision on it.
 *
 * @param policyVersion version of the policy in force
 * @param late the loan
 * @param surroundings what is known beyond it
 * @param decision what was decided: the worklist obeys the same decision as the notices
 * @param staleMoney whether money blocked the loan long enough and no longer does: a person should look
 */
public record CollectionsRow(
        String policyVersion, LateLoan late, Surroundings surroundings, Decision decision, boolean staleMoney) {

    private static final String STALE_MONEY = "STALE_MONEY";
    private static final Comparator<LedgerEntry> AGE_AND_LEVEL =
            Comparator.comparing(LedgerEntry::businessDate).thenComparingInt(LedgerEntry::level);

    Queue queue() {
        Queue queue = Queue.of(late, decision);
        boolean isWorked = queue == Queue.NOTICE || queue == Queue.CALL;
        return staleMoney && isWorked ? Queue.REVIEW : queue;
    }

    boolean contactAllowed() {
        return decision.contactBlock().isEmpty();
    }

    Optional<Borrower> borrower() {
        return surroundings.borrower();
    }

    /** How many notices of the ladder are known to have been published. */
    int noticesSent() {
        int count = 0;
        for (LedgerEntry entry : surroundings.ledger()) {
            count += wasSent(entry) ? 1 : 0;
        }
        return count;
    }

    /** The newest of them, of those of one night that of the highest level. */
    Optional<LedgerEntry> newestNotice() {
        Optional<LedgerEntry> newest = Optional.empty();
        for (LedgerEntry entry : surroundings.ledger()) {
            if (wasSent(entry) && (newest.isEmpty() || AGE_AND_LEVEL.compare(entry, newest.get()) > 0)) {
                newest = Optional.of(entry);
            }
        }
        return newest;
    }

    private static boolean wasSent(LedgerEntry entry) {
        return entry.level() >= 1 && entry.state() == LedgerEntry.State.SENT;
    }

    /** Unmatched and orphan money that names this borrower, whatever its currency; empty when there is none. */
    Optional<BigDecimal> unallocatedCash() {
        if (surroundings.money().isEmpty()) {
            return Optional.empty();
        }
        return surroundings.money().stream()
                .filter(money -> money.link() == BorrowerMoney.Link.BORROWER)
                .filter(money ->
                        money.kind() == BorrowerMoney.Kind.UNMATCHED || money.kind() == BorrowerMoney.Kind.ORPHAN)
                .map(BorrowerMoney::amount)
                .reduce(BigDecimal::add);
    }

    /** Kinds of the holds in force, each once, in their order. */
    String holdKinds() {
        return late.holds().isEmpty()
                ? ""
                : late.holds().stream()
                        .map(HoldInForce::kind)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(" "));
    }

    /** 1 is worked first: contact allowed and longest past due; then what needs a look, mending, recovery. */
    int priorityRank() {
        return switch (queue()) {
            case NOTICE, CALL -> rankByDays(late.standing().orElseThrow().dpd());
            case REVIEW -> 5;
            case DATA -> 6;
            case RECOVERY -> 7;
        };
    }

    private static int rankByDays(int dpd) {
        if (dpd > 90) {
            return 1;
        }
        if (dpd > 60) {
            return 2;
        }
        return dpd > 30 ? 3 : 4;
    }

    /** The suppression's code, or the level that is sent; STALE_MONEY where that is what a person must look at. */
    String actionReason() {
        if (staleMoney && contactAllowed() && queue() == Queue.REVIEW) {
            return STALE_MONEY;
        }
        if (decision instanceof Decision.Send send) {
            return "LEVEL_" + send.notice().level();
        }
        return ((Decision.Suppressed) decision).reason().name();
    }

    boolean held(String kind) {
        return late.holds().stream().anyMatch(hold -> hold.kind().equals(kind));
    }
}
