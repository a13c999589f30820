package io.daybreak.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every band at its edges, and the word it has in files. */
class DpdBandTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "1, 30, 1-30",
        "31, 60, 31-60",
        "61, 90, 61-90",
        "91, 120, 91-120",
        "121, 180, 121-180",
        "181, 360, 181-360",
        "361, 2147483647, 361+"
    })
    void takes_the_days_from_its_first_to_its_last(int first, int last, String word) {
        assertThat(DpdBand.of(first).word()).isEqualTo(word);
        assertThat(DpdBand.of(last).word()).isEqualTo(word);
        assertThat(DpdBand.of(last)).isEqualTo(DpdBand.of(first));
    }
}
