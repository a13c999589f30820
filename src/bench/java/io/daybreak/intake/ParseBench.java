package io.daybreak.intake;

import io.daybreak.sample.PortfolioGenerator;
import io.daybreak.sample.PortfolioShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** Rows of a made portfolio, from bytes in memory to records. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ParseBench {
    private static final int LOANS = 1_000;
    private static final int ROWS = 5_000;
    private static final int BUFFER_BYTES = 128 << 10;
    private static final int DECIMALS = 2;

    private final DecimalTotal total = new DecimalTotal();
    private Optional<Path> folder = Optional.empty();
    private Optional<InMemory> installments = Optional.empty();
    private Optional<InMemory> payments = Optional.empty();

    private record InMemory(RowSource source, ByteSource bytes) {
        static InMemory of(Path folder, DeliveryFile file) throws IOException, RefusedException {
            Path path = folder.resolve(file.standardName());
            ScannedFile scanned = FileScanner.scan(new FileScanner.Task(
                    Layout.of(file),
                    path,
                    FileMapping.csv(file.standardName()),
                    Optional.empty(),
                    folder,
                    FileScanner.RowVisitor.NOBODY));
            byte[] all = Files.readAllBytes(path);
            return new InMemory(scanned.source(), (target, offset, length, position) -> {
                int count = Math.min(length, all.length - (int) position);
                System.arraycopy(all, (int) position, target, offset, count);
                return count == 0 ? -1 : count;
            });
        }

        RowCursor cursor() {
            return source.cursor(bytes, source.data(), BUFFER_BYTES);
        }
    }

    /** Makes the portfolio. */
    @Setup
    public void make() throws IOException, InterruptedException, RefusedException {
        Path made = Files.createTempDirectory("bench");
        PortfolioGenerator.write(PortfolioShape.of(LOANS, 20), PortfolioShape.MID_JUNE, made);
        installments = Optional.of(InMemory.of(made, DeliveryFile.INSTALLMENTS));
        payments = Optional.of(InMemory.of(made, DeliveryFile.PAYMENTS));
        folder = Optional.of(made);
    }

    /** Removes it. */
    @TearDown
    public void remove() throws IOException {
        try (var files = Files.list(folder.orElseThrow())) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder.orElseThrow());
    }

    /** A row of installments.csv. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void installment(Blackhole sink) throws IOException {
        InMemory file = installments.orElseThrow();
        RowCursor row = file.cursor();
        InstallmentRows rows = new InstallmentRows(file.source());
        for (int count = 0; count < ROWS && row.next(); count++) {
            sink.consume(rows.read(row, DECIMALS, total));
        }
    }

    /** A row of payments.csv. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void payment(Blackhole sink) throws IOException {
        InMemory file = payments.orElseThrow();
        RowCursor row = file.cursor();
        PaymentRows rows = new PaymentRows(file.source(), RepeatedIds.Found.NOTHING, LoanIdOrder.UTF8);
        for (int count = 0; count < ROWS && row.next(); count++) {
            sink.consume(rows.read(row, DECIMALS, total));
        }
    }
}
