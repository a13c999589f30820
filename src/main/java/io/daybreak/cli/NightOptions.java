package io.daybreak.cli;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of a command that closes a day. */
final class NightOptions {
    @Option(
            names = "--date",
            paramLabel = "DATE",
            converter = CheckedDate.class,
            description = "Business date, such as 2026-06-30. Without it: yesterday in the settings' time zone.")
    private Optional<String> date = Optional.empty();

    @Option(
            names = "--threads",
            paramLabel = "N",
            converter = CheckedThreads.class,
            description = "Working threads. Settings: threads; else as many as there are processors.")
    private Optional<String> threads = Optional.empty();

    @Option(names = "--allow-draft", description = "Take a policy whose status is draft.")
    private boolean allowDraft;

    boolean allowsDraft() {
        return allowDraft;
    }

    /** The options that were given. */
    Map<Key, String> given() {
        Map<Key, String> given = new EnumMap<>(Key.class);
        date.ifPresent(text -> given.put(Key.DATE, text));
        threads.ifPresent(text -> given.put(Key.THREADS, text));
        return given;
    }

    /** Refuses what is no date while the command line is still at hand to point at. */
    static final class CheckedDate implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            if (DateText.parse(text).isEmpty()) {
                throw new TypeConversionException(DateText.problem(text) + ".");
            }
            return text;
        }
    }

    /** Likewise for a number of threads. */
    static final class CheckedThreads implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            if (SettingsReader.threadsOf(text).isEmpty()) {
                throw new TypeConversionException(SettingsReader.threadsProblem(text) + ".");
            }
            return text;
        }
    }
}
