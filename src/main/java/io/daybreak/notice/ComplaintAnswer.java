package io.daybreak.notice;

import io.daybreak.delinquency.Explanation;
import io.daybreak.loan.Money;
import io.daybreak.policy.Rules;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The answer to one complaint: whether a notice was sent, whether it was right, where the money is, and what to do.
 * Personal data.
 *
 * @param complaintId the complaint's identifier, as far as it could be read
 * @param line line in the complaints file
 * @param complaint the complaint; empty when its row cannot be read
 * @param verdict the answer in a word
 * @param notice the notice it is about
 * @param then whether it was right by what was known then
 * @param now whether it is right by what is known now; empty where there is nothing to say it from
 * @param money where the money is that they say they paid
 * @param sightings payments that may be it, best first, or that come near it
 * @param reasons why, in plain sentences
 * @param evidence what shows it: ids, dates, digests
 * @param whatToDo what a person does now, first things first
 * @param walk the loan at the notice's date by all that is known now
 */
public record ComplaintAnswer(
        String complaintId,
        long line,
        Optional<Complaint> complaint,
        ComplaintVerdict verdict,
        Optional<Subject> notice,
        Optional<KnownThen> then,
        Optional<Hindsight.Verdict> now,
        MoneyFate money,
        List<Sighting> sightings,
        List<String> reasons,
        List<String> evidence,
        List<String> whatToDo,
        Optional<Walk> walk) {
    public ComplaintAnswer {
        sightings = List.copyOf(sightings);
        reasons = List.copyOf(reasons);
        evidence = List.copyOf(evidence);
        whatToDo = List.copyOf(whatToDo);
    }

    /**
     * The notice complained of.
     *
     * @param entry what the ledger has of it
     * @param borrowerId whom it was addressed to
     * @param dpd days past due it named
     * @param overdue amount it named
     * @param text the whole message
     */
    public record Subject(
            LedgerEntry entry, String borrowerId, OptionalInt dpd, Optional<Money> overdue, Optional<String> text) {}

    /**
     * A payment that may be the money claimed.
     *
     * @param fate where it is
     * @param fit how well it fits
     * @param paymentId its identifier
     * @param loanId the loan it carries
     * @param valueDate its value date
     * @param bookedOn day it became known
     * @param amount its amount
     * @param line line in {@code payments.csv}
     * @param detail what became of it, in words
     */
    public record Sighting(
            MoneyFate fate,
            Claim.Fit fit,
            String paymentId,
            Optional<String> loanId,
            Optional<LocalDate> valueDate,
            Optional<LocalDate> bookedOn,
            Optional<BigDecimal> amount,
            long line,
            String detail) {}

    /**
     * The loan at the notice's date.
     *
     * @param explanation from its records to its tier
     * @param rules the rules it is judged by
     * @param basis which delivery and policy
     */
    public record Walk(Explanation explanation, Rules rules, String basis) {}

    /** A complaint whose row cannot be read. */
    public static ComplaintAnswer unreadable(String complaintId, long line, List<String> problems) {
        return new ComplaintAnswer(
                complaintId,
                line,
                Optional.empty(),
                ComplaintVerdict.UNREADABLE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                MoneyFate.NOT_CLAIMED,
                List.of(),
                problems,
                List.of(),
                List.of(ComplaintVerdict.UNREADABLE.whatToDo()),
                Optional.empty());
    }
}
