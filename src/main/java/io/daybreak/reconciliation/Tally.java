package io.daybreak.reconciliation;

import io.daybreak.delinquency.MoneyFlow;
import io.daybreak.delinquency.PaymentFate;
import io.daybreak.delinquency.Standing;
import io.daybreak.delinquency.TierReason;
import io.daybreak.loan.Loan;
import io.daybreak.loan.PublishedStanding;
import io.daybreak.loan.RejectReason;
import io.daybreak.loan.Rejection;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one pass over (a part of) the portfolio counted: the terms of the identities, per currency, with the movements
 * between tiers. Sums are exact; one that does not fit 64 bits fails with {@link ArithmeticException}.
 *
 * <p>What is <em>read</em> and what became of it are counted by separate calls, made at separate places, or the
 * identities would prove nothing: {@link #loanRead} and {@link #paymentsRead} where rows arrive; {@link #classified},
 * {@link #notClassified}, {@link #payments} and the others where results are written.
 *
 * <p>Mutable and meant for one thread; partitions are put together by {@link #plus}. {@link #toText} and {@link #parse}
 * keep everything.
 */
public final class Tally {
    /** The currency code of rows whose currency is not known: unmatched and orphan money, unreadable loans. */
    public static final String UNKNOWN_CURRENCY = "";

    /** Decimals of amounts whose currency is not known: the most that any currency has. */
    static final int UNKNOWN_CURRENCY_DIGITS = 4;

    private final Map<String, CurrencyTally> currencies = new HashMap<>();
    /** Rejections by delivery file, then by reason. */
    private final Map<String, Cells<RejectReason>> rejections = new HashMap<>();
    /** Rows rendered for output files that are joined from parts. */
    private final Map<String, Figure> written = new HashMap<>();

    /** An amount of unknown currency in the unit its counters use, a ten-thousandth. */
    public static long minorOfUnknownCurrency(BigDecimal amount) {
        return amount.setScale(UNKNOWN_CURRENCY_DIGITS, RoundingMode.UNNECESSARY)
                .unscaledValue()
                .longValueExact();
    }

    /**
     * One row of {@code loans.csv} arrived.
     *
     * @param currency ISO 4217 code or {@link #UNKNOWN_CURRENCY}; the one its fate is counted under as well
     * @param principalMinor 0 where it cannot be read
     */
    public void loanRead(String currency, long principalMinor) {
        currency(currency).add(Term.LOANS_READ, 1, principalMinor);
    }

    /** Rows of {@code payments.csv} arrived. */
    public void paymentsRead(String currency, long count, long amountMinor) {
        currency(currency).add(Term.PAYMENTS_READ, count, amountMinor);
    }

    /**
     * A loan was classified.
     *
     * @param loan the loan
     * @param now its standing at the business date
     * @param baseline its row in the baseline
     * @param restated its standing at the baseline's date, recomputed from tonight's records; empty when it was not yet
     *     disbursed on that date
     */
    public void classified(Loan loan, Standing now, Optional<PublishedStanding> baseline, Optional<Standing> restated) {
        CurrencyTally tally = currency(loan.currency().getCurrencyCode());
        tally.add(Term.LOANS_CLASSIFIED, 1, loan.principalMinor());
        money(tally, now.flow());
        worklist(tally, now);
        String tier = TierName.of(now);
        long outstanding = now.outstandingPrincipalMinor();
        tally.tier(tier).add(Term.CLOSING, 1, outstanding);
        Optional<PublishedStanding> comparable = opening(tally, loan.currency().getCurrencyCode(), baseline);
        if (comparable.isEmpty()) {
            tally.tier(tier).add(Term.NEW, 1, outstanding);
        } else if (restated.isEmpty()) {
            restatedOut(tally, comparable.get());
            tally.tier(tier).add(Term.NEW, 1, outstanding);
        } else {
            restate(tally, comparable.get(), restated.get());
            long before = restated.get().outstandingPrincipalMinor();
            move(tally, TierName.of(restated.get()), tier, before);
            tally.tier(tier).add(Term.CHANGED_WITHIN, 0, Math.subtractExact(outstanding, before));
        }
    }

    /**
     * Another loan of the borrower decides this one's tier: what {@link #classified} counted under its own tiers is
     * counted under those instead.
     *
     * @param own as it was counted
     * @param decided as it is to be counted
     */
    public void retiered(Loan loan, Counted own, Counted decided) {
        Tally before = new Tally();
        before.classified(loan, own.now(), own.baseline(), own.restated());
        before.currencies.forEach((code, tally) -> currency(code).subtract(tally));
        classified(loan, decided.now(), decided.baseline(), decided.restated());
    }

    /**
     * What a night counts of one loan.
     *
     * @param now at the business date
     * @param restated at the baseline's date, recomputed from tonight's records
     * @param baseline its row in the baseline
     */
    public record Counted(Standing now, Optional<Standing> restated, Optional<PublishedStanding> baseline) {}

    /**
     * A readable loan could not be classified because one of its rows was rejected: it is shown under its last published
     * tier, without amounts.
     */
    public void notClassified(Loan loan, Optional<PublishedStanding> baseline) {
        notClassified(loan.currency().getCurrencyCode(), loan.principalMinor(), baseline);
    }

    /**
     * A row of {@code loans.csv} could not be used. A loan that the baseline shows goes on being shown, as not classified,
     * in the baseline's currency; any other is only counted, in {@link #UNKNOWN_CURRENCY}.
     *
     * @param baseline its row in the baseline; empty also for a second row of one loan
     */
    public void unreadable(Optional<PublishedStanding> baseline) {
        if (baseline.isPresent()) {
            notClassified(baseline.get().currency(), 0, baseline);
        } else {
            currency(UNKNOWN_CURRENCY).add(Term.LOANS_UNREADABLE, 1, 0);
        }
    }

    /** A loan is paid out after the business date: no row in the classification, even if the baseline has one. */
    public void notYetDisbursed(Loan loan, Optional<PublishedStanding> baseline) {
        currency(loan.currency().getCurrencyCode()).add(Term.LOANS_NOT_YET_DISBURSED, 1, loan.principalMinor());
        baseline.ifPresent(this::gone);
    }

    /** A loan of the baseline is not in tonight's classification. */
    public void gone(PublishedStanding published) {
        CurrencyTally tally = currency(published.currency());
        openingRow(tally, published);
        leave(tally, published);
    }

    /** What became of rows of a classified loan. */
    public void payments(String currency, PaymentFate fate, long count, long amountMinor) {
        Term term =
                switch (fate) {
                    case USED -> Term.PAYMENTS_USED;
                    case FUTURE_VALUED -> Term.PAYMENTS_FUTURE_VALUED;
                    case PENDING -> Term.PAYMENTS_PENDING;
                    case VOID -> Term.PAYMENTS_VOID;
                };
        currency(currency).add(term, count, amountMinor);
    }

    /** Rows without a loan_id. */
    public void paymentUnmatched(BigDecimal amount) {
        currency(UNKNOWN_CURRENCY).add(Term.PAYMENTS_UNMATCHED, 1, minorOfUnknownCurrency(amount));
    }

    /** Rows of a loan that {@code loans.csv} does not have. */
    public void paymentOrphan(BigDecimal amount) {
        currency(UNKNOWN_CURRENCY).add(Term.PAYMENTS_ORPHAN, 1, minorOfUnknownCurrency(amount));
    }

    /** Rejected rows; the amount of those whose amount can be read. */
    public void paymentsRejected(String currency, long count, long amountMinor) {
        currency(currency).add(Term.PAYMENTS_REJECTED, count, amountMinor);
    }

    /** Usable rows of loans that are not classified or not yet disbursed. */
    public void paymentsNotClassified(String currency, long count, long amountMinor) {
        currency(currency).add(Term.PAYMENTS_OF_LOANS_NOT_CLASSIFIED, count, amountMinor);
    }

    /** A rejection was written to {@code rejects.csv}. */
    public void rejected(Rejection rejection) {
        rejectionsOf(rejection.file()).add(rejection.reason(), 1, 0);
    }

    /**
     * Rows were rendered for an output file that is joined from parts.
     *
     * @param file path inside the attempt
     * @param rows rows
     * @param amountTotal plain decimal sum of the column the file totals, whatever the currency
     */
    public void written(String file, long rows, BigDecimal amountTotal) {
        written.merge(file, new Figure(rows, amountTotal), Figure::plus);
    }

    /** The sum of two tallies; neither is changed. */
    public Tally plus(Tally other) {
        Tally sum = new Tally();
        sum.add(this);
        sum.add(other);
        return sum;
    }

    /** Adds another tally to this one. */
    public void add(Tally other) {
        other.currencies.forEach((code, tally) -> currency(code).add(tally));
        other.rejections.forEach((file, cells) -> rejectionsOf(file).add(cells));
        other.written.forEach((file, figure) -> written.merge(file, figure, Figure::plus));
    }

    /** The currencies counted, in code order. */
    public SortedSet<String> currencies() {
        return new TreeSet<>(currencies.keySet());
    }

    /** The tiers counted for a currency, in code order. */
    public SortedSet<String> tiers(String currency) {
        CurrencyTally tally = currencies.get(currency);
        return tally == null ? new TreeSet<>() : new TreeSet<>(tally.tiers.keySet());
    }

    /** The figure of a term of a currency. */
    public Figure figure(Term term, String currency) {
        CurrencyTally tally = currencies.get(currency);
        return tally == null ? Figure.ZERO : figure(tally.terms, term, currency);
    }

    /** The figure of a term of one tier of a currency. */
    public Figure figure(Term term, String currency, String tier) {
        CurrencyTally tally = currencies.get(currency);
        CurrencyTally.TierTally cells = tally == null ? null : tally.tiers.get(tier);
        return cells == null ? Figure.ZERO : figure(cells.terms, term, currency);
    }

    /**
     * Loans in one tier at the baseline date (restated) that are in another, or the same, tonight, with their
     * outstanding principal at the baseline date.
     */
    public Figure moved(String currency, String fromTier, String toTier) {
        CurrencyTally tally = currencies.get(currency);
        CurrencyTally.TierTally from = tally == null ? null : tally.tiers.get(fromTier);
        Cell cell = from == null ? null : from.nowIn.get(toTier);
        return cell == null ? Figure.ZERO : Figure.of(cell.count(), cell.amountMinor(), currency);
    }

    /** Classified loans in a band of dpd, with their outstanding principal. */
    public Figure outstanding(String currency, DpdBand band) {
        CurrencyTally tally = currencies.get(currency);
        return tally == null ? Figure.ZERO : figure(tally.outstandingByBand, band, currency);
    }

    /** Classified loans in a band of dpd, with their overdue total. */
    public Figure overdue(String currency, DpdBand band) {
        CurrencyTally tally = currencies.get(currency);
        return tally == null ? Figure.ZERO : figure(tally.overdueByBand, band, currency);
    }

    /** How many rejections a delivery file had, by reason; reasons that did not occur are absent. */
    public Map<RejectReason, Long> rejections(String file) {
        Map<RejectReason, Long> byReason = new TreeMap<>();
        Cells<RejectReason> cells = rejections.get(file);
        if (cells != null) {
            for (RejectReason reason : RejectReason.values()) {
                if (cells.count(reason) != 0) {
                    byReason.put(reason, cells.count(reason));
                }
            }
        }
        return byReason;
    }

    /** Rows and amount total rendered for an output file that is joined from parts. */
    public FileFigures written(String file) {
        Figure figure = written.getOrDefault(file, Figure.ZERO);
        return FileFigures.of(file, figure.count(), figure.amount());
    }

    /** The delivery files with rejections, in name order. */
    public SortedSet<String> filesWithRejections() {
        return new TreeSet<>(rejections.keySet());
    }

    /** Everything counted, as lines of text in one order; zeros are left out. */
    public String toText() {
        return TallyText.write(currencies, rejections, written);
    }

    /**
     * Reads {@link #toText} back.
     *
     * @throws IllegalArgumentException when the text is not one
     */
    public static Tally parse(String text) {
        Tally tally = new Tally();
        new TallyText(tally::currency, tally::rejectionsOf, tally.written::put).read(text);
        return tally;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tally that && toText().equals(that.toText());
    }

    @Override
    public int hashCode() {
        return toText().hashCode();
    }

    @Override
    public String toString() {
        return toText();
    }

    private static void money(CurrencyTally tally, MoneyFlow flow) {
        tally.add(Term.CREDITS, 0, flow.creditsMinor());
        tally.add(Term.WAIVERS, 0, flow.waiversMinor());
        tally.add(Term.REFUNDS_OUT_OF_CREDIT, 0, flow.refundsOutOfCreditMinor());
        tally.add(Term.SETTLED, 0, flow.settledMinor());
        tally.add(Term.WAIVED, 0, flow.waivedMinor());
        tally.add(Term.CREDIT_LEFT, 0, flow.creditLeftMinor());
        tally.add(Term.SCHEDULED, 0, flow.scheduledMinor());
        tally.add(Term.CHARGED_BACK, 0, flow.chargedBackMinor());
        tally.add(Term.REFUNDED_BEYOND_CREDIT, 0, flow.refundedBeyondCreditMinor());
        tally.add(Term.OVERDUE, 0, flow.overdueMinor());
        tally.add(Term.NOT_YET_OVERDUE, 0, flow.notYetOverdueMinor());
        tally.add(Term.ON_CLOSED, 0, flow.onClosedMinor());
    }

    private static void worklist(CurrencyTally tally, Standing now) {
        long outstanding = now.outstandingPrincipalMinor();
        long overdue = now.overdue().totalMinor();
        DpdBand band = DpdBand.of(now.dpd());
        tally.outstandingByBand.add(band, 1, outstanding);
        tally.overdueByBand.add(band, 1, overdue);
        if (now.dpd() >= 1) {
            tally.add(Term.PAST_DUE, 1, overdue);
            tally.add(Term.IN_WORKLIST, 1, outstanding);
        } else if (now.tierReason() == TierReason.CLOSED || now.tierReason() == TierReason.CLOSED_WITH_ARREARS) {
            tally.add(Term.LEFT_OUT_CLOSED, 1, outstanding);
        } else {
            tally.add(Term.LEFT_OUT_NOT_PAST_DUE, 1, outstanding);
        }
    }

    private void notClassified(String currency, long principalMinor, Optional<PublishedStanding> baseline) {
        CurrencyTally tally = currency(currency);
        tally.add(Term.LOANS_NOT_CLASSIFIED, 1, principalMinor);
        tally.add(Term.IN_WORKLIST, 1, 0);
        Optional<PublishedStanding> comparable = opening(tally, currency, baseline);
        String tier = comparable.flatMap(PublishedStanding::tier).orElse(TierName.NOT_CLASSIFIED);
        tally.tier(tier).add(Term.CLOSING, 1, 0);
        if (comparable.isEmpty()) {
            tally.tier(tier).add(Term.NEW, 1, 0);
        } else {
            long published = minor(comparable.get().outstandingPrincipalMinor());
            move(tally, TierName.of(comparable.get()), tier, published);
            tally.tier(tier).add(Term.AMOUNT_NOT_KNOWN, 0, published);
        }
    }

    /** Counts the baseline row; answers it when it can be compared with tonight, in the same currency. */
    private Optional<PublishedStanding> opening(
            CurrencyTally tally, String currency, Optional<PublishedStanding> baseline) {
        if (baseline.isEmpty()) {
            return baseline;
        }
        if (!baseline.get().currency().equals(currency)) {
            gone(baseline.get());
            return Optional.empty();
        }
        openingRow(tally, baseline.get());
        return baseline;
    }

    private static void openingRow(CurrencyTally tally, PublishedStanding published) {
        tally.add(Term.BASELINE_READ, 1, minor(published.overdueTotalMinor()));
        tally.tier(TierName.of(published)).add(Term.OPENING, 1, minor(published.outstandingPrincipalMinor()));
    }

    private static void leave(CurrencyTally tally, PublishedStanding published) {
        tally.tier(TierName.of(published)).add(Term.GONE, 1, minor(published.outstandingPrincipalMinor()));
    }

    private static void restate(CurrencyTally tally, PublishedStanding published, Standing restated) {
        String tier = TierName.of(restated);
        long outstanding = restated.outstandingPrincipalMinor();
        boolean same =
                tier.equals(TierName.of(published)) && outstanding == minor(published.outstandingPrincipalMinor());
        if (!same) {
            restatedOut(tally, published);
            tally.tier(tier).add(Term.RESTATED_IN, 1, outstanding);
        }
    }

    private static void restatedOut(CurrencyTally tally, PublishedStanding published) {
        tally.tier(TierName.of(published)).add(Term.RESTATED_OUT, 1, minor(published.outstandingPrincipalMinor()));
    }

    private static void move(CurrencyTally tally, String fromTier, String toTier, long outstandingBeforeMinor) {
        CurrencyTally.TierTally from = tally.tier(fromTier);
        from.nowIn(toTier).add(1, outstandingBeforeMinor);
        if (!fromTier.equals(toTier)) {
            from.add(Term.MOVED_OUT, 1, outstandingBeforeMinor);
            tally.tier(toTier).add(Term.MOVED_IN, 1, outstandingBeforeMinor);
        }
    }

    private static long minor(OptionalLong amountMinor) {
        return amountMinor.orElse(0);
    }

    private static <E extends Enum<E>> Figure figure(Cells<E> cells, E position, String currency) {
        return Figure.of(cells.count(position), cells.amountMinor(position), currency);
    }

    private CurrencyTally currency(String code) {
        CurrencyTally tally = currencies.get(code);
        if (tally == null) {
            tally = new CurrencyTally();
            currencies.put(code, tally);
        }
        return tally;
    }

    private Cells<RejectReason> rejectionsOf(String file) {
        return rejections.computeIfAbsent(file, key -> new Cells<>(RejectReason.class));
    }
}
