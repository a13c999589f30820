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
import io.daybreak.store.Run;
import io.daybreak.store.RunChange;
import io.daybreak.store.RunInputs;
import io.daybreak.store.RunState;
import io.daybreak.store.Store;
import io.daybreak.store.TextKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One night from the lock to the exit: takes the store, recovers what a dead process left, finds out which attempt this
 * is, scans the delivery, settles it and closes it.
 */
public final class NightRun {
    /** Number of the work folder that belongs to no attempt yet: what the scan needs while the attempt is not known. */
    private static final int SCAN = 0;

    private final NightRequest request;
    private final Progress progress;
    private final OutputFolder outputs;
    private final LocalDate date;
    private final NightContext.Inspection inspection;

    private NightRun(
            NightRequest request, Progress progress, OutputFolder outputs, NightContext.Inspection inspection) {
        this.request = request;
        this.inspection = inspection;
        this.progress = progress;
        this.outputs = outputs;
        this.date = request.businessDate();
    }

    /** Runs the night, or finds out why it cannot be run; failures of the machine are outcomes too. */
    public static NightOutcome run(NightRequest request, Progress progress) {
        return new NightRun(request, progress, new OutputFolder(request.output()), staging -> {}).run();
    }

    /** Runs a dry night and lets its staged files be looked at before they are removed. */
    static NightOutcome inspect(NightRequest request, NightContext.Inspection inspection) {
        if (!request.dryRun()) {
            throw new IllegalArgumentException("only a dry run is inspected");
        }
        return new NightRun(request, Progress.SILENT, new OutputFolder(request.output()), inspection).run();
    }

    private NightOutcome run() {
        String deed = "run of " + date;
        int connections = request.threads() + 2;
        StoreTaking taking = new StoreTaking(request.store(), outputs, request.clock(), request.killPoints());
        return request.dryRun()
                ? taking.read(deed, connections, memory -> dryRun(memory, StoreTaking.options(deed, connections)))
                : taking.write(deed, connections, this::wetRun);
    }

    /** A dry run works in a store of its own that ends with it, and asks the real one only what was published. */
    private NightOutcome dryRun(Store memory, OpenOptions options) throws IOException {
        OutputFolder scratch = new OutputFolder(request.scratch());
        scratch.create(request.scratch());
        try (Store working = Store.inMemory(options)) {
            return new NightRun(request, progress, scratch, inspection).night(memory, working, outputs);
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
        Optional<LocalDate> newest = memory.runs().newestPublishedDate();
        if (newest.isPresent() && date.isBefore(newest.get())) {
            return NightOutcome.of(
                    NightExit.USAGE,
                    date + " is before " + newest.get() + ", the newest published business date.",
                    "To settle a past date again use: jobs/daybreak rerun --from " + date + " --to " + newest.get()
                            + " --reason \"…\"");
        }
        Baseline baseline = Baseline.of(memory, publishedTo, date);
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
        Optional<Run> published = memory.runs().published(date);
        if (scan instanceof Refused refused) {
            return published.isPresent()
                    ? alreadyPublished(memory, published.get(), publishedTo, false)
                    : refused(working, baseline, refused);
        }
        try (Delivery delivery = (Delivery) scan) {
            RunInputs inputs = inputs(delivery.digest());
            if (published.isPresent()) {
                return alreadyPublished(memory, published.get(), publishedTo, sameInputs(published.get(), inputs));
            }
            return attempt(memory, working, baseline, delivery, inputs);
        } finally {
            outputs.remove(scanFolder);
        }
    }

    private ControlExpectation expectation(Baseline baseline) {
        return new ControlExpectation(
                date, false, request.policy().guards().controlFileRequired(), baseline.hadHolds());
    }

    private RunInputs inputs(String deliveryDigest) {
        return new RunInputs(
                deliveryDigest,
                Digests.ofText(request.policyText()),
                Digests.ofText(templatesText()),
                Digests.ofText(request.settingsText()),
                request.programDigest());
    }

    /** Every template with its name, in name order: what the templates' digest is taken over and what is kept. */
    private String templatesText() {
        StringBuilder text = new StringBuilder();
        request.templates().entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().fileName()))
                .forEach(entry -> text.append("==> ")
                        .append(entry.getKey().fileName())
                        .append('\n')
                        .append(entry.getValue())
                        .append('\n'));
        return text.toString();
    }

    /** A new program alone does not make a published night another one. */
    private static boolean sameInputs(Run published, RunInputs now) {
        RunInputs then = published.inputs();
        return then.delivery().equals(now.delivery())
                && then.policy().equals(now.policy())
                && then.templates().equals(now.templates())
                && then.settings().equals(now.settings());
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
        Attempts attempts = new Attempts(working.runs(), date, inputs(""), baseline.attempt(), request.startedBy());
        Optional<Run> before = attempts.same().filter(run -> run.state() == RunState.REFUSED);
        Run run = before.isPresent()
                ? before.get()
                : attempts.resumeOrBegin(request.clock().instant());
        List<String> reasons = refused.reasons().stream().map(Refusal::toString).toList();
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
        Attempts attempts = new Attempts(working.runs(), date, inputs, baseline.attempt(), request.startedBy());
        Optional<NightOutcome> rested = attempts.same().flatMap(this::restedBefore);
        if (rested.isPresent()) {
            return rested.get();
        }
        Run run = attempts.resumeOrBegin(request.clock().instant());
        removeLeftovers(run);
        keepTexts(working, delivery, inputs);
        ProgressFile file = ProgressFile.of(outputs);
        Progress recorded = new RecordedProgress(progress, file, run.attempt(), request.clock());
        NightContext context =
                new NightContext(request, memory, working, outputs, baseline, delivery, run, recorded, inspection);
        try {
            return new NightJobs(context).settleAndClose();
        } finally {
            file.remove();
        }
    }

    /** Work files of earlier attempts of the date are of no use to this one. */
    private void removeLeftovers(Run run) throws IOException {
        for (int number = 1; number < run.attempt().number(); number++) {
            outputs.remove(outputs.work(date, number));
            outputs.remove(outputs.staging(date, number));
        }
    }

    /** The same inputs came to the same end before: it is said again, and nothing is done again. */
    private Optional<NightOutcome> restedBefore(Run run) {
        List<String> details = run.summary().lines().toList();
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
                        "The same inputs of " + date + " did not reconcile before; nothing is published.",
                        details,
                        outputs.refused(date, number)));
            case HELD ->
                Optional.of(NightOutcome.of(NightExit.HELD, Ending.waits(run), details, outputs.held(date, number)));
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
        working.texts().keep(TextKind.TEMPLATES, inputs.templates(), templatesText(), now);
        working.texts().keep(TextKind.SETTINGS, inputs.settings(), request.settingsText(), now);
    }
}
