package io.daybreak.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.loan.PublishedStanding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a delivery is cut, and wherever reading stops and goes on, the cases are the same. */
class SlicesTest {
    private static final long SEED = 100L;

    @TempDir
    private Path folder;

    private Delivery random(long seed, int loans) throws IOException {
        Path input = folder.resolve("in" + seed);
        RandomDelivery made = new RandomDelivery(seed, input);
        made.make(loans, "L").write();
        Path baseline = made.writeBaseline(folder.resolve("baseline" + seed + ".csv"));
        return Readings.delivery(Delivery.scan(
                input,
                DeliveryMapping.standard(),
                folder.resolve("work" + seed),
                Optional.of(baseline),
                Readings.ANYTHING,
                2));
    }

    @Test
    void one_to_seven_slices_give_the_same_cases_and_counts() throws IOException {
        for (long seed = SEED; seed < SEED + 10; seed++) {
            try (Delivery delivery = random(seed, 80)) {
                Readings.Whole expected = Readings.whole(delivery, 1);
                assertThat(delivery.changes(expected.counts()))
                        .as("seed %d", seed)
                        .isEmpty();
                for (int slices = 2; slices <= 7; slices++) {
                    assertThat(delivery.plan(slices)).as("seed %d", seed).hasSizeGreaterThan(1);
                    assertThat(Readings.whole(delivery, slices))
                            .as("seed %d, %d slices", seed, slices)
                            .isEqualTo(expected);
                }
            }
        }
    }

    /** A column of the baseline that is read past looks like a past that was changed, for every loan. */
    @Test
    void what_the_baseline_keeps_of_a_loan_is_read_from_it() throws IOException {
        int seen = 0;
        try (Delivery delivery = random(SEED, 80)) {
            for (LoanCase found : Readings.cases(delivery)) {
                if (found instanceof LoanCase.ReadableLoan readable
                        && readable.baseline().isPresent()) {
                    PublishedStanding published = readable.baseline().get();
                    assertThat(published.scheduleDigest()).hasValue("0123456789abcdef");
                    assertThat(published.recordsDigest()).hasValue("fedcba9876543210");
                    assertThat(published.paymentsCounted()).hasValue(4);
                    assertThat(published.reversalsCounted()).hasValue(1);
                    seen++;
                }
            }
        }
        assertThat(seen).isPositive();
    }

    @Test
    void the_random_deliveries_have_cases_of_every_kind() throws IOException {
        Set<Class<?>> kinds = new HashSet<>();
        boolean hasRejections = false;
        for (long seed = SEED; seed < SEED + 10; seed++) {
            try (Delivery delivery = random(seed, 80)) {
                for (LoanCase found : Readings.cases(delivery)) {
                    kinds.add(found.getClass());
                    hasRejections |= found instanceof LoanCase.ReadableLoan loan && !loan.isClassifiable();
                }
            }
        }
        assertThat(kinds)
                .containsExactlyInAnyOrder(
                        LoanCase.ReadableLoan.class,
                        LoanCase.RejectedLoan.class,
                        LoanCase.Ownerless.class,
                        LoanCase.Stray.class,
                        LoanCase.Gone.class);
        assertThat(hasRejections).isTrue();
    }

    @Test
    void reading_goes_on_from_any_position() throws IOException {
        for (long seed = SEED; seed < SEED + 3; seed++) {
            try (Delivery delivery = random(seed, 40)) {
                for (Slice slice : delivery.plan(3)) {
                    List<LoanCase> all = new ArrayList<>();
                    List<Position> positions = new ArrayList<>();
                    FileCounts counts = read(delivery, slice, all, positions);
                    for (int stop = 0; stop <= all.size(); stop++) {
                        Position position = stop == 0 ? slice.start() : positions.get(stop - 1);
                        List<LoanCase> rest = new ArrayList<>();
                        FileCounts before = countsUpTo(delivery, slice, stop);
                        FileCounts after =
                                read(delivery, slice, Position.parse(position.toText()), rest, new ArrayList<>());
                        assertThat(rest).as("seed %d, %s", seed, position).isEqualTo(all.subList(stop, all.size()));
                        assertThat(before.plus(after))
                                .as("seed %d, %s", seed, position)
                                .isEqualTo(counts);
                    }
                }
            }
        }
    }

    @Test
    void counts_may_be_taken_at_any_time() throws IOException {
        try (Delivery delivery = random(SEED, 60)) {
            FileCounts expected = Readings.whole(delivery, 1).counts();
            FileCounts sum = FileCounts.NONE;
            try (LoanReader reader = delivery.open(delivery.plan(1).get(0), Optional.empty())) {
                for (int number = 0; reader.next().isPresent(); number++) {
                    if (number % 7 == 0) {
                        sum = sum.plus(FileCounts.parse(reader.takeCounts().toText()));
                    }
                }
                sum = reader.takeCounts().plus(sum);
            }
            assertThat(sum).isEqualTo(expected);
        }
    }

    @Test
    void a_loan_is_read_again_from_its_place() throws IOException {
        try (Delivery delivery = random(SEED, 60)) {
            for (LoanCase found : Readings.cases(delivery)) {
                if (found instanceof LoanCase.ReadableLoan loan) {
                    LoanCase.ReadableLoan again =
                            delivery.reread(LoanPlace.parse(loan.place().toText()));
                    assertThat(again.records()).isEqualTo(loan.records());
                    assertThat(again.rejections()).isEqualTo(loan.rejections());
                    assertThat(again.totals()).isEqualTo(loan.totals());
                    assertThat(again.place()).isEqualTo(loan.place());
                }
            }
        }
    }

    @Test
    void a_loan_is_found_by_its_identifier() throws IOException {
        try (Delivery delivery = random(SEED, 60)) {
            for (LoanCase found : Readings.cases(delivery)) {
                if (found instanceof LoanCase.ReadableLoan loan) {
                    assertThat(delivery.find(loan.records().loan().loanId())).contains(loan);
                } else if (found instanceof LoanCase.Gone gone) {
                    assertThat(delivery.find(gone.published().loanId())).contains(gone);
                }
            }
            assertThat(delivery.find("L1")).isEmpty();
            assertThat(delivery.find("")).isEmpty();
            assertThat(delivery.find("M")).isEmpty();
        }
    }

    @Test
    void slices_survive_as_text() throws IOException {
        try (Delivery delivery = random(SEED, 60)) {
            List<Slice> slices = delivery.plan(5);
            assertThat(slices).extracting(slice -> Slice.parse(slice.toText())).isEqualTo(slices);
            assertThat(slices).extracting(Slice::number).containsExactly(1, 2, 3, 4, 5);
        }
    }

    @Test
    void an_empty_delivery_is_one_slice_without_cases() throws IOException {
        Path input = DeliveryFiles.in(folder.resolve("empty")).write();
        try (Delivery delivery = Readings.delivery(input, folder.resolve("work"))) {
            assertThat(delivery.plan(4)).hasSize(1);
            assertThat(Readings.whole(delivery, 4).cases()).isEmpty();
            assertThat(delivery.changes(Readings.whole(delivery, 4).counts())).isEmpty();
        }
    }

    private static FileCounts read(Delivery delivery, Slice slice, List<LoanCase> cases, List<Position> positions)
            throws IOException {
        return read(delivery, slice, slice.start(), cases, positions);
    }

    private static FileCounts read(
            Delivery delivery, Slice slice, Position position, List<LoanCase> cases, List<Position> positions)
            throws IOException {
        try (LoanReader reader = delivery.open(slice, Optional.of(position))) {
            for (Optional<LoanCase> next = reader.next(); next.isPresent(); next = reader.next()) {
                cases.add(next.get());
                positions.add(reader.position());
            }
            return reader.takeCounts();
        }
    }

    private static FileCounts countsUpTo(Delivery delivery, Slice slice, int cases) throws IOException {
        try (LoanReader reader = delivery.open(slice, Optional.empty())) {
            for (int number = 0; number < cases; number++) {
                reader.next();
            }
            return reader.takeCounts();
        }
    }
}
