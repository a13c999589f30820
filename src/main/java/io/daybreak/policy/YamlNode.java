package io.daybreak.policy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A YAML tree that still knows where everything stood. Scalars keep their text: numbers stay exact. */
public sealed interface YamlNode {

    /** Where it stands, for example {@code tiers[2].from_dpd}; empty for the whole file. */
    String path();

    /** Line of its key, or of itself in a list; the first is 1. */
    int line();

    /** What it is, in a word that people know. */
    String shape();

    /**
     * One value.
     *
     * @param text as written, without quotes
     * @param isNull nothing, {@code ~} or {@code null} was written
     */
    record Scalar(String path, int line, String text, boolean isNull) implements YamlNode {
        @Override
        public String shape() {
            return "a single value";
        }
    }

    /** A list. */
    record Sequence(String path, int line, List<YamlNode> items) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String shape() {
            return "a list";
        }
    }

    /** Keys and values, in the order written. */
    record Mapping(String path, int line, Map<String, YamlNode> entries) implements YamlNode {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public String shape() {
            return "a mapping";
        }

        /** The path of a key of this mapping. */
        String pathOf(String key) {
            return path.isEmpty() ? key : path + "." + key;
        }

        /**
         * This mapping with another's entries laid over it: mappings merge key by key, anything else is replaced whole.
         * Every node keeps the place it was written at.
         */
        Mapping overlaid(Mapping over) {
            Map<String, YamlNode> merged = new LinkedHashMap<>(entries);
            over.entries().forEach((key, value) -> merged.merge(key, value, Mapping::replaced));
            return new Mapping(over.path(), over.line(), merged);
        }

        private static YamlNode replaced(YamlNode below, YamlNode over) {
            return below instanceof Mapping left && over instanceof Mapping right ? left.overlaid(right) : over;
        }
    }
}
