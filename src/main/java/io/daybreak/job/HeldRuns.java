package io.daybreak.job;

import io.daybreak.intake.Refusal;
import io.daybreak.notice.Notice;
import io.daybreak.publication.OutputFolder;
import io.daybreak.publication.Publish;
import io.daybreak.publication.ReleaseNote;
import io.daybreak.publication.ReleaseStaging;
import io.daybreak.publication.Withdrawal;
import io.daybreak.store.Approval;
import io.daybreak.store.Publication;
import io.daybreak.store.Run;
import io.daybreak.store.RunKind;
import io.daybreak.store.Store;
import io.daybreak.store.WrittenNotice;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a named person does with a run that is held: publish what was staged, or throw it away. */
public final class HeldRuns {
    private static final int CONNECTIONS = 4;

    private final DecisionRequest request;
    private final Store store;
    private final OutputFolder outputs;
    private final LocalDate date;

    private HeldRuns(LocalDate date, DecisionRequest request, Store store) {
        this.date = date;
        this.request = request;
        this.store = store;
        this.outputs = new OutputFolder(request.output());
    }

    /** Publishes the newest held attempt of a date. */
    public static NightOutcome release(
            LocalDate date, DecisionRequest request, DecisionRequest.Withholding withholding) {
        return request.taking().write("release of " + date, CONNECTIONS, store -> new HeldRuns(date, request, store)
                .release(withholding));
    }

    /** Throws the newest held attempt of a date away. */
    public static NightOutcome discard(LocalDate date, DecisionRequest request) {
        return request.taking()
                .write("discard of " + date, CONNECTIONS, store -> new HeldRuns(date, request, store).discard());
    }

    private PublishProtocol protocol() {
        return new PublishProtocol(store, outputs, request.clock(), request.killPoints());
    }

    /**
     * One held date with where its files lie. A range is held as a whole, and is released or discarded as a whole.
     *
     * @param run its run
     * @param folder its files
     * @param digest of their control file
     */
    private record HeldDate(Run run, Path folder, String digest) {}

    /** A date that is staged for its release, with what is written down of it. */
    private record Released(HeldDate held, String digest, Approval approval) {}

    private NightOutcome release(DecisionRequest.Withholding withholding) throws IOException {
        List<HeldDate> range = heldRange();
        Optional<NightOutcome> not = range.isEmpty()
                ? Optional.of(nothingHeld())
                : forbidden(range.get(0).run());
        if (not.isPresent()) {
            return not.get();
        }
        for (HeldDate held : range) {
            if (!ReleaseStaging.isAsHeld(held.folder(), held.digest())) {
                return NightOutcome.of(
                        NightExit.FAILED,
                        "The files in " + held.folder() + " are not those that were held; nothing is published.",
                        "Restore them from the backup, or discard the run and start it again.");
            }
        }
        PaidSince paid = new PaidSince();
        if (withholding.paymentsSince().isPresent()) {
            List<Refusal> refusals =
                    paymentsSince(paid, withholding, range.get(range.size() - 1).folder());
            if (!refusals.isEmpty()) {
                return new NightOutcome(
                        NightExit.REFUSED,
                        "The payments since the delivery cannot be used; nothing is published.",
                        refusals.stream().map(Refusal::toString).toList(),
                        Optional.empty());
            }
        }
        return release(range, judge(withholding, paid), withholding.judgedAt());
    }

    /** Every date that was laid aside together with this one, ascending; none when nothing of it is held. */
    private List<HeldDate> heldRange() throws IOException {
        Optional<Run> held = store.runs().held(date);
        List<HeldDate> range = new ArrayList<>();
        if (held.isEmpty()) {
            return range;
        }
        for (Run run : store.runs().settledBy(held.get().settledBy())) {
            String digest = run.controlDigest()
                    .orElseThrow(() -> new IOException("run " + run.attempt() + " is HELD without a control digest"));
            Path folder = outputs.held(run.businessDate(), run.attempt().number());
            range.add(new HeldDate(run, folder, digest));
        }
        return range;
    }

    private static String words(List<HeldDate> range) {
        Run last = range.get(range.size() - 1).run();
        return range.size() == 1
                ? last.businessDate() + ", attempt " + last.attempt().number()
                : range.get(0).run().businessDate() + " to " + last.businessDate() + ", " + range.size() + " dates";
    }

    private List<Refusal> paymentsSince(PaidSince paid, DecisionRequest.Withholding withholding, Path folder)
            throws IOException {
        OutputFolder scratch = new OutputFolder(request.scratch());
        scratch.create(request.scratch());
        try {
            List<Refusal> refusals =
                    paid.read(withholding.paymentsSince().orElseThrow(), withholding.mapping(), request.scratch());
            paid.borrowersOf(folder.resolve("classification.csv"), request.scratch());
            return refusals;
        } finally {
            Publish.removeTree(scratch.root());
        }
    }

    private static Function<Notice, Optional<Withdrawal.Reason>> judge(
            DecisionRequest.Withholding withholding, PaidSince paid) {
        return notice -> {
            if (withholding.withoutNotices()) {
                return Optional.of(Withdrawal.Reason.WITHOUT_NOTICES);
            }
            if (!notice.sendBefore().toInstant().isAfter(withholding.judgedAt())) {
                return Optional.of(Withdrawal.Reason.EXPIRED);
            }
            return paid.concerns(notice) ? Optional.of(Withdrawal.Reason.PAID_SINCE) : Optional.empty();
        };
    }

    private NightOutcome release(
            List<HeldDate> range, Function<Notice, Optional<Withdrawal.Reason>> judge, Instant judgedAt)
            throws IOException {
        List<Released> staged = new ArrayList<>();
        for (HeldDate held : range) {
            staged.add(stage(held, judge, judgedAt));
        }
        request.killPoints().reached("after-release-stage");
        Path target = protocol().publish(range.stream().map(HeldDate::run).toList(), () -> intend(staged, judge));
        request.killPoints().reached("after-release");
        for (HeldDate held : range) {
            outputs.remove(held.folder());
        }
        List<String> withdrawn = staged.stream()
                .map(one -> one.approval().detail())
                .filter(detail -> !detail.isEmpty())
                .map(detail -> detail + "; see withdrawn.csv")
                .toList();
        return NightOutcome.of(
                NightExit.PUBLISHED, "Released " + words(range) + ", by " + request.by() + ".", withdrawn, target);
    }

    private Released stage(HeldDate held, Function<Notice, Optional<Withdrawal.Reason>> judge, Instant judgedAt)
            throws IOException {
        Run run = held.run();
        Map<Withdrawal.Reason, Long> withdrawn = new EnumMap<>(Withdrawal.Reason.class);
        count(run, held.folder(), judge, withdrawn);
        Path staged = outputs.staging(run.businessDate(), run.attempt().number());
        ReleaseStaging staging = ReleaseStaging.begin(held.folder(), held.digest(), staged);
        String released = withdrawn.isEmpty() ? staging.whole() : without(run, held.folder(), staging, judge);
        Instant now = request.clock().instant();
        staging.summary(new ReleaseNote(request.by(), request.user(), request.reason(), now, judgedAt, withdrawn));
        String detail = withdrawn.isEmpty()
                ? ""
                : "withdrawn: "
                        + withdrawn.entrySet().stream()
                                .map(entry -> entry.getValue() + " " + entry.getKey())
                                .collect(Collectors.joining(", "));
        return new Released(
                held,
                released,
                Approval.ofRun(
                        Approval.Action.RELEASE,
                        run.id(),
                        request.by(),
                        request.user(),
                        request.reason(),
                        detail,
                        now));
    }

    private void count(
            Run run,
            Path folder,
            Function<Notice, Optional<Withdrawal.Reason>> judge,
            Map<Withdrawal.Reason, Long> withdrawn)
            throws IOException {
        try (BufferedReader evidence = evidence(folder)) {
            held(run, evidence).notices().forEachRemaining(written -> judge.apply(written.notice())
                    .ifPresent(reason -> withdrawn.merge(reason, 1L, Math::addExact)));
        }
    }

    private String without(
            Run run, Path folder, ReleaseStaging staging, Function<Notice, Optional<Withdrawal.Reason>> judge)
            throws IOException {
        try (BufferedReader evidence = evidence(folder)) {
            Iterator<WrittenNotice> notices = held(run, evidence).notices();
            return staging.without(proved(notices), judge);
        }
    }

    /** Notices with the lines that prove them. */
    static Iterator<ReleaseStaging.ProvedNotice> proved(Iterator<WrittenNotice> notices) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return notices.hasNext();
            }

            @Override
            public ReleaseStaging.ProvedNotice next() {
                WrittenNotice written = notices.next();
                return new ReleaseStaging.ProvedNotice(written.notice(), written.evidence());
            }
        };
    }

    private void intend(List<Released> staged, Function<Notice, Optional<Withdrawal.Reason>> judge) throws IOException {
        List<BufferedReader> open = new ArrayList<>();
        try {
            List<Publication> publications = new ArrayList<>();
            for (Released one : staged) {
                Run run = one.held().run();
                BufferedReader evidence = evidence(one.held().folder());
                open.add(evidence);
                publications.add(new Publication(
                        run.id(),
                        one.digest(),
                        run.summary(),
                        held(run, evidence).without(judge)));
            }
            store.beginRelease(
                    publications, staged.stream().map(Released::approval).toList());
        } finally {
            for (BufferedReader evidence : open) {
                evidence.close();
            }
        }
    }

    private HeldChanges held(Run run, BufferedReader evidence) {
        return new HeldChanges(store.heldNotices().of(run.id()), evidence.lines());
    }

    private static BufferedReader evidence(Path folder) throws IOException {
        return Files.newBufferedReader(folder.resolve("evidence.jsonl"), StandardCharsets.UTF_8);
    }

    /** Why a held run may not be released, if so. */
    private Optional<NightOutcome> forbidden(Run run) {
        LocalDate first = run.businessDate();
        if (!run.baseline().equals(store.runs().publishedBefore(first).map(Run::attempt))) {
            return Optional.of(usage(
                    "The held run of " + first + " is stale: it was compared with "
                            + run.baseline().map(Object::toString).orElse("nothing")
                            + ", and that is not the last published night before it any more.",
                    "Discard it and run " + date + " again."));
        }
        if (store.ledger().tookOverSince(run.startedAt())) {
            return Optional.of(usage(
                    "The held run of " + first + " is stale: notices of an older system were taken over since it began,"
                            + " and some of what it would send may have been sent by that one.",
                    "Discard it and run " + date + " again."));
        }
        if (request.approvers().isEmpty()) {
            return Optional.empty();
        }
        if (!request.approvers().contains(request.by())) {
            return Optional.of(usage(
                    request.by() + " may not release a held run.",
                    "Let one of the settings' approvers do it: " + String.join(", ", request.approvers()) + "."));
        }
        if (request.by().equals(run.startedBy())) {
            return Optional.of(usage(
                    request.by() + " started the run and may not release it.",
                    "Let another of the settings' approvers do it: " + String.join(", ", request.approvers()) + "."));
        }
        return Optional.empty();
    }

    private NightOutcome nothingHeld() throws IOException {
        Optional<Run> published = store.runs().published(date);
        if (published.isPresent()
                && store.approvals().of(published.get().id()).stream()
                        .anyMatch(approval -> approval.action() == Approval.Action.RELEASE)) {
            // It may have been killed before it came to the links.
            protocol().link(published.get());
            return NightOutcome.of(
                    NightExit.ALREADY_PUBLISHED,
                    date + " is already released as attempt "
                            + published.get().attempt().number() + "; nothing was done.",
                    List.of(),
                    outputs.attempt(date, published.get().attempt().number()));
        }
        Optional<LocalDate> newest = store.runs().newestPublishedDate();
        boolean passed = newest.isPresent() && !newest.get().isBefore(date);
        return usage(
                "Nothing of " + date + " is held" + (passed ? ", and " + newest.get() + " is published." : "."),
                "jobs/daybreak status lists the runs.");
    }

    private NightOutcome discard() throws IOException {
        List<HeldDate> range = heldRange();
        if (range.isEmpty()) {
            return usage("Nothing of " + date + " is held.", "jobs/daybreak status lists the runs.");
        }
        Instant now = request.clock().instant();
        store.discard(
                range.stream().map(held -> held.run().id()).toList(),
                range.stream()
                        .map(held -> Approval.ofRun(
                                Approval.Action.DISCARD,
                                held.run().id(),
                                request.by(),
                                request.user(),
                                request.reason(),
                                "",
                                now))
                        .toList());
        request.killPoints().reached("after-discard");
        for (HeldDate held : range) {
            outputs.remove(held.folder());
        }
        boolean isRerun = range.get(0).run().kind() == RunKind.RERUN;
        return NightOutcome.of(
                NightExit.DISCARDED,
                "Discarded " + words(range) + ", by " + request.by() + ".",
                (isRerun
                                ? "The same rerun makes the next attempts; what was published before stands."
                                : "jobs/daybreak run --date " + date + " makes the next attempt.")
                        + stillHeld());
    }

    /** An earlier attempt waits on: whoever throws the newest one away may think that nothing can be released. */
    private String stillHeld() {
        return store.runs()
                .held(date)
                .map(run -> " Attempt " + run.attempt().number()
                        + ", which was held before, waits for release still: release would publish it; discard it too"
                        + " unless that is meant.")
                .orElse("");
    }

    private static NightOutcome usage(String what, String whatToDo) {
        return NightOutcome.of(NightExit.USAGE, what, whatToDo);
    }
}
