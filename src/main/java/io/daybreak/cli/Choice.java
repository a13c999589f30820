package io.daybreak.cli;

import java.nio.file.Path;

/**
 * A value that somebody chose, and where.
 *
 * @param text the value as written
 * @param origin where it was written, for messages: {@code --input}, {@code DAYBREAK_INPUT}, {@code nightly.yaml:12}
 * @param base what a relative path is relative to; absolute
 */
record Choice(String text, String origin, Path base) {

    /**
     * The value as a path, absolute and without detours.
     *
     * @throws java.nio.file.InvalidPathException when no path can be written so
     */
    Path path() {
        return base.resolve(text).normalize();
    }
}
