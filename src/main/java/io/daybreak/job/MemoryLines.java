package io.daybreak.job;

import io.daybreak.notice.CleanNight;
import io.daybreak.notice.LedgerEntry;
import io.daybreak.notice.Notice;
import io.daybreak.notice.Quarantine;
import io.daybreak.policy.Channel;
import io.daybreak.store.MemoryChange;
import io.daybreak.store.WrittenNotice;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** What a night leaves behind, as lines of a work file: kept beside the staged outputs until it is published. */
final class MemoryLines {
    /** Evidence of a notice that stands in {@code evidence.jsonl} and need not be written twice. */
    static final String NEXT_EVIDENCE = "";

    private static final String NOTICED = "noticed";
    private static final String CORRECTED = "corrected";
    private static final String REACHED = "reached";
    private static final String QUARANTINED = "quarantined";
    private static final String QUARANTINE_ENDED = "quarantine-ended";

    private MemoryLines() {}

    /** Appends one change as a line. */
    static void append(ByteArrayOutputStream out, MemoryChange change) {
        if (change instanceof MemoryChange.Noticed noticed) {
            noticed(out, noticed.written());
        } else if (change instanceof MemoryChange.Corrected corrected) {
            WorkLine.append(out, CORRECTED, corrected.noticeId());
        } else if (change instanceof MemoryChange.Reached reached) {
            WorkLine.append(out, REACHED, reached.noticeId(), reached.reach().name());
        } else if (change instanceof MemoryChange.Quarantined quarantined) {
            quarantined(out, quarantined.quarantine());
        } else if (change instanceof MemoryChange.QuarantineEnded ended) {
            WorkLine.append(out, QUARANTINE_ENDED, ended.loanId());
        }
    }

    private static void noticed(ByteArrayOutputStream out, WrittenNotice written) {
        Notice notice = written.notice();
        WorkLine.append(
                out,
                NOTICED,
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
                notice.claimDueDate().toString(),
                written.evidence());
    }

    private static void quarantined(ByteArrayOutputStream out, Quarantine quarantine) {
        CleanNight clean = quarantine.lastClean();
        WorkLine.append(
                out,
                QUARANTINED,
                quarantine.loanId(),
                quarantine.kind().name(),
                quarantine.openedOn().toString(),
                clean.date().toString(),
                Integer.toString(clean.dpd()),
                clean.scheduleDigest().orElse(""),
                Long.toString(clean.paymentsCounted()),
                Long.toString(clean.reversalsCounted()));
    }

    /**
     * The change of a line.
     *
     * @param evidence lines of {@code evidence.jsonl}, which are in the order of the notices; a notice without evidence
     *     of its own in the line takes the next one
     */
    static MemoryChange parse(String line, Iterator<String> evidence) {
        List<String> fields = WorkLine.fields(line);
        return switch (fields.get(0)) {
            case NOTICED ->
                new MemoryChange.Noticed(
                        new WrittenNotice(notice(fields), given(fields.get(20)).orElseGet(evidence::next)));
            case CORRECTED -> new MemoryChange.Corrected(fields.get(1));
            case REACHED -> new MemoryChange.Reached(fields.get(1), LedgerEntry.Reach.valueOf(fields.get(2)));
            case QUARANTINED -> new MemoryChange.Quarantined(quarantine(fields));
            case QUARANTINE_ENDED -> new MemoryChange.QuarantineEnded(fields.get(1));
            default -> throw new IllegalArgumentException("not a line of the memory: " + fields.get(0));
        };
    }

    private static Notice notice(List<String> fields) {
        return new Notice(
                fields.get(1),
                fields.get(2),
                fields.get(3),
                Integer.parseInt(fields.get(4)),
                fields.get(5),
                Channel.valueOf(fields.get(6)),
                given(fields.get(7)),
                Integer.parseInt(fields.get(8)),
                Long.parseLong(fields.get(9)),
                Currency.getInstance(fields.get(10)),
                fields.get(11),
                fields.get(12),
                OffsetDateTime.parse(fields.get(13)),
                OffsetDateTime.parse(fields.get(14)),
                given(fields.get(15)),
                fields.get(16),
                Integer.parseInt(fields.get(17)),
                LocalDate.parse(fields.get(18)),
                LocalDate.parse(fields.get(19)));
    }

    private static Quarantine quarantine(List<String> fields) {
        return new Quarantine(
                fields.get(1),
                Quarantine.Kind.valueOf(fields.get(2)),
                LocalDate.parse(fields.get(3)),
                new CleanNight(
                        LocalDate.parse(fields.get(4)),
                        Integer.parseInt(fields.get(5)),
                        given(fields.get(6)),
                        Long.parseLong(fields.get(7)),
                        Long.parseLong(fields.get(8))));
    }

    private static Optional<String> given(String field) {
        return Optional.of(field).filter(text -> !text.isEmpty());
    }
}
