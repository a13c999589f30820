package io.daybreak.notice;

import io.daybreak.loan.Borrower;
import io.daybreak.policy.Channel;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the decision on a loan needs beyond the loan: looked up by the caller for each late loan.
 *
 * @param borrower the loan's borrower; empty when {@code borrowers.csv} has no usable row
 * @param ledger every notice known for the loan, in any order
 * @param toBorrower every notice known to the loan's borrower, about whichever loan, in any order
 * @param money money of the borrower that is in the air, in a stable order
 * @param sharing how many distinct borrowers, this one included, have the borrower's address of a channel; a channel
 *     without a count is not checked
 * @param quarantine the loan's quarantine, as the store keeps it
 * @param digestAtLastClean digest of tonight's schedule at the quarantine's last clean night, by reading the loan again;
 *     empty without a quarantine
 * @param previous why the loan got no notice in the last published night
 */
public record Surroundings(
        Optional<Borrower> borrower,
        List<LedgerEntry> ledger,
        List<LedgerEntry> toBorrower,
        List<BorrowerMoney> money,
        Map<Channel, Integer> sharing,
        Optional<Quarantine> quarantine,
        Optional<String> digestAtLastClean,
        Optional<PreviousSuppression> previous) {
    public Surroundings {
        ledger = List.copyOf(ledger);
        toBorrower = List.copyOf(toBorrower);
        money = List.copyOf(money);
        sharing = Map.copyOf(sharing);
    }

    /** Nothing known beyond the loan. */
    public static final Surroundings NONE = new Surroundings(
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
}
