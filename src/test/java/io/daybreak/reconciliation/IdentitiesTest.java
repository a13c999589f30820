package io.daybreak.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.notice.SuppressionCode;
import io.daybreak.policy.Channel;
import io.daybreak.reconciliation.Identity.Name;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A night whose books are in order ties; a night in which anything at all is off by one does not. */
class IdentitiesTest {
    private static final long SEED = 20_260_701;
    private static final Books BOOKS = RandomBooks.of(SEED, 1_500);
    private static final BigDecimal CENT = new BigDecimal("0.01");

    /** Where money went: sums without a number of rows. */
    private static final Set<Term> AMOUNT_ONLY = EnumSet.range(Term.CREDITS, Term.ON_CLOSED);

    private static final Set<Term> PER_TIER = EnumSet.of(
            Term.OPENING,
            Term.RESTATED_OUT,
            Term.RESTATED_IN,
            Term.NEW,
            Term.GONE,
            Term.MOVED_OUT,
            Term.MOVED_IN,
            Term.CHANGED_WITHIN,
            Term.AMOUNT_NOT_KNOWN,
            Term.CLOSING);

    @Test
    void books_in_order_tie() {
        System.out.println("seed " + SEED);
        assertThat(Identities.breaks(Identities.check(BOOKS))).isEmpty();
        assertThat(Identities.check(BOOKS))
                .extracting(Identity::name)
                .as("every identity is drawn up")
                .contains(Name.values());
        assertThat(Identities.check(BOOKS))
                .filteredOn(identity -> identity.name() == Name.TIERS)
                .as("and says something")
                .anySatisfy(identity -> assertThat(identity.rightSum().count()).isGreaterThan(100));
    }

    @Test
    void a_first_run_without_a_baseline_ties() {
        RandomNight night = RandomNight.of(SEED, 50);
        Tally tally = new Tally();
        night.cases().stream()
                .filter(each -> each.fate() == RandomNight.Fate.CLASSIFIED)
                .forEach(each ->
                        tally.classified(each.loan(), each.now().orElseThrow(), Optional.empty(), Optional.empty()));
        Books books =
                new Books(tally, new DecisionTally(), List.of(), List.of(), Optional.empty(), List.of(), List.of());

        assertThat(Identities.breaks(Identities.check(books)))
                .extracting(Identity::name)
                .doesNotContain(Name.TIERS, Name.CREDITS, Name.DUES, Name.BASELINE);
    }

    @Test
    void no_term_can_be_off_by_one_row_or_one_cent() {
        List<String> unnoticed = new ArrayList<>();
        for (Term term : Term.values()) {
            if (!AMOUNT_ONLY.contains(term)
                    && breaks(settled -> settled.plus(more(term, 1, 0))).isEmpty()) {
                unnoticed.add("one more " + term);
            }
            if (breaks(settled -> settled.plus(more(term, 0, 1))).isEmpty()) {
                unnoticed.add("a cent more in " + term);
            }
        }
        assertThat(unnoticed).isEmpty();
    }

    @Test
    void each_identity_is_broken_by_what_it_is_about() {
        Map<Name, Set<Name>> expected = new EnumMap<>(Name.class);
        expected.put(Name.LOANS, breaks(settled -> settled.plus(more(Term.LOANS_NOT_YET_DISBURSED, 1, 0))));
        expected.put(Name.PAYMENTS, breaks(settled -> settled.plus(more(Term.PAYMENTS_VOID, 1, 5))));
        expected.put(Name.CREDITS, breaks(settled -> settled.plus(more(Term.CREDIT_LEFT, 0, 1))));
        expected.put(Name.DUES, breaks(settled -> settled.plus(more(Term.NOT_YET_OVERDUE, 0, 1))));
        expected.put(Name.TIERS, breaks(settled -> settled.plus(more(Term.RESTATED_IN, 1, 1))));
        expected.put(Name.WORKLIST, breaks(settled -> settled.plus(more(Term.LEFT_OUT_CLOSED, 1, 0))));
        expected.put(Name.BASELINE, breaks(settled -> settled.plus(more(Term.BASELINE_READ, 1, 0))));
        expected.put(Name.DECISIONS, breaks(with(BOOKS, moreDecided())));
        expected.put(
                Name.DELIVERY,
                breaks(with(
                        BOOKS,
                        file -> new DeliveredFile(
                                file.file(),
                                file.rowsDeclared(),
                                file.amountDeclared(),
                                file.rowsScanned() + 1,
                                file.rowsRead(),
                                file.amountRead()))));
        expected.put(
                Name.CONTROL,
                breaks(with(
                        BOOKS,
                        file -> new DeliveredFile(
                                file.file(),
                                file.rowsDeclared(),
                                file.amountDeclared().map(CENT::add),
                                file.rowsScanned(),
                                file.rowsRead(),
                                file.amountRead()))));
        expected.put(Name.READ_BACK, breaks(settled -> settled.plus(more(Term.CLOSING, 1, 0))));

        assertThat(expected.keySet()).as("every identity has its own canary").contains(Name.values());
        expected.forEach((name, found) -> assertThat(found).as("%s", name).contains(name));
    }

    @Test
    void no_figure_of_a_file_can_be_off() {
        for (int index = 0; index < BOOKS.reread().size(); index++) {
            FileFigures file = BOOKS.reread().get(index);
            assertThat(breaks(reread(index, FileFigures.of(file.file(), file.rows() + 1, file.amountTotal()))))
                    .as("%s: a row more", file.file())
                    .contains(Name.READ_BACK);
            assertThat(breaks(reread(
                            index,
                            FileFigures.of(
                                    file.file(), file.rows(), file.amountTotal().add(CENT)))))
                    .as("%s: a cent more", file.file())
                    .contains(Name.READ_BACK);
            for (FileFigures.Group group : file.groups().keySet()) {
                assertThat(breaks(reread(index, oneMore(file, group))))
                        .as("%s: %s", file.file(), group)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void a_file_that_nobody_wrote_and_a_file_that_is_missing_are_breaks() {
        List<FileFigures> more = new ArrayList<>(BOOKS.reread());
        more.add(FileFigures.of("stranger.csv", 1, BigDecimal.ZERO));
        assertThat(breaks(with(BOOKS, more))).contains(Name.READ_BACK);

        List<FileFigures> fewer = new ArrayList<>(BOOKS.reread());
        fewer.removeIf(file -> file.file().equals("suppressed.csv"));
        assertThat(breaks(with(BOOKS, fewer))).contains(Name.READ_BACK);
    }

    @Test
    void amounts_of_a_file_with_rejections_are_not_held_against_rows_that_cannot_be_read() {
        Books books = with(
                BOOKS,
                file -> new DeliveredFile(
                        file.file(),
                        Optional.empty(),
                        Optional.empty(),
                        file.rowsScanned(),
                        file.rowsRead(),
                        file.amountRead().add(CENT)));

        assertThat(BOOKS.settled().rejections("payments.csv")).isNotEmpty();
        assertThat(breaks(books)).doesNotContain(Name.DELIVERY);
    }

    @Test
    void tiers_come_in_the_order_of_the_policy_then_by_code() {
        List<String> tiers = Identities.tiers(BOOKS.settled(), "CNY", List.of("SUBSTANDARD", "ABSENT", "NORMAL"));

        assertThat(tiers)
                .containsExactly("SUBSTANDARD", "NORMAL", "(not classified)", "(written off)", "SPECIAL_MENTION");
    }

    /** A tally with one term only: of a tier where the term is counted by tier. */
    private static Tally more(Term term, long count, long amountMinor) {
        String figures = term + "\t" + count + "\t" + amountMinor;
        return Tally.parse("currency\tCNY\n" + (PER_TIER.contains(term) ? "tier\tNORMAL\t" : "term\t") + figures);
    }

    private static Set<Name> breaks(UnaryOperator<Tally> change) {
        return breaks(new Books(
                change.apply(BOOKS.settled()),
                BOOKS.decisions(),
                BOOKS.written(),
                BOOKS.reread(),
                BOOKS.baseline(),
                BOOKS.delivered(),
                BOOKS.tierOrder()));
    }

    private static Set<Name> breaks(Books books) {
        Set<Name> names = EnumSet.noneOf(Name.class);
        Identities.breaks(Identities.check(books)).forEach(identity -> names.add(identity.name()));
        return names;
    }

    private static DecisionTally moreDecided() {
        DecisionTally more = new DecisionTally();
        more.suppressed("JPY", SuppressionCode.CAP, 1);
        more.noticed("JPY", 2, Channel.LETTER, 1);
        return BOOKS.decisions().plus(more);
    }

    private static Books reread(int index, FileFigures changed) {
        List<FileFigures> files = new ArrayList<>(BOOKS.reread());
        FileFigures groups = changed.groups().isEmpty()
                ? new FileFigures(
                        changed.file(),
                        changed.rows(),
                        changed.amountTotal(),
                        files.get(index).groups())
                : changed;
        files.set(index, groups);
        return with(BOOKS, files);
    }

    private static FileFigures oneMore(FileFigures file, FileFigures.Group group) {
        Map<FileFigures.Group, Figure> groups = new HashMap<>(file.groups());
        groups.computeIfPresent(group, (key, figure) -> figure.plus(new Figure(1, BigDecimal.ZERO)));
        return new FileFigures(file.file(), file.rows(), file.amountTotal(), groups);
    }

    private static Books with(Books books, List<FileFigures> reread) {
        return new Books(
                books.settled(),
                books.decisions(),
                books.written(),
                reread,
                books.baseline(),
                books.delivered(),
                books.tierOrder());
    }

    private static Books with(Books books, DecisionTally decisions) {
        return new Books(
                books.settled(),
                decisions,
                books.written(),
                books.reread(),
                books.baseline(),
                books.delivered(),
                books.tierOrder());
    }

    private static Books with(Books books, UnaryOperator<DeliveredFile> change) {
        return new Books(
                books.settled(),
                books.decisions(),
                books.written(),
                books.reread(),
                books.baseline(),
                books.delivered().stream().map(change).toList(),
                books.tierOrder());
    }
}
