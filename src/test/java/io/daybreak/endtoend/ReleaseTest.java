package io.daybreak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.sample.DeliveryDraft;
import io.daybreak.sample.SampleData;
import io.daybreak.sample.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A night that is held because its policy was edited, and what a named person may do with it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReleaseTest {
    private static final LocalDate BEFORE = SampleData.nights().get(0);
    private static final LocalDate NIGHT = SampleData.nights().get(1);
    private static final LocalDate NEXT = SampleData.nights().get(2);
    private static final String IN_TIME = "2026-06-30T08:00:00+08:00";
    private static final List<String> CHANNELS = List.of("sms", "email", "letter");

    private Path policy;
    private House held;
    private Map<String, String> staged;

    @BeforeAll
    void aNightIsHeld(@TempDir Path folder) throws IOException {
        House house = House.in(folder);
        assertThat(house.run(BEFORE, delivery(BEFORE)).exitCode()).isZero();
        String shipped = Files.readString(Path.of("jobs", "policies", "cn-2023-consumer.yaml"));
        policy = house.file("edited.yaml", shipped.replace("min_overdue: {CNY: 10.00", "min_overdue: {CNY: 0.00"));
        assertThat(policy).content().isNotEqualTo(shipped);
        held = House.in(folder).policy(policy);
        Night ran = held.run(NIGHT, delivery(NIGHT));
        assertThat(ran.exitCode()).as(ran.toString()).isEqualTo(5);
        assertThat(ran.err()).contains("policy_changed the policy file: The policy changed since " + BEFORE);
        assertThat(held.output().resolve(NIGHT.toString())).doesNotExist();
        staged = Tree.business(held.held(NIGHT, 1));
        assertThat(notices(held.held(NIGHT, 1))).hasSizeGreaterThan(3);
    }

    private House copy(Path folder) {
        return held.copiedTo(folder.resolve("house"));
    }

    private static Night release(House house, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "release", "--date", NIGHT.toString(), "--by", "Li Na", "--reason", "the threshold is meant so"));
        words.addAll(List.of(more));
        return house.command(words.toArray(new String[0]));
    }

    @Test
    void publishesTheStagedBytesAndRemembersWhoAndWhy(@TempDir Path folder) throws IOException {
        House house = copy(folder);

        Night released = release(house, "--at", IN_TIME);

        assertThat(released.exitCode()).as(released.toString()).isZero();
        assertThat(Tree.business(house.published(NIGHT))).isEqualTo(staged);
        assertThat(house.output().resolve("latest").toRealPath())
                .isEqualTo(house.published(NIGHT).toRealPath());
        assertThat(house.held(NIGHT, 1)).doesNotExist();
        assertThat(house.published(NIGHT).resolve("run.json"))
                .content()
                .contains("\"outcome\" : \"PUBLISHED\"", "POLICY_CHANGED", "\"by\" : \"Li Na\"", "judged_at");
        assertThat(house.command("status").out())
                .contains("published", "released by Li Na (user ", ": the threshold is meant so");
        Night again = release(house, "--at", IN_TIME);
        assertThat(again.exitCode()).as(again.toString()).isZero();
        assertThat(again.out()).contains("already released");
        // The next night knows what was sent: nothing of it goes out twice.
        House after = House.in(folder.resolve("house")).policy(policy);
        Night next = after.run(NEXT, delivery(NEXT));
        assertThat(next.exitCode()).as(next.toString()).isZero();
        assertThat(notices(after.published(NEXT)).keySet())
                .doesNotContainAnyElementsOf(notices(house.published(NIGHT)).keySet());
    }

    @Test
    void whatHasExpiredIsWithdrawnAndGoesOutTheNextNight(@TempDir Path folder) {
        House house = copy(folder);
        Map<String, Table.Row> decided = notices(house.held(NIGHT, 1));

        Night released = release(house, "--at", "2026-06-30T22:00:00+08:00");

        assertThat(released.exitCode()).as(released.toString()).isZero();
        Map<String, Table.Row> sent = notices(house.published(NIGHT));
        Map<String, Table.Row> withdrawn = withdrawn(house);
        assertThat(withdrawn).isNotEmpty();
        assertThat(withdrawn.values())
                .allSatisfy(row -> assertThat(row.cell("reason")).isEqualTo("EXPIRED"));
        assertAccountedFor(decided, sent, withdrawn);
        assertControlDescribes(house.published(NIGHT));
        Table.Row one = withdrawn.values().iterator().next();
        assertThat(house.command("explain", one.cell("loan_id"), "--date", NIGHT.toString())
                        .out())
                .as("a notice that did not go out is explained")
                .contains("A notice of level " + one.cell("level") + " (" + one.cell("name")
                        + ") was decided and withdrawn when the run was released: EXPIRED")
                .doesNotContain("No notice was due");
        House after = House.in(folder.resolve("house")).policy(policy);
        Night next = after.run(NEXT, delivery(NEXT));
        assertThat(next.exitCode()).as(next.toString()).isZero();
        assertThat(notices(after.published(NEXT)).keySet())
                .as("a loan still late gets the level that did not go out")
                .containsAnyElementsOf(withdrawn.keySet());
    }

    @Test
    void whoPaidSinceIsNotTold(@TempDir Path folder) {
        House house = copy(folder);
        Map<String, Table.Row> decided = notices(house.held(NIGHT, 1));
        List<Table.Row> rows = decided.values().stream()
                .filter(row -> !row.cell("level").equals("0"))
                .toList();
        Table since = DeliveryDraft.empty().payments();
        since.add(List.of("S1", rows.get(0).cell("loan_id"), NEXT.toString(), "1.00"));
        since.add(List.of("S2", "", NEXT.toString(), "2.00", "PENDING"));
        since.row(1).put("borrower_id", rows.get(1).cell("borrower_id"));
        since.add(List.of("S3", "", NEXT.toString(), rows.get(2).cell("overdue_total")));
        since.add(List.of("S4", rows.get(3).cell("loan_id"), NEXT.toString(), "3.00", "CHARGEBACK"));
        Path file = house.file("since.csv", new String(since.toBytes(), StandardCharsets.UTF_8));

        Night released = release(house, "--at", IN_TIME, "--payments-since", file.toString());

        assertThat(released.exitCode()).as(released.toString()).isZero();
        Map<String, Table.Row> withdrawn = withdrawn(house);
        assertThat(withdrawn.keySet())
                .contains(
                        rows.get(0).cell("notice_id"),
                        rows.get(1).cell("notice_id"),
                        rows.get(2).cell("notice_id"))
                .doesNotContain(rows.get(3).cell("notice_id"));
        assertThat(withdrawn.values())
                .allSatisfy(row -> assertThat(row.cell("reason")).isEqualTo("PAID_SINCE"));
        assertAccountedFor(decided, notices(house.published(NIGHT)), withdrawn);
        assertControlDescribes(house.published(NIGHT));
        assertThat(house.published(NIGHT).resolve("run.json"))
                .content()
                .contains("\"PAID_SINCE\" : " + withdrawn.size());
    }

    @Test
    void withoutNoticesCollectionsGetsItsList(@TempDir Path folder) {
        House house = copy(folder);
        Map<String, Table.Row> decided = notices(house.held(NIGHT, 1));

        Night released = release(house, "--without-notices");

        assertThat(released.exitCode()).as(released.toString()).isZero();
        assertThat(notices(house.published(NIGHT))).isEmpty();
        assertAccountedFor(decided, Map.of(), withdrawn(house));
        assertControlDescribes(house.published(NIGHT));
        assertThat(house.published(NIGHT).resolve("collections.csv"))
                .content()
                .isEqualTo(staged.get("collections.csv"));
    }

    @Test
    void paymentsThatCannotBeReadReleaseNothing(@TempDir Path folder) {
        House house = copy(folder);
        Path file = house.file("since.csv", "payment_id,loan_id,value_date,amount\nS1,L1,soon,1.00\n");

        Night refused = release(house, "--payments-since", file.toString());

        assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(4);
        assertThat(refused.err()).contains("since.csv:2:value_date").doesNotContain("soon");
        assertThat(house.output().resolve(NIGHT.toString())).doesNotExist();
        assertThat(release(house, "--payments-since", "nowhere.csv").exitCode()).isEqualTo(4);
    }

    @Test
    void filesThatChangedWhileTheyWaitedAreNotPublished(@TempDir Path folder) throws IOException {
        House house = copy(folder);
        Path sms = house.held(NIGHT, 1).resolve("notices").resolve("sms.csv");
        Files.writeString(sms, Files.readString(sms).replace("+86", "+85"));

        Night refused = release(house, "--at", IN_TIME);

        assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(1);
        assertThat(refused.err()).contains("are not those that were held");
        assertThat(house.output().resolve(NIGHT.toString())).doesNotExist();
    }

    @Test
    void onlyAnApproverMayWhoDidNotStartTheRun(@TempDir Path folder) throws IOException {
        House house = copy(folder);
        String shipped = Files.readString(Path.of("jobs", "nightly.yaml"));
        String user = System.getProperty("user.name");
        Path jobs = Path.of("jobs").toAbsolutePath();
        Path settings = house.file(
                "approvers.yaml",
                shipped.replace("approvers: []", "approvers: [Wang Wei, " + user + "]")
                        .replace("policies/cn", jobs.resolve("policies") + "/cn")
                        .replace("templates: templates", "templates: " + jobs.resolve("templates")));
        house.settings(settings);

        Night stranger = release(house, "--at", IN_TIME);
        Night starter = house.command(
                "release", "--date", NIGHT.toString(), "--by", user, "--reason", "I started it", "--at", IN_TIME);

        assertThat(stranger.exitCode()).as(stranger.toString()).isEqualTo(2);
        assertThat(stranger.err()).contains("Li Na may not release", "Wang Wei");
        assertThat(starter.exitCode()).as(starter.toString()).isEqualTo(2);
        assertThat(starter.err()).contains("started the run");
        Night approver = house.command(
                "release", "--date", NIGHT.toString(), "--by", "Wang Wei", "--reason", "signed", "--at", IN_TIME);
        assertThat(approver.exitCode()).as(approver.toString()).isZero();
    }

    @Test
    void nothingIsReleasedOnceALaterDateIsPublished(@TempDir Path folder) {
        House house = copy(folder);
        Night later = House.in(folder.resolve("house")).run(NEXT, delivery(NEXT));
        assertThat(later.exitCode()).as(later.toString()).isZero();

        Night late = release(house, "--at", IN_TIME);

        assertThat(late.exitCode()).as(late.toString()).isEqualTo(2);
        assertThat(late.err()).contains("Nothing of " + NIGHT + " is held, and " + NEXT + " is published.");
        assertThat(house.output().resolve(NIGHT.toString())).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "after-release-stage",
                "after-stage",
                "after-intend",
                "after-rename",
                "after-confirm",
                "after-release"
            })
    void aReleaseThatIsKilledIsResumed(String killPoint, @TempDir Path folder) {
        House house = copy(folder);
        String[] command = {
            "release", "--date", NIGHT.toString(), "--by", "Li Na", "--reason", "meant so", "--without-notices"
        };

        Night killed = house.inOwnProcess(killPoint, command);
        assertThat(killed.exitCode()).as(killed.toString()).isEqualTo(Night.KILLED);
        Night resumed = house.command(command);

        assertThat(resumed.exitCode()).as(resumed.toString()).isZero();
        assertControlDescribes(house.published(NIGHT));
        assertThat(withdrawn(house)).isNotEmpty();
        assertThat(house.held(NIGHT, 1)).doesNotExist();
        assertThat(house.command("status").out()).containsOnlyOnce("released by Li Na");
    }

    @ParameterizedTest
    @ValueSource(strings = {"after-hold-stage", "after-hold-rename", "after-hold"})
    void aRunKilledWhileItIsLaidAsideIsLaidAside(String killPoint, @TempDir Path folder) {
        House house = copy(folder);
        Night away = house.command("discard", "--date", NIGHT.toString(), "--by", "Li Na", "--reason", "once more");
        assertThat(away.exitCode()).as(away.toString()).isZero();
        house.policy(policy);

        Night killed = house.runInOwnProcess(NIGHT, delivery(NIGHT), killPoint);
        assertThat(killed.exitCode()).as(killed.toString()).isEqualTo(Night.KILLED);
        Night resumed = house.run(NIGHT, delivery(NIGHT));

        assertThat(resumed.exitCode()).as(resumed.toString()).isEqualTo(5);
        assertThat(Tree.business(house.held(NIGHT, 2))).isEqualTo(staged);
        assertThat(house.output().resolve(".staging").resolve(NIGHT.toString())).doesNotExist();
        assertThat(house.output().resolve(NIGHT.toString())).doesNotExist();
    }

    @Test
    void anEditedTemplateIsHeld(@TempDir Path folder) throws IOException {
        House house = copy(folder);
        Path jobs = Path.of("jobs").toAbsolutePath();
        Path templates = Files.createDirectory(folder.resolve("templates"));
        try (Stream<Path> shipped = Files.list(jobs.resolve("templates"))) {
            for (Path template : shipped.toList()) {
                Files.copy(template, templates.resolve(template.getFileName()), LinkOption.NOFOLLOW_LINKS);
            }
        }
        Path edited = templates.resolve("reminder.sms.zh.txt");
        Files.writeString(edited, Files.readString(edited).replace("可能是您忘记了", "也许是您忘了"));
        String settings = Files.readString(jobs.resolve("nightly.yaml"))
                .replace("policies/cn", jobs.resolve("policies") + "/cn")
                .replace("templates: templates", "templates: " + templates);
        house.settings(house.file("settings.yaml", settings));

        Night ran = house.run(NIGHT, delivery(NIGHT));

        assertThat(ran.exitCode()).as(ran.toString()).isEqualTo(5);
        assertThat(ran.err()).contains("templates_changed").doesNotContain("policy_changed");
        Night released = release(house, "--at", IN_TIME);
        assertThat(released.exitCode()).as(released.toString()).isZero();
        assertThat(house.published(NIGHT).resolve("notices").resolve("sms.csv"))
                .content()
                .contains("也许是您忘了");
    }

    /** Thresholds of zero are told before anything runs, or held. */
    @Test
    void aPolicyOfThresholdsOfZeroDoesNotStart(@TempDir Path folder) throws IOException {
        House house = copy(folder);
        String shipped = Files.readString(Path.of("jobs", "policies", "cn-2023-consumer.yaml"));
        house.policy(house.file("zero.yaml", shipped.replaceAll("from_dpd: [0-9]+", "from_dpd: 0")));

        Night ran = house.run(NIGHT, delivery(NIGHT));

        assertThat(ran.exitCode()).as(ran.toString()).isEqualTo(2);
        assertThat(ran.err()).contains("from_dpd");
    }

    private static void assertAccountedFor(
            Map<String, Table.Row> decided, Map<String, Table.Row> sent, Map<String, Table.Row> withdrawn) {
        assertThat(sent.keySet()).doesNotContainAnyElementsOf(withdrawn.keySet());
        assertThat(sent.size() + withdrawn.size()).isEqualTo(decided.size());
        assertThat(decided.keySet()).containsAll(sent.keySet()).containsAll(withdrawn.keySet());
    }

    /** Every file of the attempt, with the rows and the digest that its bytes have. */
    private static void assertControlDescribes(Path published) {
        Map<String, String> files = Tree.business(published);
        files.remove("control.csv");
        Table control = Table.read(published.resolve("control.csv"));
        assertThat(control.rows().stream().map(row -> row.cell("file"))).containsExactlyElementsOf(files.keySet());
        control.rows().forEach(row -> {
            Path file = published.resolve(row.cell("file"));
            assertThat(row.cell("sha256")).as(row.cell("file")).isEqualTo(DeliveryDraft.sha256Of(bytes(file)));
            if (row.cell("file").endsWith(".csv")) {
                assertThat(row.cell("rows"))
                        .as(row.cell("file"))
                        .isEqualTo("" + Table.read(file).size());
            }
        });
    }

    @Test
    void theMetricsNoLongerSayHeldOnceSomebodyDecided(@TempDir Path folder) throws IOException {
        House house = copy(folder);
        Path metrics = folder.resolve("daybreak.prom");
        Path shipped = Path.of("jobs").toAbsolutePath();
        String settings = Files.readString(shipped.resolve("nightly.yaml"))
                .replace("# metrics_file: /var/lib/prometheus/node-exporter/daybreak.prom", "metrics_file: " + metrics)
                .replaceAll("(?m)^policy: ", "policy: " + shipped + "/")
                .replaceAll("(?m)^(# )?templates: .*$", "templates: " + shipped + "/templates");
        house.settings(house.file("metrics.yaml", settings));
        Files.writeString(metrics, "daybreak_held 1\n");

        Night released = release(house, "--at", IN_TIME);

        assertThat(released.exitCode()).as(released.toString()).isZero();
        assertThat(metrics)
                .content()
                .contains("\ndaybreak_held 0\n", "\ndaybreak_last_run_exit_code 0\n", "\ndaybreak_loans{");
    }

    @Test
    void clearingALoanFinishesAPublishThatWasKilledFirst(@TempDir Path folder) throws IOException {
        House house = copy(folder);
        house.inOwnProcess(
                "after-rename",
                "release",
                "--date",
                NIGHT.toString(),
                "--by",
                "Li Na",
                "--reason",
                "meant so",
                "--at",
                IN_TIME);

        Night cleared = house.command("clear", "L99999", "--by", "Li Na", "--reason", "checked");

        assertThat(cleared.err()).contains("is not in quarantine");
        assertThat(house.command("status").out()).doesNotContain("publishing");
        assertThat(house.output().resolve("latest").toRealPath())
                .isEqualTo(house.published(NIGHT).toRealPath());
    }

    @Test
    void clearingALoanWantsTheOutputFolderOfTheStore(@TempDir Path folder) throws IOException {
        House house = copy(folder);
        Files.move(house.output(), folder.resolve("elsewhere"));

        Night cleared = house.command("clear", "L99999", "--by", "Li Na", "--reason", "checked");

        assertThat(cleared.exitCode()).isEqualTo(2);
        assertThat(cleared.err()).contains("does not belong to it");
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Table.Row> withdrawn(House house) {
        return byNoticeId(List.of(house.published(NIGHT).resolve("withdrawn.csv")));
    }

    private static Map<String, Table.Row> notices(Path attempt) {
        return byNoticeId(CHANNELS.stream()
                .map(channel -> attempt.resolve("notices").resolve(channel + ".csv"))
                .toList());
    }

    private static Map<String, Table.Row> byNoticeId(List<Path> files) {
        Map<String, Table.Row> rows = new TreeMap<>();
        files.forEach(file -> Table.read(file).rows().forEach(row -> rows.put(row.cell("notice_id"), row)));
        return rows;
    }

    private static Path delivery(LocalDate night) {
        return Path.of("sample-data", night.toString()).toAbsolutePath();
    }
}
