package io.daybreak.sample;

import io.daybreak.loan.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What happens to one sample loan, told in order. Nothing is told to the {@link Chronicle} before {@link #tell}: a
 * story may still change the schedule, the first night or the status.
 */
final class LoanScript {
    static final String BANK = "bank";
    static final String WALLET = "wallet";
    static final String CARD = "card";
    private static final int DECIMALS = 2;

    private final String loanId;
    private final Person person;
    private final Terms terms;
    private final List<Version> versions = new ArrayList<>();
    private final List<PaymentScript> payments = new ArrayList<>();
    private final List<StatusSpan> statuses = new ArrayList<>();
    private String channel = BANK;
    private LocalDate firstNight = LocalDate.MIN;
    private LocalDate disbursedOn;
    private String currencyCell;
    private int paymentNumber;

    LoanScript(String loanId, Person person, Terms terms) {
        this.loanId = loanId;
        this.person = person;
        this.terms = terms;
        this.disbursedOn = terms.disbursedOn();
        this.currencyCell = terms.currency();
        terms.schedule().forEach(due -> versions.add(new Version(due, due.date().toString())));
        statuses.add(new StatusSpan(LocalDate.MIN, "", ""));
    }

    String loanId() {
        return loanId;
    }

    Person person() {
        return person;
    }

    Terms terms() {
        return terms;
    }

    /** The due date agreed for an installment. */
    LocalDate due(int number) {
        return terms.schedule().get(number - 1).date();
    }

    /** What falls due with an installment, minor units. */
    long amount(int number) {
        return terms.schedule().get(number - 1).total();
    }

    /** Through which feed this loan's payments come. */
    LoanScript by(String newChannel) {
        channel = newChannel;
        return this;
    }

    /** The loan is in no delivery before a night. */
    LoanScript firstSeen(LocalDate night) {
        firstNight = night;
        return this;
    }

    LoanScript disbursed(LocalDate date) {
        disbursedOn = date;
        return this;
    }

    LoanScript currencyCell(String cell) {
        currencyCell = cell;
        return this;
    }

    /** Installments {@code from} to {@code to} are paid in full on their due dates and booked the same day. */
    LoanScript paysOnTime(int from, int to) {
        for (int number = from; number <= to; number++) {
            pays(number, due(number));
        }
        return this;
    }

    /** One installment is paid in full on a day and booked the same day. */
    LoanScript pays(int number, LocalDate valueDate) {
        payment(valueDate, amount(number));
        return this;
    }

    /** A repayment, booked on its value date unless the script says otherwise. */
    PaymentScript payment(LocalDate valueDate, long amountMinor) {
        paymentNumber++;
        PaymentScript payment = new PaymentScript(
                        String.format("P%s%02d", loanId.substring(1), paymentNumber),
                        loanId,
                        valueDate,
                        Money.plain(amountMinor, DECIMALS))
                .channel(channel);
        payments.add(payment);
        return payment;
    }

    /** From a night on the deliveries show a status. */
    LoanScript status(LocalDate night, String status, LocalDate statusOn) {
        statuses.add(new StatusSpan(night, status, statusOn.toString()));
        return this;
    }

    /** The schedule is changed with a trace: the old version is replaced and the new one booked on a day. */
    LoanScript postponed(int number, LocalDate newDue, LocalDate bookedOn) {
        Version old = current(number);
        old.goneOn = bookedOn;
        Version closed = new Version(old.due, old.dueCell);
        closed.firstNight = bookedOn;
        closed.replacedOn = bookedOn.toString();
        Version renewed = new Version(old.due.on(newDue), newDue.toString());
        renewed.firstNight = bookedOn;
        renewed.bookedOn = bookedOn.toString();
        versions.add(closed);
        versions.add(renewed);
        return this;
    }

    /** From a night on an installment's due date cell reads differently, with no trace of the change. */
    LoanScript overwritten(int number, String dueCell, LocalDate night) {
        Version old = current(number);
        old.goneOn = night;
        Version renewed = new Version(old.due, dueCell);
        renewed.firstNight = night;
        versions.add(renewed);
        return this;
    }

    /** Another amount that falls due, under an installment number of its own. */
    LoanScript alsoDue(Terms.Due due, LocalDate night) {
        Version version = new Version(due, due.date().toString());
        version.firstNight = night;
        versions.add(version);
        return this;
    }

    /** The loan has no installments at all. */
    LoanScript withoutSchedule() {
        versions.clear();
        return this;
    }

    /** Writes down the loan, its installments and its payments; the borrower is written by whoever invented them. */
    void tell(Chronicle chronicle) {
        for (int i = 0; i < statuses.size(); i++) {
            StatusSpan span = statuses.get(i);
            LocalDate until = i + 1 < statuses.size() ? statuses.get(i + 1).night : LocalDate.MAX;
            chronicle.between(DeliveryDraft.LOANS, later(span.night, firstNight), until, loanCells(span));
        }
        for (Version version : versions) {
            chronicle.between(
                    DeliveryDraft.INSTALLMENTS,
                    later(version.firstNight, firstNight),
                    version.goneOn,
                    version.cells(loanId));
        }
        payments.forEach(payment -> payment.tell(chronicle, firstNight));
    }

    private List<String> loanCells(StatusSpan span) {
        return List.of(
                loanId,
                person.borrowerId(),
                terms.product(),
                currencyCell,
                plain(terms.principalMinor()),
                disbursedOn.toString(),
                span.status,
                span.statusOn,
                "",
                "C-" + loanId.substring(1),
                terms.productName());
    }

    private Version current(int number) {
        return versions.stream()
                .filter(version -> version.due.number() == number && version.goneOn.equals(LocalDate.MAX))
                .filter(version -> version.replacedOn.isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static String plain(long minor) {
        return Money.plain(minor, DECIMALS);
    }

    private record StatusSpan(LocalDate night, String status, String statusOn) {}

    /** One version of an installment and the nights that show it. */
    private static final class Version {
        private final Terms.Due due;
        private final String dueCell;
        private LocalDate firstNight = LocalDate.MIN;
        private LocalDate goneOn = LocalDate.MAX;
        private String bookedOn = "";
        private String replacedOn = "";

        private Version(Terms.Due due, String dueCell) {
            this.due = due;
            this.dueCell = dueCell;
        }

        private List<String> cells(String loanId) {
            return List.of(
                    loanId,
                    Integer.toString(due.number()),
                    dueCell,
                    plain(due.principal()),
                    plain(due.interest()),
                    due.fee() == 0 ? "" : plain(due.fee()),
                    due.penalty() == 0 ? "" : plain(due.penalty()),
                    bookedOn,
                    replacedOn);
        }
    }
}
