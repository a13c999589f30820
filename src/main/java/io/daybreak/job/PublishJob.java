package io.daybreak.job;

import io.daybreak.publication.OutputFolder;
import io.daybreak.store.Holding;
import io.daybreak.store.MemoryChange;
import io.daybreak.store.Publication;
import io.daybreak.store.Run;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;

/**
 * The job {@code publish}: the gate over all dates of a range. Where a guard of any of them trips, all of them wait for
 * a named person; else all are published. Its one step keeps its own transactions.
 */
final class PublishJob {
    static final String NAME = "publish";

    private final BatchEngine engine;
    private final NightContext context;
    private final List<Closed> closed;
    private Optional<Differences.Found> found = Optional.empty();
    private Optional<Path> compared = Optional.empty();
    private Optional<KnownRows> known = Optional.empty();
    private NightOutcome outcome = NightOutcome.of(NightExit.FAILED, "The publish job did not come to its end.");

    /**
     * The job over a range.
     *
     * @param context of its last date
     * @param closed every date, staged
     */
    PublishJob(BatchEngine engine, NightContext context, List<Closed> closed) {
        this.engine = engine;
        this.context = context;
        this.closed = List.copyOf(closed);
    }

    Job job() {
        return new JobBuilder(NAME, engine.repository())
                .start(new StepBuilder("publish", engine.repository())
                        .tasklet(
                                (contribution, chunk) -> {
                                    CloseJob.stopIfAsked(context, contribution.getStepExecution());
                                    context.request().killPoints().reached("before-publish");
                                    publish();
                                    return RepeatStatus.FINISHED;
                                },
                                new ResourcelessTransactionManager())
                        .allowStartIfComplete(true)
                        .build())
                .build();
    }

    /** What the job came to. */
    NightOutcome outcome() {
        return outcome;
    }

    private void publish() throws IOException {
        if (context.range().isRerun()) {
            differences();
        }
        if (context.range().knownOn().isPresent()) {
            outcome = compared(context.range().knownOn().get());
            return;
        }
        boolean isHeld = closed.stream().anyMatch(Closed::isTripped);
        if (context.request().dryRun()) {
            outcome = isHeld ? wouldBeHeld() : wouldPublish();
        } else {
            outcome = isHeld ? hold() : published();
        }
    }

    /** Laid down before anything is published, so that it is there whatever happens then, and for who decides. */
    private void differences() throws IOException {
        context.progress().phase("comparing with what was published", 0);
        Run last = context.range().last();
        LocalDate from = context.range().first().businessDate();
        OutputFolder published = new OutputFolder(context.request().output());
        Optional<LocalDate> day = context.range().knownOn();
        if (day.isPresent()) {
            known = Optional.of(KnownRows.of(context.delivery(), day.get()));
        }
        // A comparison is dry, and its result is not.
        OutputFolder outputs = day.isPresent() ? published : context.outputs();
        Path folder = day.map(on -> outputs.rerunAsKnownOn(from, last.businessDate(), on))
                .orElse(outputs.rerun(from, last.businessDate(), last.attempt().number()));
        found = Optional.of(new Differences(context, known).write(closed, published, outputs, folder));
        if (!context.request().dryRun() || day.isPresent()) {
            compared = Optional.of(folder.resolve("differences.csv"));
        }
    }

    private NightOutcome compared(LocalDate day) {
        List<String> lines = new ArrayList<>(
                found.map(differences -> List.of(differences.words())).orElse(List.of()));
        known.ifPresent(rows -> lines.addAll(rows.lines()));
        lines.add("Nothing was published or changed.");
        return new NightOutcome(
                NightExit.COMPARED,
                "Compared " + context.range().words() + " as known on " + day + " with what was published.",
                lines,
                compared.map(Path::getParent));
    }

    private NightOutcome wouldPublish() {
        return new NightOutcome(
                NightExit.WOULD_PUBLISH,
                "Dry run: " + context.range().words() + " would be published; nothing was written.",
                lines(closed),
                Optional.empty());
    }

    private NightOutcome wouldBeHeld() {
        return new NightOutcome(
                NightExit.HELD,
                "Dry run: " + context.range().words() + " would be held; nothing was written.",
                lines(tripped()),
                Optional.empty());
    }

    private List<Closed> tripped() {
        return closed.stream().filter(Closed::isTripped).toList();
    }

    /** Of a night, what it came to; of a range, the same under each date, and what changed. */
    private List<String> lines(List<Closed> some) {
        List<String> lines = new ArrayList<>();
        found.ifPresent(differences -> lines.add(
                differences.words() + compared.map(file -> "; see " + file).orElse("")));
        if (context.range().isOneDate()) {
            lines.addAll(some.get(0).lines());
            return lines;
        }
        for (Closed one : some) {
            lines.add(one.run().businessDate() + ", attempt "
                    + one.run().attempt().number() + ":");
            one.lines().forEach(line -> lines.add("  " + line));
        }
        return lines;
    }

    /** Work files that are read while the store takes what they say. */
    private final class Sources implements AutoCloseable {
        private final List<BufferedReader> open = new ArrayList<>();

        private Iterator<String> lines(Path file) throws IOException {
            BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
            open.add(reader);
            return reader.lines().iterator();
        }

        private Iterator<MemoryChange> changes(Run run) throws IOException {
            Iterator<String> proofs = lines(staging(run).resolve("evidence.jsonl"));
            Iterator<String> lines = lines(context.memoryLines(run));
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return lines.hasNext();
                }

                @Override
                public MemoryChange next() {
                    return MemoryLines.parse(lines.next(), proofs);
                }
            };
        }

        @Override
        public void close() throws IOException {
            for (BufferedReader reader : open) {
                reader.close();
            }
        }
    }

    private Path staging(Run run) {
        return context.outputs().staging(run.businessDate(), run.attempt().number());
    }

    private NightOutcome published() throws IOException {
        context.progress().phase("publishing", 0);
        PublishProtocol protocol = new PublishProtocol(
                context.working(),
                context.outputs(),
                context.request().clock(),
                context.request().killPoints());
        Path folder;
        try (Sources sources = new Sources()) {
            List<Publication> publications = new ArrayList<>();
            for (Closed one : closed) {
                publications.add(new Publication(
                        one.run().id(), one.controlDigest(), one.summary(), sources.changes(one.run())));
            }
            folder = protocol.publish(context.range().runs(), publications);
        }
        return NightOutcome.of(
                NightExit.PUBLISHED,
                context.range().isOneDate()
                        ? "Published " + context.range().words() + ", attempt "
                                + context.range().last().attempt().number() + "."
                        : "Published " + context.range().words() + ", "
                                + context.range().runs().size() + " dates.",
                lines(closed),
                folder);
    }

    private NightOutcome hold() throws IOException {
        HoldProtocol protocol = new HoldProtocol(
                context.working(),
                context.outputs(),
                context.request().clock(),
                context.request().killPoints());
        Path folder = context.outputs().root();
        try (Sources sources = new Sources()) {
            List<Holding> holdings = new ArrayList<>();
            for (Closed one : closed) {
                if (!one.isTripped()) {
                    sealAsHeld(one.run());
                }
                holdings.add(new Holding(
                        one.run().id(),
                        one.controlDigest(),
                        one.isTripped() ? one.summary() : Ending.otherDate(tripped()),
                        sources.lines(context.memoryLines(one.run()))));
            }
            folder = protocol.hold(context.range().runs(), holdings);
        }
        return NightOutcome.of(NightExit.HELD, Ending.waits(context.range()), lines(tripped()), folder);
    }

    /** A date that trips nothing waits with the others: its {@code run.json} says so. */
    private void sealAsHeld(Run run) throws IOException {
        Path waiting = new WorkFolder(
                        context.outputs().work(run.businessDate(), run.attempt().number()))
                .close()
                .resolve("run.json");
        Files.copy(waiting, staging(run).resolve("run.json"), StandardCopyOption.REPLACE_EXISTING);
    }
}
