package io.daybreak.cli;

import io.daybreak.store.LocationReading;
import io.daybreak.store.OpenOptions;
import io.daybreak.store.Opening;
import io.daybreak.store.Store;
import io.daybreak.store.StoreLocation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Another process that has a store: one process cannot lock itself out. */
final class StoreHolder implements AutoCloseable {
    private static final String HELD = "held";

    private final Process process;

    private StoreHolder(Process process) {
        this.process = process;
    }

    /** Starts a process that opens the store in a folder, and waits until it has it. */
    static StoreHolder of(Path folder) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreHolder.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        if (!HELD.equals(said.readLine())) {
            process.destroyForcibly();
            throw new IOException("the other process could not open the store");
        }
        return new StoreHolder(process);
    }

    /** Lets the process end, as it does when nobody talks to it any more. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    public static void main(String[] arguments) throws IOException {
        LocationReading located = StoreLocation.parse(arguments[0], Path.of("").toAbsolutePath(), Map.of());
        Opening opening = Store.open(
                ((LocationReading.Located) located).location(), new OpenOptions("a night", 3, new Random(1)));
        try (Store store = ((Opening.Opened) opening).store()) {
            System.out.println(store.isLocked() ? HELD : "not held");
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
