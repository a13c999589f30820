package io.daybreak.publication.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** A plot is the same on every machine: no font, locale or zone of it plays a part, and nothing in it is generated. */
class DrawingTest {
    private static final Plot HEAT = new Plot.Heat(
            List.of("Normal", "关注"),
            List.of(List.of(percent("97.2"), percent("2.8")), List.of(percent("10"), Optional.empty())),
            "from",
            "to",
            "what it says & more");

    @Test
    void a_heat_map_is_these_bytes_on_every_machine() {
        assertThat(Drawing.svg(HEAT)).isEqualTo("""
                        <svg viewBox="0 0 390 150" role="img" aria-label="what it says &amp; more">
                        <text text-anchor="middle" x="12" y="12" font-size="12" fill="var(--soft)">from</text>
                        <line x1="59" y1="110" x2="372" y2="110" stroke="var(--line)"/>
                        <text text-anchor="middle" x="137.3" y="125" font-size="12" fill="var(--soft)">1</text>
                        <text text-anchor="middle" x="293.8" y="125" font-size="12" fill="var(--soft)">2</text>
                        <text text-anchor="middle" x="215.5" y="142" font-size="12" fill="var(--soft)">to</text>
                        <line x1="59" y1="24" x2="59" y2="110" stroke="var(--line)"/>
                        <text text-anchor="middle" x="28.5" y="49.5" font-size="12" fill="var(--soft)">1 Normal</text>
                        <text text-anchor="middle" x="36" y="92.5" font-size="12" fill="var(--soft)">2 关注</text>
                        <rect x="60" y="25" width="154.5" height="41" fill="var(--s6)" fill-opacity="0.98"/>
                        <text text-anchor="middle" x="137.3" y="49" font-size="11" fill="var(--paper)">97.2</text>
                        <rect x="216.5" y="25" width="154.5" height="41" fill="var(--heat)" fill-opacity="0.23"/>
                        <text text-anchor="middle" x="293.8" y="49" font-size="11" fill="var(--ink)">2.8</text>
                        <rect x="60" y="68" width="154.5" height="41" fill="var(--s0)" fill-opacity="0.29"/>
                        <text text-anchor="middle" x="137.3" y="92" font-size="11" fill="var(--ink)">10</text>
                        </svg>
                        """);
    }

    @Test
    void locale_and_zone_of_the_machine_play_no_part() {
        Plot plot = along(Plot.Style.STACKED, "1234567.5", "20000", "0.5");
        String before = Drawing.svg(plot);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            assertThat(Drawing.svg(plot)).isEqualTo(before);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void every_kind_has_axes_with_titles_and_a_text_alternative() {
        for (Plot.Style style : Plot.Style.values()) {
            assertThat(Drawing.svg(along(style, "3", "0", "12")))
                    .as(style.name())
                    .contains(">nights<", ">loans<", "aria-label=\"in words\"", ">15<")
                    .doesNotContain(" id=", "NaN", "url(");
        }
    }

    /** In dong or rupiah: noughts would run into each other. */
    @Test
    void large_amounts_are_written_in_short() {
        assertThat(Drawing.svg(along(Plot.Style.BARS, "27000000000000", "0", "0")))
                .contains(">10 tn<", ">30 tn<");
        assertThat(Drawing.svg(along(Plot.Style.BARS, "1400000000", "0", "0"))).contains(">500 M<", ">1.5 bn<");
    }

    @Test
    void nothing_to_draw_is_drawn_as_empty_axes() {
        assertThat(Drawing.svg(along(Plot.Style.COLUMNS, "0", "0", "0"))).contains(">nights<", ">1<");
    }

    private static Plot along(Plot.Style style, String... values) {
        return new Plot.Along(
                style,
                List.of("06-28", "06-29", "06-30"),
                List.of(new Plot.Series(
                        Ink.S0, Arrays.stream(values).map(DrawingTest::percent).toList())),
                "nights",
                "loans",
                "in words");
    }

    private static Optional<BigDecimal> percent(String number) {
        return Optional.of(new BigDecimal(number));
    }
}
