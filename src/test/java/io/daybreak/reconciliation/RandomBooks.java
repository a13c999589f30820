package io.daybreak.reconciliation;

import io.daybreak.loan.Rejection;
import io.daybreak.notice.SuppressionCode;
import io.daybreak.policy.Channel;
import io.daybreak.policy.Tier;
import io.daybreak.reconciliation.FileFigures.Group;
import io.daybreak.reconciliation.FileFigures.Grouping;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The books of a {@link RandomNight} whose files are only imagined: what would stand in them is added up here, row by
 * row, in the plainest way.
 */
final class RandomBooks {
    private final RandomNight night;
    private final Tally tally;
    private final DecisionTally decisions = new DecisionTally();
    private final Map<String, Map<Group, Figure>> groups = new HashMap<>();
    private final Map<String, Figure> totals = new HashMap<>();

    private RandomBooks(RandomNight night) {
        this.night = night;
        this.tally = night.tally();
    }

    static Books of(long seed, int loans) {
        RandomBooks books = new RandomBooks(RandomNight.of(seed, loans));
        books.file("notices/sms.csv");
        books.file("suppressed.csv");
        books.night.cases().forEach(books::loan);
        books.night.rejections().forEach(books::rejection);
        books.night.ownerless().forEach(payment -> {
            String kind = payment.loanId().isEmpty() ? "UNMATCHED" : "ORPHAN";
            books.row("unmatched.csv", payment.amount());
            books.group("unmatched.csv", Grouping.OWNERLESS, "", kind, payment.amount());
        });
        return books.books();
    }

    private Books books() {
        List<FileFigures> reread = new ArrayList<>();
        totals.forEach((file, total) ->
                reread.add(new FileFigures(file, total.count(), total.amount(), groups.getOrDefault(file, Map.of()))));
        reread.sort(Comparator.comparing(FileFigures::file));
        List<FileFigures> written = reread.stream()
                .map(file -> FileFigures.of(file.file(), file.rows(), file.amountTotal()))
                .toList();
        List<String> tiers = RandomNight.TIERS.stream().map(Tier::code).toList();
        return new Books(tally, decisions, written, reread, Optional.of(baseline()), delivered(), tiers);
    }

    private void loan(RandomNight.Case each) {
        String currency = each.loan().currency().getCurrencyCode();
        if (each.fate() == RandomNight.Fate.NOT_YET_DISBURSED) {
            return;
        }
        BigDecimal outstanding = each.now()
                .map(now -> amount(now.outstandingPrincipalMinor(), currency))
                .orElse(BigDecimal.ZERO);
        long overdueMinor = each.now().map(now -> now.overdue().totalMinor()).orElse(0L);
        BigDecimal overdue = amount(overdueMinor, currency);
        row("classification.csv", overdue);
        group("classification.csv", Grouping.CURRENCY, currency, "", outstanding);
        group("classification.csv", Grouping.TIER, currency, tier(each), outstanding);
        if (each.fate() == RandomNight.Fate.NOT_CLASSIFIED) {
            group("classification.csv", Grouping.NOT_CLASSIFIED, currency, "", BigDecimal.ZERO);
        }
        if (each.now().map(now -> now.dpd() >= 1).orElse(false)) {
            group("classification.csv", Grouping.PAST_DUE, currency, "", overdue);
        }
        if (each.isInWorklist()) {
            row("collections.csv", overdue);
            group("collections.csv", Grouping.CURRENCY, currency, "", outstanding);
            decide(each, currency, overdueMinor);
        }
    }

    private void decide(RandomNight.Case each, String currency, long overdueMinor) {
        BigDecimal overdue = amount(overdueMinor, currency);
        if (each.now().isPresent() && each.loan().loanId().hashCode() % 2 == 0) {
            decisions.noticed(currency, 1, Channel.SMS, overdueMinor);
            row("notices/sms.csv", overdue);
            group("notices/sms.csv", Grouping.LEVEL, currency, "1", overdue);
            return;
        }
        SuppressionCode code = each.now().isPresent() ? SuppressionCode.HOLD : SuppressionCode.REJECTED;
        decisions.suppressed(currency, code, overdueMinor);
        row("suppressed.csv", BigDecimal.ZERO);
        group("suppressed.csv", Grouping.REASON, "", code.name(), BigDecimal.ZERO);
    }

    private static String tier(RandomNight.Case each) {
        if (each.now().isPresent()) {
            return each.now().get().tier().map(Tier::code).orElse("(written off)");
        }
        boolean sameCurrency = each.baseline()
                .map(published ->
                        published.currency().equals(each.loan().currency().getCurrencyCode()))
                .orElse(false);
        return sameCurrency ? each.baseline().get().tier().orElse("(not classified)") : "(not classified)";
    }

    private void rejection(Rejection rejection) {
        row("rejects.csv", BigDecimal.ZERO);
        group("rejects.csv", Grouping.REASON, "", rejection.file() + " " + rejection.reason(), BigDecimal.ZERO);
    }

    private FileFigures baseline() {
        Figure total = Figure.ZERO;
        for (var published : night.gone()) {
            total = total.plus(Figure.of(1, published.overdueTotalMinor().orElse(0), published.currency()));
        }
        for (RandomNight.Case each : night.cases()) {
            if (each.baseline().isPresent()) {
                var published = each.baseline().get();
                total = total.plus(Figure.of(1, published.overdueTotalMinor().orElse(0), published.currency()));
            }
        }
        return FileFigures.of("classification.csv", total.count(), total.amount());
    }

    private List<DeliveredFile> delivered() {
        BigDecimal principal = night.cases().stream()
                .map(each -> amount(
                        each.loan().principalMinor(), each.loan().currency().getCurrencyCode()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        long loans = night.cases().size();
        BigDecimal paid =
                night.ownerless().stream().map(payment -> payment.amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
        long payments = night.ownerless().size();
        return List.of(
                new DeliveredFile("loans.csv", Optional.of(loans), Optional.of(principal), loans, loans, principal),
                new DeliveredFile("payments.csv", Optional.of(payments), Optional.of(paid), payments, payments, paid));
    }

    private static BigDecimal amount(long minor, String currency) {
        return Figure.of(0, minor, currency).amount();
    }

    private void file(String name) {
        totals.put(name, Figure.ZERO);
    }

    private void row(String file, BigDecimal amount) {
        totals.merge(file, new Figure(1, amount), Figure::plus);
    }

    private void group(String file, Grouping grouping, String currency, String key, BigDecimal amount) {
        groups.computeIfAbsent(file, name -> new HashMap<>())
                .merge(new Group(grouping, currency, key), new Figure(1, amount), Figure::plus);
    }
}
