package io.daybreak.notice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * The money that somebody says they paid, and which rows of {@code payments.csv} may be it.
 *
 * <p>The more a row is another's, the more must speak for it: of two loans with equal installments one borrower's
 * payment must not be taken for the other's.
 *
 * @param paidOn day they say they paid
 * @param amount amount they say they paid, plain decimal
 * @param reference remittance reference or payment number they name
 * @param payer name of who paid: the one they give, else the borrower's
 */
public record Claim(
        Optional<LocalDate> paidOn, Optional<BigDecimal> amount, Optional<String> reference, Optional<String> payer) {

    /** Whose a payment row is, as far as it says. */
    public enum Owner {
        /** It carries the loan complained of. */
        THIS_LOAN,
        /** It names the borrower, by another loan or by borrower_id. */
        THIS_BORROWER,
        /** It names nobody that is known. */
        NOBODY,
        /** It names another borrower or another's loan. */
        SOMEBODY_ELSE
    }

    /**
     * What a payment row says of itself.
     *
     * @param owner whose it is
     * @param paymentId its identifier
     * @param valueDate its value date; empty where it cannot be read
     * @param amount its amount; empty where it cannot be read
     * @param reference its remittance reference
     * @param payer who paid
     */
    public record Row(
            Owner owner,
            String paymentId,
            Optional<LocalDate> valueDate,
            Optional<BigDecimal> amount,
            Optional<String> reference,
            Optional<String> payer) {}

    /** How well a row fits. */
    public enum Fit {
        /** It is not what is claimed. */
        NONE,
        /** A row of the loan that agrees in amount or day, not in both: the nearest there is, not the money claimed. */
        NEAR,
        /** It may be the money claimed. */
        GOOD,
        /** It carries the reference claimed. */
        BY_REFERENCE
    }

    /** Whether anything is claimed that a payment could be found by. */
    public boolean isEmpty() {
        return paidOn.isEmpty() && amount.isEmpty() && reference.isEmpty();
    }

    /**
     * How well a row fits.
     *
     * @param daysApart how many days its value date may lie from the day claimed
     */
    public Fit fit(Row row, int daysApart) {
        if (named(row)) {
            return Fit.BY_REFERENCE;
        }
        boolean sameAmount = amount.isPresent()
                && row.amount()
                        .filter(other -> other.compareTo(amount.get()) == 0)
                        .isPresent();
        boolean sameDay = paidOn.isPresent()
                && row.valueDate()
                        .filter(other -> Math.abs(ChronoUnit.DAYS.between(other, paidOn.get())) <= daysApart)
                        .isPresent();
        boolean fits = (sameAmount || amount.isEmpty()) && (sameDay || paidOn.isEmpty()) && (sameAmount || sameDay);
        boolean samePayer =
                payer.isPresent() && row.payer().filter(this::isPayer).isPresent();
        return switch (row.owner()) {
            case THIS_LOAN -> fits ? Fit.GOOD : sameAmount || sameDay ? Fit.NEAR : Fit.NONE;
            case THIS_BORROWER -> fits ? Fit.GOOD : Fit.NONE;
            case NOBODY -> fits && (sameAmount || samePayer) ? Fit.GOOD : Fit.NONE;
            case SOMEBODY_ELSE -> fits && samePayer ? Fit.GOOD : Fit.NONE;
        };
    }

    private boolean named(Row row) {
        return reference.isPresent()
                && (plain(row.paymentId()).equals(plain(reference.get()))
                        || row.reference()
                                .filter(other -> plain(other).equals(plain(reference.get())))
                                .isPresent());
    }

    private boolean isPayer(String other) {
        return plain(other).equals(plain(payer.orElse("")));
    }

    /** Letter case and white space make no difference: banks change both. */
    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
