package io.daybreak.job;

import io.daybreak.notice.SuppressionCode;
import io.daybreak.publication.RunSummary;
import io.daybreak.store.RunInputs;
import java.util.ArrayList;
import java.util.List;

/**
 * What always keeps a finished run from being published by itself: a policy or template that changed since the last
 * published night, a baseline that is not what was published, two computations that disagree.
 *
 * @param context the run
 * @param files what it decided
 */
record HoldReasons(NightContext context, NightFiles files) {

    List<RunSummary.Problem> found() {
        List<RunSummary.Problem> reasons = new ArrayList<>();
        context.baseline()
                .flaw()
                .ifPresent(flaw -> reasons.add(new RunSummary.Problem(
                        "BASELINE_NOT_AS_PUBLISHED",
                        "the last published night",
                        flaw + ".",
                        "Restore the output folder from its backup and start again.")));
        context.baseline().run().ifPresent(published -> {
            RunInputs then = published.inputs();
            RunInputs now = context.run().inputs();
            String since = "since " + published.businessDate() + ", the last published night";
            if (!then.policy().equals(now.policy())) {
                reasons.add(
                        new RunSummary.Problem(
                                "POLICY_CHANGED",
                                "the policy file",
                                "The policy changed " + since + ".",
                                "Let whoever signs the policy look at the difference; put the published policy back to run now."));
            }
            if (!then.templates().equals(now.templates())) {
                reasons.add(new RunSummary.Problem(
                        "TEMPLATES_CHANGED",
                        "the templates folder",
                        "A message template changed " + since + ".",
                        "Let a person read the new messages; put the published templates back to run now."));
            }
        });
        long disagreements = files.suppressedCount(SuppressionCode.RECHECK_DIFFERS);
        if (disagreements > 0) {
            reasons.add(new RunSummary.Problem(
                    SuppressionCode.RECHECK_DIFFERS.name(),
                    "suppressed.csv",
                    "The two computations of days and amounts disagree on " + disagreements + " loan(s).",
                    "Report it: one of the two has a fault. The loans are in suppressed.csv."));
        }
        return reasons;
    }
}
