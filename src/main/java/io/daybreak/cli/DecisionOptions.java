package io.daybreak.cli;

import io.daybreak.job.DecisionRequest;
import io.daybreak.store.StoreLocation;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options of a command by which a named person decides something that is kept for good. */
final class DecisionOptions {
    private static final int TEXT_CHARACTERS_MAX = 1_000;

    @Option(
            names = "--by",
            required = true,
            paramLabel = "NAME",
            converter = CheckedText.class,
            description = "Who decides; kept for good.")
    private String by = "";

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            converter = CheckedText.class,
            description = "Why; kept for good.")
    private String reason = "";

    /** Who decides, why, and where. */
    DecisionRequest request(Machine machine, Settings settings, StoreLocation store) {
        return new DecisionRequest(
                by,
                reason,
                machine.user(),
                settings.approvers(),
                settings.output(),
                store,
                machine.scratch(),
                machine.clock(),
                machine.killPoints());
    }

    /** Refuses a name or reason that says nothing. */
    static final class CheckedText implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            String words = text.strip();
            if (words.codePoints().anyMatch(CheckedText::steers)) {
                throw new TypeConversionException(
                        "What is kept for good is shown on terminals; write it without control characters.");
            }
            if (words.isEmpty()
                    || words.length() > TEXT_CHARACTERS_MAX
                    || words.lines().count() > 1) {
                throw new TypeConversionException("'"
                        + Optional.of(words).filter(all -> all.length() < 40).orElse("…")
                        + "' is kept for good and read by others; write one line of 1 to " + TEXT_CHARACTERS_MAX
                        + " characters.");
            }
            return words;
        }

        /** Characters that steer a terminal, or turn round what stands after them. */
        private static boolean steers(int codePoint) {
            return (Character.isISOControl(codePoint) && codePoint != '\n')
                    || (codePoint >= 0x202A && codePoint <= 0x202E)
                    || (codePoint >= 0x2066 && codePoint <= 0x2069);
        }
    }
}
