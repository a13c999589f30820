package io.daybreak.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Another process that works with a store, and can be killed at any moment. */
final class StoreProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private StoreProcess(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static StoreProcess start(String what, Path folder) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreProcess.class.getName(),
                        what,
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        return new StoreProcess(process);
    }

    /** Waits for a line that begins so, and answers its rest; other lines are log lines. */
    String await(String beginning) throws IOException {
        StringBuilder before = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(beginning)) {
                return line.substring(beginning.length());
            }
            before.append(line).append('\n');
        }
        throw new AssertionError("the process ended without saying \"" + beginning + "\":\n" + before);
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    /** The other process: opens the store and then holds it, or commits without end, until it is killed. */
    public static void main(String[] arguments) throws InterruptedException {
        StoreLocation location = StoreFixture.located(StoreLocation.parse(arguments[1], Path.of("/"), Map.of()));
        System.out.println("opening");
        Store store = StoreFixture.opened(
                Store.open(location, new OpenOptions("the other process", 2, new SplittableRandom(1))));
        System.out.println("open " + store.storeId());
        switch (arguments[0]) {
            case "hold" -> Thread.sleep(Long.MAX_VALUE);
            case "commit" -> commit(store);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void commit(Store store) {
        RunId run = store.runs()
                .begin(StoreFixture.night(StoreFixture.JUNE_30), Instant.EPOCH)
                .id();
        store.partitions().freeze(run, List.of(Partition.planned("p1", 0, "")));
        for (int i = 1; ; i++) {
            store.partitions().checkpoint(run, "p1", new Checkpoint(Integer.toString(i), "", "x".repeat(i), false));
            System.out.println("committed " + i);
        }
    }
}
