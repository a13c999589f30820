package io.daybreak.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.loan.RejectReason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts, dates, currencies and UTF-8, read from bytes. */
class CellValuesTest {
    private static final long SEED = 7L;

    @ParameterizedTest(name = "{0} with {1} decimals: {2} {3}")
    @CsvFileSource(resources = "/intake/amounts.csv", numLinesToSkip = 1)
    void amounts(String text, int fractionDigits, String flaw, Long minor) {
        AmountCell cell = read(text, '.');

        assertThat(Optional.ofNullable(cell.flaw(fractionDigits))
                        .map(RejectReason::name)
                        .orElse(""))
                .isEqualTo(flaw);
        if (minor != null) {
            assertThat(cell.minor(fractionDigits)).isEqualTo(minor);
        }
    }

    @Test
    void random_amounts_are_those_of_big_decimals() {
        SplittableRandom random = new SplittableRandom(SEED);
        DecimalTotal total = new DecimalTotal();
        BigDecimal expectedTotal = BigDecimal.ZERO;
        for (int round = 0; round < 20_000; round++) {
            int scale = random.nextInt(12);
            BigDecimal expected = BigDecimal.valueOf(random.nextLong(), scale)
                    .movePointRight(random.nextInt(3))
                    .setScale(scale, RoundingMode.DOWN);
            AmountCell cell = read(expected.toPlainString(), '.');

            assertThat(cell.isAmount()).as("seed %d: %s", SEED, expected).isTrue();
            assertThat(cell.plain()).isEqualTo(expected);
            assertThat(cell.isNegative()).isEqualTo(expected.signum() < 0);
            boolean fits = expected.scale() <= 4
                    && expected.movePointRight(4).abs().compareTo(BigDecimal.valueOf(AmountCell.MAX_MINOR)) <= 0;
            assertThat(cell.flaw(4) == null).as("seed %d: %s", SEED, expected).isEqualTo(fits);
            if (fits) {
                assertThat(BigDecimal.valueOf(cell.minor(4), 4)).isEqualByComparingTo(expected);
            }
            cell.addTo(total);
            expectedTotal = expectedTotal.add(expected);
        }
        assertThat(total.take()).isEqualByComparingTo(expectedTotal);
        assertThat(total.take()).isEqualByComparingTo(BigDecimal.ZERO);
    }

    @Test
    void short_cells_read_the_same_wherever_they_stand() {
        SplittableRandom random = new SplittableRandom(SEED);
        String letters = "0123456789.-x,";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(1, 10); length > 0; length--) {
                text.append(letters.charAt(random.nextInt(random.nextInt(8) == 0 ? letters.length() : 11)));
            }
            boolean isAmount = text.toString().matches("-?[0-9]+(\\.[0-9]+)?");
            byte[] padded = ("." + "9".repeat(random.nextInt(9)) + text + "7").getBytes(StandardCharsets.US_ASCII);
            AmountCell cell = new AmountCell('.');
            cell.read(padded, padded.length - 1 - text.length(), padded.length - 1);

            assertThat(cell.isAmount()).as(text.toString()).isEqualTo(isAmount);
            if (isAmount) {
                assertThat(cell.plain()).isEqualTo(new BigDecimal(text.toString()));
            }
        }
    }

    @Test
    void a_decimal_comma_is_the_only_sign_where_it_is_set() {
        assertThat(read("12,05", ',').minor(2)).isEqualTo(1205);
        assertThat(read("12.05", ',').isAmount()).isFalse();
    }

    @Test
    void every_day_reads_as_itself_in_every_pattern() {
        for (String pattern : new String[] {"yyyy-MM-dd", "dd.MM.yyyy", "yyyyMMdd", "MM/dd/yyyy"}) {
            DatePattern dates = DatePattern.parse(pattern).orElseThrow();
            LocalDate end = LocalDate.of(2201, 1, 1);
            for (LocalDate day = LocalDate.of(1900, 1, 1); day.isBefore(end); day = day.plusDays(1)) {
                String year = String.valueOf(day.getYear());
                String month = two(day.getMonthValue());
                String text =
                        pattern.replace("yyyy", year).replace("MM", month).replace("dd", two(day.getDayOfMonth()));
                if (!day.equals(date(dates, text))) {
                    // Asserted only then: half a million assertions take longer than what they assert.
                    assertThat(date(dates, text)).as(text).isEqualTo(day);
                }
            }
        }
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30",
                "2025-02-29",
                "2026-13-01",
                "2026-00-10",
                "2026-01-00",
                "2026-01-32",
                "0202-06-30",
                "1899-12-31",
                "2026-1-31",
                "26-01-31",
                "2026/01/31",
                "2026-01-31 ",
                " 2026-01-31",
                "20260131",
                "２０２６-01-31",
                "٢٠٢٦-01-31",
                "2026-01-3x",
                "+026-01-31",
                "2026-01-31T00:00"
            })
    void what_is_no_day_is_no_date(String text) {
        assertThat(date(DatePattern.parse("yyyy-MM-dd").orElseThrow(), text)).isNull();
    }

    @Test
    void far_days_are_dates() {
        DatePattern dates = DatePattern.parse("yyyy-MM-dd").orElseThrow();

        assertThat(date(dates, "2200-02-28")).isEqualTo(LocalDate.of(2200, 2, 28));
        assertThat(date(dates, "2200-02-29")).isNull();
        assertThat(date(dates, "9999-12-31")).isEqualTo(LocalDate.of(9999, 12, 31));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yyyy-MM",
                "yy-MM-dd",
                "yyyy-MM-dd'T'",
                "yyyy-MM-dd HH",
                "yyyy-mm-dd",
                "YYYY-MM-DD",
                "yyyy-MM-dd-dd"
            })
    void what_is_no_pattern_is_refused(String pattern) {
        assertThat(DatePattern.parse(pattern)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CNY,true",
        "JPY,true",
        "KWD,true",
        "XXX,false",
        "XAU,false",
        "cny,false",
        "CN,false",
        "ZZZ,false",
        "CNYY,false"
    })
    void currencies(String code, boolean isKnown) {
        byte[] bytes = code.getBytes(StandardCharsets.US_ASCII);

        assertThat(CurrencyCells.currency(bytes, 0, bytes.length) != null).isEqualTo(isKnown);
    }

    @Test
    void utf8_is_what_the_platform_decodes() {
        for (int round = 0; round < 20_000; round++) {
            SplittableRandom random = new SplittableRandom(SEED + round);
            byte[] bytes = almostUtf8(random);
            Utf8Check check = new Utf8Check();
            int cut = random.nextInt(bytes.length + 1);
            boolean isGood = check.firstBad(bytes, 0, cut) < 0
                    && check.firstBad(bytes, cut, bytes.length) < 0
                    && check.isComplete();

            assertThat(isGood)
                    .as("seed %d: %s", SEED + round, HexFormat.of().formatHex(bytes))
                    .isEqualTo(isUtf8(bytes));
        }
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    /** Characters of all lengths, sometimes with a byte changed, which makes overlong forms and surrogates too. */
    private static byte[] almostUtf8(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int count = random.nextInt(1, 5); count > 0; count--) {
            int[] highest = {0x7F, 0x7FF, 0xFFFF, 0x10FFFF};
            int letter = random.nextInt(highest[random.nextInt(4)] + 1);
            text.appendCodePoint(letter >= 0xD800 && letter <= 0xDFFF ? 'x' : letter);
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (random.nextBoolean()) {
            byte[] rare = {(byte) 0xC0, (byte) 0xE0, (byte) 0xED, (byte) 0xF0, (byte) 0xF4, (byte) 0x80, (byte) 0xA0};
            bytes[random.nextInt(bytes.length)] = rare[random.nextInt(rare.length)];
        }
        return bytes;
    }

    private static AmountCell read(String text, char decimalSign) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        AmountCell cell = new AmountCell(decimalSign);
        cell.read(bytes, 0, bytes.length);
        return cell;
    }

    private static LocalDate date(DatePattern dates, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return dates.date(bytes, 0, bytes.length).orElse(null);
    }
}
