package io.daybreak.sample;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/**
 * What went wrong on the fourth night: the wallet's payments did not come, and the consumer-goods product was moved to
 * a new schedule whose coming due dates lie earlier. The sender's control totals fit, for the sender believes them.
 */
final class Incident {
    static final int DAYS_EARLIER = 12;
    static final String LOST_FEED = LoanScript.WALLET;
    static final String MOVED_PRODUCT = "SHOP";

    private Incident() {}

    /** Spoils a delivery the way that night's was. */
    static void befall(DeliveryDraft draft, LocalDate night) {
        draft.payments().removeIf(row -> row.cell("channel").equals(LOST_FEED));
        Set<String> moved = new HashSet<>();
        for (Table.Row loan : draft.loans().rows()) {
            if (loan.cell("product").equals(MOVED_PRODUCT)) {
                moved.add(loan.cell("loan_id"));
            }
        }
        for (Table.Row row : draft.installments().rows()) {
            if (moved.contains(row.cell("loan_id"))
                    && !LocalDate.parse(row.cell("due_date")).isBefore(night)) {
                row.put(
                        "due_date",
                        LocalDate.parse(row.cell("due_date"))
                                .minusDays(DAYS_EARLIER)
                                .toString());
            }
        }
    }
}
