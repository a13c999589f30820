package io.daybreak.job;

import io.daybreak.delinquency.ArrearsHistory;
import io.daybreak.delinquency.BorrowerLife;
import io.daybreak.delinquency.BorrowerTiers;
import io.daybreak.delinquency.Standing;
import io.daybreak.delinquency.TierReason;
import io.daybreak.delinquency.Timeline;
import io.daybreak.delinquency.Yardstick;
import io.daybreak.intake.LoanCase;
import io.daybreak.loan.Loan;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.PublishedStanding;
import io.daybreak.policy.Contagion;
import io.daybreak.policy.Policy;
import io.daybreak.policy.Rules;
import io.daybreak.policy.Tier;
import io.daybreak.publication.CommittedPart;
import io.daybreak.publication.Retiered;
import io.daybreak.reconciliation.Tally;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Contagion over a settled date: the loans of one borrower, wherever they stand in the portfolio, decide each other's
 * tiers. The pass leaves one line for each loan; one scan finds the borrowers with a loan that may pull, a second one
 * gathers only their loans.
 */
final class Contagions {
    private final NightContext context;
    private final Policy policy;
    private final LocalDate date;
    private final Map<String, Yardstick> yardsticks = new HashMap<>();
    private final Map<String, Standing> standings = new HashMap<>();
    private final Map<String, LocalDate> tierSince = new HashMap<>();
    private final Map<String, PublishedStanding> comparedWith = new HashMap<>();

    Contagions(NightContext context) {
        this.context = context;
        this.policy = context.request().policy();
        this.date = context.run().businessDate();
    }

    /** Whether any product's loans look at each other. */
    static boolean inForce(Policy policy) {
        boolean any = isContagious(policy.base());
        for (Rules rules : policy.byProduct().values()) {
            any |= isContagious(rules);
        }
        return any;
    }

    private static boolean isContagious(Rules rules) {
        return !(rules.contagion() instanceof Contagion.PerLoan);
    }

    /** One loan at one date, as the line of the part says it. */
    private record State(Optional<String> tier, TierReason reason, long exposureMinor, ArrearsHistory history) {
        static State of(LoanRecords records, Timeline timeline, Standing standing) {
            return new State(
                    standing.tier().map(Tier::code),
                    standing.tierReason(),
                    BorrowerTiers.exposureMinor(records.loan(), standing),
                    timeline.arrearsHistory(standing.asOf()));
        }

        /** A loan not classified pulls by its last published tier, with an exposure nobody knows. */
        static State unclassified(Optional<String> publishedTier) {
            return new State(publishedTier, TierReason.REJECTED, 0, ArrearsHistory.CLEAR);
        }
    }

    /** Leaves the line of a classified loan. */
    static void append(
            ByteArrayOutputStream out,
            Policy policy,
            LoanRecords records,
            Timeline timeline,
            Standing now,
            Optional<Standing> restated) {
        Optional<State> then = restated.map(standing -> State.of(records, timeline, standing));
        line(out, policy, records.loan(), State.of(records, timeline, now), then);
    }

    /** Leaves the line of a loan that could not be classified. */
    static void appendUnclassified(
            ByteArrayOutputStream out, Policy policy, Loan loan, Optional<String> publishedTier) {
        State state = State.unclassified(publishedTier);
        line(out, policy, loan, state, Optional.of(state));
    }

    private static void line(ByteArrayOutputStream out, Policy policy, Loan loan, State now, Optional<State> then) {
        boolean mayPull = mayPull(policy, loan.product(), now)
                || then.filter(state -> mayPull(policy, loan.product(), state)).isPresent();
        WorkLine.append(
                out,
                mayPull ? "P" : "",
                loan.borrowerId(),
                loan.loanId(),
                loan.product(),
                loan.currency().getCurrencyCode(),
                now.tier().orElse(""),
                now.reason().name(),
                Long.toString(now.exposureMinor()),
                now.history().toText(),
                then.isPresent() ? "T" : "",
                then.flatMap(State::tier).orElse(""),
                then.map(state -> state.reason().name()).orElse(""),
                then.map(state -> Long.toString(state.exposureMinor())).orElse(""),
                then.map(state -> state.history().toText()).orElse(""));
    }

    /** Whether a loan alone is bad enough for another loan's rule to look at it; in doubt it is. */
    private static boolean mayPull(Policy policy, String product, State state) {
        boolean wasInDefault =
                state.history().changes().stream().anyMatch(change -> change.state() == ArrearsHistory.State.DEFAULT);
        return wasInDefault
                || state.tier().filter(tier -> rank(policy, product, tier) >= 1).isPresent();
    }

    private static int rank(Policy policy, String product, String tier) {
        return policy.rules(product).tier(tier).map(Tier::rank).orElse(1);
    }

    /** Finds the loans that another loan decides, counts them under their new tiers, and says which they are. */
    Map<String, Retiered> decide(List<CommittedPart> parts, Tally tally) throws IOException {
        Map<String, List<List<String>>> byBorrower = borrowers(parts);
        Map<String, Retiered> retiered = new HashMap<>();
        for (List<List<String>> loans : byBorrower.values()) {
            if (loans.size() > 1) {
                borrower(loans, tally, retiered);
            }
        }
        return retiered;
    }

    /** The standing of a loan that another loan decides. */
    Optional<Standing> standing(String loanId) {
        return Optional.ofNullable(standings.get(loanId));
    }

    /**
     * What a loan is compared with on a later date of a range, under the tier that another loan decided the date before;
     * empty where the row of the pass, or of the published file, is right as it is.
     */
    Optional<PublishedStanding> comparedWith(String loanId) {
        return Optional.ofNullable(comparedWith.get(loanId));
    }

    /** Since when a loan has had the tier that another loan decides; empty when from the beginning. */
    Optional<LocalDate> tierSince(String loanId) {
        return Optional.ofNullable(tierSince.get(loanId));
    }

    private static Map<String, List<List<String>>> borrowers(List<CommittedPart> parts) throws IOException {
        Set<String> pulling = new HashSet<>();
        PartLines.each(parts, line -> {
            if (line.startsWith("P\t")) {
                pulling.add(WorkLine.fields(line).get(1));
            }
        });
        Map<String, List<List<String>>> byBorrower = new HashMap<>();
        if (!pulling.isEmpty()) {
            PartLines.each(parts, line -> {
                List<String> fields = WorkLine.fields(line);
                if (pulling.contains(fields.get(1))) {
                    byBorrower
                            .computeIfAbsent(fields.get(1), key -> new ArrayList<>())
                            .add(fields);
                }
            });
        }
        return byBorrower;
    }

    private void borrower(List<List<String>> loans, Tally tally, Map<String, Retiered> retiered) throws IOException {
        List<BorrowerTiers.Outcome> now =
                BorrowerTiers.of(loans.stream().map(this::memberNow).toList(), date);
        Map<String, BorrowerTiers.Outcome> then = new HashMap<>();
        if (context.baseline().date().isPresent()) {
            List<BorrowerTiers.Member> members = loans.stream()
                    .filter(fields -> fields.get(9).equals("T"))
                    .map(this::memberThen)
                    .toList();
            BorrowerTiers.of(members, context.baseline().date().get())
                    .forEach(outcome -> then.put(outcome.loanId(), outcome));
        }
        for (BorrowerTiers.Outcome outcome : now) {
            Optional<BorrowerTiers.Outcome> before = Optional.ofNullable(then.get(outcome.loanId()));
            boolean decidedNow = outcome.reason() == TierReason.CONTAGION;
            boolean decidedThen = before.filter(known -> known.reason() == TierReason.CONTAGION)
                    .isPresent();
            if (decidedNow || decidedThen) {
                retier(outcome, before, tally);
                retiered.put(
                        outcome.loanId(),
                        new Retiered(
                                outcome.tier().orElse(""),
                                outcome.reason(),
                                comparedWith(outcome.loanId())
                                        .map(row -> row.tier().orElse(""))));
            }
        }
        List<String> decided = now.stream()
                .filter(outcome -> outcome.reason() == TierReason.CONTAGION)
                .map(BorrowerTiers.Outcome::loanId)
                .toList();
        if (!decided.isEmpty()) {
            BorrowerLife life = life(loans);
            decided.forEach(loanId -> life.tierSince(loanId).ifPresent(since -> tierSince.put(loanId, since)));
        }
    }

    private BorrowerLife life(List<List<String>> loans) throws IOException {
        BorrowerLife life = new BorrowerLife(date);
        for (List<String> fields : loans) {
            BorrowerTiers.Member member = memberNow(fields);
            if (member.reason() == TierReason.REJECTED) {
                life.add(member);
            } else {
                life.add(readable(member.loanId()).records(), member.yardstick());
            }
        }
        return life;
    }

    private LoanCase.ReadableLoan readable(String loanId) throws IOException {
        return (LoanCase.ReadableLoan) context.delivery()
                .find(loanId)
                .filter(found -> found instanceof LoanCase.ReadableLoan)
                .orElseThrow(() -> new IllegalStateException("loan " + loanId + " was read and is not found"));
    }

    private void retier(BorrowerTiers.Outcome now, Optional<BorrowerTiers.Outcome> then, Tally tally)
            throws IOException {
        LoanCase.ReadableLoan readable = readable(now.loanId());
        Loan loan = readable.records().loan();
        Rules rules = policy.rules(loan.product());
        Timeline timeline = Timeline.of(readable.records(), rules);
        Optional<Standing> restated = isLaterInRange() || readable.baseline().isPresent()
                ? context.baseline()
                        .date()
                        .filter(day -> !loan.disbursedOn().isAfter(day))
                        .map(timeline::at)
                : Optional.empty();
        Optional<Standing> decidedThen = restated.map(standing ->
                then.map(outcome -> decided(standing, outcome, rules)).orElse(standing));
        Standing own = timeline.at(date);
        Standing decided = decided(own, now, rules);
        tally.retiered(
                loan,
                new Tally.Counted(own, restated, compared(readable, restated)),
                new Tally.Counted(decided, decidedThen, compared(readable, decidedThen)));
        standings.put(loan.loanId(), decided);
        if (isLaterInRange()) {
            compared(readable, decidedThen).ifPresent(row -> comparedWith.put(loan.loanId(), row));
        }
    }

    /** Whether the date is compared with the one before it in the same range, and not with what is published. */
    private boolean isLaterInRange() {
        return !context.range().isFirst(context.run());
    }

    private Optional<PublishedStanding> compared(LoanCase.ReadableLoan readable, Optional<Standing> then) {
        return isLaterInRange()
                ? then.map(standing -> NextBaseline.of(readable.records().loan(), standing, readable.totals()))
                : readable.baseline();
    }

    private static Standing decided(Standing own, BorrowerTiers.Outcome outcome, Rules rules) {
        return new Standing(
                own.asOf(),
                own.dpd(),
                own.policyDpd(),
                own.ownTier(),
                outcome.tier().flatMap(rules::tier),
                outcome.reason(),
                own.oldestUnpaidDueDate(),
                own.installmentsOverdue(),
                own.overdue(),
                own.outstandingPrincipalMinor(),
                own.flow());
    }

    private BorrowerTiers.Member memberNow(List<String> fields) {
        return member(fields, 5);
    }

    private BorrowerTiers.Member memberThen(List<String> fields) {
        return member(fields, 10);
    }

    private BorrowerTiers.Member member(List<String> fields, int from) {
        return new BorrowerTiers.Member(
                fields.get(2),
                yardsticks.computeIfAbsent(fields.get(3), product -> Yardstick.of(policy.rules(product))),
                fields.get(4),
                Optional.of(fields.get(from)).filter(tier -> !tier.isEmpty()),
                TierReason.valueOf(fields.get(from + 1)),
                Long.parseLong(fields.get(from + 2)),
                ArrearsHistory.parse(fields.get(from + 3)));
    }
}
