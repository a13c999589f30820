package io.daybreak.notice;

import io.daybreak.policy.Channel;
import io.daybreak.policy.NoticeLevel;
import java.util.Optional;
import java.util.OptionalInt;

/** Where a loan stands on the ladder tonight. */
sealed interface Rung {

    /** The level that was looked at; empty when the loan has reached none. */
    OptionalInt level();

    /**
     * A level's turn has come.
     *
     * @param rung the level
     * @param channel how it goes out: the level's own channel, or the next one after a bounce
     * @param provedBy the previous level's notice; empty for level 1
     */
    record Due(NoticeLevel rung, Channel channel, Optional<LedgerEntry> provedBy) implements Rung {
        @Override
        public OptionalInt level() {
            return OptionalInt.of(rung.level());
        }
    }

    /** No level's turn has come. */
    record NotDue(OptionalInt level, Finding finding) implements Rung {}
}
