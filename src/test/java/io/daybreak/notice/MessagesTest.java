package io.daybreak.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.loan.Borrower;
import io.daybreak.loan.Loan;
import io.daybreak.notice.LateLoan.DatedAmount;
import io.daybreak.notice.MessageWriter.Written;
import io.daybreak.policy.Channel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Every shipped template as a borrower reads it: {@code notice/messages.txt}. Read it aloud when it changes; write it
 * anew with {@code -Dgolden.update=true}.
 */
class MessagesTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "notice", "messages.txt");

    @Test
    void messagesAreWhatABorrowerReads() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String language : List.of("en", "zh")) {
            for (Channel channel : Channel.values()) {
                for (String name : List.of("due-soon", "reminder", "overdue", "serious-default", "correction")) {
                    Message message = message(name, channel, language);
                    all.append("--- ").append(message.template());
                    if (channel == Channel.SMS) {
                        SmsLength length = SmsLength.of(message.text());
                        all.append(" (")
                                .append(length.gsm() ? "GSM-7" : "UCS-2")
                                .append(", ")
                                .append(message.segments())
                                .append(" segments)");
                    }
                    all.append('\n').append(message.text()).append("\n\n");
                }
            }
        }
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(GOLDEN, all);
        }
        assertThat(all.toString()).isEqualTo(Files.readString(GOLDEN, StandardCharsets.UTF_8));
    }

    private static Message message(String name, Channel channel, String language) {
        MessageWriter writer =
                new MessageWriter(Templates.of(Portraits.shippedTemplates()), Portraits.settings(Optional.of("zh")));
        MessageWriter.Subject subject = new MessageWriter.Subject(
                name,
                name.equals("correction") ? "overdue" : name,
                channel,
                borrower(language),
                loan(language),
                Portraits.T);
        Written written =
                switch (name) {
                    case "due-soon" -> writer.dueSoon(subject, new DatedAmount(LocalDate.of(2026, 7, 3), 123_450));
                    case "reminder" -> writer.overdue(subject, new DatedAmount(Portraits.T.minusDays(5), 123_450), 5);
                    case "overdue" -> writer.overdue(subject, new DatedAmount(Portraits.T.minusDays(20), 123_450), 20);
                    case "serious-default" ->
                        writer.overdue(subject, new DatedAmount(Portraits.T.minusDays(95), 1_234_567), 95);
                    default -> writer.correction(subject, LocalDate.of(2026, 6, 12), CorrectionCause.BOOKED_LATE);
                };
        return ((Written.Whole) written).message();
    }

    private static Borrower borrower(String language) {
        Borrower plain = Portraits.borrower();
        return new Borrower(
                plain.borrowerId(),
                language.equals("zh") ? "王示例" : "Jane Example",
                Optional.of(language),
                plain.phone(),
                plain.email(),
                plain.address(),
                plain.timeZone(),
                plain.preferredChannel(),
                plain.line());
    }

    private static Loan loan(String language) {
        Loan plain = Portraits.loan();
        return new Loan(
                plain.loanId(),
                plain.borrowerId(),
                plain.product(),
                plain.currency(),
                plain.principalMinor(),
                plain.disbursedOn(),
                plain.status(),
                plain.statusOn(),
                plain.exposureMinor(),
                plain.contractRef(),
                Optional.of(language.equals("zh") ? "家装分期" : "home loan"),
                plain.core(),
                plain.line());
    }
}
