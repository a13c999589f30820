package io.daybreak.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Scans and reads whole deliveries for tests. */
final class Readings {
    /** The day the deliveries of the tests are made for. */
    static final LocalDate DATE = LocalDate.of(2026, 6, 30);

    /** Nothing has to be proved. */
    static final ControlExpectation ANYTHING = new ControlExpectation(DATE, false, false, false);

    private Readings() {}

    /** Everything a delivery comes to. */
    record Whole(List<LoanCase> cases, FileCounts counts) {}

    static Scan scan(Path folder, DeliveryMapping mapping, Path workFolder, ControlExpectation expectation)
            throws IOException {
        return Delivery.scan(folder, mapping, workFolder, Optional.empty(), expectation, 2);
    }

    static Delivery delivery(Path folder, DeliveryMapping mapping, Path workFolder) throws IOException {
        return delivery(scan(folder, mapping, workFolder, ANYTHING));
    }

    static Delivery delivery(Path folder, Path workFolder) throws IOException {
        return delivery(folder, DeliveryMapping.standard(), workFolder);
    }

    static Delivery delivery(Scan scan) {
        assertThat(scan).isInstanceOf(Delivery.class);
        return (Delivery) scan;
    }

    /** The codes of a refused scan. */
    static List<RefusalCode> codes(Scan scan) {
        assertThat(scan).isInstanceOf(Refused.class);
        return ((Refused) scan).reasons().stream().map(Refusal::code).toList();
    }

    /** Every case, read in so many slices. */
    static Whole whole(Delivery delivery, int slices) throws IOException {
        List<LoanCase> cases = new ArrayList<>();
        FileCounts counts = FileCounts.NONE;
        for (Slice slice : delivery.plan(slices)) {
            try (LoanReader reader = delivery.open(slice, Optional.empty())) {
                for (Optional<LoanCase> next = reader.next(); next.isPresent(); next = reader.next()) {
                    cases.add(next.get());
                }
                counts = counts.plus(reader.takeCounts());
            }
        }
        return new Whole(cases, counts);
    }

    static List<LoanCase> cases(Delivery delivery) throws IOException {
        return whole(delivery, 1).cases();
    }
}
