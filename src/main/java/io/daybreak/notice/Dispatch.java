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

/**
 * The last condition before a message leaves: a usable address that is the borrower's own, a template in a language the
 * borrower reads, a whole text, and hours in which it may be sent.
 */
final class Dispatch {
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

    /** Prepares one message. The checks come in the order of their codes. */
    Prepared prepare(Letter letter, Surroundings surroundings, NoticeRules rules) {
        Addresses addresses = new Addresses(surroundings.borrower(), surroundings.ledger());
        Optional<String> recipient = addresses.of(letter.channel());
        if (recipient.isEmpty()) {
            return stopped(SuppressionCode.NO_ADDRESS, addresses.whyNone(letter.channel()));
        }
        Borrower borrower = surroundings.borrower().orElseThrow();
        if (borrower.name().isBlank()) {
            return stopped(SuppressionCode.NO_ADDRESS, "the borrower has no name");
        }
        Written written = write(letter, borrower);
        if (written instanceof Written.Gap gap && gap.finding().code() == SuppressionCode.NO_TEMPLATE) {
            return new Prepared.Stopped(gap.finding());
        }
        Optional<Finding> shared = shared(letter.channel(), surroundings, rules);
        if (shared.isPresent()) {
            return new Prepared.Stopped(shared.get());
        }
        Optional<ZoneId> zone = zone(borrower);
        if (zone.isEmpty()) {
            return stopped(SuppressionCode.INCOMPLETE_MESSAGE, "the borrower's time_zone is not a known zone");
        }
        SendWindow window = SendWindow.of(businessDate, rules.quietHours(), zone.get());
        if (written instanceof Written.Whole whole) {
            Notice notice = notice(letter, borrower, recipient.get(), whole.message(), window);
            return new Prepared.Ready(notice, whole.message().template());
        }
        return new Prepared.Stopped(((Written.Gap) written).finding());
    }

    private Written write(Letter letter, Borrower borrower) {
        MessageWriter.Subject subject = new MessageWriter.Subject(
                letter.template(), letter.name(), letter.channel(), borrower, letter.loan(), businessDate);
        return letter.level() == 0
                ? writer.dueSoon(subject, letter.amount())
                : writer.overdue(subject, letter.amount(), letter.dpd());
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

    private Notice notice(Letter letter, Borrower borrower, String recipient, Message message, SendWindow window) {
        LocalDate claimDueDate = letter.amount().date();
        Loan loan = letter.loan();
        return new Notice(
                NoticeId.of(loan.loanId(), claimDueDate, letter.level(), letter.channel()),
                loan.loanId(),
                borrower.borrowerId(),
                letter.level(),
                letter.name(),
                letter.channel(),
                letter.tier(),
                letter.dpd(),
                letter.level() == 0 ? 0 : letter.amount().amountMinor(),
                loan.currency(),
                recipient,
                message.language(),
                window.sendAfter(),
                window.sendBefore(),
                message.subject(),
                message.text(),
                message.segments(),
                businessDate,
                claimDueDate);
    }

    private static Prepared stopped(SuppressionCode code, String detail) {
        return new Prepared.Stopped(new Finding(code, detail));
    }
}
