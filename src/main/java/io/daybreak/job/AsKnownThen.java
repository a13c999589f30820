package io.daybreak.job;

import io.daybreak.notice.TemplateKey;
import io.daybreak.policy.Policy;
import io.daybreak.policy.PolicyReading;
import io.daybreak.policy.PolicyYaml;
import io.daybreak.publication.OutputFolder;
import io.daybreak.publication.Publish;
import io.daybreak.publication.ReproductionRow.Reason;
import io.daybreak.store.Approval;
import io.daybreak.store.LocationReading;
import io.daybreak.store.PastMemory;
import io.daybreak.store.Run;
import io.daybreak.store.RunId;
import io.daybreak.store.Store;
import io.daybreak.store.StoreLocation;
import io.daybreak.store.TextKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Runs every date of a range again as it was known then, each from its own delivery, under the policy, the templates,
 * the settings and the memory of that run, and compares the bytes with those that were published. The store is only
 * read: what is computed lies in a scratch folder and ends with it.
 */
public final class AsKnownThen {
    private final NightRequest request;
    private final RerunRequest rerun;
    private final Function<String, Optional<KeptSettings>> settings;
    private final Progress progress;
    private final OutputFolder outputs;
    private final Store present;

    private AsKnownThen(
            NightRequest request,
            RerunRequest rerun,
            Function<String, Optional<KeptSettings>> settings,
            Progress progress,
            Store present) {
        this.request = request;
        this.rerun = rerun;
        this.settings = settings;
        this.progress = progress;
        this.outputs = new OutputFolder(request.output());
        this.present = present;
    }

    /**
     * Compares.
     *
     * @param request of the last date, dry; its policy, templates and settings are not used
     * @param rerun first date, and where each date's delivery lies
     * @param settings reads a kept settings text; empty for one it cannot read
     */
    public static NightOutcome compare(
            NightRequest request,
            RerunRequest rerun,
            Function<String, Optional<KeptSettings>> settings,
            Progress progress) {
        if (!request.dryRun()) {
            throw new IllegalArgumentException("a comparison is dry");
        }
        OutputFolder outputs = new OutputFolder(request.output());
        String deed = "comparison of " + rerun.from() + " to " + request.businessDate();
        return new StoreTaking(request.store(), outputs, request.clock(), request.killPoints())
                .read(deed, request.threads() + 2, present -> {
                    Optional<NightOutcome> unpaired = new Belonging(present, outputs).problemSeen();
                    return unpaired.isPresent()
                            ? unpaired.get()
                            : new AsKnownThen(request, rerun, settings, progress, present).compare();
                });
    }

    /** The dates that one pass settled, and which of them are asked for; computed again together. */
    private record Unit(List<Run> runs, List<Run> asked, long place) {
        Run last() {
            return runs.get(runs.size() - 1);
        }
    }

    private NightOutcome compare() throws IOException {
        List<LocalDate> unpublished = new ArrayList<>();
        Map<RunId, List<Run>> asked = new LinkedHashMap<>();
        for (LocalDate date :
                rerun.from().datesUntil(request.businessDate().plusDays(1)).toList()) {
            Optional<Run> run = present.runs().published(date);
            if (run.isEmpty()) {
                unpublished.add(date);
            } else {
                asked.computeIfAbsent(run.get().settledBy(), id -> new ArrayList<>())
                        .add(run.get());
            }
        }
        if (asked.isEmpty()) {
            return NightOutcome.of(
                    NightExit.USAGE,
                    "Nothing from " + rerun.from() + " to " + request.businessDate()
                            + " is published, so there is nothing to compare with.",
                    "jobs/daybreak status lists the runs.");
        }
        OutputFolder scratch = new OutputFolder(request.scratch());
        scratch.create(request.scratch());
        try (Reproductions result = new Reproductions(outputs, rerun.from(), request.businessDate())) {
            unpublished.forEach(result::unpublished);
            Optional<NightOutcome> ended = inMemoryOfThen(asked, result);
            return ended.isPresent() ? ended.get() : result.finish();
        } finally {
            Publish.removeTree(request.scratch());
        }
    }

    private Optional<NightOutcome> inMemoryOfThen(Map<RunId, List<Run>> asked, Reproductions result)
            throws IOException {
        Path place = request.scratch().resolve("memory");
        if (!(StoreLocation.parse(place.toString(), place, Map.of()) instanceof LocationReading.Located located)) {
            throw new IOException(place + " cannot be a store");
        }
        try (PastMemory past =
                present.past(located.location(), StoreTaking.options("the memory of then", request.threads() + 2))) {
            List<Unit> units = new ArrayList<>();
            asked.forEach((settledBy, runs) -> units.add(new Unit(
                    present.runs().settledBy(settledBy), runs, past.placeOf(runs.get(0), isReleased(runs.get(0))))));
            // The memory only goes forward.
            units.sort(Comparator.comparingLong(Unit::place));
            for (Unit unit : units) {
                Optional<NightOutcome> ended = again(unit, past, result);
                if (ended.isPresent()) {
                    return ended;
                }
            }
        }
        return Optional.empty();
    }

    private boolean isReleased(Run run) {
        return present.approvals().of(run.id()).stream()
                .anyMatch(approval -> approval.action() == Approval.Action.RELEASE);
    }

    /** Computes a unit again; answers how the whole comparison ends, when it can go no further. */
    private Optional<NightOutcome> again(Unit unit, PastMemory past, Reproductions result) throws IOException {
        Run last = unit.last();
        Path input = rerun.deliveries().apply(last.businessDate());
        Optional<Policy> policy = policy(last);
        Optional<Map<TemplateKey, String>> templates =
                kept(TextKind.TEMPLATES, last.inputs().templates()).flatMap(TemplateTexts::parse);
        Optional<KeptSettings> bound =
                kept(TextKind.SETTINGS, last.inputs().settings()).flatMap(settings);
        Optional<Missing> missing = Stream.of(
                        new Missing(!Files.isDirectory(input), Reason.DELIVERY_MISSING, "there is no folder " + input),
                        new Missing(
                                policy.isEmpty(),
                                Reason.POLICY_NOT_KEPT,
                                last.inputs().policy()),
                        new Missing(
                                templates.isEmpty(),
                                Reason.TEMPLATES_NOT_KEPT,
                                last.inputs().templates()),
                        new Missing(
                                bound.isEmpty(),
                                Reason.SETTINGS_NOT_KEPT,
                                last.inputs().settings()))
                .filter(Missing::isMissing)
                .findFirst();
        if (missing.isPresent()) {
            result.notPossible(
                    unit.asked(), missing.get().reason(), missing.get().detail());
            return Optional.empty();
        }
        NightRequest then = request.asThen(
                last.businessDate(),
                input,
                policy.orElseThrow(),
                kept(TextKind.POLICY, last.inputs().policy()).orElseThrow(),
                templates.orElseThrow(),
                bound.orElseThrow());
        Store memory = past.before(unit.place());
        Comparison comparison = new Comparison(unit, past.isWhole(), result);
        NightOutcome outcome = NightRun.again(
                then,
                new Attempts.Asked(
                        last.kind(),
                        unit.runs().get(0).businessDate(),
                        last.businessDate(),
                        last.reason(),
                        rerun.deliveries(),
                        Optional.empty()),
                memory,
                comparison,
                progress);
        return comparison.ended(outcome);
    }

    /** Something that a run cannot be computed again without. */
    private record Missing(boolean isMissing, Reason reason, String detail) {}

    private Optional<String> kept(TextKind kind, String digest) {
        return present.texts().load(kind, digest);
    }

    private Optional<Policy> policy(Run run) {
        return kept(TextKind.POLICY, run.inputs().policy())
                .map(PolicyYaml::read)
                .filter(reading -> reading instanceof PolicyReading.Usable)
                .map(reading -> ((PolicyReading.Usable) reading).policy());
    }

    /** Looks at what each date of a unit gives now. */
    private final class Comparison implements NightContext.Inspection {
        private final Unit unit;
        private final boolean isMemoryWhole;
        private final Reproductions result;

        Comparison(Unit unit, boolean isMemoryWhole, Reproductions result) {
            this.unit = unit;
            this.isMemoryWhole = isMemoryWhole;
            this.result = result;
        }

        @Override
        public void look(NightContext context, Closed closed) throws IOException {
            LocalDate date = context.run().businessDate();
            Optional<Run> run = unit.asked().stream()
                    .filter(one -> one.businessDate().equals(date))
                    .findFirst();
            if (run.isPresent()) {
                result.compare(run.get(), context, closed, differing(run.get(), context));
            }
        }

        /** What is not as it was, and could be why bytes differ; the first is the reason. */
        private Map<Reason, String> differing(Run run, NightContext context) throws IOException {
            Map<Reason, String> differing = new LinkedHashMap<>();
            if (!run.inputs().delivery().equals(context.run().inputs().delivery())) {
                differing.put(Reason.DELIVERY_DIFFERS, files(run, context));
            }
            if (unit.runs().get(0).businessDate().equals(run.businessDate())
                    && (context.baseline().flaw().isPresent()
                            || !context.baseline().attempt().equals(run.baseline()))) {
                differing.put(
                        Reason.BASELINE_GONE,
                        run.baseline().map(Object::toString).orElse("nothing")
                                + context.baseline()
                                        .flaw()
                                        .map(flaw -> ": " + flaw)
                                        .orElse(""));
            }
            if (!isMemoryWhole) {
                differing.put(
                        Reason.MEMORY_NOT_KEPT,
                        "corrections, receipts and quarantines of runs before the store kept them");
            }
            if (!run.inputs().program().equals(request.programDigest())) {
                differing.put(
                        Reason.PROGRAM_DIFFERS,
                        "published by program " + run.inputs().program());
            }
            return differing;
        }

        private String files(Run run, NightContext context) {
            DeliveryRecord now = DeliveryRecord.of(context.delivery());
            Optional<DeliveryRecord> then =
                    kept(TextKind.DELIVERY, run.inputs().delivery()).map(DeliveryRecord::parse);
            return then.map(before -> before.differences(now))
                    .orElse("delivery " + run.inputs().delivery() + " was published");
        }

        private Optional<NightOutcome> ended(NightOutcome outcome) {
            return switch (outcome.exit()) {
                case WOULD_PUBLISH, HELD -> Optional.empty();
                case REFUSED -> {
                    result.notPossible(unit.asked(), Reason.DELIVERY_REFUSED, first(outcome));
                    yield Optional.empty();
                }
                case BROKEN -> {
                    result.notPossible(unit.asked(), Reason.DOES_NOT_TIE, first(outcome));
                    yield Optional.empty();
                }
                case PUBLISHED, ALREADY_PUBLISHED, USAGE -> {
                    // The memory was not what it was, or the run would not have been.
                    result.notPossible(
                            unit.asked(),
                            isMemoryWhole ? Reason.UNEXPLAINED : Reason.MEMORY_NOT_KEPT,
                            outcome.headline());
                    yield Optional.empty();
                }
                case FAILED, BUSY, STOPPED, DISCARDED, CLEARED, PURGED, COMPARED, NOT_REPRODUCED ->
                    Optional.of(outcome);
            };
        }

        private static String first(NightOutcome outcome) {
            return outcome.details().stream().findFirst().orElse(outcome.headline());
        }
    }
}
