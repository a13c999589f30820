package io.daybreak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybreak.sample.SampleData;
import io.daybreak.sample.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The report of the sample nights: the page, {@code reconciliation.csv}, {@code run.json} and a recomputation from {@code
 * classification.csv} say the same to the cent; and the page as a browser shows it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportTest {
    private static final Path DELIVERIES = Path.of("sample-data").toAbsolutePath();
    private static final Pattern FIGURE = Pattern.compile("<data value=\"([^\"]*)\">([^<]*)</data>");
    private static final Pattern SECTION = Pattern.compile("<h2 id=\"([a-z_]+)\"");

    private House house;
    private Path folder;

    @BeforeAll
    void fourNights(@TempDir Path temporary) throws IOException {
        folder = temporary;
        String shipped = Files.readString(Path.of("jobs", "nightly.yaml"));
        String beside = Path.of("jobs").toAbsolutePath() + "/";
        house = House.in(temporary);
        house.settings(house.file(
                "settings.yaml",
                shipped.replace("policy: policies", "policy: " + beside + "policies")
                        .replace("templates: templates", "templates: " + beside + "templates")
                        .replace("report_language: en", "report_language: zh")
                        .replace("worklist_xlsx: no", "worklist_xlsx: yes")));
        for (LocalDate night : SampleData.nights()) {
            Night ran = house.run(night, DELIVERIES.resolve(night.toString()));
            assertThat(ran.exitCode()).as(ran.toString()).isIn(0, 5);
        }
    }

    static List<LocalDate> nights() {
        return SampleData.nights();
    }

    private Path files(LocalDate night) {
        return night.equals(SampleData.incidentNight()) ? house.held(night, 1) : house.published(night);
    }

    @ParameterizedTest
    @MethodSource("nights")
    void every_figure_of_the_page_is_one_of_the_file(LocalDate night) throws IOException {
        String page = Files.readString(files(night).resolve("reconciliation.html"));
        List<String> ofFile = new ArrayList<>();
        for (Table.Row row : rows(night)) {
            ofFile.add(row.cell("count"));
            ofFile.add(row.cell("amount"));
        }
        Matcher figures = FIGURE.matcher(page);
        int found = 0;
        while (figures.find()) {
            assertThat(ofFile)
                    .as(night + ", near " + near(page, figures.start()))
                    .contains(figures.group(1));
            assertThat(figures.group(2).replace(",", "").replace('−', '-')).isEqualTo(figures.group(1));
            found++;
        }
        assertThat(found).isGreaterThan(500);
    }

    /** What another program may check: nothing but trends, which the plots draw, is in the file and not on the page. */
    @ParameterizedTest
    @MethodSource("nights")
    void every_figure_of_the_file_is_on_the_page(LocalDate night) throws IOException {
        String page = Files.readString(files(night).resolve("reconciliation.html"));
        List<String> ofPage = new ArrayList<>();
        Matcher figures = FIGURE.matcher(page);
        while (figures.find()) {
            ofPage.add(figures.group(1));
        }
        for (Table.Row row : rows(night)) {
            boolean drawn =
                    row.cell("section").equals("history") || row.cell("section").equals("result");
            boolean word = row.cell("side").equals("tripped");
            if (!drawn && !word) {
                String place = night + ": " + row.cell("section") + " " + row.cell("measure");
                assertThat(row.cell("count").isEmpty() || ofPage.contains(row.cell("count")))
                        .as(place + " count " + row.cell("count"))
                        .isTrue();
                boolean shown = row.cell("amount").isEmpty()
                        || ofPage.contains(row.cell("amount"))
                        || new BigDecimal(row.cell("amount")).signum() == 0;
                assertThat(shown).as(place + " amount " + row.cell("amount")).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("nights")
    void the_file_says_what_a_recomputation_from_the_classification_says(LocalDate night) {
        Map<String, BigDecimal[]> tiers = new TreeMap<>();
        Map<String, BigDecimal[]> late = new TreeMap<>();
        Map<String, BigDecimal[]> products = new TreeMap<>();
        Table.read(files(night).resolve("classification.csv")).rows().forEach(row -> {
            String currency = row.cell("currency");
            if (!row.cell("tier").isEmpty()) {
                add(tiers, currency + " " + row.cell("tier"), row.cell("outstanding_principal"));
            }
            if (!row.cell("dpd").isEmpty() && !row.cell("dpd").equals("0")) {
                add(late, currency, row.cell("overdue_total"));
                add(products, currency + " " + row.cell("product"), row.cell("overdue_total"));
            }
        });
        tiers.forEach((key, sum) -> {
            String[] words = key.split(" ", -1);
            assertRow(night, "tiers", "closing", words[0], words[1], "right", sum);
        });
        late.forEach((currency, sum) -> assertRow(night, "decisions", "past_due", currency, "", "left", sum));
        products.forEach((key, sum) -> {
            String[] words = key.split(" ", -1);
            assertRow(night, "overdue_by_product", words[1], words[0], "", "", sum);
        });
    }

    @ParameterizedTest
    @MethodSource("nights")
    void the_file_says_what_the_summary_says(LocalDate night) throws IOException {
        JsonNode run = new ObjectMapper().readTree(Files.readString(files(night).resolve("run.json")));
        int compared = 0;
        for (var currency : run.path("counted").properties()) {
            for (var tier : currency.getValue().path("tiers").properties()) {
                assertRow(
                        night, "tiers", "closing", currency.getKey(), tier.getKey(), "right", figure(tier.getValue()));
                compared++;
            }
        }
        for (var currency : run.path("suppressions").properties()) {
            for (var code : currency.getValue().properties()) {
                assertRow(
                        night,
                        "decisions",
                        "suppressed " + code.getKey(),
                        currency.getKey(),
                        "",
                        "right",
                        figure(code.getValue()));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(10);
        assertThat(run.path("identities").path("checked").asText())
                .isEqualTo(row(night, "result", "identities", "", "", "").cell("count"));
    }

    /** Trends come from what was published, and the fourth night has four. */
    @Test
    void trends_go_over_the_nights_that_were_published() {
        List<String> nights = rows(SampleData.incidentNight()).stream()
                .filter(row -> row.cell("section").equals("history")
                        && row.cell("currency").equals("CNY"))
                .map(row -> row.cell("side"))
                .distinct()
                .toList();
        assertThat(nights)
                .isEqualTo(SampleData.nights().stream().map(LocalDate::toString).toList());
        for (LocalDate night : SampleData.nights().subList(0, 3)) {
            Table.Row then = row(night, "at_risk", "par_30", "CNY", "", "percent");
            assertThat(row(SampleData.incidentNight(), "history", "par_30", "CNY", "percent", night.toString())
                            .cell("amount"))
                    .isEqualTo(then.cell("amount"));
        }
    }

    @Test
    void the_page_is_whole_and_fetches_nothing() throws IOException {
        String page = Files.readString(files(SampleData.incidentNight()).resolve("reconciliation.html"));
        List<String> sections = new ArrayList<>();
        Matcher matcher = SECTION.matcher(page);
        while (matcher.find()) {
            sections.add(matcher.group(1));
        }
        assertThat(sections)
                .containsSubsequence(
                        "problems",
                        "numbers",
                        "identities",
                        "tiers",
                        "arrears",
                        "notices",
                        "suppressions",
                        "worklist",
                        "guards",
                        "rejects",
                        "without_a_home",
                        "corrections",
                        "quarantine",
                        "control",
                        "digests");
        assertThat(page)
                .contains("lang=\"zh-Hans\"", "全部轧平，暂缓发布", "<svg viewBox")
                .doesNotContain("<script", "http://", "https://", "src=", "url(");
        assertThat(Pattern.compile("href=\"#([^\"]*)\"").matcher(page).results())
                .hasSizeGreaterThan(3)
                .allSatisfy(link -> assertThat(page).contains("id=\"" + link.group(1) + "\""));
        assertThat(Pattern.compile("<svg[^>]*role=\"img\" aria-label=\"[^\"]{20,}\"")
                        .matcher(page)
                        .results()
                        .count())
                .isEqualTo(Pattern.compile("<svg").matcher(page).results().count());
    }

    /** Rows whose currency nobody can read are not the sum of all: they stand under no currency. */
    @Test
    void a_currency_that_is_not_known_is_said_to_be() throws IOException {
        String page = Files.readString(files(SampleData.incidentNight()).resolve("reconciliation.html"));
        String loans = page.substring(page.indexOf("读入贷款 = "), page.indexOf("读入还款行 = "));

        assertThat(loans)
                .contains("<td>币种未知</td><td><code>loans_read</code></td>")
                .doesNotContain("合计");
    }

    @Test
    void tiers_of_a_plot_can_be_told_apart() throws IOException {
        String page = Files.readString(files(SampleData.incidentNight()).resolve("reconciliation.html"));
        String legend = page.substring(page.indexOf("<div class=\"legend\">"));

        assertThat(Pattern.compile("var\\((--s[0-9])\\)")
                        .matcher(legend.substring(0, legend.indexOf("</div>")))
                        .results()
                        .map(ink -> ink.group(1)))
                .hasSize(7)
                .doesNotHaveDuplicates();
    }

    @Test
    void the_workbook_has_the_rows_of_the_worklist_with_typed_cells() throws IOException {
        Path files = house.published(SampleData.nights().get(2));
        Table worklist = Table.read(files.resolve("collections.csv"));
        try (ZipFile workbook = new ZipFile(files.resolve("collections.xlsx").toFile())) {
            String sheet = new String(
                    workbook.getInputStream(workbook.getEntry("xl/worksheets/sheet1.xml"))
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
            assertThat(Pattern.compile("<row ").matcher(sheet).results().count())
                    .isEqualTo(worklist.rows().size() + 1L);
            assertThat(sheet).contains("<autoFilter", "state=\"frozen\"");
            Table.Row first = worklist.rows().get(0);
            assertThat(sheet).contains(">" + first.cell("loan_id") + "<");
            assertThat(Pattern.compile("<v>([-0-9.]+)</v>").matcher(sheet).results())
                    .anyMatch(number ->
                            new BigDecimal(number.group(1)).compareTo(new BigDecimal(first.cell("overdue_total")))
                                    == 0);
        }
    }

    @Test
    void the_worklist_stands_in_the_order_it_is_worked_in() {
        List<Table.Row> rows = Table.read(
                        house.published(SampleData.nights().get(2)).resolve("collections.csv"))
                .rows();
        for (int index = 0; index < rows.size(); index++) {
            assertThat(rows.get(index).cell("row_no")).isEqualTo(Integer.toString(index + 1));
        }
        List<String> ranks = rows.stream().map(row -> row.cell("priority_rank")).toList();
        assertThat(ranks).isSorted();
        for (int index = 1; index < rows.size(); index++) {
            if (ranks.get(index).equals(ranks.get(index - 1))
                    && !rows.get(index).cell("dpd").isEmpty()) {
                assertThat(Integer.parseInt(rows.get(index).cell("dpd")))
                        .isLessThanOrEqualTo(
                                Integer.parseInt(rows.get(index - 1).cell("dpd")));
            }
        }
    }

    @ParameterizedTest(name = "{0} pixels wide, {1}")
    @CsvSource({"390,light", "390,dark", "1280,light", "1280,dark"})
    void a_browser_shows_it_whole(int width, String colours) throws IOException {
        assumeTrue(Browser.find().isPresent(), "no Chromium is installed here: apt-get install chromium");
        Browser browser = Browser.find().orElseThrow();
        Path page = files(SampleData.incidentNight()).resolve("reconciliation.html");
        Browser.Layout layout = browser.layout(page, folder, width, colours.equals("dark"));

        assertThat(layout.innerWidth()).as("width of the window").isEqualTo(width);
        assertThat(layout.scrollWidth()).as("nothing sticks out to the side").isLessThanOrEqualTo(width);
        assertThat(layout.brightness())
                .as("brightness of the background, 0 to 255")
                .matches(brightness -> colours.equals("dark") ? brightness < 60 : brightness > 200);
        assertThat(layout.overlapping()).as("boxes that lie on each other").isEmpty();
        assertThat(layout.smallestText()).as("text of the plots, pixels").isGreaterThanOrEqualTo(9);
        assertThat(layout.lowestContrast())
                .as("contrast of text, WCAG AA asks for 4.5")
                .isGreaterThanOrEqualTo(4.5);
    }

    private static String near(String page, int place) {
        return page.substring(Math.max(0, place - 200), place).replaceAll("<[^>]*>", " ");
    }

    private List<Table.Row> rows(LocalDate night) {
        return Table.read(files(night).resolve("reconciliation.csv")).rows();
    }

    private Table.Row row(LocalDate night, String section, String measure, String currency, String tier, String side) {
        return rows(night).stream()
                .filter(row -> row.cell("section").equals(section)
                        && row.cell("measure").equals(measure)
                        && row.cell("currency").equals(currency)
                        && row.cell("tier").equals(tier)
                        && row.cell("side").equals(side))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("no row " + section + " " + measure + " " + currency + " " + tier));
    }

    private void assertRow(
            LocalDate night,
            String section,
            String measure,
            String currency,
            String tier,
            String side,
            BigDecimal[] countAndAmount) {
        Table.Row row = row(night, section, measure, currency, tier, side);
        String where = night + " " + section + " " + measure + " " + currency + " " + tier;
        assertThat(new BigDecimal(row.cell("count"))).as(where).isEqualByComparingTo(countAndAmount[0]);
        assertThat(new BigDecimal(row.cell("amount"))).as(where).isEqualByComparingTo(countAndAmount[1]);
    }

    private static BigDecimal[] figure(JsonNode json) {
        return new BigDecimal[] {
            new BigDecimal(json.path("count").asText()),
            new BigDecimal(json.path("amount").asText())
        };
    }

    private static void add(Map<String, BigDecimal[]> sums, String key, String amount) {
        BigDecimal[] sum = sums.computeIfAbsent(key, none -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO});
        sum[0] = sum[0].add(BigDecimal.ONE);
        sum[1] = sum[1].add(amount.isEmpty() ? BigDecimal.ZERO : new BigDecimal(amount));
    }
}
