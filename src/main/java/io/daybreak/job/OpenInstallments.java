package io.daybreak.job;

import io.daybreak.delinquency.Unpaid;
import io.daybreak.loan.Loan;
import io.daybreak.publication.CommittedPart;
import io.daybreak.reconciliation.Tally;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What money without a home might be meant for: unpaid installments due before the business date or within ten days
 * after it, and the arrears of a loan. Records of a work file: the amount in the finest unit of any currency, the due
 * day, the loan. There are millions of them and few are ever asked for, so reading one costs next to nothing.
 */
final class OpenInstallments {
    /** How far a payment's value date and a due date may lie apart for the amount to be taken as meant for it. */
    static final int DAYS_APART_MAX = 10;

    /** Stands for the due day of arrears. */
    private static final int NO_DAY = Integer.MIN_VALUE;

    /** Decimals of {@link Tally#minorOfUnknownCurrency}: the most that any currency has. */
    private static final int FINEST_DIGITS = 4;

    private static final long[] POWERS_OF_TEN = {1, 10, 100, 1_000, 10_000};

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int HEAD_BYTES = Long.BYTES + Integer.BYTES + Integer.BYTES;

    private OpenInstallments() {}

    static void append(ByteArrayOutputStream out, Loan loan, DayResult.Classified day) {
        LocalDate last = day.date().plusDays(DAYS_APART_MAX);
        for (Unpaid unpaid : day.unpaidSoon()) {
            if (!unpaid.dueDate().isAfter(last)) {
                append(
                        out,
                        loan,
                        (int) unpaid.dueDate().toEpochDay(),
                        unpaid.missing().totalMinor());
            }
        }
        long arrears = day.now().overdue().totalMinor();
        if (arrears > 0) {
            append(out, loan, NO_DAY, arrears);
        }
    }

    private static void append(ByteArrayOutputStream out, Loan loan, int dueDay, long amountMinor) {
        long finest = POWERS_OF_TEN[FINEST_DIGITS - loan.currency().getDefaultFractionDigits()];
        if (amountMinor > Long.MAX_VALUE / finest) {
            return; // no payment row has an amount as large
        }
        byte[] loanId = loan.loanId().getBytes(StandardCharsets.UTF_8);
        ByteBuffer line = ByteBuffer.allocate(HEAD_BYTES + loanId.length)
                .putLong(amountMinor * finest)
                .putInt(dueDay)
                .putInt(loanId.length)
                .put(loanId);
        out.writeBytes(line.array());
    }

    /** Offers every record of the parts to the money without a home. */
    static void offer(List<CommittedPart> parts, OwnerlessMatcher matcher) throws IOException {
        for (CommittedPart part : parts) {
            try (DataInputStream in =
                    new DataInputStream(new BufferedInputStream(Files.newInputStream(part.file()), BUFFER_BYTES))) {
                for (long left = part.length(); left > 0; ) {
                    long amount = in.readLong();
                    int dueDay = in.readInt();
                    int length = in.readInt();
                    if (matcher.isAwaited(amount)) {
                        String loanId = new String(in.readNBytes(length), StandardCharsets.UTF_8);
                        matcher.open(
                                loanId,
                                dueDay == NO_DAY ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(dueDay)),
                                BigDecimal.valueOf(amount, FINEST_DIGITS));
                    } else {
                        in.skipNBytes(length);
                    }
                    left -= HEAD_BYTES + length;
                }
            }
        }
    }
}
