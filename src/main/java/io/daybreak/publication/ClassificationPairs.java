package io.daybreak.publication;

import io.daybreak.delinquency.TierReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Walks over two classifications of one business date at the same time and hands out the loans that differ. */
public final class ClassificationPairs {
    /** What a loan is on a day; the columns after these say what it was read from, and grow with every delivery. */
    private static final List<String> STATE = List.of(
            "borrower_id",
            "product",
            "currency",
            "dpd",
            "policy_dpd",
            "tier",
            "tier_reason",
            "oldest_unpaid_due_date",
            "installments_overdue",
            "overdue_total",
            "overdue_principal",
            "overdue_interest",
            "overdue_fees",
            "overdue_penalties",
            "outstanding_principal");

    private static final List<String> DIGESTS = List.of("schedule_digest", "records_digest");
    private static final String NO_ROW = "-";

    private ClassificationPairs() {}

    /**
     * A loan that differs.
     *
     * @param loanId the loan
     * @param before the cells that differ as they were; a dash for no row
     * @param after the same as they are
     * @param isInBoth whether both have a row
     * @param haveSameRecords whether schedule, payments and holds up to the date are the same by their digests
     */
    public record Pair(String loanId, String before, String after, boolean isInBoth, boolean haveSameRecords) {}

    /** Takes a loan that differs. */
    @FunctionalInterface
    public interface Taker {
        void take(Pair pair) throws IOException;
    }

    /**
     * Hands out the loans whose state differs, in their order.
     *
     * @param order order of the loans in both files
     */
    public static void states(Path before, Path after, Comparator<String> order, Taker taker) throws IOException {
        walk(before, after, order, (left, right) -> {
            if (left == null || right == null || !sameCells(left, right, STATE)) {
                taker.take(pair(left, right));
            }
        });
    }

    /**
     * Hands out the loans whose records up to the date differ by their digests, or that turn out to have been closed by
     * then.
     */
    public static void records(Path before, Path after, Comparator<String> order, Taker taker) throws IOException {
        walk(before, after, order, (left, right) -> {
            if (right != null && (left == null || !sameCells(left, right, DIGESTS) || isClosedNow(left, right))) {
                taker.take(pair(left, right));
            }
        });
    }

    private static boolean isClosedNow(ReadBackCursor before, ReadBackCursor after) {
        return TierReason.isClosed(after.text(after.column("tier_reason")))
                && !TierReason.isClosed(before.text(before.column("tier_reason")));
    }

    private interface Both {
        void take(@Nullable ReadBackCursor left, @Nullable ReadBackCursor right) throws IOException;
    }

    private static void walk(Path before, Path after, Comparator<String> order, Both both) throws IOException {
        try (ReadBackCursor left = ReadBackCursor.open(before);
                ReadBackCursor right = ReadBackCursor.open(after)) {
            boolean hasLeft = left.next();
            boolean hasRight = right.next();
            while (hasLeft || hasRight) {
                int compared;
                if (hasLeft && hasRight) {
                    String loan = id(left);
                    compared = loan.equals(id(right)) ? 0 : order.compare(loan, id(right));
                } else {
                    compared = hasLeft ? -1 : 1;
                }
                both.take(compared <= 0 ? left : null, compared >= 0 ? right : null);
                hasLeft = compared <= 0 ? left.next() : hasLeft;
                hasRight = compared >= 0 ? right.next() : hasRight;
            }
        }
    }

    private static String id(ReadBackCursor cursor) {
        return cursor.text(cursor.column("loan_id"));
    }

    private static boolean sameCells(ReadBackCursor left, ReadBackCursor right, List<String> columns) {
        return columns.stream()
                .allMatch(column -> left.text(left.column(column)).equals(right.text(right.column(column))));
    }

    private static Pair pair(@Nullable ReadBackCursor left, @Nullable ReadBackCursor right) {
        if (left == null || right == null) {
            return new Pair(
                    id(left == null ? Objects.requireNonNull(right) : left),
                    left == null ? NO_ROW : words(left, List.of("dpd", "tier", "overdue_total")),
                    right == null ? NO_ROW : words(right, List.of("dpd", "tier", "overdue_total")),
                    false,
                    false);
        }
        List<String> differing = STATE.stream()
                .filter(column -> !left.text(left.column(column)).equals(right.text(right.column(column))))
                .toList();
        return new Pair(
                id(right), words(left, differing), words(right, differing), true, sameCells(left, right, DIGESTS));
    }

    private static String words(ReadBackCursor cursor, List<String> columns) {
        return columns.stream()
                .map(column -> column + " " + shown(cursor.text(cursor.column(column))))
                .collect(Collectors.joining(", "));
    }

    private static String shown(String text) {
        return text.isEmpty() ? "empty" : text;
    }
}
