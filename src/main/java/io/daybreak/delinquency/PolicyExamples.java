package io.daybreak.delinquency;

import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.Rejection;
import io.daybreak.loan.Reversals;
import io.daybreak.policy.Policy;
import io.daybreak.policy.PolicyExample;
import io.daybreak.policy.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Runs the examples a policy carries: one that fails its own examples does not start. */
public final class PolicyExamples {
    private PolicyExamples() {}

    /** Every example that does not come out as it says, in words; empty when all do. */
    public static List<String> check(Policy policy) {
        List<String> problems = new ArrayList<>();
        for (PolicyExample example : policy.examples()) {
            Optional<Rejection> rejection = loans(example).stream()
                    .flatMap(records -> unusable(records).stream())
                    .findFirst();
            if (rejection.isPresent()) {
                problems.add(example.place() + ": the example cannot be measured: "
                        + rejection.get().reason() + ", " + rejection.get().hint());
            } else {
                compare(policy, example, problems);
            }
        }
        return List.copyOf(problems);
    }

    private static List<LoanRecords> loans(PolicyExample example) {
        List<LoanRecords> loans = new ArrayList<>();
        loans.add(example.records());
        loans.addAll(example.otherLoans());
        return loans;
    }

    private static Optional<Rejection> unusable(LoanRecords records) {
        return records.overflow()
                .or(() -> Reversals.of(records.payments(), records.loan().currency()).rejections().stream()
                        .findFirst());
    }

    private static void compare(Policy policy, PolicyExample example, List<String> problems) {
        List<BorrowerTiers.Member> members = loans(example).stream()
                .map(records -> BorrowerTiers.Member.of(
                        records, Yardstick.of(policy.rules(records.loan().product())), example.asOf()))
                .toList();
        Standing standing = Timeline.of(
                        example.records(), policy.rules(example.records().loan().product()))
                .at(example.asOf());
        Optional<String> tier = BorrowerTiers.of(members, example.asOf()).get(0).tier();
        List.of(
                        differs("dpd", text(example.dpd()), "" + standing.dpd()),
                        differs("policy_dpd", text(example.policyDpd()), "" + standing.policyDpd()),
                        differs(
                                "own tier",
                                example.ownTier(),
                                code(standing.ownTier().map(Tier::code))),
                        differs("tier", example.tier(), code(tier)))
                .forEach(difference -> difference.ifPresent(text -> problems.add(example.place() + ": as of "
                        + example.asOf() + " " + text + "; correct the example or the rules")));
    }

    private static Optional<String> text(OptionalInt number) {
        return number.isPresent() ? Optional.of("" + number.getAsInt()) : Optional.empty();
    }

    private static String code(Optional<String> tier) {
        return tier.orElse("none");
    }

    private static Optional<String> differs(String what, Optional<String> expected, String found) {
        return expected.filter(wanted -> !wanted.equals(found))
                .map(wanted -> what + " is " + found + ", the example says " + wanted);
    }
}
