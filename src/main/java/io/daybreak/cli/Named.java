package io.daybreak.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * What is named on a command line. An empty name, as a script leaves it whose variable is not set, is none: as a path it
 * would be the working directory.
 */
final class Named {
    private Named() {}

    /** Takes an identifier, or a place that is looked at later. */
    static final class Text implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            return named(text);
        }
    }

    /** Takes a file or a folder. */
    static final class Place implements ITypeConverter<Path> {
        @Override
        public Path convert(String text) {
            try {
                return Path.of(named(text));
            } catch (InvalidPathException bad) {
                throw new TypeConversionException("'" + text + "' cannot be a path: " + bad.getReason() + ".");
            }
        }
    }

    private static String named(String text) {
        if (text.isBlank()) {
            throw new TypeConversionException("'" + text + "' names nothing; write a value, or leave it out.");
        }
        return text;
    }
}
