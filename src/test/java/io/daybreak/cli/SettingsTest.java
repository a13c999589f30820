package io.daybreak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.intake.DeliveryFile;
import io.daybreak.intake.LoanIdOrder;
import io.daybreak.notice.LenderContact;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The settings file by itself: what it may say, and what is said of one that cannot be used. */
class SettingsTest {
    private static final Path FILE = Path.of("/srv/daybreak/jobs/nightly.yaml");
    static final String GOOD = resource("/cli/settings.yaml");

    @Test
    void says_where_things_lie_relative_to_itself() {
        Settings settings = settings(GOOD);

        assertThat(settings.inputOn(LocalDate.of(2026, 6, 30)))
                .isEqualTo(Path.of("/srv/daybreak/deliveries/2026-06-30"));
        assertThat(settings.output()).isEqualTo(Path.of("/srv/daybreak/out"));
        assertThat(settings.store()).isEqualTo(new Choice("../store", "nightly.yaml: store", FILE.getParent()));
        assertThat(settings.policy()).isEqualTo(Path.of("/srv/daybreak/jobs/policies/consumer.yaml"));
        assertThat(settings.templates()).isEqualTo(Path.of("/srv/daybreak/jobs/templates"));
        assertThat(settings.log()).isEqualTo(Path.of("/srv/daybreak/logs"));
    }

    @Test
    void says_how_to_work_and_what_messages_need() {
        Settings settings = settings(GOOD);

        assertThat(settings.threads()).isEqualTo(3);
        assertThat(settings.zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        assertThat(settings.approvers()).containsExactly("ana", "bo");
        assertThat(settings.messages().fallbackLanguage()).contains("en");
        assertThat(settings.messages().lender())
                .containsOnlyKeys("zh", "en")
                .containsEntry(
                        "en",
                        new LenderContact(
                                "First Light Finance",
                                "open the First Light app and tap Repay",
                                "call 4000000001",
                                "call 4000000002"));
    }

    @Test
    void maps_a_file_over_the_default_over_the_contract() {
        Settings settings = settings(GOOD.replace("charset: UTF-8", "charset: GB18030")
                .replace("payments: {", "payments: {delimiter: ';', ")
                .replace("utf8", "numeric"));

        assertThat(settings.delivery().loanIdOrder()).isEqualTo(LoanIdOrder.NUMERIC);
        assertThat(settings.delivery().of(DeliveryFile.LOANS)).satisfies(loans -> {
            assertThat(loans.fileName()).isEqualTo("loans.csv");
            assertThat(loans.charset()).hasToString("GB18030");
            assertThat(loans.delimiter()).isEqualTo(',');
        });
        assertThat(settings.delivery().of(DeliveryFile.PAYMENTS)).satisfies(payments -> {
            assertThat(payments.fileName()).isEqualTo("receipts_of_money.csv");
            assertThat(payments.charset()).hasToString("GB18030");
            assertThat(payments.delimiter()).isEqualTo(';');
            assertThat(payments.columnName("payment_id")).isEqualTo("TXN_NO");
            assertThat(payments.columnName("amount")).isEqualTo("amount");
        });
    }

    @Test
    void what_may_be_left_out_has_a_default() {
        Settings settings = settings(GOOD.replaceAll(
                "(?m)^(templates|threads|loan_id_order|fallback_language|approvers|log|delivery|  default|  payments):.*\n",
                ""));

        assertThat(settings.templates()).isEqualTo(Path.of("/srv/daybreak/jobs/templates"));
        assertThat(settings.threads()).isEqualTo(7);
        assertThat(settings.delivery().loanIdOrder()).isEqualTo(LoanIdOrder.UTF8);
        assertThat(settings.delivery().of(DeliveryFile.LOANS).delimiter()).isEqualTo(',');
        assertThat(settings.messages().fallbackLanguage()).isEmpty();
        assertThat(settings.approvers()).isEmpty();
        assertThat(settings.log()).isEqualTo(Path.of("/srv/daybreak/out/.log"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/cli/settings-problems.csv", numLinesToSkip = 1, nullValues = "no such value")
    void names_each_problem(String shown, String insteadOf, String written, String problem) {
        assertThat(GOOD).contains(insteadOf);
        String replacement = Optional.ofNullable(written).orElse("");
        String broken =
                replacement.isEmpty() ? GOOD.replace(insteadOf + "\n", "") : GOOD.replace(insteadOf, replacement);

        assertThat(problems(broken)).contains(problem);
    }

    @Test
    void names_all_problems_together_in_the_order_of_the_file() {
        String broken = GOOD.replace("threads: 3", "threads: none")
                .replace("Asia/Shanghai", "Nowhere/Town")
                .replace("charset: UTF-8", "charset: x");

        assertThat(problems(broken))
                .hasSize(3)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("nightly.yaml:6: threads: "),
                        second -> assertThat(second).startsWith("nightly.yaml:7: time_zone: "),
                        third -> assertThat(third).startsWith("nightly.yaml:16: delivery.default.charset: "));
    }

    @Test
    void text_that_is_no_yaml_is_one_problem_with_its_line() {
        assertThat(problems("input: a\noutput: \"b\nstore: c\n"))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem).startsWith("nightly.yaml:").contains("not YAML"));
        assertThat(problems(""))
                .containsExactly("nightly.yaml: the file is empty; write lines of key: value [NOT_YAML]");
        assertThat(problems("- a\n- b\n"))
                .containsExactly("nightly.yaml:1: a list stands here; settings are lines of key: value [WRONG_SHAPE]");
    }

    @Test
    void a_delivery_that_intake_cannot_read_so_is_a_problem_here() {
        assertThat(problems(GOOD.replace("{payment_id: TXN_NO}", "{payment_no: TXN_NO}")))
                .singleElement()
                .satisfies(problem -> assertThat(problem)
                        .startsWith("nightly.yaml:17: delivery.payments: payments.csv: ")
                        .contains("'payment_no'", "did you mean 'payment_id'"));
    }

    @Test
    void all_that_intake_cannot_read_is_told_at_once_and_each_thing_once() {
        String faulty = GOOD.replace("date_format: yyyy-MM-dd, decimal_sign: \".\"", "date_format: yy, decimal_sign: x")
                .replace("{payment_id: TXN_NO}", "{payment_no: TXN_NO}")
                .replace("report_language: zh", "report_language: fr");

        List<String> told = problems(faulty);

        assertThat(told).hasSize(3);
        assertThat(told.get(0))
                .startsWith("nightly.yaml:16: delivery.default: loans.csv: ")
                .contains("decimal sign 'x'", "date format 'yy'");
        assertThat(told.get(1))
                .startsWith("nightly.yaml:17: delivery.payments: ")
                .contains("'payment_no'");
        assertThat(told.get(2)).contains("report_language");
    }

    private static Settings settings(String text) {
        SettingsReading reading = read(text);
        assertThat(reading).isInstanceOf(SettingsReading.Usable.class);
        return ((SettingsReading.Usable) reading).settings();
    }

    private static List<String> problems(String text) {
        SettingsReading reading = read(text);
        assertThat(reading).isInstanceOf(SettingsReading.Faulty.class);
        return ((SettingsReading.Faulty) reading).problems();
    }

    private static SettingsReading read(String text) {
        return SettingsReader.read(FILE, "nightly.yaml", text, new Choices(Map.of()), 7);
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(SettingsTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
