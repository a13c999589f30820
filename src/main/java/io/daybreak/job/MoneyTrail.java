package io.daybreak.job;

import io.daybreak.delinquency.Explanation;
import io.daybreak.intake.Delivery;
import io.daybreak.intake.LoanCase;
import io.daybreak.intake.SeenPayment;
import io.daybreak.loan.Loan;
import io.daybreak.loan.Money;
import io.daybreak.loan.Payment;
import io.daybreak.loan.PaymentType;
import io.daybreak.loan.Rejection;
import io.daybreak.notice.Claim;
import io.daybreak.notice.ComplaintAnswer.Sighting;
import io.daybreak.notice.MoneyFate;
import java.io.IOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for money that people say they paid: one pass over the newest payments for all of them. */
final class MoneyTrail {
    /** More payments than a person looks at; the best ones are kept. */
    private static final int KEPT_MAX = 50;
    /** Payments of others that agree in all; each is looked at to see whether its loan is the borrower's too. */
    private static final int OTHERS_MAX = 500;

    private final Delivery delivery;
    private final int daysApart;
    private final Map<String, Search> searches = new LinkedHashMap<>();

    /**
     * A search in a delivery.
     *
     * @param daysApart how many days a payment may lie from the day claimed
     */
    MoneyTrail(Delivery delivery, int daysApart) {
        this.delivery = delivery;
        this.daysApart = daysApart;
    }

    /** A payment that fits, and how well. */
    private record Hit(SeenPayment payment, Claim.Owner owner, Claim.Fit fit) {}

    /** What is looked for, and what was found so far. */
    private static final class Search {
        final Claim claim;
        final Loan loan;
        final List<Hit> hits = new ArrayList<>();
        final List<SeenPayment> onOtherLoans = new ArrayList<>();

        Search(Claim claim, Loan loan) {
            this.claim = claim;
            this.loan = loan;
        }

        Claim.Owner owner(SeenPayment payment) {
            if (payment.loanId().filter(loan.loanId()::equals).isPresent()) {
                return Claim.Owner.THIS_LOAN;
            }
            if (payment.borrowerId().isPresent()) {
                return payment.borrowerId().get().equals(loan.borrowerId())
                        ? Claim.Owner.THIS_BORROWER
                        : Claim.Owner.SOMEBODY_ELSE;
            }
            return payment.loanId().isEmpty() ? Claim.Owner.NOBODY : Claim.Owner.SOMEBODY_ELSE;
        }

        void keepBest() {
            hits.sort(order());
            if (hits.size() > KEPT_MAX) {
                hits.subList(KEPT_MAX, hits.size()).clear();
            }
        }

        private Comparator<Hit> order() {
            return Comparator.comparing(Hit::fit, Comparator.reverseOrder())
                    .thenComparing(Hit::owner)
                    .thenComparingLong(hit -> daysFrom(hit.payment().valueDate()))
                    .thenComparingLong(hit -> hit.payment().line());
        }

        private long daysFrom(Optional<LocalDate> valueDate) {
            if (claim.paidOn().isEmpty() || valueDate.isEmpty()) {
                return Long.MAX_VALUE;
            }
            return Math.abs(ChronoUnit.DAYS.between(claim.paidOn().get(), valueDate.get()));
        }
    }

    /** Looks for a claim of a complaint about a loan. */
    void search(String complaintId, Claim claim, Loan loan) {
        if (!claim.isEmpty()) {
            searches.put(complaintId, new Search(claim, loan));
        }
    }

    /** Reads the payments, once. */
    void run() throws IOException {
        if (!searches.isEmpty()) {
            delivery.payments(this::look);
            for (Search search : searches.values()) {
                addOwnOthers(search);
                search.keepBest();
            }
        }
    }

    private void look(SeenPayment payment) {
        if (!isMoneyIn(payment.type())) {
            return;
        }
        for (Search search : searches.values()) {
            Claim.Owner owner = search.owner(payment);
            Claim.Fit fit = search.claim.fit(row(payment, owner), daysApart);
            boolean mayBeOwn = fit == Claim.Fit.NONE
                    && owner == Claim.Owner.SOMEBODY_ELSE
                    && payment.borrowerId().isEmpty()
                    && search.onOtherLoans.size() < OTHERS_MAX
                    && search.claim.fit(row(payment, Claim.Owner.THIS_BORROWER), daysApart) == Claim.Fit.GOOD;
            if (mayBeOwn) {
                search.onOtherLoans.add(payment);
            }
            if (fit != Claim.Fit.NONE) {
                search.hits.add(new Hit(payment, owner, fit));
                if (search.hits.size() > 4 * KEPT_MAX) {
                    search.keepBest();
                }
            }
        }
    }

    private static Claim.Row row(SeenPayment payment, Claim.Owner owner) {
        return new Claim.Row(
                owner,
                payment.paymentId(),
                payment.valueDate(),
                payment.amount(),
                payment.reference(),
                payment.payerName());
    }

    /** A row that carries another loan names its borrower by that loan. */
    private void addOwnOthers(Search search) throws IOException {
        for (SeenPayment payment : search.onOtherLoans) {
            Optional<LoanCase> other = delivery.find(payment.loanId().orElse(""));
            if (other.isPresent()
                    && other.get() instanceof LoanCase.ReadableLoan readable
                    && readable.records().loan().borrowerId().equals(search.loan.borrowerId())) {
                search.hits.add(new Hit(payment, Claim.Owner.THIS_BORROWER, Claim.Fit.GOOD));
            }
        }
        search.onOtherLoans.clear();
    }

    private static boolean isMoneyIn(PaymentType type) {
        return switch (type) {
            case REPAYMENT, PENDING, OPENING -> true;
            case REVERSAL, CHARGEBACK, WAIVER, REFUND -> false;
        };
    }

    /**
     * The payments found for a complaint, best first.
     *
     * @param walk the loan today, to say what became of its own payments; empty for one that is not classified
     * @param rejections rejected rows of the loan
     */
    List<Sighting> found(String complaintId, Optional<Explanation> walk, List<Rejection> rejections)
            throws IOException {
        Search search = searches.get(complaintId);
        List<Sighting> sightings = new ArrayList<>();
        if (search != null) {
            for (Hit hit : search.hits) {
                sightings.add(sighting(hit, search.loan, walk, rejections));
            }
            unsettledFirst(sightings, search);
        }
        return sightings;
    }

    /**
     * Money that counts for nobody yet goes first where it comes nearer to the day they name than what fits best, or they
     * name none: the loan's own payment may be another one of theirs, and nobody would look for the other.
     */
    private static void unsettledFirst(List<Sighting> sightings, Search search) {
        if (sightings.isEmpty()) {
            return;
        }
        Sighting best = sightings.get(0);
        boolean isOpen = best.fit() == Claim.Fit.GOOD && !isUnsettled(best);
        if (!isOpen) {
            return;
        }
        sightings.stream()
                .filter(sighting -> sighting.fit() == Claim.Fit.GOOD && isUnsettled(sighting))
                .filter(sighting -> search.claim.paidOn().isEmpty()
                        || search.daysFrom(sighting.valueDate()) < search.daysFrom(best.valueDate()))
                .min(Comparator.comparingLong(sighting -> search.daysFrom(sighting.valueDate())))
                .ifPresent(nearest -> {
                    sightings.remove(nearest);
                    sightings.add(0, nearest);
                });
    }

    private static boolean isUnsettled(Sighting sighting) {
        return sighting.fate().mayBeTheirs() && sighting.fate() != MoneyFate.ON_ANOTHER_LOAN;
    }

    private Sighting sighting(Hit hit, Loan loan, Optional<Explanation> walk, List<Rejection> rejections)
            throws IOException {
        SeenPayment payment = hit.payment();
        if (!payment.rejections().isEmpty()) {
            return sighting(hit, MoneyFate.REJECTED, said(payment.rejections()));
        }
        if (hit.owner() == Claim.Owner.THIS_LOAN) {
            return onLoan(hit, loan, walk, rejections);
        }
        if (payment.loanId().isEmpty()) {
            return sighting(hit, MoneyFate.UNMATCHED, "it carries no loan_id; nobody has matched it yet");
        }
        Optional<LoanCase> other = delivery.find(payment.loanId().get());
        boolean known = other.isPresent() && !(other.get() instanceof LoanCase.Gone);
        return known
                ? sighting(
                        hit,
                        MoneyFate.ON_ANOTHER_LOAN,
                        "it is on loan " + payment.loanId().get())
                : sighting(
                        hit,
                        MoneyFate.ORPHAN,
                        "it names loan " + payment.loanId().get() + ", which the delivery does not have");
    }

    private static Sighting onLoan(Hit hit, Loan loan, Optional<Explanation> walk, List<Rejection> rejections) {
        List<Rejection> own = rejections.stream()
                .filter(rejection -> rejection.file().equals("payments.csv")
                        && rejection.line() == hit.payment().line())
                .toList();
        if (!own.isEmpty()) {
            return sighting(hit, MoneyFate.REJECTED, said(own));
        }
        Optional<Explanation.MoneyRow> row = walk.flatMap(explanation -> explanation.money().stream()
                .filter(money -> money.payment().line() == hit.payment().line())
                .findFirst());
        if (row.isEmpty()) {
            return sighting(hit, MoneyFate.USED, "it is on the loan; the loan could not be classified");
        }
        MoneyFate fate =
                switch (row.get().fate()) {
                    case USED -> MoneyFate.USED;
                    case FUTURE_VALUED -> MoneyFate.FUTURE_VALUED;
                    case PENDING -> MoneyFate.PENDING;
                    case VOID ->
                        row.get().payment().type() == PaymentType.PENDING ? MoneyFate.USED : MoneyFate.REVERSED;
                };
        return sighting(hit, fate, onLoan(row.get(), loan.currency()) + takenBack(row.get(), walk));
    }

    private static String onLoan(Explanation.MoneyRow row, Currency currency) {
        StringBuilder words = new StringBuilder(row.why());
        row.settled().forEach(share -> words.append("; settled ")
                .append(Money.plain(share.amountMinor(), currency))
                .append(" of ")
                .append(share.due()));
        if (row.leftMinor() > 0) {
            words.append("; ").append(Money.plain(row.leftMinor(), currency)).append(" left as credit");
        }
        return words.toString();
    }

    /** Who took it back. */
    private static String takenBack(Explanation.MoneyRow row, Optional<Explanation> walk) {
        List<Payment> payments = walk.map(found -> found.records().payments()).orElse(List.of());
        return payments.stream()
                .filter(other -> other.reverses()
                        .filter(row.payment().paymentId()::equals)
                        .isPresent())
                .findFirst()
                .map(other -> "; " + other.type() + " " + other.paymentId() + " with value date " + other.valueDate()
                        + other.bookedOn().map(day -> ", booked on " + day).orElse(""))
                .orElse("");
    }

    private static String said(List<Rejection> rejections) {
        Rejection first = rejections.get(0);
        return "rejected: " + first.file() + ":" + first.line() + ":" + first.field() + " " + first.reason() + "; "
                + first.hint();
    }

    private static Sighting sighting(Hit hit, MoneyFate fate, String detail) {
        SeenPayment payment = hit.payment();
        return new Sighting(
                fate,
                hit.fit(),
                payment.paymentId(),
                payment.loanId(),
                payment.valueDate(),
                payment.bookedOn(),
                payment.amount(),
                payment.line(),
                detail);
    }
}
