package io.daybreak.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Scans the files of a delivery, several at the same time, and puts together what they come to. */
final class DeliveryScan {
    private final Path folder;
    private final DeliveryMapping mapping;
    private final Path workFolder;
    private final Optional<Path> baseline;
    private final ControlExpectation expectation;

    private final Map<DeliveryFile, Path> present = new EnumMap<>(DeliveryFile.class);
    private final Map<DeliveryFile, Scanned> scanned = new EnumMap<>(DeliveryFile.class);
    private final List<Refusal> refusals = new ArrayList<>();
    private Optional<Scanned> scannedBaseline = Optional.empty();
    private Optional<Control> control = Optional.empty();

    DeliveryScan(
            Path folder,
            DeliveryMapping mapping,
            Path workFolder,
            Optional<Path> baseline,
            ControlExpectation expectation) {
        this.folder = folder;
        this.mapping = mapping;
        this.workFolder = workFolder;
        this.baseline = baseline;
        this.expectation = expectation;
    }

    /** Scans; refuses before the big files are read where that can be known. */
    Scan scan(int threads) throws IOException {
        Files.createDirectories(workFolder);
        boolean isDone = false;
        try {
            look();
            if (present.containsKey(DeliveryFile.CONTROL)) {
                control();
            }
            if (refusals.isEmpty()) {
                scanAll(threads);
                compareWithControl();
            }
            isDone = refusals.isEmpty();
            return isDone ? delivery() : refused();
        } finally {
            if (!isDone) {
                close();
            }
        }
    }

    private void look() throws IOException {
        if (!Files.isDirectory(folder)) {
            refusals.add(Refusal.of(
                    RefusalCode.MISSING_FILE,
                    folder.toString(),
                    "The delivery's folder is not there.",
                    "wait for the delivery, or correct --input."));
            return;
        }
        for (DeliveryFile file : DeliveryFile.values()) {
            Path path = folder.resolve(mapping.of(file).fileName());
            if (Files.isRegularFile(path)) {
                present.put(file, path);
            } else {
                missing(file).ifPresent(refusals::add);
            }
        }
    }

    private Optional<Refusal> missing(DeliveryFile file) throws IOException {
        String name = mapping.of(file).fileName();
        if (file.isRequired()) {
            return Optional.of(Refusal.of(
                    RefusalCode.MISSING_FILE,
                    name,
                    "The file is required and not there." + likeIt(name),
                    "wait for the delivery, or map its name in the settings."));
        }
        if (file == DeliveryFile.CONTROL && expectation.controlRequired()) {
            return Optional.of(Refusal.of(
                    RefusalCode.CONTROL_MISSING,
                    name,
                    "The policy requires control totals and there are none.",
                    "have the sender deliver a control file."));
        }
        if (file == DeliveryFile.HOLDS && expectation.holdsExpected()) {
            return Optional.of(Refusal.of(
                    RefusalCode.HOLDS_MISSING,
                    name,
                    "The last run had holds and this delivery has no file of them.",
                    "deliver the file, even if it has nothing but a header."));
        }
        return Optional.empty();
    }

    /** A file that was meant, perhaps: of other case, nearly the name, or packed. */
    private String likeIt(String name) throws IOException {
        Set<String> others = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString()).forEach(others::add);
        }
        for (DeliveryFile file : DeliveryFile.values()) {
            others.remove(mapping.of(file).fileName());
        }
        Optional<String> packed =
                others.stream().filter(other -> other.startsWith(name + ".")).findFirst();
        if (packed.isPresent()) {
            return " There is '" + Shown.shortened(packed.get()) + "': packed files must be unpacked.";
        }
        String close = Spelling.closest(name, others);
        return close.isEmpty() ? "" : " There is '" + Shown.shortened(close) + "'.";
    }

    private void control() throws IOException {
        try {
            Scanned file = scanUnordered(DeliveryFile.CONTROL, FileScanner.RowVisitor.NOBODY);
            scanned.put(DeliveryFile.CONTROL, file);
            ControlFile.Reading reading = ControlFile.read(file.rows(), mapping);
            refusals.addAll(reading.refusals());
            if (reading.refusals().isEmpty()) {
                control = Optional.of(reading.control());
                refusals.addAll(
                        ControlFile.problems(reading.control(), file.rows().name(), present.keySet(), expectation));
            }
        } catch (RefusedException unusable) {
            refusals.add(unusable.refusal());
        }
    }

    private void scanAll(int threads) throws IOException {
        ExecutorService executor = Executors.newFixedThreadPool(Math.max(1, threads));
        try {
            Map<DeliveryFile, Future<Scanned>> files = new EnumMap<>(DeliveryFile.class);
            // The largest file first: it decides how long the whole scan takes.
            for (DeliveryFile file : List.of(
                    DeliveryFile.INSTALLMENTS,
                    DeliveryFile.PAYMENTS,
                    DeliveryFile.BORROWERS,
                    DeliveryFile.HOLDS,
                    DeliveryFile.LOANS,
                    DeliveryFile.RECEIPTS)) {
                if (present.containsKey(file)) {
                    files.put(file, executor.submit(task(file)));
                }
            }
            Optional<Future<Scanned>> published = baseline.map(path -> executor.submit(() -> scanBaseline(path)));
            for (Map.Entry<DeliveryFile, Future<Scanned>> file : files.entrySet()) {
                take(file.getValue()).ifPresent(result -> scanned.put(file.getKey(), result));
            }
            scannedBaseline = published.isPresent() ? take(published.get()) : Optional.empty();
        } finally {
            executor.shutdownNow();
        }
    }

    private Callable<Scanned> task(DeliveryFile file) {
        return switch (file) {
            case LOANS, INSTALLMENTS -> () -> inOrder(scanBig(file, FileScanner.RowVisitor.NOBODY));
            case PAYMENTS -> this::scanPayments;
            case BORROWERS -> this::scanBorrowers;
            case HOLDS -> this::scanHolds;
            case RECEIPTS -> this::scanReceipts;
            case CONTROL -> () -> scanUnordered(file, FileScanner.RowVisitor.NOBODY);
        };
    }

    private Optional<Scanned> take(Future<Scanned> future) throws IOException {
        try {
            return Optional.of(future.get());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while scanning the delivery", interrupted);
        } catch (ExecutionException failed) {
            Throwable cause = Optional.ofNullable(failed.getCause()).orElse(failed);
            if (cause instanceof RefusedException unusable) {
                refusals.add(unusable.refusal());
                return Optional.empty();
            }
            if (cause instanceof FileChangedException changed) {
                refusals.add(changed.refusal());
                return Optional.empty();
            }
            if (cause instanceof RuntimeException bug) {
                throw bug;
            } else if (cause instanceof Error error) {
                throw error;
            }
            throw new IOException("the delivery could not be scanned: " + cause.getMessage(), cause);
        }
    }

    private ScannedFile scanBig(DeliveryFile file, FileScanner.RowVisitor visitor)
            throws IOException, RefusedException {
        return FileScanner.scan(task(file, Optional.of(mapping.loanIdOrder()), visitor));
    }

    private Scanned scanUnordered(DeliveryFile file, FileScanner.RowVisitor visitor)
            throws IOException, RefusedException {
        ScannedFile result = FileScanner.scan(task(file, Optional.empty(), visitor));
        return Scanned.of(result, result.source());
    }

    private FileScanner.Task task(DeliveryFile file, Optional<LoanIdOrder> order, FileScanner.RowVisitor visitor) {
        Path path = Optional.ofNullable(present.get(file)).orElseThrow();
        return new FileScanner.Task(Layout.of(file), path, mapping.of(file), order, workFolder, visitor);
    }

    private Scanned inOrder(ScannedFile file) throws IOException {
        return Scanned.of(
                file,
                file.firstLineOutOfOrder().isPresent()
                        ? SortedCopy.of(file.source(), mapping.loanIdOrder(), workFolder)
                        : file.source());
    }

    private Scanned scanPayments() throws IOException, RefusedException {
        try (RepeatedIds ids = new RepeatedIds("payment_id", workFolder, KeyHash.MIXED)) {
            ScannedFile file = scanBig(DeliveryFile.PAYMENTS, ids);
            return inOrder(file).with(ids.find(file.source()));
        }
    }

    private Scanned scanBorrowers() throws IOException, RefusedException {
        try (BorrowerBook.Builder builder = new BorrowerBook.Builder(workFolder)) {
            Scanned file = scanUnordered(DeliveryFile.BORROWERS, builder);
            return file.with(builder.build(file.rows()));
        }
    }

    private Scanned scanHolds() throws IOException, RefusedException {
        try (HoldBook.Builder builder = new HoldBook.Builder(workFolder, mapping.loanIdOrder())) {
            Scanned file = scanUnordered(DeliveryFile.HOLDS, builder);
            return file.with(builder.build(file.rows()));
        }
    }

    private Scanned scanReceipts() throws IOException, RefusedException {
        try (ReceiptFile.Builder builder = new ReceiptFile.Builder(workFolder)) {
            Scanned file = scanUnordered(DeliveryFile.RECEIPTS, builder);
            return file.with(builder.build(file.rows()));
        }
    }

    /** The program wrote it and its digest was verified: what is wrong with it now is the machine's failure. */
    private Scanned scanBaseline(Path path) throws IOException {
        String name = Layout.BASELINE.standardName();
        try {
            return inOrder(FileScanner.scan(new FileScanner.Task(
                    Layout.BASELINE,
                    path,
                    FileMapping.csv(name),
                    Optional.of(mapping.loanIdOrder()),
                    workFolder,
                    FileScanner.RowVisitor.NOBODY)));
        } catch (RefusedException unusable) {
            throw new IOException("the baseline cannot be read: " + unusable.getMessage(), unusable);
        }
    }

    private void compareWithControl() {
        if (control.isEmpty()) {
            return;
        }
        String name = mapping.of(DeliveryFile.CONTROL).fileName();
        for (ControlRow row : control.get().rows()) {
            Optional.ofNullable(scanned.get(row.file())).ifPresent(file -> {
                ControlFile.digestProblem(row, name, file.file().sha256()).ifPresent(refusals::add);
                ControlCheck.rows(row, name, file.file().rows()).ifPresent(refusals::add);
            });
        }
    }

    private Refused refused() {
        return new Refused(refusals, facts());
    }

    private List<FileFacts> facts() {
        return scanned.entrySet().stream()
                .map(entry -> entry.getValue().facts(entry.getKey()))
                .toList();
    }

    private Delivery delivery() throws IOException {
        LoanSources sources = new LoanSources(
                rows(DeliveryFile.LOANS),
                rows(DeliveryFile.INSTALLMENTS),
                rows(DeliveryFile.PAYMENTS),
                scannedBaseline.map(Scanned::rows),
                Optional.ofNullable(scanned.get(DeliveryFile.PAYMENTS))
                        .orElseThrow()
                        .repeated(),
                mapping.loanIdOrder(),
                Optional.ofNullable(scanned.get(DeliveryFile.HOLDS))
                        .flatMap(Scanned::holds)
                        .orElse(HoldBook.EMPTY),
                expectation.businessDate(),
                Optional.empty());
        return new Delivery(sources, scanned, scannedBaseline, facts(), control);
    }

    private RowSource rows(DeliveryFile file) {
        return Optional.ofNullable(scanned.get(file)).orElseThrow().rows();
    }

    private void close() throws IOException {
        for (Scanned file : scanned.values()) {
            file.close();
        }
    }
}
