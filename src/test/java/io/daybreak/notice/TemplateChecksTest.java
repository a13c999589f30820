package io.daybreak.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.policy.Channel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a template must be: the shipped ones pass, and each fault of {@code notice/template-faults.csv} is told. */
class TemplateChecksTest {
    private static final Set<String> TIERS = Set.of("NORMAL", "SPECIAL_MENTION", "SUBSTANDARD");

    @Test
    void thirtyTemplatesAreShipped() {
        assertThat(Portraits.shippedTemplates()).hasSize(30);
        for (String name : List.of("due-soon", "reminder", "overdue", "serious-default", "correction")) {
            for (Channel channel : Channel.values()) {
                for (String language : List.of("zh", "en")) {
                    assertThat(Portraits.shippedTemplates()).containsKey(new TemplateKey(name, channel, language));
                }
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> shippedTemplatesPass() {
        return Portraits.shippedTemplates().entrySet().stream()
                .map(template ->
                        DynamicTest.dynamicTest(template.getKey().fileName(), () -> assertThat(TemplateChecks.check(
                                        template.getKey(), template.getValue(), purpose(template.getKey()), TIERS))
                                .isEmpty()));
    }

    @Test
    void shippedTemplatesServeTheirPolicy() {
        assertThat(TemplateChecks.checkAll(
                        Portraits.policy(), Portraits.shippedTemplates(), Portraits.settings(Optional.of("zh"))))
                .isEmpty();
    }

    /** Brazil's tiers are letters: "A payment" names none, "tier B" and "B级" do. */
    @Test
    void aTierOfOneLetterIsNamedOnlyWhereATierIsSpokenOf() {
        Set<String> letters = Set.of("A", "B", "90");
        assertThat(ForbiddenWords.in("A payment is late by 90 days. Plan B.", SpokenWords.ENGLISH, letters))
                .isEmpty();
        assertThat(ForbiddenWords.in("Your loan is in tier B. Class 90.", SpokenWords.ENGLISH, letters))
                .extracting(ForbiddenWords.Hit::word)
                .containsExactlyInAnyOrder("tier B", "Class 90");
        assertThat(ForbiddenWords.in("您的贷款是 B级。", SpokenWords.CHINESE, letters))
                .extracting(ForbiddenWords.Hit::word)
                .containsExactly("B级");
    }

    @TestFactory
    Stream<DynamicTest> faults() {
        return Portraits.table("template-faults.csv").stream()
                .map(line -> line.split(";", 5))
                .map(cells -> DynamicTest.dynamicTest(cells[0] + " " + cells[4], () -> {
                    TemplateKey key = TemplateKey.parse(cells[1] + ".txt").orElseThrow();
                    String shipped = Portraits.shippedTemplates().get(key);
                    String[] change = cells[3].split(" -> ", 2);
                    String faulty = shipped.replace(change[0], replacement(change[1]));
                    assertThat(faulty).as("the change applies").isNotEqualTo(shipped);
                    List<TemplateProblem> problems =
                            TemplateChecks.check(key, faulty, TemplatePurpose.valueOf(cells[2]), TIERS);
                    assertThat(problems).anySatisfy(problem -> assertThat(problem.toString())
                            .startsWith(key.fileName())
                            .contains(cells[4]));
                }));
    }

    private static String replacement(String text) {
        return switch (text) {
            case "LONG" -> "So it goes. ".repeat(60);
            case "LONGER" -> "So it goes. ".repeat(600);
            default -> text;
        };
    }

    @Test
    void aProblemNamesItsLine() {
        TemplateKey key = new TemplateKey("overdue", Channel.EMAIL, "en");
        String faulty = Portraits.shippedTemplates().get(key).replace("{{dpd_days}}", "{{dpd_dayz}}");
        assertThat(TemplateChecks.check(key, faulty, TemplatePurpose.LADDER, TIERS))
                .extracting(TemplateProblem::toString)
                .containsExactly("overdue.email.en.txt:5: {{dpd_dayz}} is unknown; did you mean {{dpd_days}}?");
    }

    @Test
    void anotherLanguageMarksTheSentenceForThoseWhoPaid() {
        TemplateKey key = new TemplateKey("reminder", Channel.SMS, "es");
        String text = "{{lender}}: {{borrower_name}}, hasta el {{as_of}} faltan {{overdue_total}} de {{product_name}}"
                + " ({{contract_ref_tail}}), desde {{overdue_since}}. Para pagar, {{how_to_pay}}. Si ya lo hizo, no haga"
                + " caso. Si no es correcto, {{how_to_object}}.";
        assertThat(TemplateChecks.check(key, text, TemplatePurpose.LADDER, TIERS))
                .extracting(TemplateProblem::message)
                .containsExactly("it does not say what to do when it was paid since");
        assertThat(TemplateChecks.check(
                        key, text.replace("Si ya", "{{! if-paid }}Si ya"), TemplatePurpose.LADDER, TIERS))
                .isEmpty();
    }

    @Test
    void whatThePolicyUsesMustBeThere() {
        Map<TemplateKey, String> texts = new HashMap<>(Portraits.shippedTemplates());
        texts.remove(new TemplateKey("serious-default", Channel.LETTER, "zh"));
        assertThat(TemplateChecks.checkAll(Portraits.policy(), texts, Portraits.settings(Optional.of("zh"))))
                .extracting(TemplateProblem::toString)
                .containsExactly("serious-default.letter.zh.txt: the policy uses this template and it is not there;"
                        + " add it to the templates folder");
        assertThat(TemplateChecks.checkAll(Portraits.policy(), texts, Portraits.settings(Optional.empty())))
                .as("without a fallback any language will do")
                .isEmpty();
    }

    @Test
    void everyLanguageNeedsTheLendersWords() {
        Map<TemplateKey, String> texts = new HashMap<>(Portraits.shippedTemplates());
        texts.put(
                new TemplateKey("reminder", Channel.SMS, "en-in"),
                texts.get(new TemplateKey("reminder", Channel.SMS, "en")));
        assertThat(TemplateChecks.checkAll(Portraits.policy(), texts, Portraits.settings(Optional.of("zh"))))
                .extracting(TemplateProblem::file)
                .containsExactly("reminder.sms.en-in.txt");
    }

    @Test
    void aTemplateNobodyUsesMayBeUnfinished() {
        Map<TemplateKey, String> texts = new HashMap<>(Portraits.shippedTemplates());
        texts.put(new TemplateKey("draft", Channel.SMS, "zh"), "{{nothing_yet}}");
        assertThat(TemplateChecks.checkAll(Portraits.policy(), texts, Portraits.settings(Optional.of("zh"))))
                .isEmpty();
    }

    private static TemplatePurpose purpose(TemplateKey key) {
        return switch (key.name()) {
            case "due-soon" -> TemplatePurpose.BEFORE_DUE;
            case "correction" -> TemplatePurpose.CORRECTION;
            default -> TemplatePurpose.LADDER;
        };
    }
}
