package io.daybreak.job;

import io.daybreak.delinquency.ScheduleDigest;
import io.daybreak.intake.ControlExpectation;
import io.daybreak.intake.Delivery;
import io.daybreak.intake.DeliveryFile;
import io.daybreak.intake.DeliveryMapping;
import io.daybreak.intake.LoanCase;
import io.daybreak.intake.LoanExtract;
import io.daybreak.intake.Refusal;
import io.daybreak.intake.Refused;
import io.daybreak.intake.Scan;
import io.daybreak.loan.PublishedStanding;
import io.daybreak.publication.OutputFolder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds one loan in a delivery. A large delivery in loan_id order is searched for its rows, which takes no longer than
 * for a small one; any other is read whole.
 *
 * @param inputOn the delivery's folder of a business date
 * @param mapping how a delivery is written
 * @param scratch folder for extracts and indexes
 * @param threads files scanned at the same time
 * @param smallBytes a delivery whose big files together are not larger than this is read whole at once
 */
record LoanFinder(
        Function<LocalDate, Path> inputOn, DeliveryMapping mapping, Path scratch, int threads, long smallBytes) {
    private static final String EXTRACT = "extract";
    private static final String WHOLE = "whole";

    /** What became of a delivery. */
    sealed interface Opening permits Opened, Unreadable {}

    /**
     * It cannot be read.
     *
     * @param reason the first reason
     */
    record Unreadable(Refusal reason) implements Opening {}

    /**
     * It can be asked.
     *
     * @param delivered its business date
     * @param delivery all of it, or what belongs to the loan
     * @param found the loan, or nothing
     * @param wasSearched whether only the loan's rows were read
     */
    record Opened(LocalDate delivered, Delivery delivery, Optional<LoanCase> found, boolean wasSearched)
            implements Opening, Closeable {

        /** The loan when it can be classified. */
        Optional<LoanCase.ReadableLoan> classifiable() {
            return found.filter(any -> any instanceof LoanCase.ReadableLoan)
                    .map(any -> (LoanCase.ReadableLoan) any)
                    .filter(LoanCase.ReadableLoan::isClassifiable);
        }

        /**
         * Whether the rows are those that the published classification of the same date counted: as many payments of
         * the same total, as many reversals, the same schedule.
         */
        boolean agreesWithPublished() {
            return classifiable()
                    .filter(loan -> loan.baseline()
                            .filter(published -> agrees(loan, published))
                            .isPresent())
                    .isPresent();
        }

        private boolean agrees(LoanCase.ReadableLoan loan, PublishedStanding published) {
            return published.scheduleDigest().equals(Optional.of(ScheduleDigest.of(loan.records(), delivered)))
                    && published.paymentsCounted().orElse(-1) == loan.totals().paymentRows()
                    && published.paymentsTotalMinor().orElse(-1)
                            == loan.totals().paymentsMinor()
                    && published.reversalsCounted().orElse(-1) == loan.totals().reversalRows();
        }

        @Override
        public void close() throws IOException {
            delivery.close();
        }
    }

    /** Whether there is a delivery of a date. */
    boolean has(LocalDate delivered) {
        return Files.isDirectory(inputOn.apply(delivered));
    }

    /**
     * Searches a large delivery for a loan.
     *
     * @param classification a published classification that its row is compared with
     * @return nothing where the delivery is small, cannot be searched, or the loan cannot be classified
     */
    Optional<Opened> search(String loanId, LocalDate delivered, Optional<Path> classification) throws IOException {
        Path folder = inputOn.apply(delivered);
        Path extract = scratch.resolve(EXTRACT + "-" + delivered);
        new OutputFolder(extract).create(extract);
        if (isSmall(folder) || !LoanExtract.write(folder, mapping, loanId, extract)) {
            return Optional.empty();
        }
        Optional<Path> published = Optional.of(extract.resolve("published.csv"));
        if (classification.isEmpty()
                || !LoanExtract.writePublished(
                        classification.get(), mapping.loanIdOrder(), loanId, published.orElseThrow())) {
            published = Optional.empty();
        }
        Opening opening = open(loanId, delivered, extract, published, true);
        if (opening instanceof Opened opened) {
            if (opened.classifiable().isPresent()) {
                return Optional.of(opened);
            }
            opened.close();
        }
        return Optional.empty();
    }

    /** Reads a delivery whole and looks the loan up. */
    Opening read(String loanId, LocalDate delivered, Optional<Path> classification) throws IOException {
        return open(loanId, delivered, inputOn.apply(delivered), classification, false);
    }

    private Opening open(
            String loanId, LocalDate delivered, Path folder, Optional<Path> classification, boolean isExtract)
            throws IOException {
        Scan scan = Delivery.scan(
                folder,
                mapping,
                scratch.resolve(WHOLE + "-" + isExtract + "-" + delivered),
                classification,
                new ControlExpectation(delivered, true, false, false),
                threads);
        if (scan instanceof Refused refused) {
            return new Unreadable(refused.reasons().get(0));
        }
        Delivery delivery = (Delivery) scan;
        return new Opened(delivered, delivery, delivery.find(loanId), isExtract);
    }

    private boolean isSmall(Path folder) throws IOException {
        long bytes = 0;
        for (DeliveryFile file : List.of(DeliveryFile.LOANS, DeliveryFile.INSTALLMENTS, DeliveryFile.PAYMENTS)) {
            Path path = folder.resolve(mapping.of(file).fileName());
            bytes += Files.isRegularFile(path) ? Files.size(path) : 0;
        }
        return bytes <= smallBytes;
    }
}
