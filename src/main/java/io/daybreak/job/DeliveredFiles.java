package io.daybreak.job;

import io.daybreak.intake.ControlRow;
import io.daybreak.intake.Delivery;
import io.daybreak.intake.DeliveryFile;
import io.daybreak.intake.FileCount;
import io.daybreak.intake.FileCounts;
import io.daybreak.intake.FileFacts;
import io.daybreak.reconciliation.DeliveredFile;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What sender, scan and pass each say of the delivery's files. */
final class DeliveredFiles {
    private DeliveredFiles() {}

    static List<DeliveredFile> of(Delivery delivery, FileCounts counts) {
        return delivery.files().stream()
                .filter(facts -> facts.file() != DeliveryFile.CONTROL)
                .map(facts -> delivered(delivery, facts, counts))
                .toList();
    }

    private static DeliveredFile delivered(Delivery delivery, FileFacts facts, FileCounts counts) {
        Optional<ControlRow> declared = delivery.control().flatMap(control -> control.of(facts.file()));
        Optional<FileCount> read =
                switch (facts.file()) {
                    case LOANS -> Optional.of(counts.loans());
                    case INSTALLMENTS -> Optional.of(counts.installments());
                    case PAYMENTS -> Optional.of(counts.payments());
                    case BORROWERS, HOLDS, RECEIPTS, CONTROL -> Optional.empty();
                };
        return new DeliveredFile(
                facts.file().standardName(),
                declared.map(ControlRow::rows),
                read.isPresent() ? declared.flatMap(ControlRow::amountTotal) : Optional.empty(),
                facts.dataRows(),
                read.map(FileCount::rows).orElse(facts.dataRows()),
                read.map(FileCount::amountTotal).orElse(BigDecimal.ZERO));
    }
}
