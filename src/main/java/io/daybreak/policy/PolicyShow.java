package io.daybreak.policy;

import static io.daybreak.policy.PolicyWords.count;
import static io.daybreak.policy.PolicyWords.days;
import static io.daybreak.policy.PolicyWords.percent;

import io.daybreak.loan.Allocation;
import io.daybreak.loan.Component;
import io.daybreak.loan.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a policy out in words. */
final class PolicyShow {
    private final List<String> lines = new ArrayList<>();

    List<String> lines(Policy policy) {
        lines.add("Policy " + policy.name() + ", version " + policy.version() + ", "
                + switch (policy.status()) {
                    case FINAL -> "final";
                    case DRAFT -> "draft: a run refuses it without --allow-draft";
                });
        counting(policy.base());
        tiers(policy.base());
        upgrade(policy.base());
        contagion(policy.base());
        holds(policy.base());
        notices(policy.base().notices());
        guards(policy.guards());
        products(policy);
        section("Examples");
        say(count(policy.examples().size(), "example") + ", run before every job.");
        return List.copyOf(lines);
    }

    private void section(String title) {
        lines.add("");
        lines.add(title);
    }

    private void say(String line) {
        lines.add("  " + line);
    }

    /** The sections in which a product differs. */
    private void products(Policy policy) {
        Rules base = policy.base();
        new TreeMap<>(policy.byProduct()).forEach((product, rules) -> {
            section("Product " + product);
            if (rules.equals(base)) {
                say("As above.");
                return;
            }
            say("As above, but:");
            int begin = lines.size();
            differing(base, rules);
            for (int i = begin; i < lines.size(); i++) {
                lines.set(i, lines.get(i).isEmpty() ? "" : "  " + lines.get(i));
            }
        });
    }

    private void differing(Rules base, Rules rules) {
        if (!rules.days().equals(base.days())) {
            counting(rules);
        }
        if (!rules.tiers().equals(base.tiers())) {
            tiers(rules);
        }
        if (!rules.upgrade().equals(base.upgrade())) {
            upgrade(rules);
        }
        if (!rules.contagion().equals(base.contagion())) {
            contagion(rules);
        }
        if (!rules.holds().equals(base.holds())) {
            holds(rules);
        }
        if (!rules.notices().equals(base.notices())) {
            notices(rules.notices());
        }
    }

    private void counting(Rules rules) {
        DayCounting days = rules.days();
        section("How days are counted");
        say(
                switch (days.counting()) {
                    case EXCLUSIVE -> "The due date is day 0: who pays on it is on time, the day after it is day 1.";
                    case INCLUSIVE ->
                        "The due date is day 1 at its own end: who pays on it is on time. dpd, the contract's"
                                + " count, stays one lower.";
                });
        say(metric(days.metric()));
        say(grace(days));
        say(allocation(days.allocation()) + " Within an installment it settles " + inOrder(days.componentOrder())
                + ".");
        say("What keeps an installment unpaid: any part of its "
                + inOrder(days.counts().stream().sorted().toList()) + ".");
        if (days.fullPaymentBasisPoints() < 10_000) {
            say("An installment of which " + percent(days.fullPaymentBasisPoints())
                    + " is paid counts as paid; dpd still sees what is missing.");
        }
        days.materiality().ifPresentOrElse(this::materiality, () -> say("Any amount is material, to the last cent."));
    }

    private static String grace(DayCounting days) {
        if (days.graceDays() == 0) {
            return "No days of grace.";
        }
        return ReachabilityCheck.countsMonths(days.metric())
                ? days(days.graceDays()) + " of grace put the end of every month off."
                : days(days.graceDays()) + " of grace are taken off.";
    }

    private static String metric(Metric metric) {
        return switch (metric) {
            case OLDEST_UNPAID -> "policy_dpd counts the days since the oldest due date that is still partly unpaid.";
            case MATERIAL_CONSECUTIVE ->
                "policy_dpd counts the evenings in a row on which the sum past due was above both"
                        + " thresholds; one evening below sets the count back to 0.";
            case MONTHS_MBA ->
                "policy_dpd counts whole months of the oldest unpaid due date, as 30 days each; a month is over"
                        + " the day before the next due date (MBA).";
            case MONTHS_OTS ->
                "policy_dpd counts whole months of the oldest unpaid due date, as 30 days each; a month is over"
                        + " on the next due date (OTS).";
            case DAYS_AND_AMOUNT ->
                "policy_dpd counts the days since the oldest due date that is still partly unpaid; a tier"
                        + " may also ask for so many installments' worth to be unpaid.";
        };
    }

    private static String allocation(Allocation allocation) {
        return switch (allocation) {
            case OLDEST_FIRST -> "Money settles the oldest due date first.";
            case AS_DIRECTED -> "Money settles the installment the payer named, then the oldest due date.";
        };
    }

    private static String inOrder(Collection<Component> components) {
        return components.stream()
                .map(component -> component.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private void materiality(Materiality materiality) {
        say("Not material, so policy_dpd 0, unless the sum past due is more than "
                + amounts(materiality.amountMinorByCurrency()) + " and more than "
                + percent(materiality.percentBasisPoints())
                + " of the exposure; exactly that much is not more. A currency not named is material.");
    }

    private static String amounts(Map<String, Long> byCurrency) {
        return byCurrency.isEmpty()
                ? "any amount"
                : new TreeMap<>(byCurrency)
                        .entrySet().stream()
                                .map(entry ->
                                        new Money(Currency.getInstance(entry.getKey()), entry.getValue()).toString())
                                .collect(Collectors.joining(" or "));
    }

    private void tiers(Rules rules) {
        section("Tiers, best first");
        int width = rules.tiers().stream()
                .mapToInt(tier -> tier.code().length())
                .max()
                .orElse(0);
        for (Tier tier : rules.tiers()) {
            String label = Stream.of(new TreeMap<>(tier.label()))
                    .flatMap(byLanguage -> byLanguage.values().stream())
                    .collect(Collectors.joining(" / "));
            say(tier.code() + " ".repeat(width - tier.code().length()) + "  " + reach(rules, tier)
                    + (label.isEmpty() ? "" : "  (" + label + ")"));
        }
        if (ReachabilityCheck.countsMonths(rules.days().metric())) {
            say("A month counts as 30, so only 0, 30, 60, … occur.");
        }
    }

    /** How a loan comes to a tier. */
    private static String reach(Rules rules, Tier tier) {
        if (tier.agingMonths().isPresent()) {
            return "from " + count(tier.agingMonths().getAsInt(), "month") + " in "
                    + rules.upgrade().stickyFrom().orElse("default") + " or worse";
        }
        return tier.condition()
                .map(PolicyShow::condition)
                .orElseGet(() -> PolicyWords.band(rules, tier) + amountToo(tier.minInstallments()));
    }

    private static String condition(TierCondition condition) {
        return switch (condition) {
            case IMMATERIAL -> "past due, but not above the thresholds";
            case PROBATION -> "arrears cleared, probation running";
            case PULLED -> "pulled in by another loan of the borrower";
            case FLOOR -> "only by a hold that has it as its floor";
        };
    }

    private static String amountToo(OptionalInt minInstallments) {
        return minInstallments.isEmpty()
                ? ""
                : " and an overdue amount worth " + count(minInstallments.getAsInt(), "installment")
                        + " (with less, the band before)";
    }

    private void upgrade(Rules rules) {
        section("Coming back");
        if (rules.upgrade() instanceof Upgrade.ArrearsCleared cleared) {
            say("From " + cleared.fromTier() + " on, a loan keeps its tier until nothing is past due any more.");
        } else if (rules.upgrade() instanceof Upgrade.Probation probation) {
            say("From " + probation.fromTier() + " on, a loan keeps its tier until nothing is past due any more, and"
                    + " then until " + length(probation) + " were paid on time; a miss begins them anew.");
        } else {
            say("A loan's tier follows its own days at once, in both directions.");
        }
        if (!(rules.upgrade() instanceof Upgrade.Immediate)) {
            say("A tier that is only kept never brings a notice: notices rest on the loan's own days.");
        }
    }

    private static String length(Upgrade.Probation probation) {
        if (probation.periods() == 0) {
            return count(probation.months(), "month");
        }
        String periods = count(probation.periods(), "due date");
        return probation.months() == 0
                ? periods
                : "the longer of " + periods + " and " + count(probation.months(), "month");
    }

    private void contagion(Rules rules) {
        section("Loans of one borrower");
        if (rules.contagion() instanceof Contagion.PerBorrower borrower) {
            say("From " + borrower.fromTier() + " on, the worst loan decides the tier of all loans of the borrower.");
            say("Another loan's days never bring a notice.");
        } else if (rules.contagion() instanceof Contagion.BorrowerShare share) {
            say("When " + (share.inclusive() ? "at least " : "more than ") + percent(share.shareBasisPoints())
                    + " of the borrower's exposure in one currency is in " + share.fromTier()
                    + " or worse, all loans of the borrower are pulled.");
            say("Another loan's days never bring a notice.");
        } else {
            say("Each loan stands for itself.");
        }
    }

    private void holds(Rules rules) {
        section("Holds");
        new TreeMap<>(rules.holds()).forEach((kind, hold) -> {
            String clock = hold.stopsClock() ? "its days are not counted" : "days go on counting";
            if (hold.excusedDays().isPresent()) {
                clock += ", but up to " + days(hold.excusedDays().getAsInt()) + " the loan keeps the best tier";
            }
            say(kind + ": " + clock + "; " + (hold.stopsNotices() ? "no notices" : "notices go on")
                    + hold.floorTier().map(floor -> "; at least " + floor).orElse("") + ".");
        });
        say("Any other kind: days go on counting; no notices.");
    }

    private void notices(NoticeRules notices) {
        section("What borrowers are told");
        notices.beforeDue()
                .ifPresent(before -> say("Before due: " + days(before.days()) + " ahead, by "
                        + before.channel().word() + ", message " + before.template() + "; a service, not a reminder."));
        if (notices.ladder().isEmpty()) {
            say("No ladder: nobody is told of being late.");
        }
        for (NoticeLevel level : notices.ladder()) {
            say("Level " + level.level() + " " + level.name() + ": from day " + level.fromDpd() + ", by "
                    + level.channel().word() + ", message " + level.template() + after(level) + ".");
        }
        if (!notices.ladder().isEmpty()) {
            say("One level per night, never one without the level before it; days are the loan's own.");
        }
        limits(notices);
    }

    private static String after(NoticeLevel level) {
        if (level.level() == 1) {
            return "";
        }
        String proven =
                switch (level.proof()) {
                    case PUBLISHED -> "was handed to the sender";
                    case DELIVERED -> "has a receipt of delivery";
                };
        int days = level.minDaysAfterPrevious();
        return (days == 0 ? "; any night after level " : "; at least " + days(days) + " after level ")
                + (level.level() - 1) + ", which " + proven;
    }

    private void limits(NoticeRules notices) {
        if (!notices.minOverdueMinor().isEmpty()) {
            say("Nobody is told of less than " + amounts(notices.minOverdueMinor())
                    + "; loans in another currency are not told at all.");
        }
        notices.maxPerBorrower()
                .ifPresent(cap -> say(
                        "A borrower gets at most " + count(cap.count(), "message") + " in " + days(cap.days()) + "."));
        notices.blockingMoneyDays()
                .ifPresent(days -> say(
                        "Money that is not yet matched stops the notice for " + days(days) + "; then a person looks."));
        notices.quietHours()
                .ifPresent(quiet -> say(
                        "Nothing is sent from " + quiet.from() + " to " + quiet.to() + " where the borrower lives."));
        if (!notices.sharedContactLimit().isEmpty()) {
            say("One address may belong to at most so many borrowers: "
                    + notices.sharedContactLimit().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                            .map(entry -> entry.getKey().word() + " " + entry.getValue())
                            .collect(Collectors.joining(", "))
                    + ".");
        }
    }

    private void guards(Guards guards) {
        section("When a run is held or refused");
        int begin = lines.size();
        if (guards.controlFileRequired()) {
            say("Refused: a delivery without control.csv.");
        }
        if (guards.holdIdenticalPayments()) {
            say("Held: a payments file with the very bytes of last time.");
        }
        guards.paymentsFreshWithinDays()
                .ifPresent(days -> say("Held: payments are complete only up to more than " + days(days) + " before."));
        share("payment rows have become fewer since last time by more than %s", guards.paymentsShrinkMax());
        share("more than %s of the rows read could not be used", guards.rejectsMax());
        share(
                "notices have grown against the highest of the last 35 nights by more than %s",
                guards.noticesMaxGrowth());
        share(
                "of the loans with an installment due since last time, more than %s are newly past due",
                guards.newlyPastDueMax());
        share("the history of more than %s of the loans has changed", guards.historyChangedMax());
        share("more than %s of the loans are in quarantine", guards.quarantinedMax());
        share("of the money new since last time, more than %s has no owner", guards.ownerlessMax());
        guards.correctionsMax().ifPresent(max -> say("Held: more than " + count(max, "correction") + "."));
        guards.minCount().ifPresent(min -> say("A percentage holds the run only from a count of " + min + " on."));
        guards.firstRunNoticesMax()
                .ifPresent(max -> say("Held: a first run with more than " + count(max, "notice") + "."));
        if (lines.size() == begin) {
            say("No guard is set; what always holds a run still does.");
        }
    }

    private void share(String sentence, OptionalInt basisPoints) {
        basisPoints.ifPresent(limit -> say("Held: " + sentence.replace("%s", percent(limit)) + "."));
    }
}
