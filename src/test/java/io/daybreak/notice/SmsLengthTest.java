package io.daybreak.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** How many segments a text takes: {@code notice/sms-lengths.csv}; {@code a*160} is an a 160 times. */
class SmsLengthTest {

    @TestFactory
    Stream<DynamicTest> lengths() {
        return Portraits.table("sms-lengths.csv").stream()
                .map(line -> line.split(";", -1))
                .map(cells -> DynamicTest.dynamicTest(
                        cells[0] + " " + cells[4], () -> assertThat(SmsLength.of(text(cells[1])))
                                .isEqualTo(new SmsLength(Boolean.parseBoolean(cells[2]), Integer.parseInt(cells[3])))));
    }

    private static String text(String pattern) {
        StringBuilder text = new StringBuilder();
        for (String part : pattern.isEmpty() ? new String[0] : pattern.split(" ", -1)) {
            String[] times = part.split("\\*", -1);
            text.append(times[0].repeat(Integer.parseInt(times[1])));
        }
        return text.toString();
    }
}
