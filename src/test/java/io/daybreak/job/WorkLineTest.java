package io.daybreak.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A line of a work file is one line, whatever its fields hold, and reads back as it was written. */
class WorkLineTest {
    private static final String HARD = "\t\n\r\\tnr张,\"'= é";

    @Test
    void anyFieldsComeBack() {
        SplittableRandom random = new SplittableRandom(20260630);
        for (int round = 0; round < 2_000; round++) {
            String[] fields = new String[1 + random.nextInt(6)];
            for (int index = 0; index < fields.length; index++) {
                fields[index] = field(random);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            WorkLine.append(out, fields);
            String text = out.toString(StandardCharsets.UTF_8);
            assertThat(text).endsWith("\n");
            assertThat(text.substring(0, text.length() - 1)).doesNotContain("\n", "\r");
            assertThat(WorkLine.fields(text.substring(0, text.length() - 1))).isEqualTo(List.of(fields));
        }
    }

    private static String field(SplittableRandom random) {
        StringBuilder field = new StringBuilder();
        int length = random.nextInt(8);
        for (int index = 0; index < length; index++) {
            field.append(HARD.charAt(random.nextInt(HARD.length())));
        }
        return field.toString();
    }
}
