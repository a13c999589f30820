package io.daybreak.store;

import io.daybreak.notice.Notice;
import io.daybreak.policy.Channel;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** What the store's tests lay into it. */
final class StoreFixture {
    static final LocalDate JUNE_29 = LocalDate.of(2026, 6, 29);
    static final LocalDate JUNE_30 = LocalDate.of(2026, 6, 30);
    static final LocalDate JULY_1 = LocalDate.of(2026, 7, 1);
    static final Instant ONE_O_CLOCK = Instant.parse("2026-07-01T01:00:00.123456Z");
    static final Instant TWO_O_CLOCK = Instant.parse("2026-07-01T02:00:00Z");
    static final OpenOptions OPTIONS = new OpenOptions("process 1, a test", 4, new SplittableRandom(4711));

    private StoreFixture() {}

    static StoreLocation folder(Path folder) {
        return located(StoreLocation.parse(folder.toString(), folder, Map.of()));
    }

    static StoreLocation located(LocationReading reading) {
        if (reading instanceof LocationReading.Located located) {
            return located.location();
        }
        throw new AssertionError(reading.toString());
    }

    static Store opened(Opening opening) {
        if (opening instanceof Opening.Opened opened) {
            return opened.store();
        }
        throw new AssertionError(opening.toString());
    }

    static NewRun night(LocalDate businessDate) {
        RunInputs inputs = new RunInputs("de11", "b011c7", "7e3b1a7e", "5e77", "9709");
        return new NewRun(businessDate, businessDate, RunKind.NIGHTLY, inputs, Optional.empty(), "operator", "");
    }

    static WrittenNotice notice(String noticeId, String loanId, LocalDate businessDate) {
        Notice notice = new Notice(
                noticeId,
                loanId,
                "B-" + loanId,
                1,
                "reminder",
                Channel.SMS,
                Optional.of("SPECIAL_MENTION"),
                3,
                123_45L,
                Currency.getInstance("CNY"),
                "+8613800000001",
                "zh",
                OffsetDateTime.parse("2026-07-01T08:00+08:00"),
                OffsetDateTime.parse("2026-07-01T20:00+08:00"),
                Optional.empty(),
                "【晨光消费金融】您的贷款（尾号 0001）截至 6月30日 已逾期。",
                2,
                businessDate,
                LocalDate.of(2026, 6, 27));
        return new WrittenNotice(notice, "{\"noticeId\":\"" + noticeId + "\"}");
    }

    /** Notices as what a night leaves behind. */
    static Iterator<MemoryChange> changes(List<WrittenNotice> notices) {
        return notices.stream().<MemoryChange>map(MemoryChange.Noticed::new).iterator();
    }
}
