package io.daybreak.notice;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * What messages need from the settings.
 *
 * @param lender the lender's own words, by language tag in lower case, for example {@code zh}
 * @param fallbackLanguage language used when a borrower has none or none with a template; empty: none is used
 * @param zone zone of borrowers who have none
 */
public record MessageSettings(Map<String, LenderContact> lender, Optional<String> fallbackLanguage, ZoneId zone) {
    public MessageSettings {
        lender = Map.copyOf(lender);
    }
}
