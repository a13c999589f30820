package io.daybreak.job;

import io.daybreak.delinquency.Explanation;
import io.daybreak.delinquency.ScheduleDigest;
import io.daybreak.intake.DeliveryMapping;
import io.daybreak.intake.LoanCase;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.Rejection;
import io.daybreak.notice.LedgerEntry;
import io.daybreak.notice.MessageSettings;
import io.daybreak.notice.TemplateKey;
import io.daybreak.policy.Policy;
import io.daybreak.policy.PolicyReading;
import io.daybreak.policy.PolicyYaml;
import io.daybreak.publication.OutputFolder;
import io.daybreak.publication.Publish;
import io.daybreak.store.RememberedNotice;
import io.daybreak.store.Run;
import io.daybreak.store.RunState;
import io.daybreak.store.Store;
import io.daybreak.store.TextKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
 * @param texts templates and how to write, for what is not decided yet
 * @param scratch folder for extracts and indexes; it is made and removed
 * @param threads files scanned at the same time
 * @param smallBytes a delivery not larger than this is read whole at once
 */
public record LoanInquiry(
        Store memory,
        OutputFolder outputs,
        Function<LocalDate, Path> inputOn,
        DeliveryMapping mapping,
        Policy policy,
        Texts texts,
        Path scratch,
        int threads,
        long smallBytes) {
    /** Where reading a delivery whole takes no longer than searching it. */
    public static final long SMALL_BYTES = 16L << 20;

    private static final int RUNS_LOOKED_AT = 100;

    /**
     * What a notice would be written with.
     *
     * @param templates the message templates
     * @param messages how to write
     */
    public record Texts(Map<TemplateKey, String> templates, MessageSettings messages) {
        public Texts {
            templates = Map.copyOf(templates);
        }
    }

    /** What came of an inquiry. */
    public sealed interface Answer {
        /**
         * The loan is explained.
         *
         * @param explanation the walk from its records to its tier
         * @param policy the policy it was judged by
         * @param basis which delivery and policy, and whether they are those published
         * @param published what was published of it at that date, in words; empty where nothing was
         * @param decision what was decided about a notice, in words
         */
        record Explained(
                Explanation explanation, Policy policy, String basis, Optional<String> published, String decision)
                implements Answer {}

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

    /** Explains a loan at the end of a date. */
    public Answer explain(String loanId, LocalDate asOf) throws IOException {
        Publish.removeTree(scratch);
        new OutputFolder(scratch).create(scratch);
        try {
            return new Inquiry(loanId, asOf).answer();
        } finally {
            Publish.removeTree(scratch);
        }
    }

    /** One question. */
    private final class Inquiry {
        private final String loanId;
        private final LocalDate asOf;
        private final LoanFinder finder = new LoanFinder(inputOn, mapping, scratch, threads, smallBytes);
        private final PublishedLoan files = new PublishedLoan(outputs, mapping.loanIdOrder(), scratch);
        private final Optional<Run> published;

        Inquiry(String loanId, LocalDate asOf) {
            this.loanId = loanId;
            this.asOf = asOf;
            this.published = memory.runs().published(asOf);
        }

        Answer answer() throws IOException {
            Optional<Answer> then = published.isPresent() ? asKnownThen(published.get()) : Optional.empty();
            return then.isPresent() ? then.get() : fromNewest();
        }

        private Optional<Answer> asKnownThen(Run run) throws IOException {
            Optional<Policy> then =
                    memory.texts().load(TextKind.POLICY, run.inputs().policy()).flatMap(LoanInquiry::policyOf);
            if (then.isEmpty() || !finder.has(asOf)) {
                return Optional.empty();
            }
            String which = "the policy (" + then.get().name() + " " + then.get().version() + ") of attempt "
                    + run.attempt().number() + ", published for " + asOf;
            Optional<LoanFinder.Opened> searched = finder.search(loanId, asOf, Optional.of(files.classification(run)));
            if (searched.isPresent()) {
                try (LoanFinder.Opened opened = searched.get()) {
                    if (opened.agreesWithPublished()) {
                        return Optional.of(told(
                                opened,
                                then.get(),
                                "as known then: the loan's rows in the delivery of " + asOf
                                        + ", which are those that were published, and " + which));
                    }
                }
            }
            LoanFinder.Opening opening = finder.read(loanId, asOf, Optional.empty());
            if (opening instanceof LoanFinder.Opened whole) {
                try (whole) {
                    if (whole.delivery().digest().equals(run.inputs().delivery())) {
                        return Optional.of(told(whole, then.get(), "as known then: the delivery and " + which));
                    }
                }
            }
            return Optional.empty();
        }

        private Answer fromNewest() throws IOException {
            Optional<LocalDate> newest = newestDelivery();
            if (newest.isEmpty()) {
                return new Answer.Nothing("There is no delivery to answer from: " + inputOn.apply(asOf)
                        + " is not there, and no later one was read. Give the folder with --input.");
            }
            LocalDate delivered = newest.get();
            String words = "from the newest delivery (" + delivered + ") and the present policy (" + policy.name() + " "
                    + policy.version() + ")"
                    + (published.isPresent()
                            ? "; the delivery published for " + asOf + " is no longer there"
                            : "; " + asOf + " is not published");
            Optional<Run> same = memory.runs().published(delivered);
            Optional<Path> compared =
                    same.or(() -> memory.runs().publishedBefore(delivered)).map(files::classification);
            Optional<LoanFinder.Opened> searched = finder.search(loanId, delivered, compared);
            if (searched.isPresent()) {
                try (LoanFinder.Opened opened = searched.get()) {
                    if (same.isEmpty()) {
                        return told(opened, policy, words + "; only the loan's rows were read, by a search");
                    }
                    if (opened.agreesWithPublished()) {
                        return told(opened, policy, words);
                    }
                }
            }
            LoanFinder.Opening opening = finder.read(loanId, delivered, compared);
            if (opening instanceof LoanFinder.Unreadable refused) {
                return new Answer.Nothing(
                        "The delivery in " + inputOn.apply(delivered) + " cannot be read: " + refused.reason());
            }
            try (LoanFinder.Opened opened = (LoanFinder.Opened) opening) {
                return told(opened, policy, words);
            }
        }

        /** The newest delivery not older than the date that a run could read, else the date's own. */
        private Optional<LocalDate> newestDelivery() {
            Stream<LocalDate> closed = memory.runs().recent(RUNS_LOOKED_AT).stream()
                    .filter(run -> run.state() != RunState.REFUSED)
                    .map(Run::businessDate)
                    .filter(day -> !day.isBefore(asOf))
                    .sorted(Comparator.reverseOrder());
            return Stream.concat(closed, Stream.of(asOf)).filter(finder::has).findFirst();
        }

        private Answer told(LoanFinder.Opened opened, Policy judge, String basis) throws IOException {
            if (opened.found().isEmpty() || opened.found().get() instanceof LoanCase.Gone) {
                return new Answer.Nothing("Loan " + loanId + " is not in the delivery of " + opened.delivered() + ".");
            }
            Optional<LoanCase.ReadableLoan> loan = opened.classifiable();
            if (loan.isEmpty()) {
                return notClassified(opened, basis);
            }
            LoanRecords records = loan.get().records();
            if (records.loan().disbursedOn().isAfter(asOf)) {
                return new Answer.Nothing("Loan " + loanId + " was paid out on "
                        + records.loan().disbursedOn() + ", after " + asOf + ".");
            }
            return new Answer.Explained(
                    Explanation.of(records, judge.rules(records.loan().product()), asOf),
                    judge,
                    basis + provable(records, opened.delivered()),
                    published.isPresent() ? files.standing(loanId, published.get()) : Optional.empty(),
                    decision(opened, loan));
        }

        private Answer notClassified(LoanFinder.Opened opened, String basis) throws IOException {
            LoanCase found = opened.found().orElseThrow();
            if (found instanceof LoanCase.ReadableLoan rejected) {
                return new Answer.NotClassified(rejected.rejections(), basis, decision(opened, Optional.empty()));
            }
            if (found instanceof LoanCase.RejectedLoan rejected) {
                return new Answer.NotClassified(rejected.rejections(), basis, decision(opened, Optional.empty()));
            }
            return new Answer.Nothing("Loan " + loanId + " has no row in loans.csv of " + opened.delivered() + ".");
        }

        private String decision(LoanFinder.Opened opened, Optional<LoanCase.ReadableLoan> loan) throws IOException {
            if (published.isPresent()) {
                return withEarlier(files.decision(loanId, published.get()));
            }
            if (memory.runs().newestPublishedDate().filter(asOf::isBefore).isPresent()
                    || opened.delivered().isAfter(asOf)) {
                return "Nothing was decided: " + asOf
                        + " is not published, and no notice goes out any more for a day before a published one.";
            }
            if (loan.isEmpty()) {
                return "Nothing is decided yet; a loan that is not classified gets no notice.";
            }
            Optional<LocalDate> baselineDate =
                    memory.runs().publishedBefore(asOf).map(Run::businessDate);
            return new Foresight(memory, policy, texts).words(opened, loan.get(), baselineDate);
        }

        /** What the published attempt decided, after what else the ledger says was sent for the date. */
        private String withEarlier(PublishedLoan.Decision decision) {
            String earlier = memory.ledger().rememberedOfLoan(loanId).stream()
                    .filter(notice -> notice.entry().businessDate().equals(asOf)
                            && notice.entry().state() == LedgerEntry.State.SENT)
                    .filter(notice -> !decision.noticeId()
                            .equals(Optional.of(notice.entry().noticeId())))
                    .map(this::alsoSent)
                    .collect(Collectors.joining());
            return earlier + decision.words();
        }

        private String alsoSent(RememberedNotice notice) {
            LedgerEntry entry = notice.entry();
            String by = notice.run().isEmpty()
                    ? ", from an older system"
                    : notice.run().equals(published.map(Run::id)) ? "" : ", with an earlier attempt of " + asOf;
            return PublishedLoan.told(
                            entry.level(), entry.name(), entry.channel().word(), entry.noticeId())
                    + by + ". ";
        }

        /** A past date leans on what is known now, unless every row says since when it was known. */
        private String provable(LoanRecords records, LocalDate delivered) throws IOException {
            if (!delivered.isAfter(asOf)) {
                return "";
            }
            List<String> doubts = new ArrayList<>();
            if (records.payments().stream().anyMatch(row -> row.bookedOn().isEmpty())) {
                doubts.add("payments without booked_on");
            }
            if (records.holds().stream().anyMatch(hold -> hold.enteredOn().isEmpty())) {
                doubts.add("holds without entered_on");
            }
            if (!records.ofPastDays().equals(records)) {
                doubts.add("a status without status_on");
            }
            Optional<Run> known = published.or(() -> memory.runs().publishedBefore(asOf));
            if (known.isPresent() && scheduleChangedSince(records, known.get())) {
                doubts.add("a schedule that is no longer the one published for "
                        + known.get().businessDate() + ", and has no versions to say so");
            }
            return doubts.isEmpty() ? "" : "; NOT PROVABLE as known then: it has " + String.join("; ", doubts);
        }

        private boolean scheduleChangedSince(LoanRecords records, Run known) throws IOException {
            return files.scheduleDigest(loanId, known)
                    .filter(digest -> !digest.equals(ScheduleDigest.of(records, known.businessDate())))
                    .isPresent();
        }
    }

    private static Optional<Policy> policyOf(String text) {
        return Stream.of(PolicyYaml.read(text))
                .filter(reading -> reading instanceof PolicyReading.Usable)
                .map(reading -> ((PolicyReading.Usable) reading).policy())
                .findFirst();
    }
}
