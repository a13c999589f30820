package io.daybreak.job;

import io.daybreak.delinquency.RecordsDigest;
import io.daybreak.delinquency.ScheduleDigest;
import io.daybreak.delinquency.Standing;
import io.daybreak.delinquency.Timeline;
import io.daybreak.intake.LoanCase;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.Money;
import io.daybreak.loan.PaymentType;
import io.daybreak.loan.PublishedStanding;
import io.daybreak.notice.BorrowerMoney;
import io.daybreak.notice.Decider;
import io.daybreak.notice.Decision;
import io.daybreak.notice.LateLoan;
import io.daybreak.notice.LedgerEntry;
import io.daybreak.notice.Night;
import io.daybreak.notice.Quarantine;
import io.daybreak.notice.SecondLook;
import io.daybreak.notice.Surroundings;
import io.daybreak.notice.Templates;
import io.daybreak.policy.Policy;
import io.daybreak.recheck.Recheck;
import io.daybreak.recheck.RecheckResult;
import io.daybreak.store.Store;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What would be decided about a loan's notice on a date that is not published, as far as the loan, its borrower's row
 * and the notices sent tell. A night also looks at what only all loans together show, so it may decide otherwise; it
 * never sends where this says that nothing is sent for the loan's own sake.
 *
 * @param memory the store, for reading
 * @param policy the policy
 * @param texts templates and how to write
 */
record Foresight(Store memory, Policy policy, LoanInquiry.Texts texts) {
    private static final String NOT_LOOKED_AT = " Not looked at: money of the borrower that is not on this loan, shared"
            + " addresses, one message for one borrower, guards over the whole run.";
    private static final String RECEIPTS_NEITHER = " Nor at the receipts of this delivery, which is too large.";

    String words(LoanFinder.Opened opened, LoanCase.ReadableLoan loan, Optional<LocalDate> baselineDate)
            throws IOException {
        LocalDate date = opened.delivered();
        Timeline timeline =
                Timeline.of(loan.records(), policy.rules(loan.records().loan().product()));
        Standing now = timeline.at(date);
        if (now.dpd() == 0) {
            return "Nothing is decided yet; no notice of the ladder would be due: nothing is past due.";
        }
        LateLoan late = LateLoans.classified(loan, timeline, now, history(loan, date, baselineDate));
        String loanId = late.loan().loanId();
        Optional<Quarantine> quarantine = Optional.ofNullable(
                memory.quarantines().ofLoans(List.of(loanId), date).get(loanId));
        Surroundings surroundings = new Surroundings(
                opened.delivery().borrower(late.loan().borrowerId()),
                withReceipts(opened, memory.ledger().ofLoans(List.of(loanId)).getOrDefault(loanId, List.of())),
                withReceipts(
                        opened,
                        memory.ledger()
                                .ofBorrowers(List.of(late.loan().borrowerId()))
                                .getOrDefault(late.loan().borrowerId(), List.of())),
                ownMoney(loan.records(), date),
                Map.of(),
                quarantine,
                quarantine.map(open ->
                        ScheduleDigest.of(loan.records(), open.lastClean().date())),
                Optional.empty());
        Decider decider = new Decider(
                new Night(date, baselineDate, false, ""), policy, Templates.of(texts.templates()), texts.messages());
        return "Nothing is decided yet; " + told(decider.decide(late, surroundings, any -> lookAgain(loan, date)))
                + NOT_LOOKED_AT + (opened.wasSearched() ? RECEIPTS_NEITHER : "");
    }

    private static List<LedgerEntry> withReceipts(LoanFinder.Opened opened, List<LedgerEntry> entries)
            throws IOException {
        List<LedgerEntry> known = new ArrayList<>();
        for (LedgerEntry entry : entries) {
            known.add(LateLoanSurroundings.withReceipts(entry, opened.delivery()));
        }
        return known;
    }

    private LateLoan.HistoryDigests history(
            LoanCase.ReadableLoan loan, LocalDate date, Optional<LocalDate> baselineDate) {
        Optional<String> then = loan.baseline().isPresent()
                ? baselineDate.map(day -> ScheduleDigest.of(loan.records(), day))
                : Optional.empty();
        boolean scheduleChanged = loan.baseline()
                .flatMap(PublishedStanding::scheduleDigest)
                .filter(published -> !Optional.of(published).equals(then))
                .isPresent();
        return new LateLoan.HistoryDigests(
                Optional.of(ScheduleDigest.of(loan.records(), date)),
                then,
                new Watch(policy, baselineDate, Set.of())
                        .pastChanged(
                                loan,
                                scheduleChanged,
                                baselineDate
                                        .map(day -> RecordsDigest.of(loan.records(), day))
                                        .orElse("")));
    }

    /** The loan's own rows that are announced or valued later, as new tonight. */
    private static List<BorrowerMoney> ownMoney(LoanRecords records, LocalDate date) {
        return records.payments().stream()
                .filter(row ->
                        row.type() == PaymentType.PENDING || row.valueDate().isAfter(date))
                .map(row -> new BorrowerMoney(
                        row.type() == PaymentType.PENDING ? BorrowerMoney.Kind.PENDING : BorrowerMoney.Kind.FUTURE,
                        BorrowerMoney.Link.BORROWER,
                        row.paymentId(),
                        Optional.of(records.loan().loanId()),
                        row.valueDate(),
                        new BigDecimal(
                                Money.plain(row.amountMinor(), records.loan().currency())),
                        date))
                .toList();
    }

    private static String told(Decision decision) {
        if (decision instanceof Decision.Send send) {
            return "a notice of level " + send.notice().level() + " ("
                    + send.notice().name() + ") would go out by "
                    + send.notice().channel().word() + ".";
        }
        Decision.Suppressed suppressed = (Decision.Suppressed) decision;
        return "no notice would go out: " + suppressed.reason()
                + (suppressed.detail().isEmpty() ? "" : " (" + suppressed.detail() + ")") + ".";
    }

    private SecondLook lookAgain(LoanCase.ReadableLoan loan, LocalDate date) {
        RecheckResult second = Recheck.compute(
                loan.records(),
                date,
                policy.rules(loan.records().loan().product()).days().allocation());
        return new SecondLook(loan.records(), second.dpd(), second.overdueMinor());
    }
}
