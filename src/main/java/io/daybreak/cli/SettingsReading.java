package io.daybreak.cli;

import java.util.List;

/** What came of reading the settings: the settings, or everything that is wrong with them in one go. */
sealed interface SettingsReading {

    /** The settings can be used. */
    record Usable(Settings settings) implements SettingsReading {}

    /**
     * They cannot.
     *
     * @param problems one line each, for people: where, what, and what to write instead
     */
    record Faulty(List<String> problems) implements SettingsReading {
        public Faulty {
            problems = List.copyOf(problems);
        }
    }
}
