package io.daybreak.cli;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private final WorkOptions work = new WorkOptions();

    boolean allowsDraft() {
        return work.allowsDraft();
    }

    /** The options that were given. */
    Map<Key, String> given() {
        Map<Key, String> given = new EnumMap<>(Key.class);
        date.ifPresent(text -> given.put(Key.DATE, text));
        given.putAll(work.given());
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
