package io.daybreak.delinquency;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.loan.Components;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.Reversals;
import io.daybreak.policy.Rules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Random loans under random rules, every day of fourteen months, against the reference that walks every day. */
class TimelineAgainstDayByDayTest {
    private static final int SEEDS = Integer.getInteger("daybreak.seeds", 400);
    private static final long FIRST_SEED = Long.getLong("daybreak.seed", 1);

    @Test
    void everyDayAgreesWithTheReference() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            RandomCases cases = new RandomCases(seed);
            Rules rules = cases.rules();
            LoanRecords records = cases.loan();
            Timeline timeline = Timeline.of(records, rules);
            DayByDay reference = new DayByDay(records, rules);
            for (LocalDate era : eras(records)) {
                NavigableMap<LocalDate, DayByDay.Day> days =
                        reference.days(RandomCases.START.minusDays(2), RandomCases.END, era);
                LocalDate next = eras(records).stream()
                        .filter(start -> start.isAfter(era))
                        .findFirst()
                        .orElse(RandomCases.END.plusDays(1));
                for (LocalDate day = era; day.isBefore(next); day = day.plusDays(1)) {
                    String where = "seed " + seed + " day " + day;
                    compare(where, timeline.at(day), days.get(day));
                    assertThat(timeline.episodeStart(day)).as(where).isEqualTo(episodeStart(days, day));
                    assertThat(timeline.tierSince(day)).as(where).isEqualTo(tierSince(days, day));
                }
            }
        }
    }

    private static List<LocalDate> eras(LoanRecords records) {
        List<LocalDate> eras = new ArrayList<>();
        eras.add(RandomCases.START);
        Reversals.of(records.payments(), records.loan().currency()).changes().stream()
                .filter(RandomCases.START::isBefore)
                .forEach(eras::add);
        return eras;
    }

    private static void compare(String where, Standing standing, DayByDay.Day day) {
        assertThat(new DayByDay.Day(
                        standing.dpd(),
                        standing.policyDpd(),
                        standing.ownTier().orElseThrow(),
                        standing.tier().orElseThrow(),
                        standing.tierReason(),
                        standing.oldestUnpaidDueDate(),
                        standing.installmentsOverdue(),
                        standing.overdue(),
                        standing.outstandingPrincipalMinor(),
                        standing.flow()))
                .as(where)
                .isEqualTo(day);
        assertThat(standing.overdue().totalMinor())
                .as(where)
                .isEqualTo(standing.flow().overdueMinor());
        MoneyFlow flow = standing.flow();
        assertThat(flow.creditsMinor() + flow.waiversMinor() - flow.refundsOutOfCreditMinor())
                .as(where)
                .isEqualTo(flow.settledMinor() + flow.waivedMinor() + flow.creditLeftMinor());
        assertThat(flow.scheduledMinor() + flow.chargedBackMinor() + flow.refundedBeyondCreditMinor())
                .as(where)
                .isEqualTo(flow.settledMinor()
                        + flow.waivedMinor()
                        + flow.overdueMinor()
                        + flow.notYetOverdueMinor()
                        + flow.onClosedMinor());
    }

    private static Optional<LocalDate> episodeStart(NavigableMap<LocalDate, DayByDay.Day> days, LocalDate day) {
        Optional<LocalDate> start = Optional.empty();
        for (Map.Entry<LocalDate, DayByDay.Day> entry :
                days.headMap(day, true).descendingMap().entrySet()) {
            if (entry.getValue().overdue().equals(Components.ZERO)) {
                return start;
            }
            start = Optional.of(entry.getKey());
        }
        return start;
    }

    private static Optional<LocalDate> tierSince(NavigableMap<LocalDate, DayByDay.Day> days, LocalDate day) {
        LocalDate since = day;
        for (Map.Entry<LocalDate, DayByDay.Day> entry :
                days.headMap(day, true).descendingMap().entrySet()) {
            if (!entry.getValue().tier().equals(days.get(day).tier())) {
                return Optional.of(since);
            }
            since = entry.getKey();
        }
        return Optional.empty();
    }
}
