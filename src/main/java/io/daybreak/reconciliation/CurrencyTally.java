package io.daybreak.reconciliation;

import java.util.HashMap;
import java.util.Map;

/** The counters of one currency: by term, by tier and term, by movement between tiers, by band of days. */
final class CurrencyTally {
    final Cells<Term> terms = new Cells<>(Term.class);
    /** By band: loans and their outstanding principal. */
    final Cells<DpdBand> outstandingByBand = new Cells<>(DpdBand.class);
    /** By band: loans and their overdue total. */
    final Cells<DpdBand> overdueByBand = new Cells<>(DpdBand.class);

    final Map<String, TierTally> tiers = new HashMap<>();

    /** The counters of one tier, and where the loans that were in it at the baseline date are now. */
    static final class TierTally {
        final Cells<Term> terms = new Cells<>(Term.class);
        final Map<String, Cell> nowIn = new HashMap<>();

        void add(Term term, long count, long amountMinor) {
            terms.add(term, count, amountMinor);
        }

        Cell nowIn(String tier) {
            Cell cell = nowIn.get(tier);
            if (cell == null) {
                cell = new Cell();
                nowIn.put(tier, cell);
            }
            return cell;
        }

        void subtract(TierTally other) {
            terms.subtract(other.terms);
            other.nowIn.forEach((tier, cell) ->
                    nowIn(tier).add(Math.negateExact(cell.count()), Math.negateExact(cell.amountMinor())));
        }

        void add(TierTally other) {
            terms.add(other.terms);
            other.nowIn.forEach((tier, cell) -> nowIn(tier).add(cell));
        }
    }

    void add(Term term, long count, long amountMinor) {
        terms.add(term, count, amountMinor);
    }

    TierTally tier(String name) {
        TierTally tier = tiers.get(name);
        if (tier == null) {
            tier = new TierTally();
            tiers.put(name, tier);
        }
        return tier;
    }

    void subtract(CurrencyTally other) {
        terms.subtract(other.terms);
        outstandingByBand.subtract(other.outstandingByBand);
        overdueByBand.subtract(other.overdueByBand);
        other.tiers.forEach((name, tier) -> tier(name).subtract(tier));
    }

    void add(CurrencyTally other) {
        terms.add(other.terms);
        outstandingByBand.add(other.outstandingByBand);
        overdueByBand.add(other.overdueByBand);
        other.tiers.forEach((name, tier) -> tier(name).add(tier));
    }
}
