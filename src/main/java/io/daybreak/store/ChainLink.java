package io.daybreak.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * One published run in the chain of all of them.
 *
 * <p>Its chain digest is the SHA-256, in lower-case hex, of six lines in UTF-8, each ended by a line feed: the previous
 * link's chain digest (the store's id for the first one), the run id, the business date, the attempt, the control
 * digest, and the record digest, which stands for what else the store keeps of the run and never changes. All six are
 * in the attempt's {@code run.json}, so that the chain can be followed without the store.
 *
 * @param ordinal place in the chain, 1 or more, without gaps
 * @param run the run
 * @param attempt its business date and number
 * @param controlDigest sha256 of its {@code control.csv}
 * @param recordDigest of the run's inputs, kind, baseline, beginning and reason: see {@link #recordOf}
 * @param previousDigest chain digest of the link before; the store's id for the first one
 * @param chainDigest what the next link holds
 */
public record ChainLink(
        long ordinal,
        RunId run,
        Attempt attempt,
        String controlDigest,
        String recordDigest,
        String previousDigest,
        String chainDigest) {

    /** The link that a run makes after another one. */
    static ChainLink after(long ordinal, String previousDigest, Run run, String controlDigest) {
        String record = recordOf(run);
        return new ChainLink(
                ordinal,
                run.id(),
                run.attempt(),
                controlDigest,
                record,
                previousDigest,
                digest(previousDigest, run.id(), run.attempt(), controlDigest, record));
    }

    /** The link that a run makes right after this one. */
    public ChainLink before(Run next, String nextControlDigest) {
        return after(ordinal + 1, chainDigest, next, nextControlDigest);
    }

    /** Whether its chain digest is made of what else it holds. */
    public boolean holdsTogether() {
        return chainDigest.equals(digest(previousDigest, run, attempt, controlDigest, recordDigest));
    }

    /** Whether the run is still the one that was linked, as far as a run never changes. */
    public boolean isOf(Run other) {
        return run.equals(other.id())
                && attempt.equals(other.attempt())
                && other.controlDigest().equals(Optional.of(controlDigest))
                && recordDigest.equals(recordOf(other));
    }

    /**
     * Digest of what a run was bound to and who began it when. State, end and summary are left out: a run that is
     * superseded changes the first, and the others say in words what the files say.
     */
    private static String recordOf(Run run) {
        return sha256(lines(
                run.rangeFrom(),
                run.kind(),
                run.inputs().delivery(),
                run.inputs().policy(),
                run.inputs().templates(),
                run.inputs().settings(),
                run.inputs().program(),
                run.baseline().map(Attempt::toString).orElse(""),
                run.startedBy(),
                run.reason(),
                run.startedAt()));
    }

    private static String digest(
            String previousDigest, RunId run, Attempt attempt, String controlDigest, String recordDigest) {
        return sha256(
                lines(previousDigest, run, attempt.businessDate(), attempt.number(), controlDigest, recordDigest));
    }

    /** A line feed within a value would let two records read alike. */
    private static String lines(Object... values) {
        StringBuilder text = new StringBuilder();
        for (Object value : values) {
            text.append(value.toString().replace("\\", "\\\\").replace("\n", "\\n"))
                    .append('\n');
        }
        return text.toString();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
