package io.daybreak.job;

import io.daybreak.delinquency.Explanation;
import io.daybreak.delinquency.Timeline;
import io.daybreak.intake.ControlExpectation;
import io.daybreak.intake.Delivery;
import io.daybreak.intake.DeliveryMapping;
import io.daybreak.intake.LoanCase;
import io.daybreak.intake.NamedRows;
import io.daybreak.intake.Refused;
import io.daybreak.intake.Scan;
import io.daybreak.loan.Borrower;
import io.daybreak.loan.Hold;
import io.daybreak.loan.Rejection;
import io.daybreak.notice.Claim;
import io.daybreak.notice.Complaint;
import io.daybreak.notice.ComplaintAnswer;
import io.daybreak.notice.ComplaintAnswer.Sighting;
import io.daybreak.notice.ComplaintVerdict;
import io.daybreak.notice.CorrectionCause;
import io.daybreak.notice.Hindsight;
import io.daybreak.notice.KnownThen;
import io.daybreak.notice.LedgerEntry;
import io.daybreak.notice.MoneyFate;
import io.daybreak.policy.Policy;
import io.daybreak.policy.PolicyReading;
import io.daybreak.policy.PolicyYaml;
import io.daybreak.policy.Rules;
import io.daybreak.publication.OutputFolder;
import io.daybreak.publication.Publish;
import io.daybreak.store.RememberedNotice;
import io.daybreak.store.Run;
import io.daybreak.store.Store;
import io.daybreak.store.TextKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Answers complaints about notices: whether one was sent, whether it was right by what was known then and is right by
 * what is known now, and where the money is that people say they paid. Changes nothing.
 *
 * @param memory the store, for reading
 * @param outputs the published attempts
 * @param inputOn the delivery's folder of a business date
 * @param mapping how a delivery is written
 * @param policy the present policy
 * @param scratch folder for indexes; it is made and removed
 * @param threads files scanned at the same time
 * @param delivered business date of the delivery to look in; empty: the newest published one
 * @param daysApart how many days a payment may lie from the day claimed
 */
public record ComplaintInquiry(
        Store memory,
        OutputFolder outputs,
        Function<LocalDate, Path> inputOn,
        DeliveryMapping mapping,
        Policy policy,
        Path scratch,
        int threads,
        Optional<LocalDate> delivered,
        int daysApart) {

    /** What came of a file of complaints. */
    public sealed interface Result {
        /**
         * Every row has its answer, also one that cannot be read.
         *
         * @param answers in the order of the file
         * @param basis which delivery they look in, or why in none
         */
        record Answered(List<ComplaintAnswer> answers, String basis) implements Result {
            public Answered {
                answers = List.copyOf(answers);
            }
        }

        /**
         * The file as a whole cannot be used.
         *
         * @param problem where, what, and what to do
         */
        record Unusable(String problem) implements Result {}
    }

    /** The delivery to look in, or why there is none. */
    private record Newest(Optional<Delivery> delivery, Optional<LocalDate> date, String words) {}

    /** A complaint with what was found of it. */
    private record Open(Complaint complaint, NoticeFinder.Found found, Optional<LoanCase> loan) {}

    /** Columns that a file must have. */
    public static List<String> requiredColumns() {
        return ComplaintRow.REQUIRED;
    }

    /** Columns that a file may have. */
    public static List<String> optionalColumns() {
        return ComplaintRow.OPTIONAL;
    }

    /** Answers every complaint of a file. */
    public Result answer(Path file) throws IOException {
        Publish.removeTree(scratch());
        new OutputFolder(scratch()).create(scratch());
        try {
            List<ComplaintRow> rows = new ArrayList<>();
            Set<String> ids = new HashSet<>();
            String name = String.valueOf(file.getFileName());
            NamedRows.Reading reading = NamedRows.read(file, requiredColumns(), optionalColumns(), scratch(), named -> {
                ComplaintRow row = ComplaintRow.of(name, named);
                boolean fresh = row.complaintId().isEmpty() || ids.add(row.complaintId());
                rows.add(fresh ? row : row.repeated(name));
            });
            if (reading instanceof NamedRows.Reading.Unusable unusable) {
                return new Result.Unusable(unusable.problem());
            }
            Newest newest = newest();
            try (PublishedClassifications published = new PublishedClassifications(outputs(), scratch())) {
                return new Result.Answered(answers(rows, newest, published), newest.words());
            } finally {
                if (newest.delivery().isPresent()) {
                    newest.delivery().get().close();
                }
            }
        } finally {
            Publish.removeTree(scratch());
        }
    }

    private Newest newest() throws IOException {
        Optional<LocalDate> date = delivered.or(() -> memory().runs().newestPublishedDate());
        if (date.isEmpty()) {
            return new Newest(Optional.empty(), date, "no delivery: no night is published, and none was named");
        }
        Path folder = inputOn().apply(date.get());
        if (!Files.isDirectory(folder)) {
            return new Newest(Optional.empty(), date, "no delivery: " + folder + " is not there");
        }
        Scan scan = Delivery.scan(
                folder,
                mapping(),
                scratch(),
                Optional.empty(),
                new ControlExpectation(date.get(), true, false, false),
                threads());
        if (scan instanceof Refused refused) {
            return new Newest(
                    Optional.empty(),
                    date,
                    "no delivery: " + folder + " cannot be read: "
                            + refused.reasons().get(0));
        }
        return new Newest(Optional.of((Delivery) scan), date, "the delivery of " + date.get());
    }

    private List<ComplaintAnswer> answers(List<ComplaintRow> rows, Newest newest, PublishedClassifications published)
            throws IOException {
        List<Complaint> complaints =
                rows.stream().flatMap(row -> row.complaint().stream()).toList();
        List<String> phones = complaints.stream()
                .flatMap(complaint -> complaint.phone().stream())
                .toList();
        NoticeFinder finder =
                new NoticeFinder(memory().ledger(), memory().ledger().rememberedTo(phones), owners(phones, newest));
        Map<String, Open> open = new HashMap<>();
        Optional<MoneyTrail> trail = newest.delivery().map(delivery -> new MoneyTrail(delivery, daysApart));
        for (Complaint complaint : complaints) {
            Open each = open(complaint, finder.find(complaint), newest);
            open.put(complaint.complaintId(), each);
            if (trail.isPresent() && each.loan().isPresent()) {
                search(trail.get(), newest.delivery().orElseThrow(), each);
            }
        }
        if (trail.isPresent()) {
            trail.get().run();
        }
        List<ComplaintAnswer> answers = new ArrayList<>();
        for (ComplaintRow row : rows) {
            Open each = row.complaint().isPresent() ? open.get(row.complaintId()) : null;
            answers.add(
                    each == null
                            ? ComplaintAnswer.unreadable(row.complaintId(), row.line(), row.problems())
                            : answer(each, newest, trail, published));
        }
        return answers;
    }

    /** Who has the numbers complained of now. */
    private static Map<String, Set<String>> owners(List<String> phones, Newest newest) throws IOException {
        Map<String, Set<String>> owners = new HashMap<>();
        if (!phones.isEmpty() && newest.delivery().isPresent()) {
            Set<String> wanted = Set.copyOf(phones);
            newest.delivery().get().borrowers(borrower -> borrower.phone()
                    .filter(wanted::contains)
                    .ifPresent(phone -> owners.computeIfAbsent(phone, key -> new HashSet<>())
                            .add(borrower.borrowerId())));
        }
        return owners;
    }

    private static Open open(Complaint complaint, NoticeFinder.Found found, Newest newest) throws IOException {
        Optional<String> loanId =
                found.notice().map(notice -> notice.entry().loanId()).or(complaint::loanId);
        Optional<LoanCase> loan = loanId.isPresent() && newest.delivery().isPresent()
                ? newest.delivery().get().find(loanId.get())
                : Optional.empty();
        return new Open(complaint, found, loan);
    }

    private static void search(MoneyTrail trail, Delivery delivery, Open open) throws IOException {
        if (open.loan().orElseThrow() instanceof LoanCase.ReadableLoan readable) {
            Claim claim = open.complaint().claim();
            Optional<String> payer = claim.payer().isPresent()
                    ? claim.payer()
                    : delivery.borrower(readable.records().loan().borrowerId()).map(Borrower::name);
            trail.search(
                    open.complaint().complaintId(),
                    new Claim(claim.paidOn(), claim.amount(), claim.reference(), payer),
                    readable.records().loan());
        }
    }

    private ComplaintAnswer answer(
            Open open, Newest newest, Optional<MoneyTrail> trail, PublishedClassifications published)
            throws IOException {
        ComplaintWords words = new ComplaintWords();
        List<Sighting> sightings = trail.isPresent() ? sightings(open, newest, trail.get()) : List.of();
        MoneyFate fate = fate(open, sightings);
        if (open.found().notice().isEmpty()) {
            words.notOurs(open.complaint(), open.found().near());
            words.money(open.complaint().claim(), fate, sightings, false);
            words.conclude(ComplaintVerdict.NOT_OURS, Optional.empty(), List.of());
            return finished(
                    open,
                    ComplaintVerdict.NOT_OURS,
                    Optional.empty(),
                    Optional.empty(),
                    fate,
                    sightings,
                    words,
                    Optional.empty());
        }
        RememberedNotice notice = open.found().notice().get();
        words.sent(notice, open.found().others());
        Optional<Run> run = notice.run().map(id -> memory().runs().of(id));
        Optional<StoredEvidence> evidence =
                notice.written().flatMap(written -> StoredEvidence.parse(written.evidence()));
        KnownThen then = then(notice, run, evidence, published, words);
        Optional<PastNotice> past = past(notice, run, evidence, open, newest, words);
        Optional<Hindsight.Verdict> now = past.map(known -> now(known, words));
        boolean changes = past.isPresent() && fate.mayBeTheirs() && past.get().wouldChangeIt(sightings.get(0));
        words.money(open.complaint().claim(), fate, sightings, changes);
        boolean ownError = now.filter(verdict ->
                        verdict instanceof Hindsight.Verdict.Wrong wrong && wrong.cause() == CorrectionCause.OWN_ERROR)
                .isPresent();
        KnownThen saidThen = ownError ? KnownThen.WRONG : then;
        ComplaintVerdict verdict = ComplaintVerdict.of(notice.entry().state(), saidThen, now, changes);
        words.conclude(
                verdict,
                Optional.of(notice.entry()),
                memory().ledger().rememberedOfLoan(notice.entry().loanId()));
        holds(open, newest, words);
        Optional<ComplaintAnswer.Walk> walk = past.map(known ->
                new ComplaintAnswer.Walk(known.walk(), known.rules(), "by all that " + newest.words() + " knows"));
        return finished(open, verdict, Optional.of(saidThen), now, fate, sightings, words, walk);
    }

    private static ComplaintAnswer finished(
            Open open,
            ComplaintVerdict verdict,
            Optional<KnownThen> then,
            Optional<Hindsight.Verdict> now,
            MoneyFate fate,
            List<Sighting> sightings,
            ComplaintWords words,
            Optional<ComplaintAnswer.Walk> walk) {
        return new ComplaintAnswer(
                open.complaint().complaintId(),
                open.complaint().line(),
                Optional.of(open.complaint()),
                verdict,
                open.found().notice().map(PastNotice::subject),
                then,
                now,
                fate,
                sightings,
                words.reasons(),
                words.evidence(),
                words.whatToDo(),
                walk);
    }

    private List<Sighting> sightings(Open open, Newest newest, MoneyTrail trail) throws IOException {
        Optional<Explanation> today = Optional.empty();
        List<Rejection> rejections = List.of();
        if (open.loan().isPresent() && open.loan().get() instanceof LoanCase.ReadableLoan readable) {
            rejections = readable.rejections();
            if (readable.isClassifiable()) {
                Rules rules = policy().rules(readable.records().loan().product());
                today = Optional.of(
                        Explanation.of(readable.records(), rules, newest.date().orElseThrow()));
            }
        }
        return trail.found(open.complaint().complaintId(), today, rejections);
    }

    private static MoneyFate fate(Open open, List<Sighting> sightings) {
        if (open.complaint().claim().isEmpty()) {
            return MoneyFate.NOT_CLAIMED;
        }
        boolean looked = open.loan().isPresent() && open.loan().get() instanceof LoanCase.ReadableLoan;
        if (!looked) {
            return MoneyFate.NOT_LOOKED_FOR;
        }
        return sightings.isEmpty() || sightings.get(0).fit() == Claim.Fit.NEAR
                ? MoneyFate.NOT_FOUND
                : sightings.get(0).fate();
    }

    private static KnownThen then(
            RememberedNotice notice,
            Optional<Run> run,
            Optional<StoredEvidence> evidence,
            PublishedClassifications published,
            ComplaintWords words)
            throws IOException {
        if (notice.entry().level() == 0) {
            words.reason("A message outside the ladder says nothing of a default.");
            return KnownThen.RIGHT;
        }
        if (evidence.isEmpty() || run.isEmpty()) {
            words.reason("What was known then cannot be looked at: "
                    + (notice.takenOver().isPresent() ? "an older system sent it." : "its evidence is not kept."));
            return KnownThen.NOT_PROVABLE;
        }
        StoredEvidence rested = evidence.get();
        words.evidence("as known then: dpd " + rested.dpd() + ", policy_dpd " + rested.policyDpd() + ", overdue "
                + rested.overdue() + ", oldest unpaid due date " + rested.oldestUnpaidDueDate()
                + "; second computation dpd "
                + rested.secondDpd() + ", overdue " + rested.secondOverdue() + "; level "
                + notice.entry().level()
                + " is from " + rested.fromDpd());
        words.evidence("published by attempt " + run.get().attempt().number() + " of "
                + run.get().businessDate() + " under policy "
                + run.get().inputs().policy());
        Optional<PublishedClassifications.Row> row =
                published.row(run.get(), notice.entry().loanId());
        row.ifPresent(said -> words.evidence("classification.csv of that attempt: dpd " + said.dpd()
                + ", overdue_total " + said.overdue() + ", tier " + said.tier()));
        if (!rested.reachesLevel()) {
            words.reason("By what was known then it was wrong already: its evidence does not reach its level.");
            return KnownThen.WRONG;
        }
        boolean differs = row.isPresent()
                && !(row.get().dpd().equals(Integer.toString(rested.dpd()))
                        && row.get().overdue().equals(rested.overdue()));
        if (differs) {
            words.reason(
                    "What was known then contradicts itself: the evidence and the published classification differ.");
            return KnownThen.NOT_PROVABLE;
        }
        words.reason("By what was known then it was right: what fell due on " + rested.oldestUnpaidDueDate()
                + " was unpaid for " + rested.dpd() + " day(s), and a second computation gave the same.");
        return KnownThen.RIGHT;
    }

    /** The notice with the records of now, if they can be judged by the rules of then. */
    private Optional<PastNotice> past(
            RememberedNotice notice,
            Optional<Run> run,
            Optional<StoredEvidence> evidence,
            Open open,
            Newest newest,
            ComplaintWords words) {
        if (open.loan().isEmpty() || !(open.loan().get() instanceof LoanCase.ReadableLoan readable)) {
            words.reason("What is known now cannot be looked at: "
                    + (newest.delivery().isEmpty()
                            ? newest.words()
                            : "loan " + notice.entry().loanId() + " is not in " + newest.words())
                    + ".");
            return Optional.empty();
        }
        if (!readable.isClassifiable()) {
            words.reason("What is known now cannot be counted: a row of the loan in " + newest.words()
                    + " is rejected (" + readable.rejections().get(0).reason() + ").");
            return Optional.empty();
        }
        Optional<Policy> policy = run.isEmpty()
                ? Optional.of(policy())
                : memory().texts()
                        .load(TextKind.POLICY, run.get().inputs().policy())
                        .flatMap(ComplaintInquiry::policyOf);
        if (policy.isEmpty()) {
            words.reason("The policy it was decided by is not kept, so it cannot be judged again.");
            return Optional.empty();
        }
        Rules rules = policy.get().rules(readable.records().loan().product());
        return Optional.of(new PastNotice(notice, evidence, readable.records().ofPastDays(), rules));
    }

    private static Optional<Policy> policyOf(String text) {
        return PolicyYaml.read(text) instanceof PolicyReading.Usable usable
                ? Optional.of(usable.policy())
                : Optional.empty();
    }

    /** An older system's rules are not known: its notices are told what the records say, and no more. */
    private static Hindsight.Verdict now(PastNotice past, ComplaintWords words) {
        LedgerEntry entry = past.notice().entry();
        Hindsight.Verdict verdict;
        if (past.notice().takenOver().isPresent()) {
            int dpd = Timeline.of(past.records(), past.rules())
                    .at(entry.businessDate())
                    .dpd();
            verdict = new Hindsight.Verdict.NotProvable("by the records the loan was " + dpd + " day(s) past due on "
                    + entry.businessDate() + ", and the older system's rules are not known");
        } else {
            verdict = past.judged();
        }
        words.now(verdict, past.records().loan().currency());
        if (verdict instanceof Hindsight.Verdict.Wrong) {
            past.bookedLate()
                    .forEach(payment ->
                            words.bookedLate(payment, past.records().loan().currency()));
        }
        return verdict;
    }

    private void holds(Open open, Newest newest, ComplaintWords words) {
        if (open.loan().isPresent() && open.loan().get() instanceof LoanCase.ReadableLoan readable) {
            LocalDate date = newest.date().orElseThrow();
            Rules rules = policy().rules(readable.records().loan().product());
            List<Hold> stopping = readable.records().holds().stream()
                    .filter(hold -> hold.covers(date) || hold.covers(date.plusDays(1)))
                    .filter(hold -> rules.hold(hold.kind()).stopsNotices())
                    .toList();
            words.holds(stopping, date);
        }
    }
}
