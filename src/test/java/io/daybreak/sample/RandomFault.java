package io.daybreak.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Spoils one row of a loan so that it cannot be used. */
final class RandomFault {
    private static final List<String> BAD_DATES = List.of("2026-02-30", "26-02-01", "2026/02/01", "", "2026-2-1");
    private static final List<String> BAD_AMOUNTS =
            List.of("1e3", "+5", "1,000.00", "NaN", "٣", ".5", "5.", "1.00005", "");

    private RandomFault() {}

    static void spoil(List<RandomLoan.Row> rows, SplittableRandom random) {
        List<RandomLoan.Row> installments = of(DeliveryDraft.INSTALLMENTS, rows);
        List<RandomLoan.Row> payments = of(DeliveryDraft.PAYMENTS, rows);
        if (installments.isEmpty()) {
            return;
        }
        RandomLoan.Row installment = installments.get(random.nextInt(installments.size()));
        int kind = random.nextInt(payments.isEmpty() ? 3 : 9);
        switch (kind) {
            case 0 -> put(installment, "due_date", pick(BAD_DATES, random));
            case 1 -> put(installment, "principal_due", pick(BAD_AMOUNTS, random));
            case 2 -> put(installment, "installment_no", "one");
            case 3 -> put(payments.get(0), "value_date", pick(BAD_DATES, random));
            case 4 -> put(payments.get(0), "amount", pick(BAD_AMOUNTS, random));
            case 5 -> put(payments.get(0), "type", "GIFT");
            case 6 -> put(payments.get(0), "installment_no", "9999");
            case 7 -> rows.add(twin(payments.get(0)));
            default -> {
                RandomLoan.Row reversal = twin(payments.get(0));
                put(reversal, "payment_id", "X-" + reversal.cells.get(0));
                put(reversal, "type", "REVERSAL");
                put(reversal, "reverses", "nothing");
                rows.add(reversal);
            }
        }
    }

    private static RandomLoan.Row twin(RandomLoan.Row row) {
        return new RandomLoan.Row(row.file, row.firstNight, row.goneOn, row.cells);
    }

    private static void put(RandomLoan.Row row, String column, String cell) {
        row.cells.set(DeliveryDraft.COLUMNS.get(row.file).indexOf(column), cell);
    }

    private static List<RandomLoan.Row> of(String file, List<RandomLoan.Row> rows) {
        List<RandomLoan.Row> found = new ArrayList<>(rows);
        found.removeIf(row -> !row.file.equals(file));
        return found;
    }

    private static String pick(List<String> choices, SplittableRandom random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
