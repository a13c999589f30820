package io.daybreak.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Failures of the machine, in words an operator can act on. */
final class Failures {
    private Failures() {}

    static NightOutcome ofMachine(IOException failure) {
        return NightOutcome.of(
                NightExit.FAILED, "Failed: " + words(failure), "Mend it and start the same command again; it resumes.");
    }

    /** The failure of the machine inside. */
    static IOException unwrapped(UncheckedIOException failure) {
        IOException cause = failure.getCause();
        return cause == null ? new IOException(failure) : cause;
    }

    private static String words(IOException failure) {
        if (failure instanceof NoSuchFileException missing) {
            return missing.getFile() + " is not there.";
        }
        if (failure instanceof AccessDeniedException denied) {
            return denied.getFile() + " may not be read or written by this user.";
        }
        if (failure instanceof FileSystemException ofFile) {
            String reason = ofFile.getReason() == null ? ofFile.getClass().getSimpleName() : ofFile.getReason();
            return ofFile.getFile() + ": " + reason + ".";
        }
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() + "." : message + ".";
    }
}
