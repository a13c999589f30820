package io.daybreak.endtoend;

import static io.daybreak.endtoend.House.done;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybreak.intake.DeliveryMapping;
import io.daybreak.job.LoanInquiry;
import io.daybreak.notice.MessageSettings;
import io.daybreak.policy.Policy;
import io.daybreak.policy.PolicyReading;
import io.daybreak.policy.PolicyYaml;
import io.daybreak.publication.OutputFolder;
import io.daybreak.publication.Publish;
import io.daybreak.sample.DeliveryDraft;
import io.daybreak.sample.SampleData;
import io.daybreak.sample.Table;
import io.daybreak.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** {@code explain} as a complaints officer uses it: of published nights, of tonight, and of nights long gone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplainTest {
    private static final Path DELIVERIES = Path.of("sample-data").toAbsolutePath();
    private static final LocalDate FIRST = SampleData.nights().get(0);
    private static final LocalDate SECOND = SampleData.nights().get(1);
    private static final String LATE = "L00009";

    private House house;

    @BeforeAll
    void twoNightsOfTheSample(@TempDir Path folder) {
        house = House.in(folder);
        for (LocalDate night : List.of(FIRST, SECOND)) {
            Night ran = house.run(night, DELIVERIES.resolve(night.toString()));
            done(ran);
        }
    }

    private Night explain(String loanId, LocalDate date, String... more) {
        List<String> words = new ArrayList<>(List.of("explain", loanId, "--date", date.toString()));
        words.addAll(List.of("--input", DELIVERIES + "/{date}"));
        words.addAll(List.of(more));
        return house.command(words.toArray(new String[0]));
    }

    @Test
    void aPublishedDateIsToldAsKnownThenWithWhatWasPublishedAndDecided() {
        Night told = explain(LATE, SECOND);
        done(told);
        assertThat(told.out())
                .contains("Answered as known then: the delivery and the policy (cn-2023-consumer")
                .contains("Attempt 1 of " + SECOND + " published: dpd 91, policy_dpd 91")
                .contains("tier SUBSTANDARD (OWN)")
                .contains("Its tier is SUBSTANDARD")
                .contains("No notice: TOO_SOON");
        assertThat(explain(LATE, FIRST).out()).contains("A notice of level 1 (reminder) went out by sms");
    }

    @Test
    void whatAnEarlierAttemptOfTheDateSentIsTold(@TempDir Path folder) {
        House again = house.copiedTo(folder.resolve("house"));
        done(again.rerun(FIRST, FIRST, DELIVERIES.resolve("{date}")));

        Night told = again.command("explain", LATE, "--date", FIRST.toString(), "--input", DELIVERIES + "/{date}");

        assertThat(told.out())
                .contains("Attempt 2 of " + FIRST + " published")
                .contains("A notice of level 1 (reminder) went out by sms")
                .contains("with an earlier attempt of " + FIRST + ". No notice: PAST_DAY");
    }

    @Test
    void aDateThatIsNotPublishedIsToldFromItsDeliveryWithWhatWouldBeDecided() {
        Night told = explain(LATE, SampleData.nights().get(2));
        assertThat(told.out())
                .contains("Answered from the newest delivery ("
                        + SampleData.nights().get(2))
                .contains("is not published")
                .contains("Nothing is decided yet; no notice would go out: TOO_SOON");
    }

    @Test
    void aDayBeforeThePublishedOnesGetsNoNotice() {
        Night told = explain(LATE, FIRST.minusDays(10));
        assertThat(told.out())
                .contains("Answered from the newest delivery (" + SECOND)
                .contains("no notice goes out any more");
    }

    @Test
    void aLoanNobodyKnowsIsSaidToBeUnknown() {
        Night told = explain("NOBODY", SECOND);
        assertThat(told.exitCode()).isEqualTo(2);
        assertThat(told.err()).contains("Loan NOBODY is not in the delivery");
    }

    /** Or somebody opens the page of another loan that lies there. */
    @Test
    void thatThereIsNoPageOfALoanNotClassifiedIsSaid(@TempDir Path folder) throws IOException {
        String rejected = Table.read(house.published(SECOND).resolve("suppressed.csv")).rows().stream()
                .filter(row -> row.cell("reason").equals("REJECTED"))
                .findFirst()
                .orElseThrow()
                .cell("loan_id");
        Path page = folder.resolve("page.html");

        Night told = explain(rejected, SECOND, "--html", page.toString());

        assertThat(told.exitCode()).as(told.toString()).isZero();
        assertThat(told.out()).contains("was not classified");
        assertThat(told.err()).contains("no page is written");
        assertThat(page).doesNotExist();
    }

    @Test
    void aPageThatCannotBeWrittenIsNamedAndAFolderInItsPlaceStays(@TempDir Path folder) throws IOException {
        Path inTheWay = Files.createDirectory(folder.resolve("in-the-way"));
        for (Path page : List.of(inTheWay, folder.resolve("nowhere").resolve("page.html"))) {
            Night told = explain(LATE, SECOND, "--html", page.toString());

            assertThat(told.exitCode()).as(told.toString()).isEqualTo(1);
            assertThat(told.err()).contains("the page " + page + " cannot be written", "--html");
        }
        assertThat(inTheWay).isEmptyDirectory();
    }

    @Test
    void jsonAndThePageSayTheSame(@TempDir Path folder) throws IOException {
        Path page = folder.resolve("page.html");
        Night told = explain(LATE, SECOND, "--json", "--html", page.toString());
        JsonNode json = new ObjectMapper().readTree(told.out());
        assertThat(json.get("dpd").asInt()).isEqualTo(91);
        assertThat(json.get("published").asText()).contains("dpd 91");
        assertThat(json.get("steps")).isNotEmpty();
        assertThat(Files.readString(page))
                .contains("<svg", "level 1", "SUBSTANDARD from 91", "<title>installment 1 due")
                .contains(json.get("notice").asText().replace("'", "&#39;"))
                .contains("http-equiv=\"Content-Security-Policy\"")
                .doesNotContain("http:", "https:", "<script");
        assertThat(Files.getPosixFilePermissions(page)).hasSize(2);
    }

    /** Loans of a night: found by a search among the rows, or by reading everything, it is told the same. */
    @Test
    void aSearchTellsWhatAWholeReadingTells(@TempDir Path scratch) throws IOException {
        try (Store store = house.openStore()) {
            Table classified = Table.read(house.published(SECOND).resolve("classification.csv"));
            for (int row = 0; row < classified.size(); row += 7) {
                String loanId = classified.row(row).cell("loan_id");
                LoanInquiry.Answer searched = inquiry(store, scratch, 0).explain(loanId, SECOND);
                LoanInquiry.Answer whole =
                        inquiry(store, scratch, Long.MAX_VALUE).explain(loanId, SECOND);
                assertThat(withoutBasis(searched)).as(loanId).isEqualTo(withoutBasis(whole));
            }
        }
    }

    private static String withoutBasis(LoanInquiry.Answer answer) {
        if (answer instanceof LoanInquiry.Answer.Explained told) {
            return told.explanation().steps() + " " + told.published() + " " + told.decision();
        }
        return answer.toString();
    }

    private LoanInquiry inquiry(Store store, Path scratch, long smallBytes) throws IOException {
        Policy policy = ((PolicyReading.Usable)
                        PolicyYaml.read(Files.readString(Path.of("jobs", "policies", "cn-2023-consumer.yaml"))))
                .policy();
        return new LoanInquiry(
                store,
                new OutputFolder(house.output()),
                date -> DELIVERIES.resolve(date.toString()),
                DeliveryMapping.standard(),
                policy,
                new LoanInquiry.Texts(
                        Map.of(), new MessageSettings(Map.of(), Optional.empty(), ZoneId.of("Asia/Shanghai"))),
                scratch.resolve("x"),
                1,
                smallBytes);
    }

    /** The second delivery tells another past of PLAIN and a dated one of DATED; the first delivery is gone. */
    @Test
    void whatCannotBeProvedIsSaidNotToBe(@TempDir Path folder) throws IOException {
        House other = House.in(folder);
        Path first = folder.resolve(FIRST.toString());
        changing(false).writeTo(first, FIRST);
        changing(true).writeTo(folder.resolve(SECOND.toString()), SECOND);
        done(other.run(FIRST, first));
        assertThat(other.run(SECOND, folder.resolve(SECOND.toString())).exitCode())
                .isIn(0, 5);
        String gone = folder.resolve("gone-{date}").toString();
        assertThat(explainIn(other, "PLAIN", folder + "/{date}")).contains("Answered as known then");

        Publish.removeTree(first);
        assertThat(explainIn(other, "PLAIN", folder + "/{date}"))
                .contains("NOT PROVABLE as known then: it has a schedule that is no longer the one published")
                .doesNotContain("payments without booked_on");
        assertThat(explainIn(other, "DATED", folder + "/{date}")).doesNotContain("NOT PROVABLE");
        assertThat(explainIn(other, "UNDATED", folder + "/{date}"))
                .contains("NOT PROVABLE as known then: it has payments without booked_on");
        assertThat(explainIn(other, "PLAIN", gone)).contains("There is no delivery to answer from");
    }

    private static String explainIn(House house, String loanId, String input) {
        Night told = house.command("explain", loanId, "--date", FIRST.toString(), "--input", input);
        return told.out() + told.err();
    }

    private static DeliveryDraft changing(boolean isLater) {
        DeliveryDraft draft = DeliveryDraft.empty();
        for (String loanId : List.of("DATED", "PLAIN", "UNDATED")) {
            draft.loans().add(List.of(loanId, "B-" + loanId, "CASH", "CNY", "200.00", "2026-01-01"));
            draft.payments()
                    .add(List.of(
                            "P-" + loanId,
                            loanId,
                            "2026-05-01",
                            "10.00",
                            "REPAYMENT",
                            "",
                            loanId.equals("UNDATED") ? "" : "2026-05-01"));
        }
        String booked = SECOND.toString();
        row(draft, "DATED", "2026-06-20", "", isLater ? booked : "");
        if (isLater) {
            row(draft, "DATED", "2026-06-25", booked, "");
        }
        row(draft, "PLAIN", isLater ? "2026-06-25" : "2026-06-20", "", "");
        row(draft, "UNDATED", "2026-06-20", "", "");
        return draft.sorted();
    }

    private static void row(DeliveryDraft draft, String loanId, String due, String booked, String replaced) {
        draft.installments().add(List.of(loanId, "1", due, "100.00", "0", "0", "0", booked, replaced));
    }
}
