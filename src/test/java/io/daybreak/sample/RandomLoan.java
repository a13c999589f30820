package io.daybreak.sample;

import io.daybreak.loan.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.SplittableRandom;

/** One loan of a {@link RandomDelivery} with its borrower, schedule, holds and faults. */
final class RandomLoan {
    static final int HISTORY_DAYS = 420;
    private static final List<String> CURRENCIES = List.of("CNY", "CNY", "USD", "EUR", "JPY", "KWD");
    private static final List<String> PRODUCTS = List.of("CASH", "CARD", "CAR");
    private static final List<String> STATUSES = List.of("CLOSED", "CHARGED_OFF", "WRITTEN_OFF");
    private static final List<String> HOLD_KINDS =
            List.of("PAUSE", "PAUSE", "DISPUTE", "HARDSHIP", "BANKRUPTCY", "MOON");
    private static final int MAX_INSTALLMENTS = 14;

    private final SplittableRandom random;
    private final int number;
    private final String loanId;
    private final String borrowerId;
    private final String product;
    private final String currency;
    private final LocalDate firstDue;
    private final boolean faulty;
    private final LocalDate goneOn;

    RandomLoan(SplittableRandom random, int number, int faultPercent) {
        this.random = random;
        this.number = number;
        this.loanId = identifier(random.nextInt(6), number);
        this.borrowerId = "B" + (random.nextInt(5) == 0 ? Math.max(1, number - 1) : number);
        this.product = pick(PRODUCTS);
        this.currency = pick(CURRENCIES);
        this.firstDue = RandomDelivery.FIRST_NIGHT
                .minusDays(random.nextInt(HISTORY_DAYS))
                .plusDays(20);
        this.faulty = random.nextInt(100) < faultPercent;
        this.goneOn =
                random.nextInt(25) == 0 ? RandomDelivery.FIRST_NIGHT.plusDays(1L + random.nextInt(2)) : LocalDate.MAX;
    }

    /** Identifiers sort by their bytes, whatever they are made of. */
    private static String identifier(int style, int number) {
        return switch (style) {
            case 0 -> Integer.toString(number);
            case 1 -> String.format("L-%04d", number);
            case 2 -> "贷" + number;
            case 3 -> "a,b " + number;
            case 4 -> "q\"" + number;
            default -> "=" + number;
        };
    }

    void tell(Chronicle chronicle) {
        List<Row> rows = new ArrayList<>();
        rows.add(loan());
        RandomSchedule schedule = new RandomSchedule(random, loanId, currency, firstDue);
        rows.addAll(schedule.rows(random.nextInt(30) == 0 && faulty ? 0 : 1 + random.nextInt(MAX_INSTALLMENTS)));
        rows.addAll(new RandomPayments(random, loanId, currency, firstDue, schedule).rows(random.nextInt(16)));
        if (faulty) {
            RandomFault.spoil(rows, random);
        }
        rows.forEach(row -> chronicle.between(row.file, row.firstNight, earlier(row.goneOn, goneOn), row.cells));
        borrower(chronicle);
        holds(chronicle);
    }

    private Row loan() {
        boolean active = random.nextInt(5) > 0;
        String status = active ? (random.nextBoolean() ? "" : "ACTIVE") : pick(STATUSES);
        LocalDate statusOn = RandomDelivery.FIRST_NIGHT.plusDays(random.nextInt(60) - 50L);
        LocalDate disbursedOn = random.nextInt(30) == 0
                ? RandomDelivery.FIRST_NIGHT.plusDays(random.nextInt(3))
                : firstDue.minusDays(30);
        return Row.always(
                DeliveryDraft.LOANS,
                loanId,
                borrowerId,
                product,
                currency,
                amount(random, currency, random.nextInt(9_000_000)),
                disbursedOn.toString(),
                status,
                active || random.nextInt(3) == 0 ? "" : statusOn.toString(),
                "",
                "",
                "");
    }

    private void borrower(Chronicle chronicle) {
        if (random.nextInt(10) > 0 && borrowerId.equals("B" + number)) {
            chronicle.always(
                    DeliveryDraft.BORROWERS,
                    List.of(
                            borrowerId,
                            random.nextBoolean() ? "样例" + borrowerId : "Sample, " + borrowerId,
                            pick(List.of("zh", "en", "", "fr")),
                            random.nextInt(8) == 0 ? "" : "+999" + (10_000_000 + random.nextInt(80_000_000)),
                            "",
                            "",
                            "",
                            ""));
        }
    }

    private void holds(Chronicle chronicle) {
        int count = random.nextInt(6) == 0 ? 1 + random.nextInt(3) : 0;
        for (int i = 1; i <= count; i++) {
            LocalDate from =
                    RandomDelivery.FIRST_NIGHT.minusDays(random.nextInt(90)).plusDays(5);
            boolean ofLoan = random.nextBoolean();
            chronicle.always(
                    DeliveryDraft.HOLDS,
                    List.of(
                            "H-" + loanId + "-" + i,
                            ofLoan ? "LOAN" : "BORROWER",
                            ofLoan ? loanId : borrowerId,
                            pick(HOLD_KINDS),
                            from.toString(),
                            random.nextInt(3) == 0
                                    ? ""
                                    : from.plusDays(1L + random.nextInt(40)).toString(),
                            from.toString()));
        }
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** An amount written in one of the ways that mean the same: with or without trailing and leading zeros. */
    static String amount(SplittableRandom random, String currency, long minor) {
        String text = Money.plain(minor, Currency.getInstance(currency));
        if (random.nextInt(4) == 0 && text.contains(".")) {
            text = text.replaceAll("0+$", "").replaceAll("\\.$", "");
        }
        return random.nextInt(10) == 0 ? "00" + text : text;
    }

    /** A row to be, with the nights that show it. */
    static final class Row {
        final String file;
        final LocalDate goneOn;
        final List<String> cells;
        LocalDate firstNight;

        Row(String file, LocalDate firstNight, LocalDate goneOn, List<String> cells) {
            this.file = file;
            this.firstNight = firstNight;
            this.goneOn = goneOn;
            this.cells = new ArrayList<>(cells);
        }

        static Row always(String file, String... cells) {
            return new Row(file, LocalDate.MIN, LocalDate.MAX, List.of(cells));
        }
    }
}
