package io.daybreak.endtoend;

import static io.daybreak.endtoend.House.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.sample.CleanPortfolio;
import io.daybreak.sample.DeliveryDraft;
import io.daybreak.sample.Table;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates settled from what was known on a day, compared with what was published of them; nothing else changes. */
class AsKnownOnTest {
    private static final long SEED = Long.getLong("rerun.seed", 20260601L);
    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);
    private static final int LOANS = 160;

    @TempDir
    private Path folder;

    private final CleanPortfolio portfolio = CleanPortfolio.of(SEED, LOANS);

    /**
     * Payments of every second loan with a value date from the second day on are entered on the fourth: the nights before
     * do not have them.
     */
    @Test
    void aLatePaymentCountsFromTheDayItWasEntered() {
        House house = lateFeed();
        Map<String, String> files = files(house);
        Map<String, String> memory = Memory.of(house);

        Night before = asKnownOn(house, 1, 3, 2);
        done(before);
        assertThat(before.out()).contains("were entered later and are left out");
        assertThat(differences(house, 1, 3, 2))
                .as("seed %s, on the third day nobody knew, nor of the fourth day's own payments", SEED)
                .isNotEmpty()
                .allSatisfy(row -> {
                    assertThat(row.cell("business_date")).isEqualTo(day(3).toString());
                    assertThat(row.cell("record")).contains("value date " + day(3), "was not known on " + day(2));
                });
        Night after = asKnownOn(house, 1, 3, 3);

        done(after);
        List<Table.Row> rows = differences(house, 1, 3, 3);
        assertThat(rows).as("seed %s", SEED).isNotEmpty();
        assertThat(rows).allSatisfy(row -> assertThat(row.cell("record")).contains("payment"));
        assertThat(files(house)).isEqualTo(files);
        assertThat(Memory.of(house)).isEqualTo(memory);
    }

    /** The newest date was published with the late rows: as known the day before, they are not there. */
    @Test
    void whatWasNotKnownIsNamed() {
        House house = lateFeed();
        assertThat(house.run(day(4), write(late(4), 4)).exitCode()).isIn(0, 5);
        house.command("release", "--date", day(4).toString(), "--by", "Ms Yu", "--reason", "a late feed");

        Night then = asKnownOn(house, 4, 4, 4);
        done(then);
        assertThat(differences(house, 4, 4, 4)).as("all of it was known").isEmpty();
        Night usage = asKnownOn(house, 4, 4, 3);
        assertThat(usage.exitCode()).as(usage.toString()).isEqualTo(2);
    }

    @Test
    void rowsWithoutAnEntryDateAreTakenAsKnownAndCounted() {
        House house = House.in(folder.resolve("house"));
        for (int night = 0; night < 2; night++) {
            DeliveryDraft draft = portfolio.at(day(night));
            draft.payments().rows().forEach(row -> row.put("booked_on", ""));
            done(house.run(day(night), write(draft, night)));
        }

        Night compared = asKnownOn(house, 1, 1, 1);

        done(compared);
        assertThat(compared.out()).contains("NOT PROVABLE");
        Table knowledge = Table.read(result(house, 1, 1, 1).resolve("knowledge.csv"));
        Table.Row payments = knowledge.rows().get(0);
        assertThat(payments.cell("file")).isEqualTo("payments.csv");
        assertThat(payments.cell("without_entry_date")).isEqualTo(payments.cell("rows"));
        assertThat(payments.cell("entered_later")).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-06-02 --as-known-then | Either --as-known-on DATE or --as-known-then",
                "2026-06-02 --dry-run | --dry-run would leave out nothing",
                "2026-05-31 | before --from",
                "2026-13-01 | --as-known-on",
            })
    void wrongUsage(String words, String said) {
        House house = House.in(folder.resolve("house"));
        String command = "rerun --from 2026-06-01 --to 2026-06-02 --reason why --as-known-on " + words;
        Night wrong = house.command(command.split(" "));
        assertThat(wrong.exitCode()).as(wrong.toString()).isEqualTo(2);
        assertThat(wrong.err()).contains(said);
    }

    /** Four nights without the late rows; the fourth date's delivery is then the one that has them. */
    private House lateFeed() {
        House house = House.in(folder.resolve("house"));
        for (int night = 0; night < 4; night++) {
            DeliveryDraft draft = portfolio.at(day(night));
            draft.payments().removeIf(AsKnownOnTest::isLate);
            done(house.run(day(night), write(draft, night)));
        }
        write(late(3), 3);
        return house;
    }

    private DeliveryDraft late(int night) {
        DeliveryDraft draft = portfolio.at(day(night));
        draft.payments()
                .rows()
                .forEach(row -> row.put("booked_on", isLate(row) ? day(3).toString() : row.cell("value_date")));
        return draft;
    }

    private static boolean isLate(Table.Row row) {
        return row.cell("value_date").compareTo(day(1).toString()) >= 0
                && Integer.parseInt(row.cell("loan_id").substring(1)) % 2 == 0;
    }

    private Night asKnownOn(House house, int from, int to, int known) {
        Path inputs = folder.resolve("in-{date}");
        return house.rerun(
                day(from), day(to), inputs, "--as-known-on", day(known).toString());
    }

    private static List<Table.Row> differences(House house, int from, int to, int known) {
        return Table.read(result(house, from, to, known).resolve("differences.csv"))
                .rows();
    }

    private static Path result(House house, int from, int to, int known) {
        return house.output().resolve("rerun-" + day(from) + "-" + day(to) + "-as-known-on-" + day(known));
    }

    private static Map<String, String> files(House house) {
        Map<String, String> files = Tree.all(house.output());
        files.keySet().removeIf(name -> name.startsWith("rerun-") || name.startsWith(".log"));
        return files;
    }

    private Path write(DeliveryDraft draft, int night) {
        Path input = folder.resolve("in-" + day(night));
        draft.writeTo(input, day(night));
        return input;
    }

    private static LocalDate day(int night) {
        return FIRST.plusDays(night);
    }
}
