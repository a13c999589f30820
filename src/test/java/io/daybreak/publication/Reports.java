package io.daybreak.publication;

import io.daybreak.reconciliation.Books;
import io.daybreak.reconciliation.Guard;
import io.daybreak.reconciliation.Identities;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reports for tests. */
final class Reports {
    static final LocalDate DATE = LocalDate.of(2026, 6, 30);

    private Reports() {}

    /** A night that ties and is published, or held by a guard. */
    static Report of(Books books, List<ReadBack> outputs, List<Guard> guards, Samples samples) {
        boolean held = guards.stream().anyMatch(Guard::tripped);
        return new Report(
                DATE,
                held ? Report.Verdict.HELD : Report.Verdict.PUBLISHED,
                List.of(),
                basis(ReportLanguage.EN),
                Optional.of(new Report.Counted(books, Identities.check(books), outputs, guards, NightsBefore.NONE)),
                samples);
    }

    static Report.Basis basis(ReportLanguage language) {
        SortedMap<String, String> digests = new TreeMap<>(Map.of("delivery", "d1", "policy", "p1"));
        return new Report.Basis(
                language, "test 1", Optional.of(LocalDate.of(2026, 6, 29)), digests, List.of("a note"), Map.of());
    }
}
