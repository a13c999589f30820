package io.daybreak.notice;

import io.daybreak.delinquency.Standing;
import io.daybreak.notice.LedgerEntry.Reach;
import io.daybreak.notice.LedgerEntry.State;
import io.daybreak.policy.Channel;
import io.daybreak.policy.NoticeLevel;
import io.daybreak.policy.Proof;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * Which level's turn it is: one level a night, each only after the one before, each once since the claim's due date.
 *
 * <p>The turn goes to the level after the highest one that went out since the claim's due date and did not bounce. A
 * notice on its way ({@link State#INTENDED}) counts as gone out, and proves nothing. A notice that was corrected counts
 * as gone out too, and proves nothing either; so does one to a borrower who has the loan no more.
 */
final class Ladder {
    private static final Comparator<LedgerEntry> NEWEST_LAST =
            Comparator.comparing(LedgerEntry::businessDate).thenComparing(LedgerEntry::noticeId);

    private final List<NoticeLevel> levels;
    private final Night night;

    /** A ladder climbed in one night; on a first run only its first level can be. */
    Ladder(List<NoticeLevel> levels, Night night) {
        this.levels = levels;
        this.night = night;
    }

    /**
     * The level whose turn it is.
     *
     * @param standing the loan's state
     * @param ledger notices known for the loan
     * @param theirs whether a notice went to the borrower who has the loan now
     * @param reachable whether the borrower has a usable address of a channel
     */
    Rung climb(
            Standing standing, List<LedgerEntry> ledger, Predicate<LedgerEntry> theirs, Predicate<Channel> reachable) {
        int reached = reachedBy(standing);
        if (reached == 0 || standing.oldestUnpaidDueDate().isEmpty()) {
            return notDue(0, SuppressionCode.BELOW_LADDER, belowLadder(standing));
        }
        LocalDate claimDueDate = standing.oldestUnpaidDueDate().get();
        List<LedgerEntry> ofClaim = new ArrayList<>(ledger.size());
        int gone = 0;
        for (LedgerEntry entry : ledger) {
            if (entry.level() > 0 && entry.businessDate().isAfter(claimDueDate)) {
                ofClaim.add(entry);
                gone = entry.reach().bounced() ? gone : Math.max(gone, entry.level());
            }
        }
        if (gone >= reached) {
            return notDue(
                    gone, SuppressionCode.ALREADY_SENT, "level " + gone + " went out on " + newest(ofClaim, gone));
        }
        NoticeLevel next = levels.get(gone);
        Optional<LedgerEntry> tonight = ledger.stream()
                .filter(entry -> entry.level() > 0)
                .filter(entry -> !entry.businessDate().isBefore(night.businessDate()))
                .findFirst();
        if (tonight.isPresent()) {
            return notDue(
                    next.level(),
                    SuppressionCode.ALREADY_SENT,
                    "one level a night: " + tonight.get().noticeId() + " went out for "
                            + tonight.get().businessDate());
        }
        return next.level() == 1
                ? turnOf(next, ofClaim, Optional.empty(), reachable)
                : turnAfterProof(next, ofClaim, theirs, reachable);
    }

    private int reachedBy(Standing standing) {
        if (standing.dpd() < 1) {
            return 0;
        }
        int highest = night.baselineDate().isEmpty() ? Math.min(1, levels.size()) : levels.size();
        int reached = 0;
        while (reached < highest && levels.get(reached).fromDpd() <= standing.policyDpd()) {
            reached++;
        }
        return reached;
    }

    private String belowLadder(Standing standing) {
        if (levels.isEmpty()) {
            return "the policy has no ladder";
        }
        return "policy_dpd " + standing.policyDpd() + ", level 1 is from "
                + levels.get(0).fromDpd();
    }

    private Rung turnAfterProof(
            NoticeLevel next, List<LedgerEntry> ofClaim, Predicate<LedgerEntry> theirs, Predicate<Channel> reachable) {
        Optional<LedgerEntry> firstBefore = Optional.empty();
        Optional<LedgerEntry> proof = Optional.empty();
        for (LedgerEntry entry : ofClaim) {
            if (entry.level() != next.level() - 1 || entry.reach().bounced()) {
                continue;
            }
            firstBefore = firstBefore.isPresent() ? firstBefore : Optional.of(entry);
            boolean isNewest = proof.isEmpty() || NEWEST_LAST.compare(entry, proof.get()) >= 0;
            if (isNewest && proves(entry, next.proof()) && theirs.test(entry)) {
                proof = Optional.of(entry);
            }
        }
        if (proof.isEmpty()) {
            LedgerEntry shown = firstBefore.orElseThrow();
            return notDue(
                    next.level(),
                    SuppressionCode.NO_PREVIOUS_LEVEL,
                    shown.noticeId() + " "
                            + (theirs.test(shown) ? whyNot(shown, next.proof()) : "went to another borrower"));
        }
        long daysAgo = ChronoUnit.DAYS.between(proof.get().businessDate(), night.businessDate());
        if (daysAgo < next.minDaysAfterPrevious()) {
            return notDue(
                    next.level(),
                    SuppressionCode.TOO_SOON,
                    proof.get().noticeId() + " went out " + daysAgo + " days ago, " + next.minDaysAfterPrevious()
                            + " are required");
        }
        return turnOf(next, ofClaim, proof, reachable);
    }

    private static boolean proves(LedgerEntry entry, Proof proof) {
        boolean published = entry.state() == State.SENT && !entry.corrected();
        return switch (proof) {
            case PUBLISHED -> published;
            case DELIVERED -> published && entry.reach() == Reach.DELIVERED;
        };
    }

    private static String whyNot(LedgerEntry entry, Proof proof) {
        if (entry.state() == State.INTENDED) {
            return "is not known to have been published";
        }
        if (entry.corrected()) {
            return "was corrected";
        }
        return "is not " + (proof == Proof.DELIVERED ? "delivered" : "published");
    }

    /** The level goes out for the first time, or, after one bounce, by the next channel. */
    private static Rung turnOf(
            NoticeLevel next, List<LedgerEntry> ofClaim, Optional<LedgerEntry> proof, Predicate<Channel> reachable) {
        List<LedgerEntry> bounced =
                ofClaim.stream().filter(entry -> entry.level() == next.level()).toList();
        if (bounced.isEmpty()) {
            return new Rung.Due(next, next.channel(), proof);
        }
        Optional<Channel> channel =
                bounced.size() == 1 ? nextChannel(bounced.get(0).channel(), reachable) : Optional.empty();
        if (channel.isPresent()) {
            return new Rung.Due(next, channel.get(), proof);
        }
        LedgerEntry last = bounced.get(bounced.size() - 1);
        String also = bounced.size() > 1 ? "bounced on every channel tried" : "bounced and no further channel is known";
        return notDue(next.level(), SuppressionCode.UNREACHABLE, last.noticeId() + " " + also);
    }

    private static Optional<Channel> nextChannel(Channel bounced, Predicate<Channel> reachable) {
        for (Channel channel : Channel.values()) {
            if (channel.compareTo(bounced) > 0 && reachable.test(channel)) {
                return Optional.of(channel);
            }
        }
        return Optional.empty();
    }

    private static LocalDate newest(List<LedgerEntry> entries, int level) {
        return entries.stream()
                .filter(entry -> entry.level() == level)
                .map(LedgerEntry::businessDate)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Rung notDue(int level, SuppressionCode code, String detail) {
        return new Rung.NotDue(level == 0 ? OptionalInt.empty() : OptionalInt.of(level), new Finding(code, detail));
    }
}
