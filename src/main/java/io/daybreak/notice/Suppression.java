package io.daybreak.notice;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes suppressions, counting the nights in which the same code stood in a row. */
final class Suppression {

    private Suppression() {}

    /**
     * One suppression.
     *
     * @param level the level that was looked at; 0 for none
     * @param contactBlock what blocks contact whatever the finding is
     */
    static Decision.Suppressed of(
            String loanId,
            String borrowerId,
            int level,
            Finding finding,
            LocalDate businessDate,
            Optional<PreviousSuppression> previous,
            Optional<SuppressionCode> contactBlock) {
        Optional<PreviousSuppression> same = previous.filter(before -> before.code() == finding.code());
        return new Decision.Suppressed(
                loanId,
                borrowerId,
                level == 0 ? OptionalInt.empty() : OptionalInt.of(level),
                finding.code(),
                finding.detail(),
                same.map(PreviousSuppression::since).orElse(businessDate),
                same.map(before -> before.nights() + 1).orElse(1),
                contactBlock.or(() -> finding.code().blocksContact() ? Optional.of(finding.code()) : Optional.empty()));
    }
}
