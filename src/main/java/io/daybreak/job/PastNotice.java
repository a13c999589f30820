package io.daybreak.job;

import io.daybreak.delinquency.Explanation;
import io.daybreak.delinquency.Timeline;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.Money;
import io.daybreak.loan.Payment;
import io.daybreak.loan.PaymentType;
import io.daybreak.notice.ComplaintAnswer;
import io.daybreak.notice.ComplaintAnswer.Sighting;
import io.daybreak.notice.Hindsight;
import io.daybreak.notice.PublishedNotice;
import io.daybreak.policy.Rules;
import io.daybreak.store.RememberedNotice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A notice looked at again with the records known now and the rules kept with it.
 *
 * @param notice the notice
 * @param evidence what it rested on
 * @param records the loan's records now, as far as they tell of past days
 * @param rules the rules it is judged by
 */
record PastNotice(RememberedNotice notice, Optional<StoredEvidence> evidence, LoanRecords records, Rules rules) {

    /** What is to be said of it now. */
    Hindsight.Verdict judged() {
        return Hindsight.of(records, rules, date()).judge(published());
    }

    /** The loan's own way to the notice's date, by all rows known now. */
    Explanation walk() {
        return Explanation.of(records, rules, date());
    }

    /** Whether money, counted for the loan from its value date, would have kept the notice back. */
    boolean wouldChangeIt(Sighting money) {
        if (money.valueDate().isEmpty() || money.amount().isEmpty()) {
            return false;
        }
        int digits = records.loan().currency().getDefaultFractionDigits();
        BigDecimal minor = money.amount().get().movePointRight(digits);
        if (minor.stripTrailingZeros().scale() > 0) {
            return false;
        }
        List<Payment> payments = new ArrayList<>(records.payments());
        payments.removeIf(payment -> payment.line() == money.line());
        payments.add(new Payment(
                "claimed " + money.paymentId(),
                money.valueDate().get(),
                minor.longValueExact(),
                PaymentType.REPAYMENT,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                money.line()));
        LoanRecords withIt = new LoanRecords(records.loan(), records.installments(), payments, records.holds());
        return isOneToSend(records) && !isOneToSend(withIt);
    }

    /** Payments that count at the notice's date and were booked after it. */
    List<Payment> bookedLate() {
        return records.payments().stream()
                .filter(payment -> !payment.valueDate().isAfter(date()))
                .filter(payment ->
                        payment.bookedOn().filter(day -> day.isAfter(date())).isPresent())
                .toList();
    }

    private boolean isOneToSend(LoanRecords known) {
        var standing = Timeline.of(known, rules).at(date());
        int fromDpd = rules.notices().ladder().stream()
                .filter(level -> level.level() == notice.entry().level())
                .mapToInt(level -> level.fromDpd())
                .findFirst()
                .orElse(1);
        return standing.dpd() >= 1 && standing.policyDpd() >= fromDpd;
    }

    private PublishedNotice published() {
        long overdueMinor = notice.written()
                .map(written -> written.notice().overdueMinor())
                .or(() -> notice.takenOver()
                        .flatMap(older -> older.notice().overdue())
                        .map(money -> money.minorUnits()))
                .orElse(0L);
        return new PublishedNotice(
                notice.entry(), notice.borrowerId(), overdueMinor, evidence.flatMap(StoredEvidence::scheduleDigest));
    }

    private LocalDate date() {
        return notice.entry().businessDate();
    }

    /** The notice as an answer shows it. */
    static ComplaintAnswer.Subject subject(RememberedNotice notice) {
        return new ComplaintAnswer.Subject(
                notice.entry(),
                notice.borrowerId(),
                notice.written()
                        .map(written -> OptionalInt.of(written.notice().dpd()))
                        .or(() -> notice.takenOver().map(older -> older.notice().dpd()))
                        .orElse(OptionalInt.empty()),
                notice.written()
                        .map(written -> new Money(
                                written.notice().currency(), written.notice().overdueMinor()))
                        .or(() -> notice.takenOver()
                                .flatMap(older -> older.notice().overdue())),
                notice.written().map(written -> written.notice().text()).or(() -> notice.takenOver()
                        .flatMap(older -> older.notice().text())));
    }
}
