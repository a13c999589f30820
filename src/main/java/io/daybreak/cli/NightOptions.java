package io.daybreak.cli;

import java.time.LocalDate;
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
            converter = DateText.Converter.class,
            description = "Business date, such as 2026-06-30. Without it: yesterday in the settings' time zone.")
    private Optional<LocalDate> date = Optional.empty();

    @Mixin
    private final WorkOptions work = new WorkOptions();

    boolean allowsDraft() {
        return work.allowsDraft();
    }

    /** The options that were given. */
    Map<Key, String> given() {
        Map<Key, String> given = new EnumMap<>(Key.class);
        date.ifPresent(day -> given.put(Key.DATE, day.toString()));
        given.putAll(work.given());
        return given;
    }

    /** Refuses what is no number of threads while the command line is still at hand to point at. */
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
