package io.daybreak.job;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Works on pieces with several threads, a few pieces ahead, and hands over what comes of them one by one, in the order
 * in which they were given: the outcome is the same with any number of threads. To be used by one thread.
 */
final class Ahead<R> implements Closeable {
    /** Takes what came of a piece. */
    @FunctionalInterface
    interface Sink<R> {
        void take(R result) throws IOException;
    }

    private final ExecutorService workers;
    private final int piecesMax;
    private final Sink<R> sink;
    private final Queue<Future<R>> pieces = new ArrayDeque<>();

    Ahead(int threads, Sink<R> sink) {
        this.workers = Executors.newFixedThreadPool(threads);
        this.piecesMax = threads + 1;
        this.sink = sink;
    }

    /** Gives a piece to the workers; hands over the oldest when enough are under way. */
    void give(Callable<R> piece) throws IOException {
        if (pieces.size() == piecesMax) {
            sink.take(result(pieces.remove()));
        }
        pieces.add(workers.submit(piece));
    }

    /** Hands over what is left. */
    void finish() throws IOException {
        while (!pieces.isEmpty()) {
            sink.take(result(pieces.remove()));
        }
    }

    /** What failed in a worker fails here as it would have without one. */
    private static <R> R result(Future<R> piece) throws IOException {
        try {
            return piece.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for a piece of work", interrupted);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            if (cause instanceof IOException machine) {
                throw machine;
            } else if (cause instanceof RuntimeException bug) {
                throw bug;
            } else if (cause instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("a piece of work failed", failed);
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
