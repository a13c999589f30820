package io.daybreak.notice;

import io.daybreak.loan.Borrower;
import io.daybreak.loan.Loan;
import io.daybreak.notice.LateLoan.DatedAmount;
import io.daybreak.notice.MessageWriter.Written;
import io.daybreak.policy.Channel;
import io.daybreak.policy.NoticeRules;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;

/**
 * The last condition before a message leaves: a usable address that is the borrower's own, a template in a language the
 * borrower reads, a whole text, and hours in which it may be sent.
 */
final class Dispatch {
    private static final Finding UNKNOWN_ZONE =
            new Finding(SuppressionCode.INCOMPLETE_MESSAGE, "the borrower's time_zone is not a known zone");

    private static final int OUTSIDE_THE_LADDER = 0;

    private final LocalDate businessDate;
    private final MessageSettings settings;
    private final MessageWriter writer;

    Dispatch(LocalDate businessDate, Templates templates, MessageSettings settings) {
        this.businessDate = businessDate;
        this.settings = settings;
        this.writer = new MessageWriter(templates, settings);
    }

    /**
     * What is to be sent.
     *
     * @param level rung of the ladder; 0 for the message before the due date
     * @param name the level's name
     * @param template template name as the policy has it
     * @param channel channel
     * @param loan the loan
     * @param tier code of the loan's own tier
     * @param dpd days past due; 0 for the message before the due date
     * @param amount what is overdue, or falls due, and since or on which day
     */
    record Letter(
            int level,
            String name,
            String template,
            Channel channel,
            Loan loan,
            Optional<String> tier,
            int dpd,
            DatedAmount amount) {}

    /** Either a notice that may leave, or why it may not. */
    sealed interface Prepared {
        /** It may leave; the template is named for evidence. */
        record Ready(Notice notice, String template) implements Prepared {}

        /** It may not. */
        record Stopped(Finding finding) implements Prepared {}
    }

    /** Prepares one message of the ladder or before the due date. */
    Prepared prepare(Letter letter, Surroundings surroundings, NoticeRules rules) {
        return address(letter.channel(), surroundings, rules, envelope -> {
            MessageWriter.Subject subject = new MessageWriter.Subject(
                    letter.template(),
                    letter.name(),
                    letter.channel(),
                    envelope.borrower(),
                    letter.loan(),
                    businessDate);
            Written written = letter.level() == 0
                    ? writer.dueSoon(subject, letter.amount())
                    : writer.overdue(subject, letter.amount(), letter.dpd());
            return new Draft(written, whole -> notice(letter, envelope, whole));
        });
    }

    /** Prepares the correction of a notice, by the channel that the notice went out by. */
    Prepared correct(
            PublishedNotice published, CorrectionCause cause, Loan loan, Surroundings surroundings, NoticeRules rules) {
        LedgerEntry entry = published.entry();
        return address(entry.channel(), surroundings, rules, envelope -> {
            MessageWriter.Subject subject = new MessageWriter.Subject(
                    TemplateChecks.CORRECTION, entry.name(), entry.channel(), envelope.borrower(), loan, businessDate);
            return new Draft(
                    writer.correction(subject, entry.businessDate(), cause),
                    whole -> correction(entry, loan, envelope, whole));
        });
    }

    /**
     * Where a message goes, and when.
     *
     * @param borrower who gets it
     * @param recipient the address
     * @param window hours in which it may be sent
     */
    private record Envelope(Borrower borrower, String recipient, SendWindow window) {}

    /** A message and what becomes of it when it is whole. */
    private record Draft(Written written, Function<Message, Notice> notice) {}

    /** The checks come in the order of their codes: address, template, shared contact, whole message. */
    private Prepared address(
            Channel channel, Surroundings surroundings, NoticeRules rules, Function<Envelope, Draft> drafting) {
        Addresses addresses = Addresses.of(surroundings);
        Optional<String> recipient = addresses.of(channel);
        if (recipient.isEmpty()) {
            return stopped(SuppressionCode.NO_ADDRESS, addresses.whyNone(channel));
        }
        Borrower borrower = surroundings.borrower().orElseThrow();
        if (borrower.name().isBlank()) {
            return stopped(SuppressionCode.NO_ADDRESS, "the borrower has no name");
        }
        Optional<ZoneId> zone = zone(borrower);
        SendWindow window = SendWindow.of(businessDate, rules.quietHours(), zone.orElse(settings.zone()));
        Draft draft =
                drafting.apply(new Envelope(borrower, Addresses.recipient(channel, borrower, recipient.get()), window));
        Optional<Finding> gap =
                draft.written() instanceof Written.Gap none ? Optional.of(none.finding()) : Optional.empty();
        Optional<Finding> stopped = gap.filter(finding -> finding.code() == SuppressionCode.NO_TEMPLATE)
                .or(() -> shared(channel, surroundings, rules))
                .or(() -> zone.isPresent() ? gap : Optional.of(UNKNOWN_ZONE));
        if (stopped.isPresent() || !(draft.written() instanceof Written.Whole whole)) {
            return new Prepared.Stopped(stopped.orElseThrow());
        }
        Message message = whole.message();
        return new Prepared.Ready(draft.notice().apply(message), message.template());
    }

    private static Optional<Finding> shared(Channel channel, Surroundings surroundings, NoticeRules rules) {
        Integer limit = rules.sharedContactLimit().get(channel);
        Integer sharing = surroundings.sharing().get(channel);
        if (limit == null || sharing == null || sharing <= limit) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                SuppressionCode.SHARED_CONTACT,
                sharing + " borrowers have the same address for " + channel.word() + ", at most " + limit + " may"));
    }

    private Optional<ZoneId> zone(Borrower borrower) {
        Optional<String> named = borrower.timeZone().filter(zone -> !zone.isBlank());
        if (named.isEmpty()) {
            return Optional.of(settings.zone());
        }
        try {
            return Optional.of(ZoneId.of(named.get().strip()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Notice notice(Letter letter, Envelope envelope, Message message) {
        LocalDate claimDueDate = letter.amount().date();
        Loan loan = letter.loan();
        return new Notice(
                NoticeId.of(loan.loanId(), claimDueDate, letter.level(), letter.channel()),
                loan.loanId(),
                envelope.borrower().borrowerId(),
                letter.level(),
                letter.name(),
                letter.channel(),
                letter.tier(),
                letter.dpd(),
                letter.level() == 0 ? 0 : letter.amount().amountMinor(),
                loan.currency(),
                envelope.recipient(),
                message.language(),
                envelope.window().sendAfter(),
                envelope.window().sendBefore(),
                message.subject(),
                message.text(),
                message.segments(),
                businessDate,
                claimDueDate);
    }

    private Notice correction(LedgerEntry entry, Loan loan, Envelope envelope, Message message) {
        return new Notice(
                NoticeId.ofCorrection(entry.noticeId()),
                loan.loanId(),
                envelope.borrower().borrowerId(),
                OUTSIDE_THE_LADDER,
                TemplateChecks.CORRECTION,
                entry.channel(),
                Optional.empty(),
                0,
                0,
                loan.currency(),
                envelope.recipient(),
                message.language(),
                envelope.window().sendAfter(),
                envelope.window().sendBefore(),
                message.subject(),
                message.text(),
                message.segments(),
                businessDate,
                entry.claimDueDate());
    }

    private static Prepared stopped(SuppressionCode code, String detail) {
        return new Prepared.Stopped(new Finding(code, detail));
    }
}
