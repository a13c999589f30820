package io.daybreak.cli;

import io.daybreak.intake.DeliveryFile;
import io.daybreak.intake.FileMapping;
import io.daybreak.notice.LenderContact;
import java.util.Map;
import java.util.TreeMap;

/**
 * The settings that can change a business file, as one stable text: what an attempt is bound to, and what the store
 * keeps of the settings. Where things lie and how many threads work changes no byte of the outputs and is not in it.
 */
final class BindingText {
    private final StringBuilder text = new StringBuilder();

    private BindingText() {}

    static String of(Settings settings) {
        BindingText binding = new BindingText();
        binding.line("time_zone", settings.zone().getId());
        binding.line("loan_id_order", settings.delivery().loanIdOrder().name());
        binding.line("fallback_language", settings.messages().fallbackLanguage().orElse(""));
        binding.line("report_language", settings.report().language().word());
        binding.line("worklist_xlsx", Boolean.toString(settings.report().spreadsheet()));
        new TreeMap<>(settings.messages().lender()).forEach(binding::lender);
        for (DeliveryFile file : DeliveryFile.values()) {
            binding.delivery(DeliveryReader.key(file), settings.delivery().of(file));
        }
        return binding.text.toString();
    }

    private void lender(String language, LenderContact contact) {
        line("lender.name." + language, contact.lender());
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
            line(key + "columns." + column.getKey(), column.getValue());
        }
    }

    private void line(String key, String value) {
        text.append(key).append(": ").append(value).append('\n');
    }
}
