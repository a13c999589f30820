package io.daybreak.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.delinquency.MoneyFlow;
import io.daybreak.delinquency.Standing;
import io.daybreak.delinquency.TierReason;
import io.daybreak.loan.Components;
import io.daybreak.notice.LedgerEntry.Reach;
import io.daybreak.notice.LedgerEntry.State;
import io.daybreak.policy.Channel;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The ladder night after night: which level goes out on which day, as the ledger grows. */
class LadderClimbTest {
    private static final LocalDate DUE = LocalDate.of(2026, 1, 10);

    /** What became of a notice: its channel decides, or its day. */
    private record Climb(Function<LedgerEntry, Reach> fate, List<LocalDate> nights) {

        /** Day past due, level and channel of every notice that went out. */
        List<String> notices() {
            List<LedgerEntry> ledger = new ArrayList<>();
            List<String> notices = new ArrayList<>();
            Optional<LocalDate> before = Optional.of(DUE);
            for (LocalDate night : nights) {
                int dpd = (int) ChronoUnit.DAYS.between(DUE, night);
                Ladder ladder = new Ladder(
                        Portraits.policy().base().notices().ladder(), new Night(night, before, false, "digest"));
                List<LedgerEntry> known = ledger.stream()
                        .map(entry -> new LedgerEntry(
                                entry.noticeId(),
                                entry.loanId(),
                                entry.level(),
                                entry.name(),
                                entry.channel(),
                                entry.recipient(),
                                entry.businessDate(),
                                entry.claimDueDate(),
                                State.SENT,
                                fate.apply(entry),
                                false))
                        .toList();
                if (ladder.climb(standing(night, dpd), known, entry -> true, channel -> true) instanceof Rung.Due due) {
                    notices.add("day " + dpd + " level " + due.rung().level() + " "
                            + due.channel().word());
                    ledger.add(new LedgerEntry(
                            "N" + notices.size(),
                            "L1",
                            due.rung().level(),
                            due.rung().name(),
                            due.channel(),
                            Optional.empty(),
                            night,
                            DUE,
                            State.SENT,
                            Reach.NOT_KNOWN,
                            false));
                }
                before = Optional.of(night);
            }
            return notices;
        }
    }

    private static Standing standing(LocalDate night, int dpd) {
        return new Standing(
                night,
                dpd,
                dpd,
                Optional.empty(),
                Optional.empty(),
                TierReason.OWN,
                dpd > 0 ? Optional.of(DUE) : Optional.empty(),
                1,
                new Components(50_000, 0, 0, 0),
                50_000,
                new MoneyFlow(0, 0, 0, 0, 0, 0, 0, 0, 0, 50_000, 0, 0));
    }

    private static List<LocalDate> everyNight(int days) {
        return DUE.plusDays(1).datesUntil(DUE.plusDays(days + 1)).toList();
    }

    @Test
    void deliveredNoticesClimbOnTheFirstDayOfEachLevel() {
        assertThat(new Climb(entry -> Reach.DELIVERED, everyNight(200)).notices())
                .containsExactly("day 1 level 1 sms", "day 16 level 2 sms", "day 91 level 3 letter");
    }

    @Test
    void withoutProofOfDeliveryTheLastLevelNeverGoesOut() {
        assertThat(new Climb(entry -> Reach.NOT_KNOWN, everyNight(200)).notices())
                .containsExactly("day 1 level 1 sms", "day 16 level 2 sms");
    }

    @Test
    void aBouncedTextIsFollowedByAnEmailAndTheLadderWaitsForIt() {
        assertThat(new Climb(entry -> entry.channel() == Channel.SMS ? Reach.BOUNCED : Reach.DELIVERED, everyNight(200))
                        .notices())
                .containsExactly(
                        "day 1 level 1 sms",
                        "day 2 level 1 email",
                        "day 16 level 2 sms",
                        "day 17 level 2 email",
                        "day 91 level 3 letter");
    }

    @Test
    void whenNothingArrivesEachLevelIsTriedTwiceAtMost() {
        assertThat(new Climb(entry -> Reach.BOUNCED, everyNight(200)).notices())
                .containsExactly("day 1 level 1 sms", "day 2 level 1 email");
    }

    @Test
    void skippedNightsDoNotSkipLevels() {
        List<LocalDate> nights = List.of(DUE.plusDays(40), DUE.plusDays(100), DUE.plusDays(120), DUE.plusDays(121));
        assertThat(new Climb(entry -> Reach.DELIVERED, nights).notices())
                .containsExactly("day 40 level 1 sms", "day 100 level 2 sms", "day 120 level 3 letter");
    }

    @Test
    void aLateStartClimbsFromTheFirstLevelWithItsDaysInBetween() {
        List<LocalDate> nights = DUE.plusDays(95).datesUntil(DUE.plusDays(140)).toList();
        assertThat(new Climb(entry -> Reach.DELIVERED, nights).notices())
                .containsExactly("day 95 level 1 sms", "day 102 level 2 sms", "day 116 level 3 letter");
    }
}
