package io.daybreak.job;

import io.daybreak.intake.ControlExpectation;
import io.daybreak.intake.Delivery;
import io.daybreak.intake.Refusal;
import io.daybreak.intake.Refused;
import io.daybreak.intake.Scan;
import io.daybreak.publication.OutputFolder;
import io.daybreak.publication.ProgressFile;
import io.daybreak.publication.Publish;
import io.daybreak.store.OpenOptions;
import io.daybreak.store.Partition;
import io.daybreak.store.Run;
import io.daybreak.store.RunChange;
import io.daybreak.store.RunInputs;
import io.daybreak.store.RunKind;
import io.daybreak.store.RunState;
import io.daybreak.store.Store;
import io.daybreak.store.TextKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One night from the lock to the exit, or a range of dates settled again or caught up: takes the store, recovers what a
 * dead process left, finds out which attempts these are, scans the delivery, settles it and closes it. A night is a
 * range of one date.
 */
public final class NightRun {
    /** Number of the work folder that belongs to no attempt yet: what the scan needs while the attempt is not known. */
    private static final int SCAN = 0;

    private final NightRequest request;
    private final Progress progress;
    private final OutputFolder outputs;
    private final LocalDate date;
    private final Attempts.Asked asked;
    private final NightContext.Inspection inspection;

    private NightRun(
            NightRequest request,
            Attempts.Asked asked,
            Progress progress,
            OutputFolder outputs,
            NightContext.Inspection inspection) {
        this.request = request;
        this.asked = asked;
        this.inspection = inspection;
        this.progress = progress;
        this.outputs = outputs;
        this.date = request.businessDate();
    }

    /** Runs the night, or finds out why it cannot be run; failures of the machine are outcomes too. */
    public static NightOutcome run(NightRequest request, Progress progress) {
        return night(request, progress, (date, staging) -> {});
    }

    private static NightOutcome night(NightRequest request, Progress progress, NightContext.Inspection inspection) {
        Attempts.Asked asked = Attempts.Asked.night(request.businessDate(), request.input());
        return new NightRun(request, asked, progress, new OutputFolder(request.output()), inspection).run();
    }

    /**
     * Settles dates again, or for the first time after an outage, from one delivery.
     *
     * @param request of the last date
     * @param rerun which dates before it, and why
     */
    public static NightOutcome rerun(NightRequest request, RerunRequest rerun, Progress progress) {
        Attempts.Asked asked = new Attempts.Asked(
                RunKind.RERUN,
                rerun.from(),
                request.businessDate(),
                rerun.reason(),
                rerun.deliveries(),
                rerun.knownOn());
        if (rerun.knownOn().isPresent() && !request.dryRun()) {
            throw new IllegalArgumentException("a comparison is dry");
        }
        return new NightRun(request, asked, progress, new OutputFolder(request.output()), (date, staging) -> {}).run();
    }

    /**
     * Computes a past run again, dry, with the memory as it was before it.
     *
     * @param request as it was bound then
     * @param asked which dates, and as what
     * @param past what was remembered before it
     */
    static NightOutcome again(
            NightRequest request,
            Attempts.Asked asked,
            Store past,
            NightContext.Inspection inspection,
            Progress progress)
            throws IOException {
        return new NightRun(request, asked, progress, new OutputFolder(request.output()), inspection)
                .dryRun(past, StoreTaking.options("a run of " + asked.to() + " again", request.threads() + 2));
    }

    /** Runs a dry night and lets its staged files be looked at before they are removed. */
    static NightOutcome inspect(NightRequest request, NightContext.Inspection inspection) {
        if (!request.dryRun()) {
            throw new IllegalArgumentException("only a dry run is inspected");
        }
        return night(request, Progress.SILENT, inspection);
    }

    private NightOutcome run() {
        String deed = isRerun() ? "rerun of " + asked.from() + " to " + date : "run of " + date;
        int connections = request.threads() + 2;
        StoreTaking taking = new StoreTaking(request.store(), outputs, request.clock(), request.killPoints());
        return request.dryRun()
                ? taking.read(deed, connections, memory -> dryRunOrNot(memory, StoreTaking.options(deed, connections)))
                : taking.write(deed, connections, this::wetRun);
    }

    /** What is laid down in the output folder must belong to the store, even where nothing is published. */
    private NightOutcome dryRunOrNot(Store memory, OpenOptions options) throws IOException {
        Optional<NightOutcome> unpaired =
                asked.knownOn().isPresent() ? new Belonging(memory, outputs).problemSeen() : Optional.empty();
        return unpaired.isPresent() ? unpaired.get() : dryRun(memory, options);
    }

    /** A dry run works in a store of its own that ends with it, and asks the real one only what was published. */
    private NightOutcome dryRun(Store memory, OpenOptions options) throws IOException {
        OutputFolder scratch = new OutputFolder(request.scratch());
        scratch.create(request.scratch());
        try (Store working = Store.inMemory(options)) {
            return new NightRun(request, asked, progress, scratch, inspection).night(memory, working, outputs);
        } finally {
            Publish.removeTree(scratch.root());
        }
    }

    private NightOutcome wetRun(Store store) throws IOException {
        // What a killed process said of itself is no longer true.
        ProgressFile.of(outputs).remove();
        return night(store, store, outputs);
    }

    /**
     * The night itself.
     *
     * @param memory what was published and sent before
     * @param working where this run keeps its own state; the same store unless the run is dry
     * @param publishedTo the folder of the published attempts
     */
    private NightOutcome night(Store memory, Store working, OutputFolder publishedTo) throws IOException {
        Optional<NightOutcome> notNow = isRerun() ? notRerun(memory) : notTonight(memory);
        if (notNow.isPresent()) {
            return notNow.get();
        }
        Baseline baseline = Baseline.of(memory, publishedTo, asked.from());
        Path scanFolder = outputs.work(date, SCAN);
        outputs.remove(scanFolder);
        outputs.create(scanFolder);
        progress.phase("scanning the delivery", 0);
        Scan scan = Delivery.scan(
                request.input(),
                request.mapping(),
                scanFolder,
                baseline.classification(),
                expectation(baseline),
                request.threads());
        Optional<Run> published = isRerun() ? Optional.empty() : memory.runs().published(date);
        if (scan instanceof Refused refused) {
            return published.isPresent()
                    ? alreadyPublished(memory, published.get(), publishedTo, false)
                    : refused(working, baseline, refused);
        }
        try (Delivery delivery = known((Delivery) scan)) {
            RunInputs inputs = inputs(delivery.digest());
            if (published.isPresent()) {
                return alreadyPublished(
                        memory,
                        published.get(),
                        publishedTo,
                        Attempts.isSameButProgram(published.get().inputs(), inputs));
            }
            return attempt(memory, working, baseline, delivery, inputs);
        } finally {
            outputs.remove(scanFolder);
        }
    }

    private Delivery known(Delivery delivery) throws IOException {
        return asked.knownOn().isPresent() ? delivery.knownOn(asked.knownOn().get()) : delivery;
    }

    private boolean isRerun() {
        return asked.kind() == RunKind.RERUN;
    }

    private Optional<NightOutcome> notTonight(Store memory) {
        return memory.runs()
                .newestPublishedDate()
                .filter(date::isBefore)
                .map(newest -> NightOutcome.of(
                        NightExit.USAGE,
                        date + " is before " + newest + ", the newest published business date.",
                        "To settle a past date again use: jobs/daybreak rerun --from " + date + " --to " + newest
                                + " --reason \"…\""));
    }

    private Optional<NightOutcome> notRerun(Store memory) {
        Optional<LocalDate> oldest = memory.runs().oldestPublishedDate();
        if (oldest.isEmpty()) {
            return Optional.of(NightOutcome.of(
                    NightExit.USAGE,
                    "Nothing is published yet, so there is nothing to settle again or to catch up with.",
                    "Begin with: jobs/daybreak run --date " + date));
        }
        if (asked.from().isBefore(oldest.get())) {
            return Optional.of(NightOutcome.of(
                    NightExit.USAGE,
                    "--from " + asked.from() + " is before " + oldest.get()
                            + ", the first business date ever published.",
                    "Begin the range on " + oldest.get() + " or later."));
        }
        return Optional.empty();
    }

    private ControlExpectation expectation(Baseline baseline) {
        return new ControlExpectation(
                date, isRerun(), request.policy().guards().controlFileRequired(), baseline.hadHolds());
    }

    private RunInputs inputs(String deliveryDigest) {
        return new RunInputs(
                deliveryDigest,
                Digests.ofText(request.policyText()),
                Digests.ofText(TemplateTexts.toText(request.templates())),
                Digests.ofText(request.settingsText()),
                request.programDigest());
    }

    private NightOutcome alreadyPublished(Store memory, Run run, OutputFolder publishedTo, boolean sameInputs)
            throws IOException {
        if (!request.dryRun()) {
            new PublishProtocol(memory, outputs, request.clock(), request.killPoints()).link(run);
        }
        Path folder = publishedTo.attempt(date, run.attempt().number());
        return NightOutcome.of(
                NightExit.ALREADY_PUBLISHED,
                date + " is already published as attempt " + run.attempt().number() + "; nothing was done.",
                sameInputs
                        ? List.of()
                        : List.of("Delivery, policy, templates or settings are not those that were published. To settle"
                                + " the date again use: jobs/daybreak rerun --from " + date + " --to " + date
                                + " --reason \"…\""),
                folder);
    }

    /** The scan alone found the delivery unusable. */
    private NightOutcome refused(Store working, Baseline baseline, Refused refused) throws IOException {
        Attempts attempts = new Attempts(working.runs(), asked, inputs(""), baseline.attempt(), request.startedBy());
        List<String> reasons = refused.reasons().stream().map(Refusal::toString).toList();
        // What was not scanned has no digest: only the reasons tell one unusable delivery from another.
        Optional<Run> before = attempts.same()
                .map(Attempts::lastOf)
                .filter(run -> run.state() == RunState.REFUSED && run.summary().equals(String.join("\n", reasons)));
        Run run = before.isPresent()
                ? before.get()
                : attempts.beginLast(request.clock().instant());
        Path folder = Refusing.report(
                outputs,
                request,
                run,
                baseline.date(),
                refused.reasons(),
                request.clock().instant());
        if (before.isEmpty()) {
            working.runs()
                    .transition(
                            run.id(),
                            RunChange.to(RunState.REFUSED, request.clock().instant(), String.join("\n", reasons)));
        }
        return NightOutcome.of(
                NightExit.REFUSED, "The delivery of " + date + " is refused; nothing is published.", reasons, folder);
    }

    private NightOutcome attempt(Store memory, Store working, Baseline baseline, Delivery delivery, RunInputs inputs)
            throws IOException {
        Attempts attempts = new Attempts(working.runs(), asked, inputs, baseline.attempt(), request.startedBy());
        Optional<NightOutcome> rested = restedBefore(attempts);
        if (rested.isPresent()) {
            return rested.get();
        }
        // Asked before anything begins, and the same for whoever resumes.
        boolean isLastPast = isRerun() && isPast(memory);
        SettledRange range = new SettledRange(
                attempts.resumeOrBegin(request.clock().instant(), again -> areWorkFilesThere(working, again)),
                isLastPast,
                asked.deliveries(),
                asked.knownOn());
        for (Run run : range.runs()) {
            removeLeftovers(run);
        }
        keepTexts(working, delivery, inputs);
        ProgressFile file = ProgressFile.of(outputs);
        Progress recorded = new RecordedProgress(progress, file, range.last().attempt(), request.clock());
        NightContext context = new NightContext(
                request,
                memory,
                working,
                outputs,
                baseline,
                delivery,
                range,
                List.of(),
                range.first(),
                recorded,
                inspection);
        try {
            return new NightJobs(context).settleAndClose();
        } finally {
            file.remove();
        }
    }

    /** Whether every part is as long as the store says that it was committed. */
    private boolean areWorkFilesThere(Store working, List<Run> range) throws IOException {
        Run settling = Attempts.lastOf(range);
        WorkFolder work = new WorkFolder(
                outputs.work(settling.businessDate(), settling.attempt().number()));
        for (Partition partition : working.partitions().list(settling.settledBy())) {
            if (!PartSet.isWhole(work, partition)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the last date was published before, or a newer one was. */
    private boolean isPast(Store memory) {
        return memory.runs()
                .newestPublishedDate()
                .filter(newest -> !newest.isBefore(date))
                .isPresent();
    }

    /** Work files of earlier attempts of the date are of no use to this one. */
    private void removeLeftovers(Run run) throws IOException {
        for (int number = 1; number < run.attempt().number(); number++) {
            outputs.remove(outputs.work(run.businessDate(), number));
            outputs.remove(outputs.staging(run.businessDate(), number));
        }
    }

    /** The same inputs came to the same end before: it is said again, and nothing is done again. */
    private Optional<NightOutcome> restedBefore(Attempts attempts) {
        Optional<List<Run>> published =
                attempts.sameButProgram().filter(range -> isRerun() && areAll(range, RunState.PUBLISHED));
        if (published.isPresent()) {
            return Optional.of(alreadySettledAgain(published.get()));
        }
        return attempts.same()
                .flatMap(range -> restedBefore(new SettledRange(range, true, asked.deliveries(), asked.knownOn())));
    }

    private static boolean areAll(List<Run> range, RunState state) {
        return range.stream().allMatch(run -> run.state() == state);
    }

    private NightOutcome alreadySettledAgain(List<Run> range) {
        Run last = Attempts.lastOf(range);
        return NightOutcome.of(
                NightExit.ALREADY_PUBLISHED,
                asked.from() + " to " + date + " is already settled again from this delivery, "
                        + range.size() + " date(s), the last as attempt "
                        + last.attempt().number() + "; nothing was done.",
                List.of(),
                outputs.attempt(date, last.attempt().number()));
    }

    private Optional<NightOutcome> restedBefore(SettledRange range) {
        Run run = range.last();
        List<String> details = range.runs().stream()
                .filter(one -> one.state() == run.state())
                .flatMap(one -> one.summary().lines())
                .distinct()
                .toList();
        int number = run.attempt().number();
        return switch (run.state()) {
            case REFUSED ->
                Optional.of(NightOutcome.of(
                        NightExit.REFUSED,
                        "The same delivery of " + date + " was refused before; nothing is published.",
                        details,
                        outputs.refused(date, number)));
            case BROKEN ->
                Optional.of(NightOutcome.of(
                        NightExit.BROKEN,
                        "The same inputs of " + range.words() + " did not reconcile before; nothing is published.",
                        details,
                        outputs.refused(date, number)));
            case HELD ->
                Optional.of(NightOutcome.of(NightExit.HELD, Ending.waits(range), details, outputs.held(date, number)));
            case SETTLING, CLOSING, PUBLISHING, PUBLISHED, ABANDONED, SUPERSEDED, DISCARDED -> Optional.empty();
        };
    }

    private void keepTexts(Store working, Delivery delivery, RunInputs inputs) {
        Instant now = request.clock().instant();
        working.texts()
                .keep(
                        TextKind.DELIVERY,
                        inputs.delivery(),
                        DeliveryRecord.of(delivery).toText(),
                        now);
        working.texts().keep(TextKind.POLICY, inputs.policy(), request.policyText(), now);
        working.texts().keep(TextKind.TEMPLATES, inputs.templates(), TemplateTexts.toText(request.templates()), now);
        working.texts().keep(TextKind.SETTINGS, inputs.settings(), request.settingsText(), now);
    }
}
