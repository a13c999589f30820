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
        long sum = 0;
        for (Installment version : records.installments()) {
            if (version.inForceOn(day) && (version.principalMinor() != 0 || version.interestMinor() != 0)) {
                boolean isDue = !version.dueDate().isAfter(day);
                long digest = Fingerprint.mixed(ODD + version.number());
                digest = Fingerprint.mixed(digest + version.dueDate().toEpochDay());
                digest = Fingerprint.mixed(digest + (isDue ? version.principalMinor() : -1));
                digest = Fingerprint.mixed(digest + (isDue ? version.interestMinor() : -1));
                sum += digest;
            }
        }
        return Fingerprint.hex(sum);
    }
}
