package io.daybreak.job;

import io.daybreak.publication.OutputFolder;
import io.daybreak.store.DiskRoom;
import io.daybreak.store.StoreFailure;
import io.daybreak.store.StoreLocation;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Failures of the machine, in words an operator can act on: a stable code, what, where, and what to do. Whatever wraps
 * them, and whatever failed because of them, the one that began it is told.
 *
 * @param store where the memory lies
 * @param outputs the output folder
 */
record Failures(StoreLocation store, OutputFolder outputs) {
    private static final List<String> NO_ROOM =
            List.of("no space left on device", "disk quota exceeded", "file too large", "not enough space");

    /** What kind of failure it is; the names are a contract with whoever reads logs. */
    private enum Code {
        DISK_FULL("Make room there (jobs/daybreak purge removes what was kept long enough) and start the same command"
                + " again; it resumes."),
        NOT_WRITABLE("Let this user read and write there and start the same command again; it resumes."),
        FILE_GONE("Put it back, or restore the folder from its backup, and start the same command again; it resumes."),
        STORE_GONE("Put the store back, or start its server, and start the same command again; it resumes."),
        STORE_FAILED("Mend the store and start the same command again; it resumes."),
        MACHINE_FAILED("Mend it and start the same command again; it resumes.");

        private final String whatToDo;

        Code(String whatToDo) {
            this.whatToDo = whatToDo;
        }

        NightOutcome of(String words) {
            return NightOutcome.of(NightExit.FAILED, "Failed, " + this + ": " + words + ".", whatToDo);
        }
    }

    /** What came of a failure of the machine; empty when it is none, but a bug of ours. */
    Optional<NightOutcome> of(Throwable failure) {
        List<Throwable> chain = chain(failure);
        if (chain.stream().noneMatch(Failures::isOfMachine)) {
            return Optional.empty();
        }
        Optional<String> noRoom = noRoom(chain);
        if (noRoom.isPresent()) {
            return Optional.of(Code.DISK_FULL.of(noRoom.get()));
        }
        if (store.isGone()) {
            return Optional.of(storeGone());
        }
        if (chain.stream().anyMatch(StoreFailure::isBehind)) {
            return Optional.of(ofStore(chain));
        }
        return Optional.of(first(chain, FileSystemException.class::isInstance)
                .or(() -> first(chain, IOException.class::isInstance))
                .map(found -> ofFile((IOException) found))
                .orElseGet(() -> Code.MACHINE_FAILED.of(line(failure))));
    }

    /** The same for a failure of a file. */
    NightOutcome ofMachine(IOException failure) {
        return of(failure).orElseGet(() -> ofFile(failure));
    }

    /** That the store went away while this process worked with it. */
    NightOutcome storeGone() {
        return Code.STORE_GONE.of("the store " + store + " is not there any more, or somebody else's");
    }

    private static boolean isOfMachine(Throwable failure) {
        return failure instanceof IOException
                || StoreFailure.isBehind(failure)
                || failure instanceof DataAccessException
                || failure instanceof TransactionException
                || isFaultOfMappedFile(failure);
    }

    /** What Java says when a mapped file could not be read or written where it is mapped. */
    private static boolean isFaultOfMappedFile(Throwable failure) {
        return failure instanceof InternalError
                && String.valueOf(failure.getMessage()).contains("unsafe memory access");
    }

    private Optional<String> noRoom(List<Throwable> chain) {
        Optional<String> told = first(
                        chain, one -> one instanceof IOException && saysNoRoom(String.valueOf(one.getMessage())))
                .map(one -> (chain.stream().anyMatch(StoreFailure::isBehind) ? "the store " + store + ": " : "")
                        + line(one));
        return store.file()
                .flatMap(DiskRoom::missing)
                .or(() -> DiskRoom.missing(outputs.root()))
                .or(() -> told);
    }

    private static boolean saysNoRoom(String message) {
        String words = message.toLowerCase(Locale.ROOT);
        return NO_ROOM.stream().anyMatch(words::contains);
    }

    private NightOutcome ofStore(List<Throwable> chain) {
        Throwable first = first(chain, StoreFailure::isBehind).orElseThrow();
        if (chain.stream().anyMatch(StoreFailure::isGone)) {
            return Code.STORE_GONE.of("the store " + store + " does not answer: " + line(first));
        }
        return Code.STORE_FAILED.of("the store " + store + " failed: " + line(first));
    }

    private static NightOutcome ofFile(IOException failure) {
        if (failure instanceof NoSuchFileException missing) {
            return Code.FILE_GONE.of(missing.getFile() + " is not there");
        }
        if (failure instanceof AccessDeniedException denied) {
            return Code.NOT_WRITABLE.of(denied.getFile() + " may not be read or written by this user");
        }
        if (failure instanceof FileSystemException ofFile) {
            String reason = ofFile.getReason() == null ? reason(ofFile) : ofFile.getReason();
            Code code = reason.toLowerCase(Locale.ROOT).contains("read-only") ? Code.NOT_WRITABLE : Code.MACHINE_FAILED;
            return code.of(ofFile.getFile() + ": " + reason);
        }
        return Code.MACHINE_FAILED.of(line(failure));
    }

    private static String reason(FileSystemException failure) {
        return failure.getClass().getSimpleName().replace("Exception", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    }

    /** Messages of drivers go on with statements and traces; people get what went wrong. */
    private static String line(Throwable failure) {
        String words = String.valueOf(failure.getMessage())
                .lines()
                .findFirst()
                .orElse(failure.getClass().getSimpleName());
        return words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
    }

    private static Optional<Throwable> first(List<Throwable> chain, Predicate<Throwable> which) {
        return chain.stream().filter(which).findFirst();
    }

    /** A failure, its causes, and what it keeps beside them, nearest first. */
    private static List<Throwable> chain(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> chain = new ArrayList<>();
        Deque<Throwable> waiting = new ArrayDeque<>(List.of(failure));
        while (!waiting.isEmpty()) {
            Throwable next = waiting.removeFirst();
            if (seen.add(next)) {
                chain.add(next);
                Optional.ofNullable(next.getCause()).ifPresent(waiting::addLast);
                Arrays.stream(next.getSuppressed()).forEach(waiting::addLast);
            }
        }
        return chain;
    }
}
