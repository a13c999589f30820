package io.daybreak.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.sample.PortfolioGenerator;
import io.daybreak.sample.PortfolioShape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A large delivery is read whole in little memory. Takes half a minute and a gigabyte of disk, so only when asked for:
 * {@code mvn test -Dtest=LargeDeliveryTest -Ddaybreak.large=200000}; prints what it took.
 */
@EnabledIfSystemProperty(named = "daybreak.large", matches = "[0-9]+")
class LargeDeliveryTest {
    private static final long MAX_HEAP_KEPT_BYTES = 48L << 20;
    private static final int THREADS = 2;

    @TempDir
    private Path folder;

    @Test
    void a_large_delivery_ties_with_its_control_file_and_keeps_the_heap_flat() throws Exception {
        int loans = Integer.getInteger("daybreak.large");
        PortfolioShape shape = new PortfolioShape(loans, 20, loans, PortfolioShape.MID_JUNE, 7L);
        Path input = folder.resolve("in");
        PortfolioGenerator.write(shape, shape.firstNight(), input);
        long heapBefore = heapBytes();
        long start = System.nanoTime();
        Scan scan = Delivery.scan(
                input,
                DeliveryMapping.standard(),
                folder.resolve("work"),
                Optional.empty(),
                new ControlExpectation(shape.firstNight(), false, true, true),
                THREADS);
        try (Delivery delivery = Readings.delivery(scan)) {
            long scanned = System.nanoTime();
            FileCounts counts = read(delivery);
            long read = System.nanoTime();

            long bytes = delivery.files().stream().mapToLong(FileFacts::bytes).sum();
            System.out.printf(
                    Locale.ROOT,
                    "%d loans, %d MB: scan %d ms, pass %d ms, heap kept %d MB%n",
                    loans,
                    bytes >> 20,
                    (scanned - start) / 1_000_000,
                    (read - scanned) / 1_000_000,
                    (heapBytes() - heapBefore) >> 20);
            assertThat(delivery.files()).extracting(FileFacts::path).containsOnly(ReadingPath.STREAMED);
            assertThat(ControlCheck.compare(delivery.control().orElseThrow(), counts))
                    .isEmpty();
            assertThat(delivery.changes(counts)).isEmpty();
            assertThat(heapBytes() - heapBefore).isLessThan(MAX_HEAP_KEPT_BYTES);
        }
    }

    private static FileCounts read(Delivery delivery) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<FileCounts>> parts = new ArrayList<>();
            for (Slice slice : delivery.plan(THREADS * 4)) {
                parts.add(executor.submit(() -> {
                    try (LoanReader reader = delivery.open(slice, Optional.empty())) {
                        while (reader.next().isPresent()) {
                            // Every case is made and dropped.
                        }
                        return reader.takeCounts();
                    }
                }));
            }
            FileCounts counts = FileCounts.NONE;
            for (Future<FileCounts> part : parts) {
                counts = counts.plus(part.get());
            }
            return counts;
        } finally {
            executor.shutdownNow();
        }
    }

    @SuppressWarnings("System.gc") // what is kept can only be measured after a collection
    private static long heapBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
