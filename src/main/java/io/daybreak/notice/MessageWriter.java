package io.daybreak.notice;

import io.daybreak.loan.Borrower;
import io.daybreak.loan.Loan;
import io.daybreak.notice.LateLoan.DatedAmount;
import io.daybreak.policy.Channel;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Writes whole messages: every placeholder filled, in the borrower's language, or none at all. */
final class MessageWriter {
    /** A longer text message is no message; the checks allow fewer, this is the end. */
    static final int MAX_SMS_SEGMENTS = 10;

    private static final Pattern BLANKS = Pattern.compile("[\\p{Cntrl}\\p{Z}\\s]+");

    private final Templates templates;
    private final MessageSettings settings;

    MessageWriter(Templates templates, MessageSettings settings) {
        this.templates = templates;
        this.settings = settings;
    }

    /**
     * What a message is about.
     *
     * @param template template name as the policy has it
     * @param noticeName the level's name
     * @param channel channel
     * @param borrower who is told
     * @param loan the loan
     * @param asOf business date
     */
    record Subject(String template, String noticeName, Channel channel, Borrower borrower, Loan loan, LocalDate asOf) {}

    /** Either a whole message or why there is none. */
    sealed interface Written {
        /** A whole message. */
        record Whole(Message message) implements Written {}

        /** No message. */
        record Gap(Finding finding) implements Written {}
    }

    /** A level of the ladder: so much is overdue since that date. */
    Written overdue(Subject subject, DatedAmount overdueSince, int dpd) {
        return write(subject, (values, words) -> {
            values.put(
                    Placeholder.OVERDUE_TOTAL,
                    words.amount(overdueSince.amountMinor(), subject.loan().currency()));
            values.put(Placeholder.OVERDUE_SINCE, words.date(overdueSince.date()));
            values.put(Placeholder.DPD, Integer.toString(dpd));
            values.put(Placeholder.DPD_DAYS, words.days(dpd));
        });
    }

    /** The message before the due date: so much falls due on that date. */
    Written dueSoon(Subject subject, DatedAmount due) {
        return write(subject, (values, words) -> {
            values.put(
                    Placeholder.DUE_AMOUNT,
                    words.amount(due.amountMinor(), subject.loan().currency()));
            values.put(Placeholder.DUE_DATE, words.date(due.date()));
        });
    }

    /** A correction: the notice of that name and date was wrong, for that cause. */
    Written correction(Subject subject, LocalDate noticeDate, CorrectionCause cause) {
        return write(subject, (values, words) -> {
            values.put(Placeholder.NOTICE_DATE, words.date(noticeDate));
            cause.words(words).ifPresent(clause -> values.put(Placeholder.CORRECTION_CAUSE, clause));
        });
    }

    /** What is particular to one kind of message. */
    private interface Particulars {
        void addTo(Map<Placeholder, String> values, SpokenWords words);
    }

    private Written write(Subject subject, Particulars particulars) {
        Optional<Templates.Found> found = templates.find(
                subject.template(), subject.channel(), subject.borrower().language(), settings.fallbackLanguage());
        if (found.isEmpty()) {
            String language = subject.borrower().language().orElse("(none)");
            return gap(
                    SuppressionCode.NO_TEMPLATE,
                    "no template " + subject.template() + "."
                            + subject.channel().word() + " for language " + language);
        }
        TemplateKey key = found.get().key();
        LenderContact lender = settings.lender().get(key.language());
        if (lender == null) {
            return gap(
                    SuppressionCode.INCOMPLETE_MESSAGE,
                    "the settings have no lender words for language " + key.language());
        }
        SpokenWords words = SpokenWords.of(key.language());
        Map<Placeholder, String> values = common(subject, words, lender);
        particulars.addTo(values, words);
        return fill(found.get(), values, subject.channel());
    }

    private static Map<Placeholder, String> common(Subject subject, SpokenWords words, LenderContact lender) {
        Loan loan = subject.loan();
        Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
        values.put(Placeholder.LENDER, lender.lender());
        values.put(Placeholder.HOW_TO_PAY, lender.howToPay());
        values.put(Placeholder.HOW_TO_OBJECT, lender.howToObject());
        values.put(Placeholder.HOW_TO_GET_HELP, lender.howToGetHelp());
        values.put(Placeholder.BORROWER_NAME, subject.borrower().name());
        values.put(
                Placeholder.PRODUCT_NAME,
                loan.productName().filter(name -> !name.isBlank()).orElse(loan.product()));
        values.put(
                Placeholder.CONTRACT_REF_TAIL,
                tail(loan.contractRef()
                        .filter(reference -> !reference.isBlank())
                        .orElse(loan.loanId())));
        values.put(Placeholder.AS_OF, words.date(subject.asOf()));
        words.noticeName(subject.noticeName()).ifPresent(name -> values.put(Placeholder.NOTICE_NAME, name));
        return values;
    }

    private static Written fill(Templates.Found found, Map<Placeholder, String> values, Channel channel) {
        Map<String, String> filled = new HashMap<>();
        values.forEach((placeholder, value) -> filled.put(placeholder.word(), onOneLine(value)));
        CompiledTemplate template = found.template();
        for (String word : template.words()) {
            if (filled.getOrDefault(word, "").isEmpty()) {
                return gap(
                        SuppressionCode.INCOMPLETE_MESSAGE,
                        found.key().fileName() + " asks for " + word + ", which has no value");
            }
        }
        if (!template.sections().isEmpty() || template.strayBraces()) {
            return gap(
                    SuppressionCode.INCOMPLETE_MESSAGE,
                    found.key().fileName() + " has braces that are not placeholders");
        }
        String text = template.fill(filled);
        if (text.contains("{{") || text.contains("}}")) {
            return gap(
                    SuppressionCode.INCOMPLETE_MESSAGE,
                    "braces are left in the text of " + found.key().fileName());
        }
        return channel == Channel.SMS ? sms(found.key(), text) : page(found.key(), text);
    }

    private static Written sms(TemplateKey key, String text) {
        int segments = SmsLength.of(text).segments();
        if (segments > MAX_SMS_SEGMENTS) {
            return gap(
                    SuppressionCode.INCOMPLETE_MESSAGE,
                    "the text has " + segments + " segments, at most " + MAX_SMS_SEGMENTS + " are sent");
        }
        return new Written.Whole(new Message(key.language(), key.fileName(), Optional.empty(), text, segments));
    }

    private static Written page(TemplateKey key, String text) {
        String subject = text.lines().findFirst().orElse("").strip();
        return new Written.Whole(new Message(key.language(), key.fileName(), Optional.of(subject), text, 0));
    }

    /** A value is a word or a sentence: whatever would break a line in it becomes a space. */
    private static String onOneLine(String value) {
        return BLANKS.matcher(value).replaceAll(" ").strip();
    }

    private static String tail(String reference) {
        String shown = reference.strip();
        int length = shown.codePointCount(0, shown.length());
        return length <= 4 ? shown : shown.substring(shown.offsetByCodePoints(0, length - 4));
    }

    private static Written gap(SuppressionCode code, String detail) {
        return new Written.Gap(new Finding(code, detail));
    }
}
