package io.daybreak.delinquency;

import io.daybreak.loan.Installment;
import io.daybreak.loan.LoanRecords;
import java.time.LocalDate;

/**
 * A short fingerprint of a schedule as it stood on a day, to see whether history was changed: number and due date of
 * every installment with principal or interest, and the principal and interest of those due by that day. Fees,
 * penalties and the split of what is still to come may change without changing it.
 */
public final class ScheduleDigest {
    private static final long ODD = 0x9E3779B97F4A7C15L;

    private ScheduleDigest() {}

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
        for (Installment version : records.installments()) {
            if (version.principalMinor() == 0 && version.interestMinor() == 0) {
                continue;
            }
            boolean inForce = version.inForceOn(day);
            boolean wasInForce = version.inForceOn(earlier);
            boolean isDue = !version.dueDate().isAfter(day);
            boolean wasDue = !version.dueDate().isAfter(earlier);
            long digest = inForce ? digest(version, isDue) : 0;
            sum += digest;
            earlierSum += inForce == wasInForce && isDue == wasDue ? digest : wasInForce ? digest(version, wasDue) : 0;
        }
        String digits = Fingerprint.hex(sum);
        return new Both(digits, earlierSum == sum ? digits : Fingerprint.hex(earlierSum));
    }

    private static long digest(Installment version, boolean isDue) {
        long digest = Fingerprint.mixed(ODD + version.number());
        digest = Fingerprint.mixed(digest + version.dueDate().toEpochDay());
        digest = Fingerprint.mixed(digest + (isDue ? version.principalMinor() : -1));
        return Fingerprint.mixed(digest + (isDue ? version.interestMinor() : -1));
    }
}
