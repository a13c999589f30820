package io.daybreak.notice;

import io.daybreak.delinquency.ScheduleDigest;
import io.daybreak.delinquency.Standing;
import io.daybreak.delinquency.Timeline;
import io.daybreak.loan.Hold;
import io.daybreak.loan.LoanRecords;
import io.daybreak.policy.NoticeLevel;
import io.daybreak.policy.Rules;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Whether a published notice was right, seen from tonight: recomputed at its own date, with the policy kept with it and
 * all rows known now. Only what can be proved makes a notice wrong.
 *
 * @param standing the loan's state at the notice's date by all rows known now
 * @param asKnownThen the same by the rows that were known at that date; empty when rows do not say when they were
 *     booked
 * @param scheduleDigest digest of tonight's schedule at that date
 * @param holds every hold of the loan known now
 * @param rulesThen the rules the notice was decided by
 */
public record Hindsight(
        Standing standing, Optional<Standing> asKnownThen, String scheduleDigest, List<Hold> holds, Rules rulesThen) {
    public Hindsight {
        holds = List.copyOf(holds);
    }

    /**
     * A loan on a notice's date.
     *
     * <p>That it is closed was not known when it was told of a level: closed loans are told nothing. What was known then
     * can be said only where every payment and hold says since when it was known.
     *
     * @param records its rows known now
     * @param rulesThen the rules the notice was decided by
     * @param date the notice's date
     */
    public static Hindsight of(LoanRecords records, Rules rulesThen, LocalDate date) {
        LoanRecords now = records.ofPastDays();
        Optional<Standing> asKnownThen = records.isKnowledgeDated()
                ? Optional.of(standing(records.knownOn(date).whileActive(), rulesThen, date))
                : Optional.empty();
        return new Hindsight(
                standing(now, rulesThen, date), asKnownThen, ScheduleDigest.of(now, date), now.holds(), rulesThen);
    }

    private static Standing standing(LoanRecords records, Rules rules, LocalDate date) {
        return Timeline.of(records, rules).at(date);
    }

    /** What becomes of a published notice that was not simply right. */
    public enum Outcome {
        /** It was wrong, and the borrower is told so. */
        CORRECTED,
        /** It was wrong, and only a person may tell. */
        FOR_A_PERSON,
        /** Its level stands, its amount does not. */
        AMOUNT_DIFFERS,
        /** Nothing can be said. */
        NOT_PROVABLE
    }

    /** What is to be said of a published notice. */
    public sealed interface Verdict {

        /** It was right, and so was its amount. */
        record Right() implements Verdict {}

        /**
         * Its level stands, its amount does not: a line in the report, no correction.
         *
         * @param publishedMinor the amount it named, minor units
         * @param nowMinor the amount by what is known now, minor units
         */
        record AmountDiffers(long publishedMinor, long nowMinor) implements Verdict {}

        /**
         * It was wrong, and the borrower is to be told so.
         *
         * @param cause why
         * @param detail what shows it: ids, dates and numbers
         */
        record Wrong(CorrectionCause cause, String detail) implements Verdict {}

        /**
         * Nothing can be said, so nothing is corrected.
         *
         * @param detail why not
         */
        record NotProvable(String detail) implements Verdict {}
    }

    /** The verdict on one notice of the ladder. Messages before the due date claim nothing, and are right. */
    public Verdict judge(PublishedNotice published) {
        LocalDate date = published.entry().businessDate();
        if (!standing.asOf().equals(date)) {
            throw new IllegalArgumentException(
                    published.entry().noticeId() + " is of " + date + ", the recomputation of " + standing.asOf());
        }
        if (published.entry().level() == 0) {
            return new Verdict.Right();
        }
        Optional<Hold> hold = stoppingHold(date);
        if (hold.isPresent()) {
            return new Verdict.Wrong(causeOf(hold.get(), date), described(hold.get()));
        }
        Optional<NoticeLevel> level = rulesThen.notices().ladder().stream()
                .filter(rung -> rung.level() == published.entry().level())
                .findFirst();
        if (level.isEmpty()) {
            return new Verdict.NotProvable(
                    "the policy kept with it has no level " + published.entry().level());
        }
        if (reaches(standing, level.get())) {
            long nowMinor = standing.overdue().totalMinor();
            return nowMinor == published.overdueMinor()
                    ? new Verdict.Right()
                    : new Verdict.AmountDiffers(published.overdueMinor(), nowMinor);
        }
        return notReached(published, level.get());
    }

    private Verdict notReached(PublishedNotice published, NoticeLevel level) {
        if (published.scheduleDigest().isEmpty()) {
            return new Verdict.NotProvable("the schedule of its date was not kept");
        }
        if (!published.scheduleDigest().get().equals(scheduleDigest)) {
            return new Verdict.NotProvable("the schedule changed without booked_on and replaced_on");
        }
        boolean knownThen = asKnownThen.filter(then -> !reaches(then, level)).isPresent();
        return new Verdict.Wrong(
                knownThen ? CorrectionCause.OWN_ERROR : CorrectionCause.BOOKED_LATE,
                "policy_dpd " + standing.policyDpd() + " and dpd " + standing.dpd() + " on " + standing.asOf()
                        + ", level " + level.level() + " is from " + level.fromDpd());
    }

    private static boolean reaches(Standing standing, NoticeLevel level) {
        return standing.dpd() >= 1 && standing.policyDpd() >= level.fromDpd();
    }

    /**
     * A hold row that could not be read says nothing about a past day. A hold that begins the day after and was entered
     * then was not in force when the notice was decided: else whoever complains the next morning, and is given a hold,
     * would make the notice wrong by complaining.
     */
    private Optional<Hold> stoppingHold(LocalDate date) {
        return holds.stream()
                .filter(hold -> !hold.kind().equals(HoldInForce.REJECTED_KIND))
                .filter(hold -> hold.covers(date) || (hold.covers(date.plusDays(1)) && wasKnown(hold, date)))
                .filter(hold -> rulesThen.hold(hold.kind()).stopsNotices())
                .findFirst();
    }

    private static CorrectionCause causeOf(Hold hold, LocalDate date) {
        return wasKnown(hold, date) ? CorrectionCause.OWN_ERROR : CorrectionCause.HOLD_BACKDATED;
    }

    private static boolean wasKnown(Hold hold, LocalDate date) {
        return hold.enteredOn().filter(entered -> !entered.isAfter(date)).isPresent();
    }

    private static String described(Hold hold) {
        return hold.holdId() + " " + hold.kind() + " from " + hold.fromInclusive()
                + hold.enteredOn().map(entered -> ", entered on " + entered).orElse("");
    }
}
