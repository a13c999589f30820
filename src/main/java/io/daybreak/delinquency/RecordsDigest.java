package io.daybreak.delinquency;

import io.daybreak.loan.Hold;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.Payment;
import io.daybreak.loan.PaymentType;
import java.time.LocalDate;

/**
 * A short fingerprint of the payments and holds that decide what a loan was on a day and before: what is booked late,
 * taken back or entered backdated later changes it. What is valued after the day, announced only, or on hold later does
 * not. The schedule has a fingerprint of its own, {@link ScheduleDigest}.
 */
public final class RecordsDigest {
    private static final long PAYMENT = 1;
    private static final long HOLD = 2;
    private static final long OPEN = Long.MAX_VALUE;

    private RecordsDigest() {}

    /** Sixteen hex digits; the order of the rows does not matter. */
    public static String of(LoanRecords records, LocalDate day) {
        return both(records, day, day).on();
    }

    /**
     * The digests of two days.
     *
     * @param on of the day
     * @param earlier of the earlier day
     */
    public record Both(String on, String earlier) {}

    /** The digests of a day and of an earlier one: most rows have the same share in both. */
    public static Both both(LoanRecords records, LocalDate day, LocalDate earlier) {
        long sum = 0;
        long earlierSum = 0;
        for (Payment payment : records.payments()) {
            if (payment.type() != PaymentType.PENDING && !payment.valueDate().isAfter(day)) {
                long digest = digest(payment);
                sum += digest;
                earlierSum += payment.valueDate().isAfter(earlier) ? 0 : digest;
            }
        }
        sum += holds(records, day);
        earlierSum += holds(records, earlier);
        String digits = Fingerprint.hex(sum);
        return new Both(digits, earlierSum == sum ? digits : Fingerprint.hex(earlierSum));
    }

    private static long holds(LoanRecords records, LocalDate day) {
        if (records.holds().isEmpty()) {
            return 0;
        }
        long sum = 0;
        // A hold of the day after stops the notices of the day.
        LocalDate lastHoldDay = day.plusDays(1);
        for (Hold hold : records.holds()) {
            if (!hold.fromInclusive().isAfter(lastHoldDay)) {
                sum += digest(hold, lastHoldDay);
            }
        }
        return sum;
    }

    private static long digest(Payment payment) {
        long digest = Fingerprint.mixed(PAYMENT + payment.valueDate().toEpochDay());
        digest = Fingerprint.mixed(digest + payment.amountMinor());
        digest = Fingerprint.mixed(digest + payment.type().name().hashCode());
        digest = Fingerprint.mixed(digest + payment.installmentNumber().orElse(-1));
        return payment.reverses().isEmpty()
                ? digest
                : Fingerprint.mixed(digest + payment.reverses().get().hashCode());
    }

    private static long digest(Hold hold, LocalDate lastDay) {
        long end = hold.toExclusive()
                .filter(to -> !to.isAfter(lastDay))
                .map(LocalDate::toEpochDay)
                .orElse(OPEN);
        long digest = Fingerprint.mixed(HOLD + hold.kind().hashCode());
        digest = Fingerprint.mixed(digest + hold.fromInclusive().toEpochDay());
        return Fingerprint.mixed(digest + end);
    }
}
