package io.daybreak.job;

import io.daybreak.notice.Caps;
import io.daybreak.notice.Decision;
import io.daybreak.notice.LateLoan;
import io.daybreak.notice.LedgerEntry;
import io.daybreak.notice.Surroundings;
import io.daybreak.policy.NoticeRules.BorrowerCap;
import io.daybreak.policy.Policy;
import io.daybreak.policy.Rules;
import io.daybreak.publication.CommittedPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One borrower, one message, over a whole night. Most borrowers have one late loan, and their turn needs no waiting;
 * for those with several, every notice is announced first, and then the caps choose. Held are hashes of the borrowers of
 * late loans, and a few words of each notice announced; never the notices.
 */
final class BorrowerCaps {
    private final Policy policy;
    /** Hashes of borrowers with more than one late loan, ascending; a hash shared by chance only announces too much. */
    private final long[] several;

    private final Map<String, List<Caps.Turn>> turns = new HashMap<>();
    private final Map<String, List<LedgerEntry>> earlier = new HashMap<>();
    private final Map<String, Decision.Suppressed> stopped = new HashMap<>();

    private BorrowerCaps(Policy policy, long[] several) {
        this.policy = policy;
        this.several = several;
    }

    /**
     * Finds the borrowers with several late loans; none where no cap is in force.
     *
     * @param lateBorrowers the borrower of every late loan, a line each
     */
    static BorrowerCaps find(List<CommittedPart> lateBorrowers, Policy policy) throws IOException {
        boolean inForce = Stream.concat(Stream.of(policy.base()), policy.byProduct().values().stream())
                .anyMatch(rules -> cap(rules).isPresent());
        return new BorrowerCaps(policy, inForce ? repeated(lateBorrowers) : new long[0]);
    }

    private static Optional<BorrowerCap> cap(Rules rules) {
        return rules.notices().maxPerBorrower();
    }

    private static long[] repeated(List<CommittedPart> lateBorrowers) throws IOException {
        Hashes hashes = new Hashes();
        PartLines.each(
                lateBorrowers, line -> hashes.add(hash(WorkLine.fields(line).get(0))));
        return hashes.repeated();
    }

    /** Numbers that grow without boxes. */
    private static final class Hashes {
        private long[] all = new long[1024];
        private int count;

        void add(long hash) {
            if (count == all.length) {
                all = Arrays.copyOf(all, count * 2);
            }
            all[count++] = hash;
        }

        long[] repeated() {
            Arrays.sort(all, 0, count);
            int kept = 0;
            for (int at = 1; at < count; at++) {
                boolean isRepeat = all[at] == all[at - 1];
                if (isRepeat && (kept == 0 || all[kept - 1] != all[at])) {
                    all[kept++] = all[at];
                }
            }
            return Arrays.copyOf(all, kept);
        }
    }

    /** FNV-1a over the characters, 64 bits. */
    private static long hash(String borrowerId) {
        long hash = 0xCBF29CE484222325L;
        for (int at = 0; at < borrowerId.length(); at++) {
            hash = (hash ^ borrowerId.charAt(at)) * 0x100000001B3L;
        }
        return hash;
    }

    /** Whether any borrower has several late loans under a cap. */
    boolean mayStopSeveral() {
        return several.length > 0;
    }

    /** Whether the loan's borrower has several late loans. */
    boolean concerns(LateLoan late) {
        return Arrays.binarySearch(several, hash(late.loan().borrowerId())) >= 0;
    }

    /** Announces a notice that would go out to a borrower with several late loans. */
    void announce(LateLoan late, Decision.Send send, Surroundings known) {
        String borrowerId = late.loan().borrowerId();
        turns.computeIfAbsent(borrowerId, key -> new ArrayList<>(2)).add(turn(late, send, known));
        earlier.put(borrowerId, known.toBorrower());
    }

    /** Lets the caps choose among all that was announced. */
    void settle() {
        turns.forEach((borrowerId, announced) ->
                stopped.putAll(Caps.stopped(announced, earlier.getOrDefault(borrowerId, List.of()))));
        turns.clear();
        earlier.clear();
    }

    /** Why a notice does not go out tonight; empty when it does. */
    Optional<Decision.Suppressed> stops(LateLoan late, Decision.Send send, Surroundings known) {
        String loanId = late.loan().loanId();
        Map<String, Decision.Suppressed> capped =
                concerns(late) ? stopped : Caps.stopped(List.of(turn(late, send, known)), known.toBorrower());
        return Optional.ofNullable(capped.get(loanId));
    }

    private Caps.Turn turn(LateLoan late, Decision.Send send, Surroundings known) {
        return Caps.Turn.of(send, cap(policy.rules(late.loan().product())), known);
    }
}
