package io.daybreak.publication;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * What is left of an attempt that is not published, in {@code refused/<date>/attempt-N}: {@code run.json}, {@code
 * rejects.csv} and the report, {@code reconciliation.csv} and {@code reconciliation.html}. It appears whole, like a published one.
 */
public final class RefusedOutput {
    private final OutputFolder output;
    private final LocalDate date;
    private final int attempt;
    private final Staging staging;

    private RefusedOutput(OutputFolder output, LocalDate date, int attempt, Staging staging) {
        this.output = output;
        this.date = date;
        this.attempt = attempt;
        this.staging = staging;
    }

    /** Begins it. */
    public static RefusedOutput begin(OutputFolder output, LocalDate date, int attempt) throws IOException {
        return new RefusedOutput(output, date, attempt, Staging.begin(output.stagingOfRefused(date, attempt)));
    }

    /** Where {@code rejects.csv}, the report and {@code run.json} are written. */
    public Staging staging() {
        return staging;
    }

    /** Lets it appear, in place of an earlier report of the same attempt, and answers where. */
    public Path finish() throws IOException {
        Path target = output.refused(date, attempt);
        Publish.forceTree(staging.folder());
        PrivateFiles.deleteTree(target);
        Publish.rename(staging.folder(), target);
        return target;
    }
}
