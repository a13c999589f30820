package io.daybreak.cli;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneId;
import org.slf4j.LoggerFactory;

/**
 * Where the program's log goes while a command runs. It carries ids and stack traces, never names, addresses or
 * messages; only its owner may read it.
 */
final class LogFile implements AutoCloseable {
    private final Path file;
    private final FileAppender<ILoggingEvent> appender;
    private final Logger root;

    private LogFile(Path file, FileAppender<ILoggingEvent> appender, Logger root) {
        this.file = file;
        this.appender = appender;
        this.root = root;
    }

    /**
     * Sends the log to a file, after what is in it; makes the file and its folders where they are missing.
     *
     * @param zone zone of the times in it
     * @throws IOException when the file cannot be written
     */
    static LogFile open(Path file, ZoneId zone) throws IOException {
        return open(file, zone, LogFormat.TEXT);
    }

    /** The same in a chosen format. */
    static LogFile open(Path file, ZoneId zone, LogFormat format) throws IOException {
        createForOwner(file);
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Encoder<ILoggingEvent> encoder =
                switch (format) {
                    case TEXT -> text(context, zone);
                    case JSON -> json(context);
                };
        encoder.start();
        FileAppender<ILoggingEvent> appender = new FileAppender<>();
        appender.setContext(context);
        appender.setName(file.toString());
        appender.setFile(file.toString());
        appender.setAppend(true);
        appender.setEncoder(encoder);
        appender.start();
        if (!appender.isStarted()) {
            throw new IOException(file + " cannot be opened");
        }
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(appender);
        return new LogFile(file, appender, root);
    }

    private static Encoder<ILoggingEvent> text(LoggerContext context, ZoneId zone) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setCharset(StandardCharsets.UTF_8);
        // One event, one line, but for stack traces; times carry their offset.
        encoder.setPattern(
                "%d{\"yyyy-MM-dd'T'HH:mm:ss.SSSXXX\", " + zone + "} %-5level [%thread] %logger{36} - %msg%n");
        return encoder;
    }

    /** One object an event, stack traces inside; times are milliseconds since 1970, of no zone. */
    private static Encoder<ILoggingEvent> json(LoggerContext context) {
        JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.setWithFormattedMessage(true);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithSequenceNumber(false);
        encoder.setWithContext(false);
        return encoder;
    }

    Path file() {
        return file;
    }

    @Override
    public void close() {
        root.detachAppender(appender);
        appender.stop();
    }

    private static void createForOwner(Path file) throws IOException {
        boolean modes = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder, ownersOnly(modes, "rwx------"));
        }
        try {
            Files.createFile(file, ownersOnly(modes, "rw-------"));
        } catch (FileAlreadyExistsException appendToIt) {
            if (!Files.isRegularFile(file)) {
                throw appendToIt;
            }
        }
    }

    private static FileAttribute<?>[] ownersOnly(boolean modes, String mode) {
        return modes
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }
}
