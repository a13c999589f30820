package io.daybreak.notice;

import io.daybreak.loan.Borrower;
import io.daybreak.loan.CoreFigures;
import io.daybreak.loan.Loan;
import io.daybreak.loan.LoanStatus;
import io.daybreak.policy.Policy;
import io.daybreak.policy.PolicyReading;
import io.daybreak.policy.PolicyYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** One invented lender, borrower, loan and policy that the tests of this room start from. */
final class Portraits {
    static final LocalDate T = LocalDate.of(2026, 6, 30);
    static final Currency CNY = Currency.getInstance("CNY");

    private static final Map<String, Policy> POLICIES = new ConcurrentHashMap<>();
    private static final Map<TemplateKey, String> SHIPPED = readShippedTemplates();

    private Portraits() {}

    static MessageSettings settings(Optional<String> fallbackLanguage) {
        LenderContact chinese =
                new LenderContact("晨曦消费金融", "打开晨曦金融APP，点击“还款”", "请致电400-000-0000", "请致电400-000-0001（9:00-18:00）");
        LenderContact english = new LenderContact(
                "Dawn Consumer Finance",
                "open the Dawn app and choose Repay",
                "call 400 000 0000",
                "call 400 000 0001 from 9:00 to 18:00");
        return new MessageSettings(Map.of("zh", chinese, "en", english), fallbackLanguage, ZoneId.of("Asia/Shanghai"));
    }

    static Map<TemplateKey, String> shippedTemplates() {
        return SHIPPED;
    }

    private static Map<TemplateKey, String> readShippedTemplates() {
        Map<TemplateKey, String> texts = new HashMap<>();
        try (var files = Files.list(Path.of("jobs", "templates"))) {
            for (Path file : files.sorted().toList()) {
                TemplateKey key =
                        TemplateKey.parse(file.getFileName().toString()).orElseThrow();
                texts.put(key, Files.readString(file, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    static Borrower borrower() {
        return new Borrower(
                "B1",
                "王示例",
                Optional.of("zh-CN"),
                Optional.of("+8613800000001"),
                Optional.of("wang@lender.example"),
                Optional.of("示例市示例路1号"),
                Optional.empty(),
                Optional.empty(),
                2);
    }

    static Loan loan() {
        return new Loan(
                "L1",
                "B1",
                "HOME",
                CNY,
                1_000_000,
                LocalDate.of(2025, 6, 10),
                LoanStatus.ACTIVE,
                Optional.empty(),
                OptionalLong.empty(),
                Optional.of("HT-2025-008842"),
                Optional.of("家装分期"),
                CoreFigures.NONE,
                2);
    }

    static Policy policy() {
        return policy(resource("policy.yaml"));
    }

    static Policy policy(String yaml) {
        return POLICIES.computeIfAbsent(yaml, Portraits::readPolicy);
    }

    private static Policy readPolicy(String yaml) {
        PolicyReading reading = PolicyYaml.read(yaml);
        if (reading instanceof PolicyReading.Usable usable) {
            return usable.policy();
        }
        throw new AssertionError(reading.toString());
    }

    static String resource(String name) {
        try (var in = Portraits.class.getResourceAsStream("/notice/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> table(String name) {
        return resource(name).lines().skip(1).toList();
    }
}
