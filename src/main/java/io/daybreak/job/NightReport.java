package io.daybreak.job;

import io.daybreak.policy.Tier;
import io.daybreak.publication.NightsBefore;
import io.daybreak.publication.OutputFolder;
import io.daybreak.publication.Report;
import io.daybreak.publication.ReportLanguage;
import io.daybreak.publication.RunSummary;
import io.daybreak.publication.Samples;
import io.daybreak.store.Run;
import io.daybreak.store.RunInputs;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Puts together what the report says of an attempt, whichever way it ends. */
final class NightReport {
    private NightReport() {}

    /** The report of a delivery that was refused before its rows were read. */
    static Report refused(
            NightRequest request, RunInputs inputs, Optional<LocalDate> baseline, List<RunSummary.Problem> problems) {
        return new Report(
                request.businessDate(),
                Report.Verdict.REFUSED,
                problems,
                basis(request, inputs, baseline, List.of()),
                Optional.empty(),
                Samples.NONE);
    }

    /** The report of an attempt that came further. */
    static Report of(
            NightContext context,
            List<String> notes,
            Report.Verdict verdict,
            List<RunSummary.Problem> problems,
            Optional<Report.Counted> counted,
            Samples samples) {
        return new Report(
                context.run().businessDate(),
                verdict,
                problems,
                basis(
                        context.request(),
                        context.run().inputs(),
                        context.baseline().date(),
                        notes),
                counted,
                samples);
    }

    /** The program's digest is left out: what it computes does not hang on it, and {@code run.json} has it. */
    private static Report.Basis basis(
            NightRequest request, RunInputs inputs, Optional<LocalDate> baseline, List<String> notes) {
        SortedMap<String, String> digests = Ending.digests(inputs);
        digests.remove("program");
        return new Report.Basis(
                request.report().language(),
                request.policy().name() + " " + request.policy().version(),
                baseline,
                digests,
                notes,
                tierLabels(request, request.report().language()));
    }

    private static Map<String, String> tierLabels(NightRequest request, ReportLanguage language) {
        Map<String, String> labels = new HashMap<>();
        Stream.concat(Stream.of(request.policy().base()), request.policy().byProduct().values().stream())
                .flatMap(rules -> rules.tiers().stream())
                .forEach((Tier tier) -> Optional.ofNullable(tier.label().get(language.word()))
                        .ifPresent(label -> labels.putIfAbsent(tier.code(), label)));
        return labels;
    }

    /** What the nights before published, oldest first. */
    static NightsBefore nightsBefore(NightContext context) throws IOException {
        OutputFolder published = new OutputFolder(context.request().output());
        List<NightsBefore.Published> nights = new ArrayList<>();
        for (int index = context.before().size() - 1;
                index >= 0 && nights.size() < NightsBefore.NIGHTS_MOST - 1;
                index--) {
            Closed closed = context.before().get(index);
            nights.add(new NightsBefore.Published(
                    closed.run().businessDate(),
                    context.outputs()
                            .staging(
                                    closed.run().businessDate(),
                                    closed.run().attempt().number()),
                    closed.controlDigest()));
        }
        LocalDate before = context.range().first().businessDate();
        while (nights.size() < NightsBefore.NIGHTS_MOST - 1) {
            Optional<Run> run = context.memory().runs().publishedBefore(before);
            if (run.isEmpty()) {
                break;
            }
            before = run.get().businessDate();
            nights.add(new NightsBefore.Published(
                    before,
                    published.attempt(before, run.get().attempt().number()),
                    run.get().controlDigest().orElse("")));
        }
        Collections.reverse(nights);
        return NightsBefore.read(nights);
    }
}
