package io.daybreak.policy;

import java.time.LocalDate;
import java.util.Optional;

/** How a loan comes back from a bad tier: the policy's key {@code upgrade}. */
public sealed interface Upgrade {
    /** Code of the best tier that sticks; empty where none does. */
    Optional<String> stickyFrom();

    /** A loan's tier follows its own days at once. */
    record Immediate() implements Upgrade {
        @Override
        public Optional<String> stickyFrom() {
            return Optional.empty();
        }
    }

    /**
     * From {@code fromTier} on, a loan keeps its tier until all arrears are cleared.
     *
     * @param fromTier code of the best tier that sticks
     */
    record ArrearsCleared(String fromTier) implements Upgrade {
        @Override
        public Optional<String> stickyFrom() {
            return Optional.of(fromTier);
        }
    }

    /**
     * As {@link ArrearsCleared}, and afterwards the borrower must pay on time for the longer of a number of due dates
     * and a number of calendar months; any miss starts the probation anew.
     *
     * @param fromTier code of the best tier that sticks
     * @param periods due dates met, 0 or more
     * @param months calendar months, 0 or more
     */
    record Probation(String fromTier, int periods, int months) implements Upgrade {
        @Override
        public Optional<String> stickyFrom() {
            return Optional.of(fromTier);
        }

        /** The first day on which the months are over, counted from the day arrears were cleared. */
        public LocalDate monthsOverOn(LocalDate clearedOn) {
            return clearedOn.plusMonths(months);
        }
    }
}
