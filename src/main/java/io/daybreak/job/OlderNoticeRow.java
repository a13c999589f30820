package io.daybreak.job;

import io.daybreak.intake.NamedRow;
import io.daybreak.loan.Money;
import io.daybreak.notice.LedgerEntry;
import io.daybreak.notice.NoticeId;
import io.daybreak.policy.Channel;
import io.daybreak.store.TakenOverNotice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A row of a file of notices that an older system sent.
 *
 * @param notice the notice; empty when the row cannot be used
 * @param problems what is wrong with it
 */
record OlderNoticeRow(Optional<TakenOverNotice> notice, List<String> problems) {
    static final List<String> REQUIRED =
            List.of("loan_id", "borrower_id", "level", "name", "channel", "business_date", "claim_due_date");
    static final List<String> OPTIONAL = List.of(
            "notice_id",
            "recipient",
            "reach",
            "corrected",
            "dpd",
            "overdue_total",
            "currency",
            "language",
            "subject",
            "text");

    private static final int LEVEL_MAX = 99;
    private static final int TEXT_MAX = 100_000;
    private static final int RECIPIENT_MAX = 2_000;

    /**
     * Reads a row.
     *
     * @param today no notice is of a later day
     */
    static OlderNoticeRow of(String file, NamedRow row, LocalDate today) {
        NamedCells cells = new NamedCells(file, row);
        String loanId = cells.required("loan_id");
        String borrowerId = cells.required("borrower_id");
        int level = cells.required("level", field -> boxed(cells.whole(field))).orElse(0);
        String name = cells.required("name");
        Optional<Channel> channel = cells.required("channel", field -> cells.word(field, Channel.values()));
        Optional<LocalDate> sent = cells.required("business_date", cells::date);
        Optional<LocalDate> claim = cells.required("claim_due_date", cells::date);
        Optional<String> recipient = cells.text("recipient", RECIPIENT_MAX);
        Optional<LedgerEntry.Reach> reach = cells.word("reach", LedgerEntry.Reach.values());
        Optional<Boolean> corrected = cells.yesOrNo("corrected");
        OptionalInt dpd = cells.whole("dpd");
        Optional<Money> overdue = overdue(cells);
        Optional<String> language = cells.identifier("language");
        Optional<String> subject = cells.text("subject", RECIPIENT_MAX);
        Optional<String> text = cells.text("text", TEXT_MAX);
        Optional<String> noticeId = cells.identifier("notice_id");
        checkDays(cells, level, sent, claim, today);
        if (!cells.problems().isEmpty()) {
            return new OlderNoticeRow(Optional.empty(), cells.problems());
        }
        LedgerEntry entry = new LedgerEntry(
                noticeId.orElseGet(() -> NoticeId.ofTakenOver(
                        loanId, claim.get(), level, channel.get(), sent.get(), recipient.orElse(""))),
                loanId,
                level,
                name,
                channel.get(),
                recipient,
                sent.get(),
                claim.get(),
                LedgerEntry.State.SENT,
                reach.orElse(LedgerEntry.Reach.NOT_KNOWN),
                corrected.orElse(false));
        return new OlderNoticeRow(
                Optional.of(new TakenOverNotice(entry, borrowerId, dpd, overdue, language, subject, text)), List.of());
    }

    private static Optional<Integer> boxed(OptionalInt number) {
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }

    private static void checkDays(
            NamedCells cells, int level, Optional<LocalDate> sent, Optional<LocalDate> claim, LocalDate today) {
        if (level > LEVEL_MAX) {
            cells.problem(
                    "level", level + " is above " + LEVEL_MAX + "; levels are counted from 1, 0 is outside the ladder");
        }
        if (sent.isPresent() && sent.get().isAfter(today)) {
            cells.problem("business_date", sent.get() + " is yet to come; only what was sent is taken over");
        }
        if (level > 0 && sent.isPresent() && claim.isPresent() && !sent.get().isAfter(claim.get())) {
            cells.problem(
                    "claim_due_date",
                    claim.get() + " is not before the business_date " + sent.get()
                            + "; a notice of the ladder is about something already past due");
        }
    }

    /** An amount needs its currency, and no more decimals than that has. */
    private static Optional<Money> overdue(NamedCells cells) {
        Optional<BigDecimal> amount = cells.amount("overdue_total");
        Optional<Currency> currency = cells.currency("currency");
        if (amount.isEmpty()) {
            return Optional.empty();
        }
        if (currency.isEmpty()) {
            cells.problem("currency", "is missing beside overdue_total; fill it in");
            return Optional.empty();
        }
        int digits = currency.get().getDefaultFractionDigits();
        if (amount.get().scale() > digits) {
            cells.problem("overdue_total", "has more decimals than " + currency.get() + " has; correct it");
            return Optional.empty();
        }
        return Optional.of(
                new Money(currency.get(), amount.get().movePointRight(digits).longValueExact()));
    }
}
