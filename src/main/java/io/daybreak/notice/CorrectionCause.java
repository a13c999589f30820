package io.daybreak.notice;

import java.util.Optional;

/** Why a published notice was wrong. */
public enum CorrectionCause {
    /** What was known then already said so. */
    OWN_ERROR,
    /** A row that arrived later counts from a day before the notice. */
    BOOKED_LATE,
    /** A hold that was entered later was already in force then. */
    HOLD_BACKDATED;

    /** A clause for the borrower; empty for a language that has no words here. */
    Optional<String> words(SpokenWords language) {
        return switch (language) {
            case ENGLISH ->
                Optional.of(
                        switch (this) {
                            case OWN_ERROR -> "we made a mistake when we checked your account";
                            case BOOKED_LATE ->
                                "a change to your account was booked late and counts from an earlier day";
                            case HOLD_BACKDATED ->
                                "what you had agreed with us was entered late and was already in force";
                        });
            case CHINESE ->
                Optional.of(
                        switch (this) {
                            case OWN_ERROR -> "我们核对您的账户时出了差错";
                            case BOOKED_LATE -> "您账户的一笔记录入账较晚，应从更早的日期起算";
                            case HOLD_BACKDATED -> "您与我们约定的安排登记较晚，当时其实已经生效";
                        });
            case NEUTRAL -> Optional.empty();
        };
    }
}
