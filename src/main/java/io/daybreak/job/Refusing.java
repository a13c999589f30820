package io.daybreak.job;

import io.daybreak.intake.Refusal;
import io.daybreak.loan.Rejection;
import io.daybreak.publication.OutputFolder;
import io.daybreak.publication.RefusedOutput;
import io.daybreak.publication.RunSummary;
import io.daybreak.publication.Sheet;
import io.daybreak.store.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The report of a delivery that was refused before its rows were read: only the reasons are known. */
final class Refusing {
    private Refusing() {}

    static Path report(
            OutputFolder outputs,
            NightRequest request,
            Run run,
            Optional<LocalDate> baseline,
            List<Refusal> reasons,
            Instant now)
            throws IOException {
        List<RunSummary.Problem> problems =
                reasons.stream().map(Ending::problem).toList();
        RefusedOutput report =
                RefusedOutput.begin(outputs, run.businessDate(), run.attempt().number());
        try (Sheet<Rejection> none = report.staging().rejects()) {
            none.finish();
        }
        report.staging().report(NightReport.refused(request, run.inputs(), baseline, problems));
        report.staging()
                .run(new RunSummary(
                        run.businessDate(),
                        run.attempt().number(),
                        NightExit.REFUSED.name(),
                        NightExit.REFUSED.code(),
                        run.inputs().program(),
                        run.startedAt(),
                        now,
                        Ending.digests(run.inputs()),
                        run.baseline().map(attempt -> attempt.businessDate() + "/attempt-" + attempt.number()),
                        List.of(),
                        problems,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of()));
        return report.finish();
    }
}
