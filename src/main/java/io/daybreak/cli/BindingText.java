package io.daybreak.cli;

import io.daybreak.intake.DeliveryFile;
import io.daybreak.intake.DeliveryMapping;
import io.daybreak.intake.FileMapping;
import io.daybreak.intake.LoanIdOrder;
import io.daybreak.job.KeptSettings;
import io.daybreak.notice.LenderContact;
import io.daybreak.notice.MessageSettings;
import io.daybreak.publication.ReportLanguage;
import io.daybreak.publication.ReportStyle;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The settings that can change a business file, as one stable text: what an attempt is bound to, and what the store
 * keeps of the settings. Where things lie and how many threads work changes no byte of the outputs and is not in it.
 */
final class BindingText {
    private static final String LENDER = "lender.name.";
    private static final String COLUMNS = "columns.";

    private final StringBuilder text = new StringBuilder();

    private BindingText() {}

    static String of(Settings settings) {
        return of(settings.delivery(), settings.messages(), settings.report());
    }

    private static String of(DeliveryMapping delivery, MessageSettings messages, ReportStyle report) {
        BindingText binding = new BindingText();
        binding.line("time_zone", messages.zone().getId());
        binding.line("loan_id_order", delivery.loanIdOrder().name());
        binding.line("fallback_language", messages.fallbackLanguage().orElse(""));
        binding.line("report_language", report.language().word());
        binding.line("worklist_xlsx", Boolean.toString(report.spreadsheet()));
        new TreeMap<>(messages.lender()).forEach(binding::lender);
        for (DeliveryFile file : DeliveryFile.values()) {
            binding.delivery(DeliveryReader.key(file), delivery.of(file));
        }
        return binding.text.toString();
    }

    private void lender(String language, LenderContact contact) {
        line(LENDER + language, contact.lender());
        line("lender.how_to_pay." + language, contact.howToPay());
        line("lender.how_to_object." + language, contact.howToObject());
        line("lender.how_to_get_help." + language, contact.howToGetHelp());
    }

    private void delivery(String file, FileMapping mapping) {
        String key = "delivery." + file + ".";
        line(key + "name", mapping.fileName());
        line(key + "delimiter", String.valueOf(mapping.delimiter()));
        line(key + "charset", mapping.charset().name());
        line(key + "date_format", mapping.datePattern());
        line(key + "decimal_sign", String.valueOf(mapping.decimalSign()));
        for (Map.Entry<String, String> column : new TreeMap<>(mapping.columns()).entrySet()) {
            line(key + COLUMNS + column.getKey(), column.getValue());
        }
    }

    private void line(String key, String value) {
        text.append(key).append(": ").append(value).append('\n');
    }

    /** The settings of a kept text; empty for one that this program would not write so. */
    static Optional<KeptSettings> parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : text.split("\n", -1)) {
            int end = line.indexOf(": ");
            if (end > 0) {
                values.put(line.substring(0, end), line.substring(end + 2));
            }
        }
        try {
            KeptSettings kept = new KeptSettings(text, delivery(values), messages(values), report(values));
            return of(kept.delivery(), kept.messages(), kept.report()).equals(text)
                    ? Optional.of(kept)
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException otherProgram) {
            return Optional.empty();
        }
    }

    private static String value(Map<String, String> values, String key) {
        return values.getOrDefault(key, "");
    }

    private static MessageSettings messages(Map<String, String> values) {
        Map<String, LenderContact> lender = new HashMap<>();
        for (String key : values.keySet()) {
            if (key.startsWith(LENDER)) {
                String language = key.substring(LENDER.length());
                lender.put(
                        language,
                        new LenderContact(
                                value(values, key),
                                value(values, "lender.how_to_pay." + language),
                                value(values, "lender.how_to_object." + language),
                                value(values, "lender.how_to_get_help." + language)));
            }
        }
        return new MessageSettings(
                lender,
                Optional.of(value(values, "fallback_language")).filter(language -> !language.isEmpty()),
                ZoneId.of(value(values, "time_zone")));
    }

    private static ReportStyle report(Map<String, String> values) {
        ReportLanguage language =
                ReportLanguage.valueOf(value(values, "report_language").toUpperCase(Locale.ROOT));
        return new ReportStyle(language, Boolean.parseBoolean(value(values, "worklist_xlsx")));
    }

    private static DeliveryMapping delivery(Map<String, String> values) {
        Map<DeliveryFile, FileMapping> files = new EnumMap<>(DeliveryFile.class);
        for (DeliveryFile file : DeliveryFile.values()) {
            files.put(file, file(values, "delivery." + DeliveryReader.key(file) + "."));
        }
        return new DeliveryMapping(files, LoanIdOrder.valueOf(value(values, "loan_id_order")));
    }

    private static FileMapping file(Map<String, String> values, String key) {
        Map<String, String> columns = new HashMap<>();
        for (Map.Entry<String, String> entry : values.entrySet()) {
            if (entry.getKey().startsWith(key + COLUMNS)) {
                columns.put(entry.getKey().substring((key + COLUMNS).length()), entry.getValue());
            }
        }
        return new FileMapping(
                value(values, key + "name"),
                columns,
                value(values, key + "delimiter").charAt(0),
                Charset.forName(value(values, key + "charset")),
                value(values, key + "date_format"),
                value(values, key + "decimal_sign").charAt(0));
    }
}
