package io.daybreak.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.policy.Channel;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Who gets a notice and who does not: {@code notice/decisions.csv} is the specification. */
class DecisionTableTest {

    @TestFactory
    Stream<DynamicTest> decisions() {
        return Portraits.table("decisions.csv").stream()
                .map(line -> line.split(",", 4))
                .map(cells ->
                        DynamicTest.dynamicTest(cells[0] + " " + cells[3], () -> assertThat(decided(cells[1], cells[2]))
                                .isEqualTo(cells[2])));
    }

    private static String decided(String text, String expected) {
        Facts facts = Facts.of(text);
        Map<TemplateKey, String> templates = new HashMap<>(Portraits.shippedTemplates());
        templates.put(new TemplateKey("reminder", Channel.SMS, "de"), "{{lender}}: {{overdue_total}}");
        Decider decider = new Decider(facts.night(), facts.policy(), Templates.of(templates), facts.settings());
        LateLoan late = facts.late();
        Surroundings surroundings = facts.surroundings();
        Decision decision = decider.decide(late, surroundings, facts::look);
        String stale = decider.hasStaleMoney(late, surroundings) ? " stale" : "";
        String contact = expected.contains("contact=")
                ? " contact=" + decision.contactBlock().map(Enum::name).orElse("allowed")
                : "";
        if (decision instanceof Decision.Send send) {
            return "SEND " + send.notice().level() + " "
                    + send.notice().channel().word() + stale + contact;
        }
        Decision.Suppressed suppressed = (Decision.Suppressed) decision;
        String level = suppressed.level().isPresent()
                ? Integer.toString(suppressed.level().getAsInt())
                : "-";
        return suppressed.reason() + " " + level + contact;
    }
}
