package io.daybreak.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds what is legal in a policy but may not be meant, and everything that is off. */
final class PolicyLint {
    /** Kinds that most lenders know; one that is not listed stops notices and lets the clock run. */
    private static final List<String> USUAL_HOLDS =
            List.of("PAUSE", "DISPUTE", "HARDSHIP", "BANKRUPTCY", "FRAUD", "DECEASED", "DO_NOT_CONTACT");

    private final List<String> lines = new ArrayList<>();
    private final Rules rules;

    private PolicyLint(Rules rules) {
        this.rules = rules;
    }

    static List<String> lines(Policy policy) {
        List<String> lines = new ArrayList<>();
        if (policy.status() == PolicyStatus.DRAFT) {
            lines.add("note: status is draft; a run refuses it without --allow-draft");
        }
        Set<String> ofBase = new LinkedHashSet<>(new PolicyLint(policy.base()).ofRules());
        lines.addAll(ofBase);
        new TreeMap<>(policy.byProduct()).forEach((product, rules) -> new PolicyLint(rules)
                .ofRules().stream()
                        .filter(line -> !ofBase.contains(line))
                        .forEach(line -> lines.add(line.replaceFirst(": ", ": products." + product + ": "))));
        guards(policy.guards(), lines);
        examples(policy, lines);
        return List.copyOf(lines);
    }

    private List<String> ofRules() {
        dayCounting();
        tiers();
        holds();
        limits();
        ladder();
        return lines;
    }

    private void note(String line) {
        lines.add("note: " + line);
    }

    private void off(String line) {
        lines.add("off: " + line);
    }

    private void dayCounting() {
        DayCounting days = rules.days();
        boolean months = ReachabilityCheck.countsMonths(days.metric());
        if (days.graceDays() > 0 && months) {
            note("days_past_due.grace_days puts the end of every month off by " + PolicyWords.days(days.graceDays()));
        } else if (days.graceDays() > 0) {
            note("days_past_due.grace_days takes " + days.graceDays() + " off, so a tier from day 1 begins "
                    + (days.graceDays() + 1) + " days after the due date");
        }
        if (months && days.counting() == Counting.INCLUSIVE) {
            note("days_past_due.counting says nothing to a months metric");
        }
        if (months && rules.holds().values().stream().anyMatch(HoldRule::stopsClock)) {
            note("holds that stop the clock put the end of a month off; a months metric has no part of a month");
        }
        if (days.counts().size() < 4) {
            note("days_past_due.counts leaves something out: a loan may owe it for years at policy_dpd 0");
        }
        if (days.fullPaymentBasisPoints() < 10_000) {
            note("days_past_due.full_payment_percent is less than 100: dpd and policy_dpd will differ for part payers");
        }
        days.materiality()
                .filter(found -> found.percentBasisPoints() > 250)
                .ifPresent(
                        found -> note("days_past_due.materiality.percent is above the 2.5 that EU law allows at most"));
    }

    private void tiers() {
        Set<String> languages = new TreeSet<>();
        rules.tiers().forEach(tier -> languages.addAll(tier.label().keySet()));
        for (Tier tier : rules.tiers()) {
            for (String language : languages) {
                if (!tier.label().containsKey(language)) {
                    note("tier " + tier.code() + " has no label in " + language + ", others do");
                }
            }
        }
        if (rules.tiers().stream().noneMatch(tier -> tier.isBand() && tier.fromDpd() > 0)) {
            note("no tier begins after day 0: every loan stays in "
                    + rules.tiers().get(0).code());
        }
    }

    private void holds() {
        for (String kind : USUAL_HOLDS) {
            if (!rules.holds().containsKey(kind)) {
                note("holds." + kind + " is not listed; such a hold stops notices and lets the clock run");
            }
        }
        new TreeMap<>(rules.holds()).forEach((kind, hold) -> {
            if (!hold.stopsNotices()) {
                note("holds." + kind + " lets notices go on");
            }
            if (hold.floorTier().equals(Optional.of(rules.tiers().get(0).code()))) {
                note("holds." + kind + ".floor is the best tier and changes nothing");
            }
        });
    }

    private void limits() {
        NoticeRules notices = rules.notices();
        if (notices.beforeDue().isEmpty()) {
            off("notices.before_due: nobody is told that a due date is near");
        }
        if (notices.ladder().isEmpty()) {
            off("notices.ladder: nobody is ever told of being late");
        }
        if (notices.minOverdueMinor().isEmpty()) {
            off("notices.min_overdue: one unpaid cent is worth a notice");
        }
        if (notices.maxPerBorrower().isEmpty()) {
            off("notices.max_per_borrower: a borrower may be told any number of times");
        }
        if (notices.blockingMoneyDays().isEmpty()) {
            off("notices.blocking_money_days: unmatched money stops the notice for as long as it is unmatched");
        }
        if (notices.quietHours().isEmpty()) {
            off("notices.quiet_hours: messages may go out in the night");
        }
        currencies(notices);
        for (Channel channel : Channel.values()) {
            if (!notices.sharedContactLimit().containsKey(channel)) {
                off("notices.shared_contact_limit." + channel.word()
                        + ": any number of borrowers may share one address");
            }
        }
    }

    /** Thresholds in different currencies are a common slip: one of them then never bites. */
    private void currencies(NoticeRules notices) {
        Set<String> material = rules.days()
                .materiality()
                .map(materiality -> materiality.amountMinorByCurrency().keySet())
                .orElse(Set.of());
        Set<String> overdue = notices.minOverdueMinor().keySet();
        if (!material.isEmpty() && !overdue.isEmpty() && !material.equals(overdue)) {
            note("notices.min_overdue names " + String.join(", ", new TreeSet<>(overdue)) + ", materiality names "
                    + String.join(", ", new TreeSet<>(material)));
        }
    }

    private void ladder() {
        boolean months = ReachabilityCheck.countsMonths(rules.days().metric());
        for (NoticeLevel level : rules.notices().ladder()) {
            String name = "level " + level.level() + " (" + level.name() + ")";
            if (months && level.fromDpd() % 30 != 0) {
                note(name + " begins at day " + level.fromDpd() + ", but months count as 30, 60, …; it begins at the"
                        + " next of these");
            }
            if (level.level() == 1) {
                first(level, name);
            } else if (level.minDaysAfterPrevious() == 0) {
                note(name + " may follow the level before it in the very next night; min_days_after_previous is 0");
            }
        }
        lastRests();
    }

    private void first(NoticeLevel level, String name) {
        if (level.minDaysAfterPrevious() > 0 || level.proof() == Proof.DELIVERED) {
            note(name + " has no level before it, so min_days_after_previous and proof say nothing");
        }
        if (rules.days().counting() == Counting.INCLUSIVE && level.fromDpd() == 1) {
            note(name + " is reached on the evening of the due date; it still goes out only when dpd is 1");
        }
    }

    private void lastRests() {
        List<NoticeLevel> ladder = rules.notices().ladder();
        if (ladder.isEmpty()) {
            return;
        }
        NoticeLevel last = ladder.get(ladder.size() - 1);
        if (ladder.size() > 1 && last.proof() == Proof.PUBLISHED) {
            note("level " + last.level() + " (" + last.name() + ") rests on the level before it being handed to the"
                    + " sender, not on its delivery");
        }
        if (ladder.size() == 1 && last.fromDpd() > 30) {
            note("the only level begins at day " + last.fromDpd() + ": the first a borrower hears comes late");
        }
    }

    private static void guards(Guards guards, List<String> lines) {
        if (!guards.controlFileRequired()) {
            lines.add("off: guards.control_file: a delivery without control.csv is taken");
        }
        if (!guards.holdIdenticalPayments()) {
            lines.add("off: guards.payments_identical: yesterday's payments may be read again unnoticed");
        }
        guard(lines, "payments_fresh_within_days", guards.paymentsFreshWithinDays());
        guard(lines, "payments_shrink_max_percent", guards.paymentsShrinkMax());
        guard(lines, "rejects_max_percent", guards.rejectsMax());
        guard(lines, "notices_max_growth_percent", guards.noticesMaxGrowth());
        guard(lines, "newly_past_due_max_percent", guards.newlyPastDueMax());
        guard(lines, "history_changed_max_percent", guards.historyChangedMax());
        guard(lines, "quarantined_max_percent", guards.quarantinedMax());
        guard(lines, "ownerless_max_percent", guards.ownerlessMax());
        guard(lines, "corrections_max", guards.correctionsMax());
        if (guards.minCount().isEmpty()) {
            lines.add("off: guards.min_count: a percentage trips at the first case");
        }
        if (guards.firstRunNoticesMax().isEmpty()) {
            lines.add("off: guards.first_run.notices_max: a first run may notify everybody");
        }
    }

    private static void guard(List<String> lines, String key, OptionalInt value) {
        if (value.isEmpty()) {
            lines.add("off: guards." + key + ": never holds a run");
        }
    }

    private static void examples(Policy policy, List<String> lines) {
        if (policy.examples().isEmpty()) {
            lines.add("note: there are no examples; nothing shows that the policy does what it is meant to");
            return;
        }
        Collection<Integer> shown = new LinkedHashSet<>();
        policy.examples().forEach(example -> example.policyDpd().ifPresent(shown::add));
        for (Tier tier : policy.base().tiers()) {
            if (tier.isBand() && tier.fromDpd() > 0 && !shown.contains(tier.fromDpd())) {
                lines.add("note: no example shows policy_dpd " + tier.fromDpd() + ", where " + tier.code() + " begins");
            }
        }
    }
}
