package io.daybreak.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the standard error of a process while it runs, and notes when each line came. */
final class Errors extends Thread {
    private final Process process;
    private final long start;
    private final List<Usage.Line> lines = new ArrayList<>();

    Errors(Process process, long start) {
        this.process = process;
        this.start = start;
    }

    @Override
    public void run() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(new Usage.Line((System.nanoTime() - start) / 1e9, line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All lines; after the thread has ended. */
    List<Usage.Line> lines() {
        return List.copyOf(lines);
    }
}
