package io.daybreak.sample;

import io.daybreak.sample.PortfolioChunk.CalendarBytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Makes big portfolios for measurements: consecutive nights of a million loans in seconds, streaming, in loan_id order,
 * the same bytes for the same shape. About 18 installments and 8 payments a loan; a million loans make about 1.4 GB.
 *
 * <p>From the shell, once the tests are compiled ({@code mvn -q -B test-compile}):
 *
 * <pre>java -cp target/test-classes io.daybreak.sample.PortfolioGenerator FOLDER LOANS [PAST_DUE_PERCENT [HOLDS]]</pre>
 *
 * writes the nights of 2026-06-15 to 2026-06-17 into {@code FOLDER/2026-06-15} and so on.
 */
public final class PortfolioGenerator {
    private static final int CHUNK_LOANS = 5_000;
    private static final int CHUNKS_AHEAD = 6;
    private static final int NIGHTS = 3;

    private static final String LOAN_HEADER =
            "loan_id,borrower_id,product,currency,principal,disbursed_on,status,status_on,contract_ref\n";
    private static final String INSTALLMENT_HEADER =
            "loan_id,installment_no,due_date,principal_due,interest_due,fee_due,penalty_due\n";
    private static final String PAYMENT_HEADER =
            "payment_id,loan_id,value_date,amount,type,reverses,booked_on,borrower_id,channel\n";
    private static final String BORROWER_HEADER =
            "borrower_id,name,language,phone,email,address,time_zone,preferred_channel\n";
    private static final String HOLD_HEADER = "hold_id,scope,subject_id,kind,from,to,entered_on\n";
    private static final List<String> HOLD_KINDS = List.of("PAUSE", "DISPUTE", "HARDSHIP");

    private PortfolioGenerator() {}

    /**
     * Writes three nights.
     *
     * @param arguments folder, loans, percent past due (20), holds (0)
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int pastDuePercent = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20;
        int holds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 0;
        PortfolioShape shape =
                new PortfolioShape(Integer.parseInt(arguments[1]), pastDuePercent, holds, PortfolioShape.MID_JUNE, 7L);
        for (int i = 0; i < NIGHTS; i++) {
            LocalDate night = shape.firstNight().plusDays(i);
            write(shape, night, Path.of(arguments[0]).resolve(night.toString()));
        }
    }

    /** Writes the delivery of one night into a folder, with as many threads as the machine has cores. */
    public static void write(PortfolioShape shape, LocalDate night, Path folder)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        ExecutorService makers =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try (Output loans = new Output(folder, DeliveryDraft.LOANS, LOAN_HEADER);
                Output installments = new Output(folder, DeliveryDraft.INSTALLMENTS, INSTALLMENT_HEADER);
                Output payments = new Output(folder, DeliveryDraft.PAYMENTS, PAYMENT_HEADER);
                Output borrowers = new Output(folder, DeliveryDraft.BORROWERS, BORROWER_HEADER);
                Output holds = new Output(folder, DeliveryDraft.HOLDS, HOLD_HEADER)) {
            CalendarBytes calendar = new CalendarBytes(shape.firstNight());
            unmatched(shape, payments);
            Queue<Future<PortfolioChunk>> ahead = new ArrayDeque<>();
            for (int first = 1; first <= shape.loans(); first += CHUNK_LOANS) {
                int from = first;
                int to = Math.min(shape.loans(), first + CHUNK_LOANS - 1);
                ahead.add(makers.submit(() -> PortfolioChunk.of(shape, night, calendar, from, to)));
                if (ahead.size() == CHUNKS_AHEAD) {
                    append(ahead.remove(), loans, installments, payments, borrowers);
                }
            }
            while (!ahead.isEmpty()) {
                append(ahead.remove(), loans, installments, payments, borrowers);
            }
            holds(shape, holds);
            control(folder, night, List.of(loans, installments, payments, borrowers, holds));
        } finally {
            makers.shutdownNow();
        }
    }

    private static void append(
            Future<PortfolioChunk> made, Output loans, Output installments, Output payments, Output borrowers)
            throws IOException, InterruptedException {
        PortfolioChunk chunk = done(made);
        loans.append(chunk.loans, chunk.loanRows, chunk.principalMinor);
        installments.append(chunk.installments, chunk.installmentRows, chunk.dueMinor);
        payments.append(chunk.payments, chunk.paymentRows, chunk.paidMinor);
        borrowers.append(chunk.borrowers, chunk.borrowerRows, 0);
    }

    private static PortfolioChunk done(Future<PortfolioChunk> made) throws InterruptedException {
        try {
            return made.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a chunk could not be made", e.getCause());
        }
    }

    /** One payment for every thousand loans waits for somebody to match it; its borrower is known. */
    private static void unmatched(PortfolioShape shape, Output payments) throws IOException {
        SplittableRandom random = new SplittableRandom(shape.seed() + 1);
        RowBytes rows = new RowBytes(1 << 16);
        String valueDate = shape.firstNight().minusDays(3).toString();
        int count = shape.loans() / 1_000;
        for (int number = 1; number <= count; number++) {
            rows.one('U')
                    .number(number, 8)
                    .ascii(",,")
                    .ascii(valueDate)
                    .ascii(",100.00,,,")
                    .ascii(valueDate);
            rows.ascii(",B")
                    .number(1 + random.nextInt(shape.loans()), 8)
                    .ascii(",bank")
                    .endRow();
        }
        payments.append(rows, count, count * 10_000L);
    }

    private static void holds(PortfolioShape shape, Output output) throws IOException {
        SplittableRandom random = new SplittableRandom(shape.seed());
        RowBytes rows = new RowBytes(1 << 20);
        long before = 0;
        for (int number = 1; number <= shape.holds(); number++) {
            boolean over = random.nextInt(10) < 9;
            LocalDate from = shape.firstNight().minusDays(60L + random.nextInt(300));
            String to = over ? from.plusDays(1L + random.nextInt(50)).toString() : "";
            rows.one('H').number(number, 8).ascii(",LOAN,L").number(1 + random.nextInt(shape.loans()), 8);
            rows.comma().ascii(HOLD_KINDS.get(random.nextInt(HOLD_KINDS.size())));
            rows.comma()
                    .ascii(from.toString())
                    .comma()
                    .ascii(to)
                    .comma()
                    .ascii(from.toString())
                    .endRow();
            if (rows.length() > (1 << 19) || number == shape.holds()) {
                output.append(rows, number - before, 0);
                before = number;
                rows = new RowBytes(1 << 20);
            }
        }
    }

    private static void control(Path folder, LocalDate night, List<Output> outputs) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append(String.join(",", DeliveryDraft.CONTROL_COLUMNS)).append('\n');
        for (Output output : outputs) {
            text.append(String.join(",", output.controlRow(night))).append('\n');
        }
        Files.writeString(folder.resolve(DeliveryDraft.CONTROL), text, StandardCharsets.UTF_8);
    }

    /** A file being written, with what its control row will say. */
    private static final class Output implements AutoCloseable {
        private final String file;
        private final OutputStream stream;
        private final MessageDigest digest = DeliveryDraft.sha256();
        private long rows;
        private long totalMinor;

        Output(Path folder, String file, String header) throws IOException {
            this.file = file;
            this.stream = Files.newOutputStream(folder.resolve(file));
            byte[] bytes = header.getBytes(StandardCharsets.US_ASCII);
            stream.write(bytes);
            digest.update(bytes);
        }

        void append(RowBytes more, long moreRows, long moreMinor) throws IOException {
            stream.write(more.bytes(), 0, more.length());
            digest.update(more.bytes(), 0, more.length());
            rows += moreRows;
            totalMinor = Math.addExact(totalMinor, moreMinor);
        }

        List<String> controlRow(LocalDate night) {
            List<String> amounts = new ArrayList<>(DeliveryDraft.amountColumns(file));
            String total = amounts.isEmpty() ? "" : totalMinor / 100 + "." + String.format("%02d", totalMinor % 100);
            return DeliveryDraft.controlRow(file, rows, total, HexFormat.of().formatHex(digest.digest()), night);
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
