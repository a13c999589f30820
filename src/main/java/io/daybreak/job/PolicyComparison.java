package io.daybreak.job;

import io.daybreak.policy.Policy;
import io.daybreak.publication.PublishedRows;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a night would be under another policy: two dry runs over one delivery, against the real ledger and baseline,
 * and what differs. Nothing is published.
 */
public final class PolicyComparison {
    private static final int DIGEST_SHOWN = 12;

    private final SortedMap<Cell, Amounts> matrix = new TreeMap<>();
    private final SortedSet<String> noticesBefore = new TreeSet<>();
    private final SortedSet<String> noticesAfter = new TreeSet<>();

    private final Path kept;

    private PolicyComparison(Path kept) {
        this.kept = kept;
    }

    /** A cell of the matrix of tiers. */
    private record Cell(String currency, String from, String to) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            int byCurrency = currency.compareTo(other.currency);
            int byFrom = byCurrency != 0 ? byCurrency : from.compareTo(other.from);
            return byFrom != 0 ? byFrom : to.compareTo(other.to);
        }
    }

    /** What the two policies are called in the lines. */
    private record Names(String one, String other) {}

    private record Amounts(long loans, BigDecimal outstanding) {
        Amounts plus(Amounts other) {
            return new Amounts(Math.addExact(loans, other.loans), outstanding.add(other.outstanding));
        }
    }

    /** What came of a comparison. */
    public sealed interface Result {
        /**
         * The policies were compared.
         *
         * @param lines the matrix of tiers and the difference in notices, in words
         */
        record Compared(List<String> lines) implements Result {}

        /**
         * A run came to no files that could be compared.
         *
         * @param outcome what it came to
         */
        record NotRun(NightOutcome outcome) implements Result {}
    }

    /**
     * Compares the policy of a request with another one.
     *
     * @param request a dry run under the first policy
     * @param other the second policy
     * @param otherText the second policy as read
     * @throws IOException when the machine fails
     */
    public static Result compare(NightRequest request, Policy other, String otherText) throws IOException {
        Path kept = Files.createTempFile("daybreak-compare", ".csv");
        try {
            return new PolicyComparison(kept).compared(request, other, otherText);
        } finally {
            Files.deleteIfExists(kept);
        }
    }

    private Result compared(NightRequest request, Policy other, String otherText) {
        boolean[] looked = new boolean[2];
        NightOutcome first = NightRun.inspect(request, (date, closed) -> {
            before(date.staging());
            looked[0] = true;
        });
        if (!looked[0]) {
            return new Result.NotRun(first);
        }
        NightOutcome second = NightRun.inspect(request.under(other, otherText), (date, closed) -> {
            after(date.staging());
            looked[1] = true;
        });
        return looked[1]
                ? new Result.Compared(lines(names(request.policy(), request.policyText(), other, otherText)))
                : new Result.NotRun(second);
    }

    private void before(Path staging) throws IOException {
        PublishedRows.copyClassification(staging, kept);
        PublishedRows.notices(staging, (loanId, level) -> noticesBefore.add(loanId + " level " + level));
    }

    private void after(Path staging) throws IOException {
        PublishedRows.bothClassifications(
                kept,
                staging,
                (currency, before, after, outstanding) ->
                        matrix.merge(new Cell(currency, before, after), new Amounts(1, outstanding), Amounts::plus));
        PublishedRows.notices(staging, (loanId, level) -> noticesAfter.add(loanId + " level " + level));
    }

    /** Two files of one name and version, as while one is being written, are told apart by their digests. */
    private static Names names(Policy one, String oneText, Policy other, String otherText) {
        Names names = new Names(one.name() + " " + one.version(), other.name() + " " + other.version());
        return names.one().equals(names.other())
                ? new Names(withDigest(names.one(), oneText), withDigest(names.other(), otherText))
                : names;
    }

    private static String withDigest(String name, String text) {
        return name + " (sha256 " + Digests.ofText(text).substring(0, DIGEST_SHOWN) + "…)";
    }

    private List<String> lines(Names names) {
        List<String> lines = new ArrayList<>();
        lines.add("Tiers under " + names.one() + " → under " + names.other());
        long moved = 0;
        for (var entry : matrix.entrySet()) {
            Cell cell = entry.getKey();
            boolean stays = cell.from().equals(cell.to());
            moved += stays ? 0 : entry.getValue().loans();
            lines.add("  " + cell.currency() + "  " + shown(cell.from()) + " → " + shown(cell.to()) + ": "
                    + entry.getValue().loans() + " loans, "
                    + entry.getValue().outstanding().toPlainString() + " outstanding");
        }
        lines.add("Loans with another tier: " + moved);
        SortedSet<String> more = new TreeSet<>(noticesAfter);
        more.removeAll(noticesBefore);
        SortedSet<String> fewer = new TreeSet<>(noticesBefore);
        fewer.removeAll(noticesAfter);
        lines.add("Notices under " + names.one() + ": " + noticesBefore.size() + "; under " + names.other() + ": "
                + noticesAfter.size());
        more.forEach(notice -> lines.add("  only under " + names.other() + ": " + notice));
        fewer.forEach(notice -> lines.add("  only under " + names.one() + ": " + notice));
        lines.add("Nothing was published.");
        return lines;
    }

    private static String shown(String tier) {
        return tier.isEmpty() ? "(none)" : tier;
    }
}
