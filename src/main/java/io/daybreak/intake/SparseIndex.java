package io.daybreak.intake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Every so many bytes of a file in loan_id order, where a row begins and what its loan_id is. Small: some hundred
 * thousand entries for the largest files.
 */
final class SparseIndex {
    private static final long MAX_SPACING_BYTES = 64 << 10;
    private static final long MIN_SPACING_BYTES = 256;
    /** Small files still get enough entries to be cut into parts. */
    private static final long WANTED_ENTRIES = 1024;

    /**
     * A row and its loan_id.
     *
     * @param mark where it begins
     * @param loanId its loan_id
     */
    record Entry(RowMark mark, String loanId) {}

    private final List<Entry> entries = new ArrayList<>();
    private final long spacing;
    private long nextOffset;

    SparseIndex(long fileBytes) {
        spacing = Math.min(MAX_SPACING_BYTES, Math.max(MIN_SPACING_BYTES, fileBytes / WANTED_ENTRIES));
    }

    /** Whether a row at this offset should have an entry. */
    boolean wants(long offset) {
        return offset >= nextOffset;
    }

    /** Adds a row; rows come in the order of the file. */
    void add(RowMark mark, byte[] bytes, int from, int to) {
        entries.add(new Entry(mark, new String(bytes, from, to - from, StandardCharsets.UTF_8)));
        nextOffset = mark.offset() + spacing;
    }

    /** The entries in the order of the file. */
    List<Entry> entries() {
        return entries;
    }

    /** The last entry whose loan_id is less than the given one, or the given mark when there is none. */
    RowMark before(String loanId, LoanIdOrder order, RowMark first) {
        int low = 0;
        int high = entries.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (order.compare(entries.get(middle).loanId(), loanId) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? first : entries.get(low - 1).mark();
    }
}
