package io.daybreak.reconciliation;

import io.daybreak.loan.RejectReason;
import io.daybreak.reconciliation.FileFigures.Grouping;
import io.daybreak.reconciliation.Identity.Entry;
import io.daybreak.reconciliation.Identity.Measure;
import io.daybreak.reconciliation.Identity.Name;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Draws up every identity of a night's {@link Books}. */
public final class Identities {
    static final String CLASSIFICATION = "classification.csv";
    static final String COLLECTIONS = "collections.csv";
    static final String SUPPRESSED = "suppressed.csv";
    static final String REJECTS = "rejects.csv";
    static final String UNMATCHED = "unmatched.csv";
    static final String NOTICES = "notices/";
    static final String LETTERS = "notices/letter.csv";
    static final String LETTER_PAGES = "notices/letters";
    static final String LOANS = "loans.csv";
    static final String PAYMENTS = "payments.csv";

    private static final FileFigures NO_FILE = FileFigures.of("", 0, BigDecimal.ZERO);

    private final Books books;
    private final SortedSet<String> currencies;
    private final Map<String, FileFigures> reread = new TreeMap<>();
    private final List<Identity> identities = new ArrayList<>();

    private Identities(Books books) {
        this.books = books;
        books.reread().forEach(file -> reread.put(file.file(), file));
        currencies = books.settled().currencies();
        currencies.addAll(books.decisions().currencies());
        books.reread().forEach(file -> file.groups().keySet().forEach(group -> currencies.add(group.currency())));
        currencies.remove(Tally.UNKNOWN_CURRENCY);
        if (books.settled().currencies().contains(Tally.UNKNOWN_CURRENCY)) {
            currencies.add(Tally.UNKNOWN_CURRENCY);
        }
    }

    /**
     * All identities, in the order of the report, tied or not. Currencies that occur anywhere in the books are looked
     * at everywhere: a row that turns up only in a file is a break as much as one that is lost.
     */
    public static List<Identity> check(Books books) {
        Identities all = new Identities(books);
        all.loans();
        all.payments();
        all.money();
        all.tiers();
        all.decisions();
        all.worklist();
        all.baseline();
        all.delivery();
        all.control();
        all.readBack();
        return List.copyOf(all.identities);
    }

    /** The identities that do not tie. */
    public static List<Identity> breaks(List<Identity> identities) {
        return identities.stream().filter(identity -> !identity.ties()).toList();
    }

    /** The tiers counted for a currency: the policy's in its order, then any others in code order. */
    public static List<String> tiers(Tally tally, String currency, List<String> tierOrder) {
        SortedSet<String> counted = tally.tiers(currency);
        Set<String> ordered = new LinkedHashSet<>(tierOrder);
        ordered.retainAll(counted);
        ordered.addAll(counted);
        return List.copyOf(ordered);
    }

    private void loans() {
        for (String currency : currencies) {
            Side left = new Side(currency).plus(Term.LOANS_READ);
            Side right = new Side(currency)
                    .plus(Term.LOANS_CLASSIFIED)
                    .plus(Term.LOANS_NOT_YET_DISBURSED)
                    .plus(Term.LOANS_NOT_CLASSIFIED)
                    .plus(Term.LOANS_UNREADABLE);
            addOfCurrency(Name.LOANS, currency, "", Measure.COUNT_AND_AMOUNT, left, right);
        }
    }

    private void payments() {
        for (String currency : currencies) {
            Side left = new Side(currency).plus(Term.PAYMENTS_READ);
            Side right = new Side(currency)
                    .plus(Term.PAYMENTS_USED)
                    .plus(Term.PAYMENTS_FUTURE_VALUED)
                    .plus(Term.PAYMENTS_PENDING)
                    .plus(Term.PAYMENTS_VOID)
                    .plus(Term.PAYMENTS_UNMATCHED)
                    .plus(Term.PAYMENTS_ORPHAN)
                    .plus(Term.PAYMENTS_REJECTED)
                    .plus(Term.PAYMENTS_OF_LOANS_NOT_CLASSIFIED);
            addOfCurrency(Name.PAYMENTS, currency, "", Measure.COUNT_AND_AMOUNT, left, right);
        }
    }

    private void money() {
        for (String currency : currencies) {
            Side cameIn =
                    new Side(currency).plus(Term.CREDITS).plus(Term.WAIVERS).minus(Term.REFUNDS_OUT_OF_CREDIT);
            Side went = new Side(currency).plus(Term.SETTLED).plus(Term.WAIVED).plus(Term.CREDIT_LEFT);
            addOfCurrency(Name.CREDITS, currency, "", Measure.AMOUNT, cameIn, went);
            Side due = new Side(currency)
                    .plus(Term.SCHEDULED)
                    .plus(Term.CHARGED_BACK)
                    .plus(Term.REFUNDED_BEYOND_CREDIT);
            Side settledOrOpen = new Side(currency)
                    .plus(Term.SETTLED)
                    .plus(Term.WAIVED)
                    .plus(Term.OVERDUE)
                    .plus(Term.NOT_YET_OVERDUE)
                    .plus(Term.ON_CLOSED);
            addOfCurrency(Name.DUES, currency, "", Measure.AMOUNT, due, settledOrOpen);
        }
    }

    private void tiers() {
        for (String currency : currencies) {
            Movement inAll = new Movement(currency);
            for (String tier : tiers(books.settled(), currency, books.tierOrder())) {
                Movement movement = new Movement(currency);
                movement.add(tier);
                inAll.add(tier);
                movement.close(tier);
            }
            inAll.close("");
        }
    }

    /** The terms of one tier, or of all of them added up. */
    private final class Movement {
        private static final List<Term> IN = List.of(Term.OPENING, Term.RESTATED_IN, Term.NEW, Term.MOVED_IN);
        private static final List<Term> OUT = List.of(Term.RESTATED_OUT, Term.GONE, Term.MOVED_OUT);
        private final String currency;
        private final Map<Term, Figure> figures = new TreeMap<>();

        Movement(String currency) {
            this.currency = currency;
        }

        void add(String tier) {
            for (Term term : Term.values()) {
                figures.merge(term, books.settled().figure(term, currency, tier), Figure::plus);
            }
        }

        void close(String tier) {
            Side left = new Side(currency);
            IN.forEach(term -> left.plus(term.word(), figure(term)));
            OUT.forEach(term -> left.minus(term.word(), figure(term)));
            left.plus(Term.CHANGED_WITHIN.word(), figure(Term.CHANGED_WITHIN));
            left.minus(Term.AMOUNT_NOT_KNOWN.word(), figure(Term.AMOUNT_NOT_KNOWN));
            Side right = new Side(currency).plus(Term.CLOSING.word(), figure(Term.CLOSING));
            addOfCurrency(Name.TIERS, currency, tier, Measure.COUNT_AND_AMOUNT, left, right);
        }

        private Figure figure(Term term) {
            return figures.getOrDefault(term, Figure.ZERO);
        }
    }

    private void decisions() {
        for (String currency : currencies) {
            Side left = new Side(currency)
                    .plus(Term.PAST_DUE)
                    .plus(
                            Term.LOANS_NOT_CLASSIFIED.word(),
                            countOnly(books.settled().figure(Term.LOANS_NOT_CLASSIFIED, currency)));
            Side right = new Side(currency);
            books.decisions().noticed(currency).forEach((level, figure) -> {
                if (level.level() > 0) {
                    right.plus("noticed " + level.level() + " " + level.channel(), figure);
                }
            });
            books.decisions()
                    .suppressed(currency)
                    .forEach((code, figure) -> right.plus("suppressed " + code.name(), figure));
            addOfCurrency(Name.DECISIONS, currency, "", Measure.COUNT_AND_AMOUNT, left, right);
        }
    }

    private void worklist() {
        for (String currency : currencies) {
            Side left = new Side(currency)
                    .plus(CLASSIFICATION, file(CLASSIFICATION).group(Grouping.CURRENCY, currency, ""));
            Side right = new Side(currency)
                    .plus(COLLECTIONS, file(COLLECTIONS).group(Grouping.CURRENCY, currency, ""))
                    .plus(Term.LEFT_OUT_NOT_PAST_DUE)
                    .plus(Term.LEFT_OUT_CLOSED);
            addOfCurrency(Name.WORKLIST, currency, "", Measure.COUNT_AND_AMOUNT, left, right);
        }
    }

    private void baseline() {
        if (books.baseline().isEmpty()) {
            return;
        }
        Side left = new Side("").plus("control.csv", books.baseline().get().total());
        Side right = new Side("").plus(Term.BASELINE_READ.word(), overAllCurrencies(Term.BASELINE_READ));
        add(Name.BASELINE, "", "", Measure.COUNT_AND_AMOUNT, left, right);
    }

    private void delivery() {
        for (DeliveredFile file : books.delivered()) {
            Side scanned = new Side("").plus("scanned", rows(file.rowsScanned()));
            Side read = new Side("").plus("read", rows(file.rowsRead()));
            add(Name.DELIVERY, "", file.file(), Measure.COUNT, scanned, read);
            counted(file).ifPresent(term -> {
                Side passed = new Side("").plus("read", new Figure(file.rowsRead(), file.amountRead()));
                Side counted = new Side("").plus(term.word(), overAllCurrencies(term));
                add(Name.DELIVERY, "", file.file(), readableMeasure(file.file()), passed, counted);
            });
        }
    }

    private static Optional<Term> counted(DeliveredFile file) {
        return switch (file.file()) {
            case LOANS -> Optional.of(Term.LOANS_READ);
            case PAYMENTS -> Optional.of(Term.PAYMENTS_READ);
            default -> Optional.empty();
        };
    }

    /** The amount of a rejected row cannot always be read, so amounts are compared only where none was rejected. */
    private Measure readableMeasure(String file) {
        return books.settled().rejections(file).isEmpty() ? Measure.COUNT_AND_AMOUNT : Measure.COUNT;
    }

    private void control() {
        for (DeliveredFile file : books.delivered()) {
            file.rowsDeclared()
                    .ifPresent(rows -> add(
                            Name.CONTROL,
                            "",
                            file.file(),
                            file.amountDeclared().isPresent() ? Measure.COUNT_AND_AMOUNT : Measure.COUNT,
                            new Side("")
                                    .plus(
                                            "declared",
                                            new Figure(
                                                    rows, file.amountDeclared().orElse(BigDecimal.ZERO))),
                            new Side("").plus("read", new Figure(file.rowsRead(), file.amountRead()))));
        }
    }

    private void readBack() {
        Map<String, FileFigures> written = new TreeMap<>();
        books.written().forEach(file -> written.put(file.file(), file));
        Set<String> names = new TreeSet<>(written.keySet());
        names.addAll(reread.keySet());
        names.removeIf(name -> name.startsWith(LETTER_PAGES));
        for (String name : names) {
            Side left = new Side("")
                    .plus("written", written.getOrDefault(name, NO_FILE).total());
            Side right = new Side("").plus("read back", file(name).total());
            add(Name.READ_BACK, "", name, Measure.COUNT_AND_AMOUNT, left, right);
        }
        readBackLetterPages();
        readBackClassification();
        readBackCollections();
        readBackNotices();
        readBackReasons(SUPPRESSED, suppressedByCode());
        readBackReasons(REJECTS, rejectsByReason());
        readBackOwnerless();
    }

    /** The pages to print hold the letters of {@code letter.csv}, each once; there are none without letters. */
    private void readBackLetterPages() {
        Figure pages = Figure.ZERO;
        for (FileFigures file : reread.values()) {
            pages = file.file().startsWith(LETTER_PAGES) ? pages.plus(file.total()) : pages;
        }
        Figure letters = file(LETTERS).total();
        if (pages.count() > 0 || letters.count() > 0) {
            add(
                    Name.READ_BACK,
                    "",
                    LETTER_PAGES + ".html",
                    Measure.COUNT_AND_AMOUNT,
                    new Side("").plus(LETTERS, letters),
                    new Side("").plus("pages read back", pages));
        }
    }

    private void readBackClassification() {
        FileFigures file = file(CLASSIFICATION);
        for (String currency : currencies) {
            Set<String> tiers = new LinkedHashSet<>(tiers(books.settled(), currency, books.tierOrder()));
            tiers.addAll(file.byKey(Grouping.TIER, currency).keySet());
            for (String tier : tiers) {
                Side left = new Side(currency)
                        .plus(Term.CLOSING.word(), books.settled().figure(Term.CLOSING, currency, tier));
                Side right = new Side(currency).plus(CLASSIFICATION, file.group(Grouping.TIER, currency, tier));
                addOfCurrency(
                        Name.READ_BACK, currency, CLASSIFICATION + " " + tier, Measure.COUNT_AND_AMOUNT, left, right);
            }
            addOfCurrency(
                    Name.READ_BACK,
                    currency,
                    CLASSIFICATION + " dpd 1 or more",
                    Measure.COUNT_AND_AMOUNT,
                    new Side(currency).plus(Term.PAST_DUE),
                    new Side(currency).plus(CLASSIFICATION, file.group(Grouping.PAST_DUE, currency, "")));
            addOfCurrency(
                    Name.READ_BACK,
                    currency,
                    CLASSIFICATION + " not classified",
                    Measure.COUNT,
                    new Side(currency).plus(Term.LOANS_NOT_CLASSIFIED),
                    new Side(currency).plus(CLASSIFICATION, file.group(Grouping.NOT_CLASSIFIED, currency, "")));
        }
    }

    private void readBackCollections() {
        for (String currency : currencies) {
            addOfCurrency(
                    Name.READ_BACK,
                    currency,
                    COLLECTIONS,
                    Measure.COUNT_AND_AMOUNT,
                    new Side(currency).plus(Term.IN_WORKLIST),
                    new Side(currency).plus(COLLECTIONS, file(COLLECTIONS).group(Grouping.CURRENCY, currency, "")));
        }
    }

    private void readBackNotices() {
        for (String currency : currencies) {
            SortedMap<String, Figure> decided = new TreeMap<>();
            books.decisions()
                    .noticed(currency)
                    .forEach((level, figure) ->
                            decided.put(NOTICES + level.channel() + ".csv level " + level.level(), figure));
            SortedMap<String, Figure> found = new TreeMap<>();
            reread.forEach((name, file) -> {
                if (name.startsWith(NOTICES)) {
                    file.byKey(Grouping.LEVEL, currency)
                            .forEach((level, figure) -> found.put(name + " level " + level, figure));
                }
            });
            compare(currency, Measure.COUNT_AND_AMOUNT, decided, found);
        }
    }

    private void readBackReasons(String name, SortedMap<String, Figure> counted) {
        SortedMap<String, Figure> found = new TreeMap<>();
        file(name).byKey(Grouping.REASON, "").forEach((reason, figure) -> found.put(name + " " + reason, figure));
        compare("", Measure.COUNT, counted, found);
    }

    private SortedMap<String, Figure> suppressedByCode() {
        SortedMap<String, Figure> counted = new TreeMap<>();
        for (String currency : books.decisions().currencies()) {
            books.decisions()
                    .suppressed(currency)
                    .forEach((code, figure) ->
                            counted.merge(SUPPRESSED + " " + code.name(), countOnly(figure), Figure::plus));
        }
        return counted;
    }

    private SortedMap<String, Figure> rejectsByReason() {
        SortedMap<String, Figure> counted = new TreeMap<>();
        for (String file : books.settled().filesWithRejections()) {
            for (Map.Entry<RejectReason, Long> reason :
                    books.settled().rejections(file).entrySet()) {
                counted.put(REJECTS + " " + file + " " + reason.getKey().name(), rows(reason.getValue()));
            }
        }
        return counted;
    }

    private void readBackOwnerless() {
        SortedMap<String, Figure> counted = new TreeMap<>();
        counted.put(UNMATCHED + " UNMATCHED", overAllCurrencies(Term.PAYMENTS_UNMATCHED));
        counted.put(UNMATCHED + " ORPHAN", overAllCurrencies(Term.PAYMENTS_ORPHAN));
        SortedMap<String, Figure> found = new TreeMap<>();
        file(UNMATCHED)
                .byKey(Grouping.OWNERLESS, "")
                .forEach((kind, figure) -> found.put(UNMATCHED + " " + kind, figure));
        compare("", Measure.COUNT_AND_AMOUNT, counted, found);
    }

    private void compare(
            String currency, Measure measure, SortedMap<String, Figure> counted, SortedMap<String, Figure> found) {
        Set<String> subjects = new TreeSet<>(counted.keySet());
        subjects.addAll(found.keySet());
        for (String subject : subjects) {
            Side left = new Side(currency).plus("counted", counted.getOrDefault(subject, Figure.ZERO));
            Side right = new Side(currency).plus("read back", found.getOrDefault(subject, Figure.ZERO));
            addOfCurrency(Name.READ_BACK, currency, subject, measure, left, right);
        }
    }

    private Figure overAllCurrencies(Term term) {
        return books.settled().currencies().stream()
                .map(currency -> books.settled().figure(term, currency))
                .reduce(Figure.ZERO, Figure::plus);
    }

    private FileFigures file(String name) {
        return reread.getOrDefault(name, NO_FILE);
    }

    private static Figure rows(long count) {
        return new Figure(count, BigDecimal.ZERO);
    }

    private static Figure countOnly(Figure figure) {
        return rows(figure.count());
    }

    /** Only unmatched money and unreadable loans have no currency: most of its identities would say 0 = 0. */
    private void addOfCurrency(Name name, String currency, String subject, Measure measure, Side left, Side right) {
        boolean saysNothing = currency.equals(Tally.UNKNOWN_CURRENCY) && left.isAllZero() && right.isAllZero();
        if (!saysNothing) {
            add(name, currency, subject, measure, left, right);
        }
    }

    private void add(Name name, String currency, String subject, Measure measure, Side left, Side right) {
        identities.add(new Identity(name, currency, subject, measure, left.entries, right.entries));
    }

    /** The terms of one side, in the order they are added. */
    private final class Side {
        private final String currency;
        private final List<Entry> entries = new ArrayList<>();

        Side(String currency) {
            this.currency = currency;
        }

        Side plus(Term term) {
            return plus(term.word(), books.settled().figure(term, currency));
        }

        Side minus(Term term) {
            return minus(term.word(), books.settled().figure(term, currency));
        }

        boolean isAllZero() {
            return entries.stream().allMatch(entry -> entry.figure().sameAs(Figure.ZERO));
        }

        Side plus(String term, Figure figure) {
            entries.add(new Entry(term, false, figure));
            return this;
        }

        Side minus(String term, Figure figure) {
            entries.add(new Entry(term, true, figure));
            return this;
        }
    }
}
