package io.daybreak.job;

import io.daybreak.delinquency.Explanation;
import io.daybreak.intake.ControlExpectation;
import io.daybreak.intake.Delivery;
import io.daybreak.intake.DeliveryMapping;
import io.daybreak.intake.KeyedRow;
import io.daybreak.intake.KeyedRows;
import io.daybreak.intake.LoanCase;
import io.daybreak.intake.Refused;
import io.daybreak.intake.Scan;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.Rejection;
import io.daybreak.policy.Policy;
import io.daybreak.policy.PolicyReading;
import io.daybreak.policy.PolicyYaml;
import io.daybreak.publication.OutputFolder;
import io.daybreak.publication.Publish;
import io.daybreak.store.Run;
import io.daybreak.store.Store;
import io.daybreak.store.TextKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Answers why one loan is what it is at a date. For a published date it answers as was known then, from the delivery
 * and under the policy that were published, as long as that delivery is still there; else from the newest delivery and
 * under the present policy. It always says which.
 *
 * @param memory the store, for reading
 * @param outputs the published attempts
 * @param inputOn the delivery's folder of a business date
 * @param mapping how a delivery is written
 * @param policy the present policy
 * @param scratch folder for indexes; it is made and removed
 * @param threads files scanned at the same time
 */
public record LoanInquiry(
        Store memory,
        OutputFolder outputs,
        Function<LocalDate, Path> inputOn,
        DeliveryMapping mapping,
        Policy policy,
        Path scratch,
        int threads) {

    /** What came of an inquiry. */
    public sealed interface Answer {
        /**
         * The loan is explained.
         *
         * @param explanation the walk from its records to its tier
         * @param policy the policy it was judged by
         * @param basis which delivery and policy, and whether they are those published
         * @param decision what was decided about a notice, in words
         */
        record Explained(Explanation explanation, Policy policy, String basis, String decision) implements Answer {}

        /**
         * The loan was not classified.
         *
         * @param rejections its rejected rows
         * @param basis which delivery
         * @param decision what was decided about a notice, in words
         */
        record NotClassified(List<Rejection> rejections, String basis, String decision) implements Answer {}

        /**
         * There is nothing to explain.
         *
         * @param message why, and what to do
         */
        record Nothing(String message) implements Answer {}
    }

    /** A delivery to answer from. */
    private record Basis(LocalDate delivered, Policy policy, String words) {}

    /** Explains a loan at the end of a date. */
    public Answer explain(String loanId, LocalDate asOf) throws IOException {
        Publish.removeTree(scratch);
        new OutputFolder(scratch).create(scratch);
        try {
            Optional<Run> published = memory.runs().published(asOf);
            if (published.isPresent()) {
                Optional<Answer> then = asKnownThen(loanId, asOf, published.get());
                if (then.isPresent()) {
                    return then.get();
                }
            }
            return fromNewest(loanId, asOf, published);
        } finally {
            Publish.removeTree(scratch);
        }
    }

    private Optional<Answer> asKnownThen(String loanId, LocalDate asOf, Run published) throws IOException {
        if (!Files.isDirectory(inputOn.apply(asOf))) {
            return Optional.empty();
        }
        Scan scan = scan(asOf);
        if (scan instanceof Refused) {
            return Optional.empty();
        }
        try (Delivery delivery = (Delivery) scan) {
            if (!delivery.digest().equals(published.inputs().delivery())) {
                return Optional.empty();
            }
            Optional<Policy> then = memory.texts()
                    .load(TextKind.POLICY, published.inputs().policy())
                    .flatMap(LoanInquiry::policyOf);
            if (then.isEmpty()) {
                return Optional.empty();
            }
            Basis basis = new Basis(
                    asOf,
                    then.get(),
                    "as known then: the delivery and the policy (" + then.get().name() + " "
                            + then.get().version() + ") of attempt "
                            + published.attempt().number() + ", published for " + asOf);
            return Optional.of(answer(delivery, loanId, asOf, basis, decision(loanId, published)));
        }
    }

    private static Optional<Policy> policyOf(String text) {
        return PolicyYaml.read(text) instanceof PolicyReading.Usable usable
                ? Optional.of(usable.policy())
                : Optional.empty();
    }

    private Answer fromNewest(String loanId, LocalDate asOf, Optional<Run> published) throws IOException {
        Optional<LocalDate> newest = newestDelivery(asOf);
        if (newest.isEmpty()) {
            return new Answer.Nothing("There is no delivery to answer from: " + inputOn.apply(asOf)
                    + " is not there, and no later one was published. Give the folder with --input.");
        }
        LocalDate delivered = newest.get();
        Scan scan = scan(delivered);
        if (scan instanceof Refused refused) {
            return new Answer.Nothing("The delivery in " + inputOn.apply(delivered) + " cannot be read: "
                    + refused.reasons().get(0));
        }
        try (Delivery delivery = (Delivery) scan) {
            String words = "from the newest delivery (" + delivered + ") and the present policy (" + policy.name() + " "
                    + policy.version() + ")"
                    + (published.isPresent()
                            ? "; the delivery published for " + asOf + " is no longer there"
                            : "; " + asOf + " is not published");
            String decision = published.isPresent()
                    ? decision(loanId, published.get())
                    : "Nothing was decided: " + asOf + " is not published.";
            return answer(delivery, loanId, asOf, new Basis(delivered, policy, words), decision);
        }
    }

    /** The date's own delivery, else the newest that was published after it. */
    private Optional<LocalDate> newestDelivery(LocalDate asOf) {
        List<LocalDate> candidates = new ArrayList<>();
        memory.runs().newestPublishedDate().filter(day -> !day.isBefore(asOf)).ifPresent(candidates::add);
        candidates.add(asOf);
        return candidates.stream()
                .filter(day -> Files.isDirectory(inputOn.apply(day)))
                .findFirst();
    }

    private Scan scan(LocalDate delivered) throws IOException {
        return Delivery.scan(
                inputOn.apply(delivered),
                mapping,
                scratch,
                Optional.empty(),
                new ControlExpectation(delivered, true, false, false),
                threads);
    }

    private Answer answer(Delivery delivery, String loanId, LocalDate asOf, Basis basis, String decision)
            throws IOException {
        Optional<LoanCase> found = delivery.find(loanId);
        if (found.isEmpty()) {
            return new Answer.Nothing("Loan " + loanId + " is not in the delivery of " + basis.delivered() + ".");
        }
        if (found.get() instanceof LoanCase.ReadableLoan readable && readable.isClassifiable()) {
            LoanRecords records = readable.records();
            if (records.loan().disbursedOn().isAfter(asOf)) {
                return new Answer.Nothing("Loan " + loanId + " was paid out on "
                        + records.loan().disbursedOn() + ", after " + asOf + ".");
            }
            return new Answer.Explained(
                    Explanation.of(records, basis.policy().rules(records.loan().product()), asOf),
                    basis.policy(),
                    basis.words() + provable(records, asOf, basis),
                    decision);
        }
        if (found.get() instanceof LoanCase.ReadableLoan rejected) {
            return new Answer.NotClassified(rejected.rejections(), basis.words(), decision);
        }
        if (found.get() instanceof LoanCase.RejectedLoan rejected) {
            return new Answer.NotClassified(rejected.rejections(), basis.words(), decision);
        }
        return new Answer.Nothing("Loan " + loanId + " has no row in loans.csv of " + basis.delivered() + ".");
    }

    /** What is said of a past date leans on what is known now unless every row says since when it was known. */
    private static String provable(LoanRecords records, LocalDate asOf, Basis basis) {
        if (!basis.delivered().isAfter(asOf)) {
            return "";
        }
        boolean dated = records.payments().stream()
                .allMatch(payment -> payment.bookedOn().isPresent());
        return dated ? "" : "; NOT PROVABLE as known then: not every row says since when it was known";
    }

    /** What the published files say about the loan's notice. */
    private String decision(String loanId, Run published) throws IOException {
        Path folder =
                outputs.attempt(published.businessDate(), published.attempt().number());
        for (String channel : List.of("sms", "email", "letter")) {
            Optional<KeyedRow> notice = row(folder.resolve("notices").resolve(channel + ".csv"), loanId);
            if (notice.isPresent()) {
                List<String> cells = notice.get().fields();
                return "A notice of level " + cells.get(3) + " (" + cells.get(4) + ") went out by " + channel
                        + ", notice_id " + cells.get(0) + ".";
            }
        }
        Optional<KeyedRow> suppressed = row(folder.resolve("suppressed.csv"), loanId);
        if (suppressed.isPresent()) {
            List<String> cells = suppressed.get().fields();
            return "No notice: " + cells.get(3) + (cells.get(4).isEmpty() ? "" : " (" + cells.get(4) + ")") + ", since "
                    + cells.get(5) + ", " + cells.get(6) + " night(s).";
        }
        return "No notice was due: the loan was not past due.";
    }

    private Optional<KeyedRow> row(Path file, String loanId) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (KeyedRows rows = KeyedRows.index(file, "loan_id", scratch)) {
            return rows.rows(loanId).stream().findFirst();
        }
    }
}
