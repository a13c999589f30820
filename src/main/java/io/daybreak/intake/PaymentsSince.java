package io.daybreak.intake;

import io.daybreak.loan.OwnerlessPayment;
import io.daybreak.loan.Rejection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Payments that came in after a delivery was extracted: a file with the header of {@code payments.csv}, in any order,
 * written as the delivery's mapping says.
 */
public final class PaymentsSince {
    /** Most reasons named; one is enough. */
    private static final int REASONS_MAX = 20;

    private PaymentsSince() {}

    /**
     * Hands over every payment of the file.
     *
     * @param file where it lies
     * @param mapping how it is written
     * @param workFolder where copies may lie; made if it is not there
     * @param receiver takes each payment, whatever its type
     * @return why the file cannot be used, the first reasons; empty when every row could be read
     * @throws IOException when the machine fails
     */
    public static List<Refusal> read(
            Path file, DeliveryMapping mapping, Path workFolder, Consumer<OwnerlessPayment> receiver)
            throws IOException {
        if (!Files.isRegularFile(file)) {
            return List.of(Refusal.of(
                    RefusalCode.MISSING_FILE, file.toString(), "The file is not there.", "correct --payments-since."));
        }
        Visitor visitor = new Visitor(String.valueOf(file.getFileName()), receiver, mapping.loanIdOrder());
        try {
            FileScanner.scan(new FileScanner.Task(
                    Layout.of(DeliveryFile.PAYMENTS),
                    file,
                    mapping.of(DeliveryFile.PAYMENTS),
                    Optional.empty(),
                    workFolder,
                    visitor));
        } catch (RefusedException unusable) {
            return List.of(unusable.refusal());
        }
        return List.copyOf(visitor.reasons);
    }

    private static final class Visitor implements FileScanner.RowVisitor {
        private final String name;
        private final Consumer<OwnerlessPayment> receiver;
        private final LoanIdOrder order;
        private final List<Refusal> reasons = new ArrayList<>();
        private final DecimalTotal total = new DecimalTotal();
        private @Nullable PaymentRows rows;

        Visitor(String name, Consumer<OwnerlessPayment> receiver, LoanIdOrder order) {
            this.name = name;
            this.receiver = receiver;
            this.order = order;
        }

        @Override
        public void row(RowSource source, RowCursor row) {
            if (rows == null) {
                rows = new PaymentRows(source, RepeatedIds.Found.NOTHING, order);
            }
            OwnerlessPayment payment = rows.readOwnerless(row, total);
            if (payment != null) {
                receiver.accept(payment);
                return;
            }
            for (Rejection rejection : rows.cells().faults()) {
                if (reasons.size() < REASONS_MAX) {
                    reasons.add(new Refusal(
                            RefusalCode.UNREADABLE_PAYMENT_LOAN,
                            name,
                            OptionalLong.of(rejection.line()),
                            Optional.of(rejection.field()).filter(field -> !field.isEmpty()),
                            "The row cannot be used (" + rejection.reason() + "), so nobody can say who paid.",
                            "correct the row, or take it out if it is no payment."));
                }
            }
        }
    }
}
