package io.daybreak.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Both orders are total orders; the table shows where they differ. */
class LoanIdOrderTest {
    private static final long SEED = 5L;
    private static final List<String> LETTERS = List.of("0", "1", "9", "10", "A", "a", "é", "Ａ", "\uD83D\uDE00", "-");

    @Test
    void byte_order_is_that_of_utf8_and_not_of_utf16() {
        assertThat(sorted(LoanIdOrder.UTF8, "\uD83D\uDE00", "Ａ", "é", "a", "A", "9", "10", "1", "01", ""))
                .containsExactly("", "01", "1", "10", "9", "A", "a", "é", "Ａ", "\uD83D\uDE00");
    }

    @Test
    void numeric_order_is_by_value_then_by_length_and_others_come_last() {
        assertThat(sorted(
                        LoanIdOrder.NUMERIC, "A1", "99999999999999999999", "10", "007", "7", "0", "00", "9", "-1", ""))
                .containsExactly("", "0", "00", "7", "007", "9", "10", "99999999999999999999", "-1", "A1");
    }

    @Test
    void both_are_total_orders() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<String> ids = new ArrayList<>();
        for (int number = 0; number < 60; number++) {
            StringBuilder id = new StringBuilder();
            for (int part = random.nextInt(4); part > 0; part--) {
                id.append(LETTERS.get(random.nextInt(LETTERS.size())));
            }
            ids.add(id.toString());
        }
        for (LoanIdOrder order : LoanIdOrder.values()) {
            for (String first : ids) {
                for (String second : ids) {
                    int compared = order.compare(first, second);
                    assertThat(compared == 0).isEqualTo(first.equals(second));
                    assertThat(Integer.signum(order.compare(second, first))).isEqualTo(-Integer.signum(compared));
                    for (String third : ids) {
                        if (compared <= 0 && order.compare(second, third) <= 0 && order.compare(first, third) > 0) {
                            assertThat(List.of(first, second, third))
                                    .as("not transitive, " + order)
                                    .isEmpty();
                        }
                    }
                }
            }
        }
    }

    @Test
    void numbers_of_any_length_are_compared_by_value() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 2000; round++) {
            String first = number(random);
            String second = number(random);
            int byValue = new BigInteger(first).compareTo(new BigInteger(second));

            if (byValue != 0) {
                assertThat(Integer.signum(LoanIdOrder.NUMERIC.compare(first, second)))
                        .as(first + " and " + second)
                        .isEqualTo(byValue);
            }
        }
    }

    private static String number(SplittableRandom random) {
        StringBuilder digits = new StringBuilder();
        for (int count = random.nextInt(1, 25); count > 0; count--) {
            digits.append(random.nextInt(3));
        }
        return digits.toString();
    }

    private static List<String> sorted(LoanIdOrder order, String... ids) {
        return Arrays.stream(ids).sorted(order::compare).toList();
    }
}
