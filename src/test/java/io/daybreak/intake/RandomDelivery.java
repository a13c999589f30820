package io.daybreak.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.SplittableRandom;

/**
 * A small delivery from a seed with something of everything: loans of several currencies with changed schedules,
 * directed and reversed payments, unmatched and orphan money, pending rows, rejected rows, rejected loans, strays, and a
 * baseline with loans that are gone. Big files are written in loan_id order.
 */
final class RandomDelivery {
    private static final String[] CURRENCIES = {"CNY", "INR", "JPY", "KWD"};
    private static final String[] AMOUNTS = {"100.00", "250.50", "1000", "0", "99.9", "12"};

    private final SplittableRandom random;
    private final DeliveryFiles files;
    private final StringBuilder baseline = new StringBuilder(String.join(",", Layout.BASELINE.columns())).append('\n');
    private int paymentNumber;

    private final boolean hasRepeats;

    RandomDelivery(long seed, Path folder) {
        this(seed, folder, true);
    }

    /** Without payment_ids that repeat, what a row is worth does not depend on the order of the rows. */
    RandomDelivery(long seed, Path folder, boolean hasRepeats) {
        random = new SplittableRandom(seed);
        this.hasRepeats = hasRepeats;
        files = DeliveryFiles.in(folder);
    }

    /** Makes loans {@code from} to {@code to}; each id is {@code prefix} and a number. */
    DeliveryFiles make(int loans, String prefix) {
        for (int number = random.nextInt(4); number > 0; number--) {
            payment("", "CNY");
        }
        if (random.nextInt(3) == 0) {
            files.loan("", "B0", "CARD", "CNY", "10.00", "2026-01-10");
        }
        for (int number = 10; number < 10 + loans; number++) {
            loan(prefix + number);
        }
        return files;
    }

    /** Writes the baseline that belongs to the loans made. */
    Path writeBaseline(Path file) throws IOException {
        return Files.writeString(file, baseline);
    }

    private void loan(String loanId) {
        String currency = CURRENCIES[random.nextInt(CURRENCIES.length)];
        int kind = random.nextInt(12);
        if (kind == 0) {
            orphans(loanId, currency);
            return;
        }
        String principal = kind == 1 ? "1e9" : amount(currency);
        for (int row = kind == 2 ? 2 : 1; row > 0; row--) {
            files.loan(
                    loanId,
                    "B" + random.nextInt(9),
                    random.nextBoolean() ? "CARD" : "EDU",
                    currency,
                    principal,
                    "2026-01-10",
                    random.nextInt(9) == 0 ? "CLOSED" : "",
                    "",
                    "",
                    "ref \"" + loanId + "\", 1");
        }
        if (kind != 3) {
            installments(loanId, currency);
        }
        for (int payment = random.nextInt(4); payment > 0; payment--) {
            payment(loanId, currency);
        }
        if (random.nextInt(3) > 0) {
            published(loanId, currency);
        }
    }

    private void orphans(String loanId, String currency) {
        for (int row = random.nextInt(3); row > 0; row--) {
            payment(loanId, currency);
        }
        for (int row = random.nextInt(2); row > 0; row--) {
            files.installment(loanId, "1", "2026-02-10", amount(currency), "0");
        }
        if (random.nextBoolean()) {
            published(loanId, currency);
        }
    }

    private void installments(String loanId, String currency) {
        int count = random.nextInt(1, 6);
        for (int number = 1; number <= count; number++) {
            LocalDate due = LocalDate.of(2026, 1, 10).plusMonths(number);
            boolean isChanged = random.nextInt(6) == 0;
            String fee = random.nextInt(40) == 0 ? "x" : random.nextBoolean() ? "" : "0";
            files.installment(
                    loanId,
                    "" + number,
                    "" + due,
                    amount(currency),
                    amount(currency),
                    fee,
                    "",
                    "",
                    isChanged ? "2026-03-01" : "");
            if (isChanged) {
                files.installment(
                        loanId,
                        "" + number,
                        "" + due.plusDays(9),
                        amount(currency),
                        "0",
                        "",
                        "",
                        random.nextInt(4) == 0 ? "2026-02-01" : "2026-03-01",
                        "");
            }
        }
    }

    private void payment(String loanId, String currency) {
        String id = "P" + ++paymentNumber;
        String type = random.nextInt(5) == 0 ? "PENDING" : random.nextBoolean() ? "" : "REPAYMENT";
        String amount = random.nextInt(30) == 0 ? "ten" : amount(currency);
        String date = "" + LocalDate.of(2026, 2, 1).plusDays(random.nextInt(150));
        String note = random.nextInt(5) == 0 ? "line one\nline two, \"quoted\"" : "";
        files.payment(id, loanId, date, amount, type, "", date, "", "", "张伟", note, "BANK_" + random.nextInt(3));
        int more = random.nextInt(12);
        if (more == 0) {
            files.payment("P" + ++paymentNumber, loanId, date, amount, "REVERSAL", id);
        } else if (hasRepeats && more == 1) {
            files.payment(id, loanId, date, amount, "REPAYMENT");
        } else if (hasRepeats && more == 2) {
            files.payment("P" + random.nextInt(1, paymentNumber + 1), loanId, date, amount, "PENDING");
        }
    }

    private void published(String loanId, String currency) {
        baseline.append(loanId).append(",B1,CARD,").append(currency);
        baseline.append(",3,3,SPECIAL_MENTION,OWN,2026-06-20,10,20,0123456789abcdef,4,40,1,fedcba9876543210\n");
    }

    private String amount(String currency) {
        String amount = AMOUNTS[random.nextInt(AMOUNTS.length)];
        return currency.equals("JPY") ? amount.replaceAll("\\..*", "") : amount;
    }
}
