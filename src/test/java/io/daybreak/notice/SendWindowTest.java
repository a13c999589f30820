package io.daybreak.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.policy.NoticeRules.QuietHours;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** When a message of the night of 30 June may be sent: {@code notice/send-windows.csv}. */
class SendWindowTest {

    @TestFactory
    Stream<DynamicTest> windows() {
        return Portraits.table("send-windows.csv").stream()
                .map(line -> line.split(",", -1))
                .map(cells -> DynamicTest.dynamicTest(cells[0] + " " + cells[5], () -> assertThat(
                                SendWindow.of(Portraits.T, quiet(cells[1]), ZoneId.of(cells[2])))
                        .isEqualTo(new SendWindow(OffsetDateTime.parse(cells[3]), OffsetDateTime.parse(cells[4])))));
    }

    private static Optional<QuietHours> quiet(String text) {
        return Optional.of(text)
                .filter(hours -> !hours.isEmpty())
                .map(hours -> hours.split("-", -1))
                .map(ends -> new QuietHours(LocalTime.parse(ends[0]), LocalTime.parse(ends[1])));
    }
}
