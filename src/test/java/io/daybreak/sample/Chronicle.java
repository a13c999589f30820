package io.daybreak.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything the lender's systems ever wrote down, and when: each row with the first night whose delivery shows it
 * and the first that shows it no more. Cutting it at a date gives that night's full snapshot, so that consecutive
 * nights differ only by what happened in between.
 */
final class Chronicle {
    private final List<Entry> entries = new ArrayList<>();

    /** A row that every delivery shows. */
    void always(String file, List<String> cells) {
        between(file, LocalDate.MIN, LocalDate.MAX, cells);
    }

    /** A row that deliveries of {@code firstNight} and later show. */
    void from(String file, LocalDate firstNight, List<String> cells) {
        between(file, firstNight, LocalDate.MAX, cells);
    }

    /** A row that deliveries show from {@code firstNight} on, but no more on {@code goneOn}. */
    void between(String file, LocalDate firstNight, LocalDate goneOn, List<String> cells) {
        entries.add(new Entry(file, firstNight, goneOn, List.copyOf(cells)));
    }

    /** The full snapshot at the end of a day, in loan_id order. */
    DeliveryDraft at(LocalDate night) {
        DeliveryDraft draft = DeliveryDraft.empty();
        for (Entry entry : entries) {
            if (!night.isBefore(entry.firstNight) && night.isBefore(entry.goneOn)) {
                draft.table(entry.file).add(entry.cells);
            }
        }
        draft.borrowers().sortBy("borrower_id");
        draft.holds().sortBy("hold_id");
        return draft.sorted();
    }

    private record Entry(String file, LocalDate firstNight, LocalDate goneOn, List<String> cells) {}
}
