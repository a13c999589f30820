package io.daybreak.intake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Compares what the sender counted with what was counted here. */
public final class ControlCheck {
    private static final String SEND_AGAIN =
            "have the sender deliver the file again together with its control totals; rows may be missing.";

    private ControlCheck() {}

    /**
     * Row counts and amount totals that differ: CONTROL_ROWS_DIFFER and CONTROL_AMOUNT_DIFFERS, in the order of the
     * files; empty when all tie. Only the big files have amount totals; the rows of the others are compared by the
     * scan.
     *
     * @param control the sender's totals
     * @param counts what the whole pass read
     */
    public static List<Refusal> compare(Control control, FileCounts counts) {
        List<Refusal> refusals = new ArrayList<>();
        compare(control, DeliveryFile.LOANS, counts.loans(), refusals);
        compare(control, DeliveryFile.INSTALLMENTS, counts.installments(), refusals);
        compare(control, DeliveryFile.PAYMENTS, counts.payments(), refusals);
        return refusals;
    }

    private static void compare(Control control, DeliveryFile file, FileCount counted, List<Refusal> refusals) {
        Optional<ControlRow> stated = control.of(file);
        if (stated.isEmpty()) {
            return;
        }
        ControlRow row = stated.get();
        rows(row, control.name(), counted.rows()).ifPresent(refusals::add);
        Optional<BigDecimal> total = row.amountTotal();
        if (total.isPresent() && total.get().compareTo(counted.amountTotal()) != 0) {
            refusals.add(differs(
                    RefusalCode.CONTROL_AMOUNT_DIFFERS,
                    row,
                    control.name(),
                    "amounts in " + row.name() + " add up to "
                            + counted.amountTotal().toPlainString() + ", " + control.name() + " says "
                            + total.get().toPlainString() + "."));
        }
    }

    /**
     * CONTROL_ROWS_DIFFER, or nothing.
     *
     * @param name the sender's name of the file that the row stands in
     */
    static Optional<Refusal> rows(ControlRow row, String name, long countedRows) {
        if (row.rows() == countedRows) {
            return Optional.empty();
        }
        return Optional.of(differs(
                RefusalCode.CONTROL_ROWS_DIFFER,
                row,
                name,
                row.name() + " has " + countedRows + " rows, " + name + " says " + row.rows() + "."));
    }

    private static Refusal differs(RefusalCode code, ControlRow row, String name, String message) {
        return new Refusal(code, name, OptionalLong.of(row.line()), Optional.of(field(code)), message, SEND_AGAIN);
    }

    private static String field(RefusalCode code) {
        return code == RefusalCode.CONTROL_ROWS_DIFFER ? "rows" : "amount_total";
    }
}
