package io.daybreak.job;

import io.daybreak.loan.Hold;
import io.daybreak.loan.Money;
import io.daybreak.loan.Payment;
import io.daybreak.notice.Claim;
import io.daybreak.notice.Complaint;
import io.daybreak.notice.ComplaintAnswer.Sighting;
import io.daybreak.notice.ComplaintVerdict;
import io.daybreak.notice.Hindsight;
import io.daybreak.notice.LedgerEntry;
import io.daybreak.notice.MoneyFate;
import io.daybreak.store.RememberedNotice;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** The sentences of an answer. */
final class ComplaintWords {
    private final List<String> reasons = new ArrayList<>();
    private final List<String> evidence = new ArrayList<>();
    private final List<String> whatToDo = new ArrayList<>();

    List<String> reasons() {
        return reasons;
    }

    List<String> evidence() {
        return evidence;
    }

    List<String> whatToDo() {
        return whatToDo;
    }

    void reason(String sentence) {
        reasons.add(sentence);
    }

    void evidence(String line) {
        evidence.add(line);
    }

    void toDo(String sentence) {
        whatToDo.add(sentence);
    }

    /** Nothing in the ledger fits. */
    void notOurs(Complaint complaint, List<RememberedNotice> near) {
        List<String> asked = new ArrayList<>();
        complaint.noticeId().ifPresent(id -> asked.add("notice " + id));
        complaint.loanId().ifPresent(id -> asked.add("loan " + id));
        complaint.phone().ifPresent(phone -> asked.add("the number " + masked(phone)));
        complaint.receivedOn().ifPresent(day -> asked.add("received on " + day));
        reason("The ledger holds every notice that was published or taken over, and none fits all of this: "
                + String.join(", ", asked) + ".");
        if (!near.isEmpty()) {
            reason(near.size() + " notice(s) fit a part of it; they stand in the evidence.");
            near.forEach(notice -> evidence("near: " + described(notice)));
        }
    }

    /** What went out. */
    void sent(RememberedNotice notice, List<RememberedNotice> others) {
        LedgerEntry entry = notice.entry();
        reason("For " + entry.businessDate() + " a notice of level " + entry.level() + " (" + entry.name()
                + ") about loan " + entry.loanId()
                + (entry.state() == LedgerEntry.State.SENT ? " went out by " : " was to go out by ")
                + entry.channel().word() + named(notice) + ".");
        reason(reach(entry));
        evidence("notice: " + described(notice));
        others.forEach(other -> evidence("also fits: " + described(other)));
    }

    private static String named(RememberedNotice notice) {
        if (notice.written().isPresent() && notice.entry().level() > 0) {
            var said = notice.written().get().notice();
            return ": it named " + said.dpd() + " day(s) and " + new Money(said.currency(), said.overdueMinor());
        }
        return notice.takenOver()
                .flatMap(older -> older.notice().overdue())
                .map(overdue -> ": it named " + overdue)
                .orElse("");
    }

    private static String reach(LedgerEntry entry) {
        return switch (entry.reach()) {
            case NOT_KNOWN -> "No receipt says whether it arrived.";
            case DELIVERED -> "A receipt says that it arrived.";
            case BOUNCED -> "A receipt says that it did not arrive.";
            case WRONG_ADDRESS -> "A receipt says that the address is not the borrower's.";
            case OPTED_OUT -> "A receipt says that the borrower does not want to be written to there.";
        };
    }

    private static String described(RememberedNotice notice) {
        LedgerEntry entry = notice.entry();
        return entry.noticeId() + ", loan " + entry.loanId() + ", level " + entry.level() + " by "
                + entry.channel().word()
                + entry.recipient().map(to -> " to " + masked(to)).orElse("") + ", for "
                + entry.businessDate() + ", due date " + entry.claimDueDate() + ", " + entry.state()
                + (entry.corrected() ? ", corrected since" : "")
                + notice.takenOver()
                        .map(older -> ", taken over from " + older.origin().fileName())
                        .orElse("");
    }

    /** What is to be said of it now. */
    void now(Hindsight.Verdict verdict, Currency currency) {
        if (verdict instanceof Hindsight.Verdict.Right) {
            reason("By all that is known now it was right.");
        } else if (verdict instanceof Hindsight.Verdict.AmountDiffers amount) {
            reason("By all that is known now its level was right and its amount was not: it named "
                    + new Money(currency, amount.publishedMinor()) + ", and "
                    + new Money(currency, amount.nowMinor()) + " was overdue.");
        } else if (verdict instanceof Hindsight.Verdict.Wrong wrong) {
            reason("By all that is known now it was wrong: " + wrong.detail() + ". "
                    + switch (wrong.cause()) {
                        case OWN_ERROR -> "What was known then already said so.";
                        case BOOKED_LATE -> "A row that was booked later counts from a day before it.";
                        case HOLD_BACKDATED -> "A hold that was entered later was already in force.";
                    });
        } else if (verdict instanceof Hindsight.Verdict.NotProvable unknown) {
            reason("Whether it was right cannot be proved: " + unknown.detail() + ".");
        }
    }

    void bookedLate(Payment payment, Currency currency) {
        evidence("booked late: payment " + payment.paymentId() + " of "
                + new Money(currency, payment.amountMinor()) + ", value date " + payment.valueDate() + ", booked on "
                + payment.bookedOn().map(LocalDate::toString).orElse("?"));
    }

    /** The money they say they paid. */
    void money(Claim claim, MoneyFate fate, List<Sighting> sightings, boolean wouldChangeIt) {
        if (fate == MoneyFate.NOT_CLAIMED) {
            return;
        }
        String claimed = "They say they paid"
                + claim.amount().map(amount -> " " + amount.toPlainString()).orElse("")
                + claim.paidOn().map(day -> " on " + day).orElse("")
                + claim.reference().map(reference -> " (reference given)").orElse("") + ": ";
        if (sightings.isEmpty() || sightings.get(0).fit() == Claim.Fit.NEAR) {
            reason(claimed + fate.meaning() + ".");
        } else {
            Sighting best = sightings.get(0);
            reason(claimed + fate.meaning() + ": payment " + described(best) + ": " + best.detail() + "."
                    + daysApart(claim, best));
        }
        if (wouldChangeIt) {
            reason("Counted for this loan from its value date, that money would have kept the notice from going out.");
        }
        for (Sighting sighting : sightings) {
            evidence("payment (" + sighting.fate() + ", " + sighting.fit() + "): " + described(sighting) + ": "
                    + sighting.detail());
        }
        if (fate.mayBeTheirs() || fate == MoneyFate.NOT_FOUND || fate == MoneyFate.NOT_LOOKED_FOR) {
            toDo(sentence(fate.whatToDo()));
        }
    }

    private static String daysApart(Claim claim, Sighting best) {
        if (claim.paidOn().isEmpty() || best.valueDate().isEmpty()) {
            return "";
        }
        long days =
                ChronoUnit.DAYS.between(claim.paidOn().get(), best.valueDate().get());
        return days == 0
                ? ""
                : " Its value date is " + Math.abs(days) + " day(s) " + (days > 0 ? "after" : "before")
                        + " the day they name.";
    }

    private static String described(Sighting sighting) {
        return sighting.paymentId()
                + sighting.amount()
                        .map(amount -> " of " + amount.toPlainString())
                        .orElse("")
                + sighting.valueDate().map(day -> ", value date " + day).orElse("")
                + sighting.bookedOn().map(day -> ", booked on " + day).orElse("")
                + ", payments.csv:" + sighting.line();
    }

    /**
     * What follows from the verdict, first of all.
     *
     * @param entry the notice
     * @param ofLoan every notice of its loan
     */
    void conclude(ComplaintVerdict verdict, Optional<LedgerEntry> entry, List<RememberedNotice> ofLoan) {
        boolean wrong = verdict == ComplaintVerdict.WRONG_THEN || verdict == ComplaintVerdict.WRONG_NOW;
        if (!wrong || entry.isEmpty()) {
            whatToDo.add(0, sentence(verdict.whatToDo()));
            return;
        }
        String correctionId = "C-" + entry.get().noticeId();
        Optional<LocalDate> correctedOn = ofLoan.stream()
                .filter(notice -> notice.entry().noticeId().equals(correctionId))
                .map(notice -> notice.entry().businessDate())
                .findFirst();
        if (correctedOn.isPresent()) {
            reason("It has been taken back since, by " + correctionId + " for " + correctedOn.get() + ".");
            whatToDo.add(0, "The correction went out: tell them so, and explain what happened.");
            return;
        }
        whatToDo.add(0, sentence(verdict.whatToDo()));
        if (entry.get().corrected()) {
            reason("It was found to be wrong since, and left to a person: no correction went out.");
            toDo(
                    "Find out whether somebody told them: it stands as PERSON, with why, in corrections.csv of a night since;"
                            + " none is written again.");
        } else {
            toDo("It has not been taken back yet; see corrections.csv of the next night, or write to them by hand.");
        }
    }

    /** Whether notices are stopped while the complaint is open. */
    void holds(List<Hold> stopping, LocalDate delivered) {
        if (stopping.isEmpty()) {
            toDo("No hold stopped notices on " + delivered
                    + ": while the complaint is open, have a row of kind COMPLAINT"
                    + " entered in holds.csv for the borrower.");
        } else {
            Hold hold = stopping.get(0);
            reason("Notices are stopped by hold " + hold.holdId() + " (" + hold.kind() + ") since "
                    + hold.fromInclusive() + ".");
        }
    }

    /** The last four characters of an address: enough to tell two apart. */
    static String masked(String recipient) {
        String plain = recipient.replaceAll("\\s+", " ");
        return "…" + plain.substring(Math.max(0, plain.length() - 4));
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }
}
