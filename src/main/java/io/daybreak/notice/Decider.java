package io.daybreak.notice;

import io.daybreak.delinquency.Standing;
import io.daybreak.loan.Borrower;
import io.daybreak.loan.LoanStatus;
import io.daybreak.loan.Money;
import io.daybreak.notice.Dispatch.Prepared;
import io.daybreak.notice.LateLoan.DatedAmount;
import io.daybreak.policy.BeforeDue;
import io.daybreak.policy.Policy;
import io.daybreak.policy.Rules;
import io.daybreak.policy.Tier;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Decides, loan by loan, who may be told what tonight. A notice goes out only if every condition holds; the first that
 * does not, in the order of {@link SuppressionCode}, names why not. A decision depends on nothing but its arguments, so
 * any number of threads may share one decider.
 */
public final class Decider {
    private final Night night;
    private final Policy policy;
    private final Dispatch dispatch;
    private final Doubts doubts;

    /**
     * A decider for one night.
     *
     * @param night the night
     * @param policy the policy in force
     * @param templates templates, checked
     * @param settings the lender's words, fallback language and zone
     */
    public Decider(Night night, Policy policy, Templates templates, MessageSettings settings) {
        this.night = night;
        this.policy = policy;
        this.dispatch = new Dispatch(night.businessDate(), templates, settings);
        this.doubts = new Doubts(night);
    }

    /**
     * A loan with all that is known around it.
     *
     * @param doubt what in its records speaks against any contact, whatever the ladder says
     * @param contactBlock why nobody may contact the borrower about it
     */
    private record Case(
            LateLoan late,
            Surroundings surroundings,
            Rules rules,
            Optional<Finding> doubt,
            Optional<SuppressionCode> contactBlock) {}

    /**
     * The decision on one past-due or unclassified loan.
     *
     * @param late the loan
     * @param surroundings what is known around it
     * @param source reads the loan again; asked only when everything before the second computation holds
     * @throws IllegalArgumentException when the loan is of another date, or the borrower not the loan's: nothing may be
     *     decided on a mix-up
     */
    public Decision decide(LateLoan late, Surroundings surroundings, SecondLook.Source source) {
        requireSameNightAndBorrower(late, surroundings);
        Case judged = judge(late, surroundings);
        Rules rules = judged.rules();
        if (late.standing().isEmpty()) {
            String reasons =
                    String.join(" ", late.rejections().stream().map(Enum::name).toList());
            return suppressed(judged, OptionalInt.empty(), new Finding(SuppressionCode.REJECTED, reasons));
        }
        Standing standing = late.standing().get();
        Optional<Finding> notTonight = notTonight(late);
        if (notTonight.isPresent()) {
            return suppressed(judged, OptionalInt.empty(), notTonight.get());
        }
        Rung rung = new Ladder(rules.notices().ladder(), night)
                .climb(
                        standing,
                        surroundings.ledger(),
                        entry -> wentToBorrower(entry, surroundings),
                        channel -> Addresses.of(surroundings).of(channel).isPresent());
        Optional<Finding> inDoubt = offLadder(judged, standing, rung).or(judged::doubt);
        if (inDoubt.isPresent() || !(rung instanceof Rung.Due due)) {
            return suppressed(judged, rung.level(), inDoubt.orElseThrow());
        }
        return decideDue(judged, standing, due, source.lookAgain(late));
    }

    /**
     * The message before the due date, for a loan that owes nothing past due. It is a service message, outside the
     * ladder: nothing is suppressed by it or recorded when it does not go out, and whatever speaks against contact
     * stops it.
     *
     * @param soon the loan, with dpd 0
     * @param surroundings what is known around it
     * @param source reads the loan again; asked only when everything before the second computation holds
     * @return the message; empty when none goes out tonight
     */
    public Optional<Decision.Send> decideBeforeDue(LateLoan soon, Surroundings surroundings, SecondLook.Source source) {
        requireSameNightAndBorrower(soon, surroundings);
        Case judged = judge(soon, surroundings);
        Rules rules = judged.rules();
        Optional<BeforeDue> beforeDue = rules.notices().beforeDue();
        if (night.pastDay()
                || beforeDue.isEmpty()
                || judged.contactBlock().isPresent()
                || !isDueSoon(soon, beforeDue.get().days())
                || wasTold(soon, surroundings)) {
            return Optional.empty();
        }
        Standing standing = soon.standing().orElseThrow();
        SecondLook look = source.lookAgain(soon);
        if (Doubts.recheckDiffers(soon, standing, look).isPresent()) {
            return Optional.empty();
        }
        DatedAmount due = soon.nextDue().orElseThrow();
        Dispatch.Letter letter = new Dispatch.Letter(
                0,
                beforeDue.get().template(),
                beforeDue.get().template(),
                beforeDue.get().channel(),
                soon.loan(),
                standing.ownTier().map(Tier::code),
                0,
                due);
        if (dispatch.prepare(letter, surroundings, rules.notices()) instanceof Prepared.Ready ready) {
            Evidence.LevelReached level =
                    new Evidence.LevelReached(0, ready.notice().name(), 0, due.date(), Optional.empty());
            Evidence evidence = Evidence.of(night, soon, surroundings, level, look, ready.template(), ready.notice());
            return evidence.canBeKept() ? Optional.of(new Decision.Send(ready.notice(), evidence)) : Optional.empty();
        }
        return Optional.empty();
    }

    /** Whether something falls due within some days after the date, and nothing is past due. */
    private static boolean isDueSoon(LateLoan loan, int days) {
        boolean owesNothingYet = loan.loan().statusAt(loan.asOf()) == LoanStatus.ACTIVE
                && loan.standing()
                        .filter(standing ->
                                standing.dpd() == 0 && standing.overdue().totalMinor() == 0)
                        .isPresent();
        return owesNothingYet
                && loan.nextDue()
                        .filter(due -> due.amountMinor() > 0)
                        .filter(due -> due.date().isAfter(loan.asOf()))
                        .filter(due -> !due.date().isAfter(loan.asOf().plusDays(days)))
                        .isPresent();
    }

    private static boolean wentToBorrower(LedgerEntry entry, Surroundings surroundings) {
        return surroundings.toBorrower().stream()
                .anyMatch(known -> known.noticeId().equals(entry.noticeId()));
    }

    private static boolean wasTold(LateLoan loan, Surroundings surroundings) {
        return surroundings.ledger().stream()
                .anyMatch(entry -> entry.level() == 0
                        && entry.claimDueDate()
                                .equals(loan.nextDue().orElseThrow().date()));
    }

    /** Whether money blocked this loan long enough and no longer does: a person should look (STALE_MONEY). */
    public boolean hasStaleMoney(LateLoan late, Surroundings surroundings) {
        return doubts.hasStaleMoney(late, surroundings, policy.rules(late.loan().product()));
    }

    private void requireSameNightAndBorrower(LateLoan late, Surroundings surroundings) {
        String loanId = late.loan().loanId();
        if (!late.asOf().equals(night.businessDate())) {
            throw new IllegalArgumentException(
                    "loan " + loanId + " is as of " + late.asOf() + ", the night is " + night.businessDate());
        }
        Optional<String> borrowerId = surroundings.borrower().map(Borrower::borrowerId);
        if (borrowerId.isPresent() && !borrowerId.get().equals(late.loan().borrowerId())) {
            throw new IllegalArgumentException(
                    "loan " + loanId + " is of borrower " + late.loan().borrowerId() + ", not of " + borrowerId.get());
        }
    }

    private Optional<Finding> notTonight(LateLoan late) {
        if (late.loan().statusAt(night.businessDate()) == LoanStatus.WRITTEN_OFF) {
            String since = late.loan().statusOn().map(LocalDate::toString).orElse("the beginning");
            return Optional.of(new Finding(SuppressionCode.WRITTEN_OFF, "since " + since));
        }
        return night.pastDay()
                ? Optional.of(new Finding(SuppressionCode.PAST_DAY, night.businessDate() + " is not the newest date"))
                : Optional.empty();
    }

    private static Optional<Finding> offLadder(Case judged, Standing standing, Rung rung) {
        Optional<Finding> notDue = rung instanceof Rung.NotDue none ? Optional.of(none.finding()) : Optional.empty();
        return notDue.filter(finding -> finding.code() == SuppressionCode.BELOW_LADDER)
                .or(() -> tooLittle(judged, standing))
                .or(() -> notDue);
    }

    private static Optional<Finding> tooLittle(Case judged, Standing standing) {
        Map<String, Long> minOverdueMinor = judged.rules().notices().minOverdueMinor();
        if (minOverdueMinor.isEmpty()) {
            return Optional.empty();
        }
        String currency = judged.late().loan().currency().getCurrencyCode();
        Long threshold = minOverdueMinor.get(currency);
        if (threshold == null) {
            return Optional.of(new Finding(SuppressionCode.NO_THRESHOLD, "min_overdue has no " + currency));
        }
        long overdueMinor = standing.overdue().totalMinor();
        if (overdueMinor >= threshold) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                SuppressionCode.BELOW_MIN_OVERDUE,
                plain(judged, overdueMinor) + " overdue, min_overdue is " + plain(judged, threshold)));
    }

    private static String plain(Case judged, long minorUnits) {
        return Money.plain(minorUnits, judged.late().loan().currency());
    }

    private Case judge(LateLoan late, Surroundings surroundings) {
        Rules rules = policy.rules(late.loan().product());
        if (late.standing().isEmpty()) {
            return new Case(late, surroundings, rules, Optional.empty(), Optional.of(SuppressionCode.REJECTED));
        }
        Optional<Finding> doubt = doubts.continuity(late, surroundings)
                .or(() -> Doubts.hold(late.holds(), rules))
                .or(() -> doubts.moneyInTheAir(late, surroundings, rules));
        Optional<SuppressionCode> contactBlock = doubt.or(
                        () -> Doubts.differsFromCore(late, late.standing().get()))
                .map(Finding::code);
        return new Case(late, surroundings, rules, doubt, contactBlock);
    }

    private Decision decideDue(Case judged, Standing standing, Rung.Due due, SecondLook look) {
        LateLoan late = judged.late();
        Optional<Finding> figures =
                Doubts.recheckDiffers(late, standing, look).or(() -> Doubts.differsFromCore(late, standing));
        if (figures.isPresent()) {
            return suppressed(judged, due.level(), figures.get());
        }
        Dispatch.Letter letter = new Dispatch.Letter(
                due.rung().level(),
                due.rung().name(),
                due.rung().template(),
                due.channel(),
                late.loan(),
                standing.ownTier().map(Tier::code),
                standing.dpd(),
                new DatedAmount(
                        standing.oldestUnpaidDueDate().orElseThrow(),
                        standing.overdue().totalMinor()));
        Prepared prepared =
                dispatch.prepare(letter, judged.surroundings(), judged.rules().notices());
        if (prepared instanceof Prepared.Ready ready) {
            Evidence.LevelReached level = new Evidence.LevelReached(
                    due.rung().level(),
                    due.rung().name(),
                    due.rung().fromDpd(),
                    ready.notice().claimDueDate(),
                    due.provedBy().map(LedgerEntry::noticeId));
            Evidence evidence =
                    Evidence.of(night, late, judged.surroundings(), level, look, ready.template(), ready.notice());
            return evidence.canBeKept()
                    ? new Decision.Send(ready.notice(), evidence)
                    : suppressed(judged, due.level(), tooMuch(evidence));
        }
        return suppressed(judged, due.level(), ((Prepared.Stopped) prepared).finding());
    }

    private static Finding tooMuch(Evidence evidence) {
        return new Finding(
                SuppressionCode.INCOMPLETE_MESSAGE,
                "its evidence, with " + evidence.payments().size() + " payments, "
                        + evidence.unpaid().size() + " unpaid installments and "
                        + evidence.money().size()
                        + " payments without a home, is more than the ledger keeps of a notice");
    }

    private Decision suppressed(Case judged, OptionalInt level, Finding finding) {
        return Suppression.of(
                judged.late().loan().loanId(),
                judged.late().loan().borrowerId(),
                level.orElse(0),
                finding,
                night.businessDate(),
                judged.surroundings().previous(),
                judged.contactBlock());
    }
}
