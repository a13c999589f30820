package io.daybreak.delinquency;

import io.daybreak.loan.Loan;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.LoanStatus;
import io.daybreak.policy.Contagion;
import io.daybreak.policy.Tier;
import io.daybreak.policy.Upgrade;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Contagion: what the loans of one borrower make of each other's tiers. Each loan is judged by its own product's rule;
 * tiers of products with other scales are found by their code. Closed and written-off loans neither pull nor are
 * pulled; a loan that was not classified pulls by its last published tier and keeps it.
 *
 * <p>By borrower: the worst tier decides, from the tier that spreads on. From the day one loan by its own days reaches a
 * tier that spreads and also sticks, all loans of the borrower are in default, until the upgrade rule lets the borrower
 * go: with {@code arrears-cleared} on the first day on which <em>no</em> loan has arrears, with {@code probation} the
 * months after that day, any arrears beginning them anew. By share: when the exposure in the tier or worse reaches its
 * share of all exposure in any one currency. Currencies are never added. A tier {@code when: pulled} is given to loans
 * that would be better on their own.
 */
public final class BorrowerTiers {
    private final List<Member> members;
    private final LocalDate asOf;

    private BorrowerTiers(List<Member> members, LocalDate asOf) {
        this.members = members;
        this.asOf = asOf;
    }

    /**
     * One loan of the borrower as it stands by itself.
     *
     * @param loanId the loan
     * @param yardstick its product's rules
     * @param currency ISO 4217 code of its exposure
     * @param tier code of its tier before contagion; empty when it has none
     * @param reason why it has that tier
     * @param exposureMinor see {@link #exposureMinor}
     * @param history its arrears up to the date; only the rule by borrower looks at it
     */
    public record Member(
            String loanId,
            Yardstick yardstick,
            String currency,
            Optional<String> tier,
            TierReason reason,
            long exposureMinor,
            ArrearsHistory history) {

        /** A loan as it stands at the end of a day. */
        public static Member of(LoanRecords records, Yardstick yardstick, LocalDate asOf) {
            return of(records, yardstick, Timeline.of(records, yardstick), asOf);
        }

        static Member of(LoanRecords records, Yardstick yardstick, Timeline timeline, LocalDate asOf) {
            Standing standing = timeline.at(asOf);
            return new Member(
                    records.loan().loanId(),
                    yardstick,
                    records.loan().currency().getCurrencyCode(),
                    standing.tier().map(Tier::code),
                    standing.tierReason(),
                    BorrowerTiers.exposureMinor(records.loan(), standing),
                    timeline.arrearsHistory(asOf));
        }

        private boolean takesPart() {
            return tier.isPresent()
                    && switch (reason) {
                        case CLOSED, CLOSED_WITH_ARREARS, WRITTEN_OFF -> false;
                        case OWN,
                                IMMATERIAL,
                                TECHNICAL,
                                ARREARS_NOT_CLEARED,
                                PROBATION,
                                AGING,
                                FLOOR,
                                CONTAGION,
                                REJECTED -> true;
                    };
        }
    }

    /**
     * One loan's tier after contagion.
     *
     * @param loanId the loan
     * @param tier code of its tier
     * @param reason CONTAGION when another loan decides
     */
    public record Outcome(String loanId, Optional<String> tier, TierReason reason) {}

    /**
     * The tiers of all loans of one borrower, in the order given.
     *
     * @param members every readable loan of the borrower
     * @param asOf the business date
     */
    public static List<Outcome> of(List<Member> members, LocalDate asOf) {
        return new BorrowerTiers(List.copyOf(members), asOf).outcomes();
    }

    /** On-balance exposure of a loan, minor units: as given, else outstanding principal; nothing once it is off balance. */
    public static long exposureMinor(Loan loan, Standing standing) {
        LoanStatus status = loan.statusAt(standing.asOf());
        return status == LoanStatus.CLOSED || status == LoanStatus.WRITTEN_OFF
                ? 0
                : loan.exposureMinor().orElse(standing.outstandingPrincipalMinor());
    }

    private List<Outcome> outcomes() {
        List<Outcome> outcomes = new ArrayList<>();
        for (Member member : members) {
            Optional<Tier> pulled = member.takesPart() && member.reason() != TierReason.REJECTED
                    ? pulledTo(member.yardstick())
                    : Optional.empty();
            int ownRank = rank(member, member.yardstick());
            outcomes.add(
                    pulled.isPresent() && pulled.get().rank() > ownRank
                            ? new Outcome(
                                    member.loanId(), Optional.of(pulled.get().code()), TierReason.CONTAGION)
                            : new Outcome(member.loanId(), member.tier(), member.reason()));
        }
        return outcomes;
    }

    /** The tier that a loan under these rules cannot be better than; empty when nothing pulls. */
    private Optional<Tier> pulledTo(Yardstick yardstick) {
        Contagion rule = yardstick.rules().contagion();
        if (rule instanceof Contagion.PerBorrower perBorrower) {
            return byBorrower(yardstick, yardstick.named(perBorrower.fromTier()));
        }
        if (rule instanceof Contagion.BorrowerShare share) {
            Tier from = yardstick.named(share.fromTier());
            return reachesShare(yardstick, share, from.rank())
                    ? Optional.of(yardstick.pulledTier.orElse(from))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    /** Rank of a loan's tier on the scale of some rules; a code they do not know is judged by its own scale's rule. */
    private static int rank(Member member, Yardstick scale) {
        Optional<Tier> tier = member.tier().flatMap(scale.rules()::tier);
        if (tier.isPresent() || member.tier().isEmpty()) {
            return tier.map(Tier::rank).orElse(-1);
        }
        Yardstick own = member.yardstick();
        boolean spreads = member.tier()
                .flatMap(own.rules()::tier)
                .filter(found -> found.rank() >= own.contagionRank)
                .isPresent();
        return spreads ? scale.contagionRank : 0;
    }

    private Optional<Tier> byBorrower(Yardstick yardstick, Tier from) {
        int worst = -1;
        for (Member member : members) {
            worst = member.takesPart() ? Math.max(worst, rank(member, yardstick)) : worst;
        }
        Optional<LocalDate> since = defaultSince(yardstick);
        if (worst < from.rank() && since.isEmpty()) {
            return Optional.empty();
        }
        if (yardstick.pulledTier.isPresent()) {
            return yardstick.pulledTier;
        }
        int least = since.isPresent() ? yardstick.borrowerDefaultRank : from.rank();
        Tier tier = yardstick.rules().tiers().get(Math.max(worst, least));
        for (Tier aging : yardstick.agingTiers) {
            boolean isAged = since.filter(day ->
                            !day.plusMonths(aging.agingMonths().orElseThrow()).isAfter(asOf))
                    .isPresent();
            tier = isAged && aging.rank() > tier.rank() ? aging : tier;
        }
        return Optional.of(tier);
    }

    /** Since when the borrower is in default, all loans taken together; empty when it is not, or the rule forgets. */
    private Optional<LocalDate> defaultSince(Yardstick yardstick) {
        if (yardstick.rules().upgrade() instanceof Upgrade.Immediate) {
            return Optional.empty();
        }
        TreeSet<LocalDate> days = new TreeSet<>();
        for (Member member : members) {
            member.history().changes().forEach(change -> days.add(change.from()));
        }
        Optional<LocalDate> since = Optional.empty();
        Optional<LocalDate> clearedOn = Optional.empty();
        for (LocalDate day : days.headSet(asOf, true)) {
            if (clearedOn.isPresent() && isOver(yardstick, clearedOn.get(), day)) {
                since = Optional.empty();
                clearedOn = Optional.empty();
            }
            ArrearsHistory.State worst = worstOn(day);
            if (worst == ArrearsHistory.State.DEFAULT && since.isEmpty()) {
                since = Optional.of(day);
            }
            boolean isClear = worst == ArrearsHistory.State.CLEAR;
            clearedOn = since.isPresent() && isClear ? clearedOn.or(() -> Optional.of(day)) : Optional.empty();
        }
        return clearedOn.isPresent() && isOver(yardstick, clearedOn.get(), asOf) ? Optional.empty() : since;
    }

    private static boolean isOver(Yardstick yardstick, LocalDate clearedOn, LocalDate day) {
        return !clearedOn.plusMonths(yardstick.probationMonths).isAfter(day);
    }

    private ArrearsHistory.State worstOn(LocalDate day) {
        ArrearsHistory.State worst = ArrearsHistory.State.CLEAR;
        for (Member member : members) {
            ArrearsHistory.State state = member.takesPart() ? member.history().on(day) : ArrearsHistory.State.CLEAR;
            worst = state.compareTo(worst) > 0 ? state : worst;
        }
        return worst;
    }

    private boolean reachesShare(Yardstick yardstick, Contagion.BorrowerShare share, int fromRank) {
        Map<String, BigInteger> all = new TreeMap<>();
        Map<String, BigInteger> bad = new TreeMap<>();
        for (Member member : members) {
            if (member.takesPart()) {
                BigInteger exposure = BigInteger.valueOf(member.exposureMinor());
                all.merge(member.currency(), exposure, BigInteger::add);
                if (rank(member, yardstick) >= fromRank) {
                    bad.merge(member.currency(), exposure, BigInteger::add);
                }
            }
        }
        return all.entrySet().stream().anyMatch(entry -> {
            BigInteger part = bad.getOrDefault(entry.getKey(), BigInteger.ZERO);
            int compared = part.multiply(BigInteger.valueOf(Yardstick.WHOLE))
                    .compareTo(entry.getValue().multiply(BigInteger.valueOf(share.shareBasisPoints())));
            return compared > 0 || (compared == 0 && share.inclusive() && part.signum() > 0);
        });
    }
}
