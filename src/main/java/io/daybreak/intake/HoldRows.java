package io.daybreak.intake;

import io.daybreak.loan.Hold;
import io.daybreak.loan.HoldScope;
import io.daybreak.loan.RejectReason;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** Reads rows of {@code holds.csv}. For one thread. */
final class HoldRows {
    private static final Map<String, HoldScope> SCOPES = Words.of(HoldScope.values());
    private static final String NO_ID = "";

    private final Cells cells;
    private final LineSet repeats;
    private final LoanIdOrder order;
    private final Column holdId;
    private final Column scope;
    private final Column subjectId;
    private final Column kind;
    private final Column from;
    private final Column to;
    private final Column enteredOn;

    /**
     * Rows of a file in which the rows at these lines repeat the hold_id of another.
     *
     * @param order of loan_ids; numeric: a loan's is digits alone
     */
    HoldRows(RowSource source, LineSet repeats, LoanIdOrder order) {
        this.cells = new Cells(source);
        this.repeats = repeats;
        this.order = order;
        holdId = Column.of(source, "hold_id");
        scope = Column.of(source, "scope");
        subjectId = Column.of(source, "subject_id");
        kind = Column.of(source, "kind");
        from = Column.of(source, "from");
        to = Column.of(source, "to");
        enteredOn = Column.of(source, "entered_on");
    }

    /** What {@link #read} found. */
    Cells cells() {
        return cells;
    }

    /**
     * Reads a row. One that is rejected although its subject can be read is a hold of the kind {@link
     * Delivery#REJECTED_HOLD} from the beginning of time.
     *
     * @return nothing when nobody can say whom it covers
     */
    Optional<Hold> read(RowCursor row) {
        cells.begin(row);
        if (cells.isBroken()) {
            return Optional.empty();
        }
        Optional<HoldScope> covers = cells.requiredWord(scope, SCOPES);
        Optional<String> subject = covers.isPresent() && covers.get() == HoldScope.ALL
                ? Optional.of("")
                : Optional.ofNullable(cells.identifier(subjectId));
        if (covers.equals(Optional.of(HoldScope.LOAN)) && subject.isPresent() && !order.takes(row, subjectId.place())) {
            cells.fault(subjectId, RejectReason.BAD_IDENTIFIER);
            subject = Optional.empty();
        }
        Optional<String> id = Optional.ofNullable(cells.identifier(holdId));
        if (id.isPresent() && repeats.contains(cells.line())) {
            cells.fault(holdId, RejectReason.DUPLICATE);
        }
        Optional<String> code = Optional.ofNullable(cells.code(kind));
        Optional<LocalDate> begin = Optional.ofNullable(cells.date(from));
        Optional<LocalDate> end = cells.optionalDate(to);
        Optional<LocalDate> entered = cells.optionalDate(enteredOn);
        if (begin.isPresent() && end.isPresent() && !end.get().isAfter(begin.get())) {
            cells.fault(to, RejectReason.INVERTED_PERIOD);
        }
        if (covers.isEmpty() || subject.isEmpty()) {
            return Optional.empty();
        }
        if (cells.hasFaults()) {
            return Optional.of(new Hold(
                    id.orElse(NO_ID),
                    covers.get(),
                    subject.get(),
                    Delivery.REJECTED_HOLD,
                    LocalDate.MIN,
                    Optional.empty(),
                    Optional.empty(),
                    cells.line()));
        }
        return Optional.of(new Hold(
                id.orElseThrow(),
                covers.get(),
                subject.get(),
                code.orElseThrow(),
                begin.orElseThrow(),
                end,
                entered,
                cells.line()));
    }
}
