package io.daybreak.job;

import io.daybreak.notice.Notice;
import io.daybreak.publication.Withdrawal;
import io.daybreak.store.MemoryChange;
import io.daybreak.store.WrittenNotice;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a held run would leave behind, read once, in the order in which it was laid aside. A notice is what has its proof
 * in {@code evidence.jsonl}; a correction carries its own and is never withdrawn, since it stays right.
 */
final class HeldChanges {
    private final Iterator<String> lines;
    private final Iterator<String> evidence;
    private boolean proofTaken;

    /**
     * Begins to read.
     *
     * @param lines what it would leave behind, as {@link MemoryLines} has it
     * @param evidence lines of its {@code evidence.jsonl}
     */
    HeldChanges(Iterator<String> lines, Stream<String> evidence) {
        this.lines = lines;
        Iterator<String> proofs = evidence.iterator();
        this.evidence = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return proofs.hasNext();
            }

            @Override
            public String next() {
                proofTaken = true;
                return proofs.next();
            }
        };
    }

    /** One change, and the notice it is, if it is one. */
    private record Held(MemoryChange change, Optional<WrittenNotice> notice) {}

    private Stream<Held> all() {
        Iterable<String> each = () -> lines;
        return StreamSupport.stream(each.spliterator(), false).map(this::parse);
    }

    private Held parse(String line) {
        proofTaken = false;
        MemoryChange change = MemoryLines.parse(line, evidence);
        return proofTaken && change instanceof MemoryChange.Noticed noticed
                ? new Held(change, Optional.of(noticed.written()))
                : new Held(change, Optional.empty());
    }

    /** The notices alone. */
    Iterator<WrittenNotice> notices() {
        return all().flatMap(held -> held.notice().stream()).iterator();
    }

    /** Every change but the notices that do not go out. */
    Iterator<MemoryChange> without(Function<Notice, Optional<Withdrawal.Reason>> judge) {
        return all().filter(held -> held.notice()
                        .flatMap(written -> judge.apply(written.notice()))
                        .isEmpty())
                .map(Held::change)
                .iterator();
    }
}
