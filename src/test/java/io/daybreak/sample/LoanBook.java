package io.daybreak.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** The sample portfolio being told: gives out loan numbers and borrowers, and keeps the stories for the guide. */
final class LoanBook {
    /** The nights of the sample: two ordinary ones, a month end, and the incident. */
    static final LocalDate FIRST = LocalDate.of(2026, 6, 28);

    static final LocalDate SECOND = FIRST.plusDays(1);
    static final LocalDate MONTH_END = FIRST.plusDays(2);
    static final LocalDate INCIDENT = FIRST.plusDays(3);
    static final List<LocalDate> NIGHTS = List.of(FIRST, SECOND, MONTH_END, INCIDENT);

    private final Chronicle chronicle = new Chronicle();
    private final People people;
    private final Map<String, Person> borrowers = new LinkedHashMap<>();
    private final List<LoanScript> loans = new ArrayList<>();
    private final List<Story> stories = new ArrayList<>();

    LoanBook(SplittableRandom random) {
        people = new People(random);
    }

    Chronicle chronicle() {
        return chronicle;
    }

    People people() {
        return people;
    }

    List<Story> stories() {
        return List.copyOf(stories);
    }

    int loans() {
        return loans.size();
    }

    /** A loan to somebody new: an American for dollars, a Chinese for anything else. */
    LoanScript lend(Terms terms) {
        return lend(terms.currency().equals("USD") ? people.american() : people.chinese(), terms);
    }

    /** A loan to a given borrower. */
    LoanScript lend(Person person, Terms terms) {
        borrowers.put(person.borrowerId(), person);
        LoanScript loan = new LoanScript(String.format("L%05d", loans.size() + 1), person, terms);
        loans.add(loan);
        return loan;
    }

    /**
     * A 12-month cash loan to somebody new of which {@code paid} installments were paid on time, and the next falls due
     * on {@code unpaid}. No two such loans are of the same amount, so that money without a home fits one of them only.
     */
    LoanScript owing(LocalDate unpaid, int paid) {
        return owing(people.chinese(), unpaid, paid);
    }

    /** Likewise, to a given borrower. */
    LoanScript owing(Person person, LocalDate unpaid, int paid) {
        long share = 100_000 + (loans.size() + 1) * 1_313L;
        Terms terms = Terms.cash(12 * share, 12, unpaid.minusMonths(paid));
        return lend(person, terms).paysOnTime(1, paid);
    }

    void story(String title, String lookAt, LoanScript... of) {
        stories.add(new Story(title, Stream.of(of).map(LoanScript::loanId).toList(), lookAt));
    }

    /** A hold on a loan; an empty {@code to} leaves it open. */
    void hold(String holdId, String scope, String subject, String kind, LocalDate from, String to, LocalDate entered) {
        chronicle.from(
                DeliveryDraft.HOLDS,
                entered,
                List.of(holdId, scope, subject, kind, from.toString(), to, entered.toString()));
    }

    /** Writes every loan and borrower down. */
    void close() {
        borrowers.values().forEach(person -> chronicle.always(DeliveryDraft.BORROWERS, person.cells()));
        loans.forEach(loan -> loan.tell(chronicle));
    }
}
