package io.daybreak.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * A small portfolio of odd but legal records, made from a seed: every payment type, chains of reversals, schedule
 * versions, holds of every scope, loans of every status, five currencies, cells written in every way that means the
 * same; and, where asked for, rows that cannot be used. Consecutive nights are cut from one {@link Chronicle}, so that
 * they agree with each other.
 */
public final class RandomDelivery {
    static final LocalDate FIRST_NIGHT = LocalDate.of(2026, 2, 27);
    private static final int MAX_LOANS = 60;
    private static final int NIGHTS = 3;

    private final SplittableRandom random;
    private final Chronicle chronicle = new Chronicle();
    private final CsvStyle style;
    private final long shuffleSeed;

    private RandomDelivery(SplittableRandom random) {
        this.random = random;
        this.style =
                new CsvStyle(random.nextInt(4) == 0 ? "\r\n" : "\n", random.nextInt(4) == 0, random.nextInt(4) > 0);
        this.shuffleSeed = random.nextLong();
    }

    /** A portfolio in which every row can be used. */
    public static RandomDelivery clean(long seed) {
        return of(seed, 0);
    }

    /** A portfolio in which about one loan in twelve has a row that cannot be used. */
    public static RandomDelivery withFaults(long seed) {
        return of(seed, 8);
    }

    private static RandomDelivery of(long seed, int faultPercent) {
        RandomDelivery delivery = new RandomDelivery(new SplittableRandom(seed));
        int loans = 1 + delivery.random.nextInt(MAX_LOANS);
        for (int number = 1; number <= loans; number++) {
            new RandomLoan(delivery.random.split(), number, faultPercent).tell(delivery.chronicle);
        }
        delivery.ownerless(loans);
        delivery.wideHolds();
        return delivery;
    }

    /** Three consecutive business dates, the last at the beginning of a month. */
    public static List<LocalDate> nights() {
        List<LocalDate> nights = new ArrayList<>();
        for (int i = 0; i < NIGHTS; i++) {
            nights.add(FIRST_NIGHT.plusDays(i));
        }
        return nights;
    }

    /** The delivery of a night. */
    public DeliveryDraft at(LocalDate night) {
        DeliveryDraft draft = chronicle.at(night).style(style);
        for (String file : DeliveryDraft.COLUMNS.keySet()) {
            List<String> columns = new ArrayList<>(DeliveryDraft.COLUMNS.get(file));
            columns.add("remark");
            Collections.shuffle(columns, new Random(shuffleSeed));
            draft.replace(draft.table(file).arranged(columns));
        }
        return draft;
    }

    private void ownerless(int loans) {
        int count = random.nextInt(4);
        for (int number = 1; number <= count; number++) {
            boolean orphan = random.nextBoolean();
            String valueDate = FIRST_NIGHT.minusDays(random.nextInt(20)).toString();
            chronicle.from(
                    DeliveryDraft.PAYMENTS,
                    FIRST_NIGHT.plusDays(random.nextInt(NIGHTS)),
                    List.of(
                            "U" + number,
                            orphan ? "nobody's " + number : "",
                            valueDate,
                            Integer.toString(random.nextInt(5_000)),
                            random.nextInt(5) == 0 ? "PENDING" : "",
                            "",
                            valueDate,
                            "",
                            random.nextBoolean() ? "B" + (1 + random.nextInt(loans)) : "",
                            "",
                            "",
                            "bank"));
        }
    }

    private void wideHolds() {
        if (random.nextInt(8) == 0) {
            chronicle.always(
                    DeliveryDraft.HOLDS,
                    List.of("W1", "PRODUCT", "CASH", "PAUSE", "2026-01-10", "2026-01-20", "2026-01-10"));
        }
        if (random.nextInt(12) == 0) {
            chronicle.always(
                    DeliveryDraft.HOLDS, List.of("W2", "ALL", "", "PAUSE", "2026-02-01", "2026-02-04", "2026-01-31"));
        }
    }
}
