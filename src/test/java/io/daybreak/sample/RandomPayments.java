package io.daybreak.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Payments of every type, some undone, revived and undone again; every row can be used. */
final class RandomPayments {
    private final SplittableRandom random;
    private final String loanId;
    private final String currency;
    private final LocalDate firstDue;
    private final RandomSchedule schedule;
    private final List<RandomLoan.Row> rows = new ArrayList<>();
    private int number;

    RandomPayments(
            SplittableRandom random, String loanId, String currency, LocalDate firstDue, RandomSchedule schedule) {
        this.random = random;
        this.loanId = loanId;
        this.currency = currency;
        this.firstDue = firstDue;
        this.schedule = schedule;
    }

    /** A number of payments and what was done to them. */
    List<RandomLoan.Row> rows(int count) {
        int days = RandomLoan.HISTORY_DAYS + 30;
        for (int i = 0; i < count; i++) {
            LocalDate valueDate = firstDue.minusDays(15).plusDays(random.nextInt(days));
            if (valueDate.isAfter(RandomDelivery.FIRST_NIGHT.plusDays(6))) {
                valueDate =
                        RandomDelivery.FIRST_NIGHT.minusDays(random.nextInt(30)).plusDays(3);
            }
            one(valueDate, amount());
        }
        if (random.nextInt(4) == 0) {
            Collections.reverse(rows);
        }
        return rows;
    }

    private void one(LocalDate valueDate, long minor) {
        int kind = random.nextInt(100);
        if (kind < 62) {
            plain(valueDate, minor);
        } else if (kind < 74) {
            undone(valueDate, minor);
        } else if (kind < 80) {
            chargedBack(valueDate, Math.max(2, minor));
        } else if (kind < 84) {
            add(id(), "CHARGEBACK", "", valueDate, minor);
        } else if (kind < 88) {
            add(id(), "WAIVER", "", valueDate, minor);
        } else if (kind < 92) {
            add(id(), "REFUND", "", valueDate, minor);
        } else if (kind < 95) {
            add(id(), "OPENING", "", valueDate, minor);
        } else {
            pending(valueDate, minor);
        }
    }

    /** The only rows that some nights do not know yet: nothing else depends on them. */
    private void plain(LocalDate valueDate, long minor) {
        RandomLoan.Row row = add(id(), random.nextBoolean() ? "" : "REPAYMENT", "", valueDate, minor);
        LocalDate booked = valueDate.plusDays(random.nextInt(3));
        if (booked.isAfter(RandomDelivery.FIRST_NIGHT) && random.nextInt(4) > 0) {
            row.cells.set(DeliveryDraft.COLUMNS.get(DeliveryDraft.PAYMENTS).indexOf("booked_on"), booked.toString());
            row.firstNight = booked;
        }
    }

    /** A row that a reversal undoes; perhaps the reversal is undone in turn, and so on. */
    private void undone(LocalDate valueDate, long minor) {
        String type = List.of("", "WAIVER", "OPENING", "REFUND", "CHARGEBACK").get(random.nextInt(5));
        String target = id();
        add(target, type, "", valueDate, minor);
        int links = 1 + random.nextInt(3);
        LocalDate date = valueDate;
        for (int i = 0; i < links; i++) {
            String reversal = id();
            date = date.plusDays(random.nextInt(20));
            add(reversal, "REVERSAL", target, date, minor);
            target = reversal;
        }
    }

    private void chargedBack(LocalDate valueDate, long minor) {
        String target = id();
        add(target, "", "", valueDate, minor);
        LocalDate date = valueDate.plusDays(random.nextInt(30));
        long part = random.nextBoolean() ? minor : minor / 2;
        add(id(), "CHARGEBACK", target, date, part);
        if (random.nextBoolean()) {
            add(id(), "CHARGEBACK", target, date.plusDays(1), minor - part);
        }
    }

    private void pending(LocalDate valueDate, long minor) {
        String announced = id();
        add(announced, "PENDING", "", valueDate, minor);
        if (random.nextBoolean()) {
            add(announced, "", "", valueDate.plusDays(random.nextInt(3)), minor);
        }
    }

    private RandomLoan.Row add(String paymentId, String type, String reverses, LocalDate valueDate, long minor) {
        LocalDate bookedOn = valueDate.plusDays(random.nextInt(40) == 0 ? -10 : 0);
        String directed = random.nextInt(8) == 0 && !schedule.isEmpty() ? Integer.toString(schedule.someNumber()) : "";
        RandomLoan.Row row = RandomLoan.Row.always(
                DeliveryDraft.PAYMENTS,
                paymentId,
                loanId,
                valueDate.toString(),
                RandomLoan.amount(random, currency, minor),
                type,
                reverses,
                random.nextInt(5) > 0 ? bookedOn.toString() : "",
                directed,
                "",
                "",
                "",
                List.of("bank", "wallet", "").get(random.nextInt(3)));
        rows.add(row);
        return row;
    }

    private long amount() {
        return switch (random.nextInt(5)) {
            case 0 -> random.nextInt(200_000);
            case 1 -> schedule.isEmpty() ? 100 : schedule.someTotal() / 2;
            case 2 -> random.nextInt(4) == 0 ? 0 : 1;
            default -> schedule.isEmpty() ? 0 : schedule.someTotal();
        };
    }

    private String id() {
        number++;
        return "P-" + loanId + "-" + number;
    }
}
