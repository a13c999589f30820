package io.daybreak.job;

import io.daybreak.intake.FileFacts;
import io.daybreak.intake.ReadingPath;
import io.daybreak.intake.Refusal;
import io.daybreak.publication.OutputFile;
import io.daybreak.publication.RefusedOutput;
import io.daybreak.publication.Report;
import io.daybreak.publication.RunSummary;
import io.daybreak.publication.Samples;
import io.daybreak.publication.Staging;
import io.daybreak.reconciliation.DecisionTally;
import io.daybreak.reconciliation.Guard;
import io.daybreak.reconciliation.Identity;
import io.daybreak.reconciliation.Tally;
import io.daybreak.store.Run;
import io.daybreak.store.RunInputs;
import io.daybreak.store.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The ways an attempt ends: published, held, refused or broken; each with its {@code run.json} and its word in the store. */
final class Ending {
    private final NightContext context;
    private final Run run;

    Ending(NightContext context) {
        this.context = context;
        this.run = context.run();
    }

    static RunSummary.Problem problem(Refusal refusal) {
        return new RunSummary.Problem(refusal.code().name(), refusal.place(), refusal.message(), refusal.whatToDo());
    }

    static List<String> lines(List<RunSummary.Problem> problems) {
        return problems.stream()
                .map(problem -> problem.place() + ": " + problem.code() + ": " + problem.message() + " To do: "
                        + problem.whatToDo())
                .toList();
    }

    /** Seals a date that ties: it is published, or waits for a named person. */
    Closed seal(NightFiles files) throws IOException {
        List<RunSummary.Problem> reasons = reasons(files);
        boolean isTripped = !reasons.isEmpty();
        List<String> notes = notes();
        if (context.range().isLast(run)) {
            notes.addAll(HoldsOfNobody.notes(context.delivery(), run.businessDate()));
        }
        String controlDigest = files.seal(report(
                notes,
                isTripped ? Report.Verdict.HELD : Report.Verdict.PUBLISHED,
                reasons,
                Optional.of(files.counted()),
                Samples.read(files.staging())));
        Staging staging = Staging.resume(files.staging());
        staging.run(summary(isTripped ? NightExit.HELD : NightExit.PUBLISHED, notes, reasons, Optional.of(files)));
        if (!context.range().isOneDate()) {
            RunSummary.Problem other = new RunSummary.Problem(
                    "RANGE_HELD",
                    context.range().words(),
                    "A guard of another date of the range trips; the range is released or discarded as a whole.",
                    "Look at the dates whose run.json names guards.");
            // A start before this one may have come so far.
            Files.deleteIfExists(context.work().close().resolve(OutputFile.RUN.path()));
            Staging.resume(context.work().close())
                    .run(summary(NightExit.HELD, notes, List.of(other), Optional.of(files)));
        }
        Closed closed =
                new Closed(run, controlDigest, isTripped, isTripped ? tripped(files) : SummaryLines.of(context, files));
        context.keepClosed(closed);
        return closed;
    }

    private static List<String> tripped(NightFiles files) {
        return files.guards().stream()
                .filter(Guard::tripped)
                .map(guard -> guard.line() + " To do: " + guard.name().whatToDo())
                .toList();
    }

    /** Why a date waits that trips no guard itself. */
    static String otherDate(List<Closed> tripped) {
        return "waits with the other dates of its range: a guard trips for "
                + tripped.stream()
                        .map(one -> one.run().businessDate().toString())
                        .collect(Collectors.joining(", "));
    }

    /** What holds a night. */
    private static List<RunSummary.Problem> reasons(NightFiles files) {
        return files.guards().stream()
                .filter(Guard::tripped)
                .map(guard -> new RunSummary.Problem(
                        guard.name().name(),
                        guard.subject(),
                        guard.line(),
                        guard.name().whatToDo()))
                .toList();
    }

    private Report report(
            List<String> notes,
            Report.Verdict verdict,
            List<RunSummary.Problem> problems,
            Optional<Report.Counted> counted,
            Samples samples) {
        return NightReport.of(context, notes, verdict, problems, counted, samples);
    }

    /** The delivery, or what came of it, may not be published. */
    NightOutcome refused(NightFiles files, List<RunSummary.Problem> problems) throws IOException {
        RefusedOutput report = begin();
        report.staging().rejects(files.rejects(), files.tally());
        Samples samples = Samples.read(report.staging().folder());
        report.staging().report(report(notes(), Report.Verdict.REFUSED, problems, Optional.empty(), samples));
        return finish(
                report,
                summary(NightExit.REFUSED, notes(), problems, Optional.empty()),
                RunState.REFUSED,
                "The delivery of " + run.businessDate() + " is refused; nothing is published.",
                lines(problems));
    }

    /** What is said of a held run, now and when its inputs come again. */
    static String waits(SettledRange range) {
        Run last = range.last();
        return (range.isOneDate()
                        ? last.businessDate() + ", attempt " + last.attempt().number() + ","
                        : range.words())
                + " is held; nothing is published. Look at its files, then: jobs/daybreak release --date "
                + last.businessDate() + " --by NAME --reason TEXT, or discard.";
    }

    /** An identity does not tie. */
    NightOutcome broken(NightFiles files, List<Identity> breaks) throws IOException {
        RefusedOutput report = begin();
        report.staging().rejects(files.rejects(), files.tally());
        List<RunSummary.Problem> problems = breaks.stream().map(Ending::problem).toList();
        report.staging().report(notPublished(Report.Verdict.DOES_NOT_TIE, problems, files));
        return finish(
                report,
                summary(NightExit.BROKEN, notes(), problems, Optional.of(files)),
                RunState.BROKEN,
                run.businessDate() + " does not reconcile; nothing is published.",
                lines(problems));
    }

    private Report notPublished(Report.Verdict verdict, List<RunSummary.Problem> problems, NightFiles files)
            throws IOException {
        return report(notes(), verdict, problems, Optional.of(files.counted()), Samples.read(files.staging()));
    }

    private static RunSummary.Problem problem(Identity identity) {
        String where = identity.name().word()
                + (identity.currency().isEmpty() ? "" : " " + identity.currency())
                + (identity.subject().isEmpty() ? "" : " " + identity.subject());
        return new RunSummary.Problem(
                "DOES_NOT_TIE",
                where,
                "left " + identity.leftSum().count() + " / "
                        + identity.leftSum().amount().toPlainString() + ", right "
                        + identity.rightSum().count() + " / "
                        + identity.rightSum().amount().toPlainString() + ".",
                "Look at the section in reconciliation.csv; a break is a fault of the program or of the machine.");
    }

    private RefusedOutput begin() throws IOException {
        return RefusedOutput.begin(
                context.outputs(), run.businessDate(), run.attempt().number());
    }

    private NightOutcome finish(
            RefusedOutput report, RunSummary summary, RunState state, String headline, List<String> lines)
            throws IOException {
        report.staging().run(summary);
        Path folder = report.finish();
        context.rest(state, String.join("\n", lines));
        NightExit exit = state == RunState.BROKEN ? NightExit.BROKEN : NightExit.REFUSED;
        return context.request().dryRun()
                ? new NightOutcome(exit, "Dry run: " + headline, lines, Optional.empty())
                : NightOutcome.of(exit, headline, lines, folder);
    }

    private RunSummary summary(
            NightExit exit, List<String> notes, List<RunSummary.Problem> problems, Optional<NightFiles> files) {
        Optional<Tally> tally = files.map(NightFiles::tally);
        Optional<DecisionTally> decisions = files.map(NightFiles::decisions);
        return new RunSummary(
                run.businessDate(),
                run.attempt().number(),
                exit.name(),
                exit.code(),
                run.inputs().program(),
                run.startedAt(),
                context.request().clock().instant(),
                digests(run.inputs()),
                context.baseline().attempt().map(attempt -> attempt.businessDate() + "/attempt-" + attempt.number()),
                notes,
                problems,
                tally,
                decisions,
                files.map(NightFiles::identities).orElse(List.of()),
                files.map(NightFiles::guards).orElse(List.of()));
    }

    static SortedMap<String, String> digests(RunInputs inputs) {
        SortedMap<String, String> digests = new TreeMap<>();
        digests.put("delivery", inputs.delivery());
        digests.put("policy", inputs.policy());
        digests.put("templates", inputs.templates());
        digests.put("settings", inputs.settings());
        digests.put("program", inputs.program());
        return digests;
    }

    /** What the reader should know about how the delivery was read. */
    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (FileFacts facts : context.delivery().files()) {
            if (facts.path() != ReadingPath.STREAMED) {
                notes.add(facts.name() + " was read the slower way: " + facts.path()
                        + (facts.firstLineOutOfOrder().isPresent()
                                ? ", out of order at line "
                                        + facts.firstLineOutOfOrder().getAsLong()
                                : ""));
            }
            if (!facts.ignoredColumns().isEmpty()) {
                notes.add(
                        facts.name() + " has columns that nothing reads: " + String.join(", ", facts.ignoredColumns()));
            }
        }
        context.delivery()
                .control()
                .filter(control -> !control.otherFiles().isEmpty())
                .ifPresent(control -> notes.add(control.name() + " lists what is no file of the delivery: "
                        + String.join(", ", control.otherFiles())));
        return notes;
    }
}
