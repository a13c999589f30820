package io.daybreak.job;

import io.daybreak.notice.Notice;
import io.daybreak.policy.Channel;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Decided notices as lines of a work file, in the order of {@code evidence.jsonl}: what the ledger will take. */
final class NoticeLines {
    private NoticeLines() {}

    static void append(ByteArrayOutputStream out, Notice notice) {
        WorkLine.append(
                out,
                notice.noticeId(),
                notice.loanId(),
                notice.borrowerId(),
                Integer.toString(notice.level()),
                notice.name(),
                notice.channel().name(),
                notice.tier().orElse(""),
                Integer.toString(notice.dpd()),
                Long.toString(notice.overdueMinor()),
                notice.currency().getCurrencyCode(),
                notice.recipient(),
                notice.language(),
                notice.sendAfter().toString(),
                notice.sendBefore().toString(),
                notice.subject().orElse(""),
                notice.text(),
                Integer.toString(notice.segments()),
                notice.businessDate().toString(),
                notice.claimDueDate().toString());
    }

    static Notice parse(String line) {
        List<String> fields = WorkLine.fields(line);
        return new Notice(
                fields.get(0),
                fields.get(1),
                fields.get(2),
                Integer.parseInt(fields.get(3)),
                fields.get(4),
                Channel.valueOf(fields.get(5)),
                Optional.of(fields.get(6)).filter(tier -> !tier.isEmpty()),
                Integer.parseInt(fields.get(7)),
                Long.parseLong(fields.get(8)),
                Currency.getInstance(fields.get(9)),
                fields.get(10),
                fields.get(11),
                OffsetDateTime.parse(fields.get(12)),
                OffsetDateTime.parse(fields.get(13)),
                Optional.of(fields.get(14)).filter(subject -> !subject.isEmpty()),
                fields.get(15),
                Integer.parseInt(fields.get(16)),
                LocalDate.parse(fields.get(17)),
                LocalDate.parse(fields.get(18)));
    }
}
