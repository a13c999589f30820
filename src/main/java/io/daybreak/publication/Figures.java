package io.daybreak.publication;

import io.daybreak.reconciliation.Figure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rows of a {@code reconciliation.csv}, found by what they are about: the page shows figures from here alone. */
final class Figures {
    private final Map<String, List<ReconciliationRow>> sections = new LinkedHashMap<>();
    private final Map<Place, ReconciliationRow> places = new HashMap<>();

    /** Where a figure stands. */
    private record Place(String section, String measure, String currency, String tier, String side) {}

    private Figures() {}

    static Figures of(List<ReconciliationRow> rows) {
        Figures figures = new Figures();
        for (ReconciliationRow row : rows) {
            figures.sections
                    .computeIfAbsent(row.section(), section -> new ArrayList<>())
                    .add(row);
            figures.places.put(new Place(row.section(), row.measure(), row.currency(), row.tier(), row.side()), row);
        }
        return figures;
    }

    /** The rows of a section, in order. */
    List<ReconciliationRow> section(String section) {
        return sections.getOrDefault(section, List.of());
    }

    /** The rows of a section that are about a currency, in order. */
    List<ReconciliationRow> section(String section, String currency) {
        return section(section).stream()
                .filter(row -> row.currency().equals(currency))
                .toList();
    }

    Optional<ReconciliationRow> find(String section, String measure, String currency, String tier, String side) {
        return Optional.ofNullable(places.get(new Place(section, measure, currency, tier, side)));
    }

    /** The figure at a place; nothing where there is none. */
    Figure figure(String section, String measure, String currency, String tier, String side) {
        return find(section, measure, currency, tier, side)
                .map(ReconciliationRow::figure)
                .orElse(Figure.ZERO);
    }

    /** The currencies of a section, in order; that of rows without one is left out. */
    Set<String> currencies(String section) {
        Set<String> currencies = new LinkedHashSet<>();
        section(section).stream()
                .map(ReconciliationRow::currency)
                .filter(currency -> !currency.isEmpty())
                .forEach(currencies::add);
        return currencies;
    }
}
