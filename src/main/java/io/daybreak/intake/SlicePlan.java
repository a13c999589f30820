package io.daybreak.intake;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts a delivery at loan_ids. */
final class SlicePlan {
    private static final int BUFFER_BYTES = 64 << 10;

    private final LoanSources sources;

    SlicePlan(LoanSources sources) {
        this.sources = sources;
    }

    /** About {@code target} slices of about the same size. */
    List<Slice> slices(int target) throws IOException {
        List<Slice> slices = new ArrayList<>();
        Position from = start();
        for (String loanId : cuts(Math.max(1, target))) {
            Position to = find(loanId, false);
            slices.add(slice(slices.size() + 1, from, to));
            from = to;
        }
        slices.add(slice(slices.size() + 1, from, end()));
        return slices;
    }

    /** All rows with one loan_id. */
    Slice of(String loanId) throws IOException {
        return slice(1, find(loanId, false), find(loanId, true));
    }

    /** The largest file takes the most time, so it is the one to be cut evenly. */
    private List<String> cuts(int target) {
        RowSource largest = sources.loans();
        for (RowSource other : List.of(sources.installments(), sources.payments())) {
            largest = other.data().bytes() > largest.data().bytes() ? other : largest;
        }
        List<String> cuts = new ArrayList<>();
        String last = "";
        List<SparseIndex.Entry> entries = largest.index().entries();
        int entry = 0;
        for (int part = 1; part < target; part++) {
            long wanted =
                    largest.data().from().offset() + part * (largest.data().bytes() / target);
            while (entry < entries.size() && entries.get(entry).mark().offset() < wanted) {
                entry++;
            }
            if (entry < entries.size() && !entries.get(entry).loanId().equals(last)) {
                last = entries.get(entry).loanId();
                cuts.add(last);
            }
        }
        return cuts;
    }

    private static Slice slice(int number, Position from, Position to) {
        return new Slice(
                number,
                new RowRange(from.loans(), to.loans().offset()),
                new RowRange(from.installments(), to.installments().offset()),
                new RowRange(from.payments(), to.payments().offset()),
                new RowRange(from.baseline(), to.baseline().offset()));
    }

    private Position start() {
        return new Position(
                sources.loans().data().from(),
                sources.installments().data().from(),
                sources.payments().data().from(),
                sources.baseline().map(source -> source.data().from()).orElse(nowhere()));
    }

    private Position end() {
        return new Position(
                end(sources.loans()),
                end(sources.installments()),
                end(sources.payments()),
                sources.baseline().map(SlicePlan::end).orElse(nowhere()));
    }

    /** Nothing begins there, so the line does not matter. */
    private static RowMark end(RowSource source) {
        return new RowMark(source.data().to(), 1);
    }

    private static RowMark nowhere() {
        return new RowMark(0, 1);
    }

    private Position find(String loanId, boolean behind) throws IOException {
        Optional<RowSource> baseline = sources.baseline();
        return new Position(
                find(sources.loans(), loanId, behind),
                find(sources.installments(), loanId, behind),
                find(sources.payments(), loanId, behind),
                baseline.isPresent() ? find(baseline.get(), loanId, behind) : nowhere());
    }

    /** The first row whose loan_id is not less than the given one; {@code behind}: greater. */
    private RowMark find(RowSource source, String loanId, boolean behind) throws IOException {
        RowMark near =
                source.index().before(loanId, sources.order(), source.data().from());
        Lane.LoanKey key = new Lane.LoanKey(loanId);
        try (FileChannel channel = FileChannel.open(source.path());
                Lane lane = Lane.over(
                        source,
                        ByteSource.of(channel),
                        new RowRange(near, source.data().to()),
                        BUFFER_BYTES)) {
            while (lane.hasRow() && (lane.isBefore(key, sources.order()) || (behind && lane.isAt(key)))) {
                lane.used();
            }
            return lane.mark();
        }
    }
}
