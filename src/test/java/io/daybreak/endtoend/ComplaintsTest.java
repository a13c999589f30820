package io.daybreak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.daybreak.sample.Complaints;
import io.daybreak.sample.DeliveryDraft;
import io.daybreak.sample.SampleData;
import io.daybreak.sample.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * "I paid on time": complaints answered from real nights. The first night is the sample's; the second has payments put
 * into it that people may mean, and an open complaint among its holds.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComplaintsTest {
    private static final LocalDate FIRST = SampleData.nights().get(0);
    private static final LocalDate SECOND = SampleData.nights().get(1);
    private static final String HEADER =
            "complaint_id,notice_id,loan_id,phone,received_on,claimed_paid_on,claimed_amount,reference,payer_name,text\n";

    private Path folder;
    private House house;
    private String input;

    @BeforeAll
    void twoNights(@TempDir Path made) {
        folder = made;
        house = House.in(folder.resolve("house"));
        input = folder.resolve("in").resolve("{date}").toString();
        SampleData sample = SampleData.tell();
        sample.delivery(FIRST).writeTo(folder.resolve("in").resolve(FIRST.toString()), FIRST);
        changed(sample.delivery(SECOND)).writeTo(folder.resolve("in").resolve(SECOND.toString()), SECOND);
        for (LocalDate night : List.of(FIRST, SECOND)) {
            Night ran = house.run(night, folder.resolve("in").resolve(night.toString()));
            assertThat(ran.exitCode()).as(ran.toString()).isZero();
        }
    }

    /** What people who were told on the first night may have paid. */
    private static DeliveryDraft changed(DeliveryDraft draft) {
        pay(draft, "Q1", "", "2026-06-27", "1105.15", "", "", "", "stray");
        pay(draft, "Q2", "L99999", "2026-06-27", "515.00", "", "B00140", "", "");
        pay(draft, "Q3", "L00001", "2026-06-26", "1070.00", "", "", name(draft, "B00153"), "");
        pay(draft, "Q4", "L00098", "2026-06-25", "5760.00", "", "", "", "");
        pay(draft, "Q5", "L00098", "2026-06-26", "5760.00", "REVERSAL", "", "", "");
        draft.payments().row(draft.payments().size() - 1).put("reverses", "Q4");
        pay(draft, "Q6", "L00050", "2026-06-24", "1772.46", "PENDING", "", "", "");
        pay(draft, "Q7", "L00227", "2026-06-06", "1010.005", "", "", "", "");
        pay(draft, "Q8", "L00160", "2026-07-02", "1473.33", "", "", "", "");
        pay(draft, "Q9", "L00043", "2026-05-26", "3304.61", "", "", "", "");
        pay(draft, "Q10", "L00001", "2026-05-26", "3304.61", "", "", "", "");
        draft.holds().add(List.of("H900", "BORROWER", "B00005", "COMPLAINT", "2026-06-29", "", "2026-06-29"));
        draft.holds().add(List.of("H901", "LOAN", "L00004", "OMBUDSMAN", "2026-06-29", "", "2026-06-29"));
        return draft.sorted();
    }

    private static void pay(
            DeliveryDraft draft,
            String id,
            String loanId,
            String valueDate,
            String amount,
            String type,
            String borrowerId,
            String payer,
            String reference) {
        Map<String, String> cells = Map.of(
                "payment_id", id,
                "loan_id", loanId,
                "value_date", valueDate,
                "amount", amount,
                "type", type,
                "booked_on", "2026-06-29",
                "borrower_id", borrowerId,
                "payer_name", payer,
                "reference", reference);
        List<String> row = new ArrayList<>();
        draft.payments().columns().forEach(column -> row.add(cells.getOrDefault(column, "")));
        draft.payments().add(row);
    }

    private static String name(DeliveryDraft draft, String borrowerId) {
        return draft.borrowers().rows().stream()
                .filter(row -> row.cell("borrower_id").equals(borrowerId))
                .findFirst()
                .orElseThrow()
                .cell("name");
    }

    @Test
    void answers_that_cannot_be_written_say_where_and_what_to_do() throws IOException {
        Path complaints = house.file("w.csv", HEADER + "W-1,,L00004,,2026-06-29,2026-06-27,1105.15,,,\n");
        Path inTheWay = house.file("in-the-way", "a file");

        Night asked = house.command("verify", complaints.toString(), "--input", input, "--to", inTheWay + "/answers");

        assertThat(asked.exitCode()).as(asked.toString()).isEqualTo(1);
        assertThat(asked.err()).contains("the answers in " + inTheWay + "/answers cannot be written", "--to");
        assertThat(asked.out()).doesNotContain("answered");
    }

    /** "It was not ours" is no answer from a ledger that was not looked into. */
    @Test
    void without_a_store_nothing_is_answered() throws IOException {
        House other = House.in(folder.resolve("other"));
        Path complaints = other.file("c.csv", HEADER + "W-1,,L00004,,2026-06-29,2026-06-27,1105.15,,,\n");

        for (Night asked : List.of(
                other.command("verify", complaints.toString(), "--input", input),
                other.command("notices", "--loan", "L00004"))) {
            assertThat(asked.exitCode()).as(asked.toString()).isEqualTo(2);
            assertThat(asked.err()).contains("there is no store at " + other.store(), "--store");
            assertThat(asked.out()).isEmpty();
        }
        assertThat(other.output()).doesNotExist();

        Files.writeString(other.store(), "a file where a folder is needed");
        Night hidden = other.command("notices", "--loan", "L00004");
        assertThat(hidden.exitCode()).as(hidden.toString()).isEqualTo(1);
        assertThat(hidden.err()).contains(other.store().toString(), "cannot be looked into");
    }

    /** Identifiers are as long as the sender likes them. */
    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void a_browser_shows_an_answer_whole(int width) throws IOException {
        assumeTrue(Browser.find().isPresent(), "no Chromium is installed here: apt-get install chromium");
        Path complaints = house.file("wide.csv", HEADER + "W-1,,L00004,,2026-06-29,2026-06-27,1105.15,,,\n");
        House.done(house.command("verify", complaints.toString(), "--input", input));
        Path page = house.output().resolve("complaints").resolve("wide").resolve("answer-W-1.html");
        assertThat(page).content().contains("<td>Q1</td>");
        Path wide = house.file(
                "wide.html", Files.readString(page).replace("<td>Q1</td>", "<td>" + "Q1234567".repeat(8) + "</td>"));

        Browser.Layout layout = Browser.find().orElseThrow().layout(wide, folder, width, false);

        assertThat(layout.scrollWidth()).as("nothing sticks out to the side").isLessThanOrEqualTo(width);
        assertThat(layout.smallestText()).as("text of the picture, pixels").isGreaterThanOrEqualTo(9);
    }

    @Test
    void the_money_is_found_wherever_it_lies_and_decides() {
        Map<String, Table.Row> answers = verify("money", """
                A,,L00004,,2026-06-29,2026-06-27,1105.15,,,
                B,,L00142,,2026-06-29,2026-06-27,515.00,,,
                C,,L00155,,2026-06-29,2026-06-26,1070.00,,,
                D,,L00098,,2026-06-29,2026-06-25,5760.00,,,
                E,,L00050,,2026-06-29,2026-06-24,1772.46,,,
                F,,L00227,,2026-06-29,2026-06-06,1010.01,Q7,,
                G,,L00160,,2026-06-29,2026-07-02,1473.33,,,
                H,,L00144,,2026-06-29,,,stray,,
                I,,L00076,,2026-06-29,2026-06-01,9.99,,,
                J,,L00042,,2026-06-29,2026-05-26,3304.61,,,
                """);

        assertAnswer(answers, "A", "MONEY_TO_MATCH", "UNMATCHED", "Q1");
        assertAnswer(answers, "B", "MONEY_TO_MATCH", "ORPHAN", "Q2");
        assertAnswer(answers, "C", "MONEY_TO_MATCH", "ON_ANOTHER_LOAN", "Q3");
        assertAnswer(answers, "D", "RIGHT", "REVERSED", "Q4");
        assertAnswer(answers, "E", "MONEY_TO_MATCH", "PENDING", "Q6");
        assertAnswer(answers, "F", "NOT_PROVABLE", "REJECTED", "Q7");
        assertAnswer(answers, "G", "RIGHT", "FUTURE_VALUED", "Q8");
        assertAnswer(answers, "H", "MONEY_TO_MATCH", "UNMATCHED", "Q1");
        assertAnswer(answers, "J", "MONEY_TO_MATCH", "ON_ANOTHER_LOAN", "Q9");
        assertThat(answers.get("J").cell("payments_seen"))
                .as("another's equal payment is not theirs")
                .isEqualTo("1");
        assertAnswer(answers, "I", "RIGHT", "NOT_FOUND", "");
        assertThat(answers.get("A").cell("reasons"))
                .contains("would have kept the notice from going out", "Notices are stopped by hold H901 (OMBUDSMAN)");
        assertThat(answers.get("D").cell("reasons")).contains("REVERSAL Q5 with value date 2026-06-26");
        assertThat(answers.get("B").cell("what_to_do"))
                .startsWith("Find out whose money it is before anything else")
                .contains("have a row of kind COMPLAINT entered");
    }

    private static void assertAnswer(
            Map<String, Table.Row> answers, String id, String verdict, String money, String payment) {
        Table.Row row = answers.get(id);
        assertThat(List.of(row.cell("verdict"), row.cell("money"), row.cell("payment_id")))
                .as(id + ": " + row.cell("reasons"))
                .containsExactly(verdict, money, payment);
    }

    /** Paid in time, booked nine days later: the second night took the notice back by itself. */
    @Test
    void a_notice_that_was_taken_back_is_answered_so() {
        Table.Row answer = verify("taken-back", "A,,L00017,,2026-06-29,2026-06-20,1284.37,,,\n")
                .get("A");

        assertThat(List.of(answer.cell("verdict"), answer.cell("known_then"), answer.cell("known_now")))
                .containsExactly("WRONG_NOW", "RIGHT", "WRONG");
        assertThat(answer.cell("cause")).isEqualTo("BOOKED_LATE");
        assertThat(answer.cell("reasons")).contains("It has been taken back since, by C-");
        assertThat(answer.cell("what_to_do")).startsWith("The correction went out");
    }

    @Test
    void an_open_complaint_stops_the_notice_that_night() {
        Map<String, String> reasons = new HashMap<>();
        Table.read(house.published(SECOND).resolve("suppressed.csv"))
                .rows()
                .forEach(row -> reasons.put(row.cell("loan_id"), row.cell("reason")));
        List<String> told = Table.read(
                        house.published(SECOND).resolve("notices").resolve("sms.csv"))
                .rows()
                .stream()
                .map(row -> row.cell("loan_id"))
                .toList();

        assertThat(reasons).containsEntry("L00005", "HOLD");
        assertThat(told).as("others are told that night").isNotEmpty().doesNotContain("L00005");
        assertThat(verify("open", "A,,L00005,,2026-06-30,,,,,\n").get("A").cell("verdict"))
                .isEqualTo("NOT_OURS");
    }

    @Test
    void every_way_to_name_a_notice_finds_it_and_all_of_them_must_fit() {
        String noticeId = Table.read(house.published(FIRST).resolve("notices").resolve("sms.csv")).rows().stream()
                .filter(row -> row.cell("loan_id").equals("L00008"))
                .findFirst()
                .orElseThrow()
                .cell("notice_id");

        Map<String, Table.Row> answers = verify(
                "naming",
                "A," + noticeId + ",,,,,,,,\n"
                        + "B,,,+86 (138) 0000-0008,,,,,,\n"
                        + "C," + noticeId + ",L00008,+8613800000008,2026-06-28,,,,,\n"
                        + "D," + noticeId + ",L00009,,,,,,,\n"
                        + "E,,L00008,+8613800000009,,,,,,\n"
                        + "F,,L00008,,2026-06-27,,,,,\n"
                        + "G,,,+8613899999999,,,,,,\n");

        assertThat(List.of("A", "B", "C"))
                .allSatisfy(id ->
                        assertThat(answers.get(id).cell("notice_id")).as(id).isEqualTo(noticeId));
        assertThat(List.of("D", "E", "F", "G"))
                .allSatisfy(
                        id -> assertThat(answers.get(id).cell("verdict")).as(id).isEqualTo("NOT_OURS"));
        assertThat(answers.get("D").cell("reasons")).contains("fit a part of it");
    }

    @Test
    void without_a_delivery_nothing_is_claimed_to_be_proved() throws IOException {
        Night night = house.command(
                "verify",
                complaints("none", "A,,L00004,,2026-06-29,2026-06-27,1105.15,,,\n"),
                "--date",
                "2026-06-01",
                "--to",
                folder.resolve("beside").toString());

        assertThat(night.exitCode()).as(night.toString()).isZero();
        assertThat(night.out()).contains("no delivery:", "A: NOT_PROVABLE, money NOT_LOOKED_FOR");
        assertThat(Files.readString(folder.resolve("beside").resolve("answer-A.html")))
                .contains("By what was known then: right. By what is known now: cannot be looked at.");
    }

    @Test
    void bad_rows_are_told_and_stop_no_other() {
        String rows = "A,,L00004,,,,,,,\nA,,L00008,,,,,,,\n,,L1,,,,,,,\nC,,,,,,,,,\nD,,,call me,,,1x,,,\nE,,L00008\n";
        Night night = house.command("verify", complaints("bad", rows), "--input", input);

        assertThat(night.exitCode()).as(night.toString()).isZero();
        assertThat(night.err())
                .contains(
                        "bad.csv:3:complaint_id: stands in an earlier row",
                        "bad.csv:4:complaint_id: is missing",
                        "bad.csv:5:loan_id: neither loan_id, phone nor notice_id",
                        "bad.csv:6:phone: is no number",
                        "bad.csv:6:claimed_amount: '1x' is no amount",
                        "bad.csv:7: the row has more or fewer fields");
        assertThat(night.err()).as("no personal data").doesNotContain("call me");
        assertThat(night.out()).contains("A: RIGHT", "6 complaint(s) answered, 5 of them UNREADABLE");
    }

    @Test
    void a_file_that_is_no_complaints_file_is_told_in_one_line() {
        Path other = house.file("other.csv", "id,loan\n1,L1\n");
        Night night = house.command("verify", other.toString(), "--input", input);

        assertThat(night.exitCode()).isEqualTo(2);
        assertThat(night.err()).contains("other.csv:1", "no column 'complaint_id'");
        assertThat(house.command("verify", "nowhere.csv", "--input", input).exitCode())
                .isEqualTo(2);
    }

    @Test
    void the_sample_complaints_get_the_answers_the_guide_promises(@TempDir Path other) {
        House sample = House.in(other);
        for (LocalDate night : SampleData.nights().subList(0, 3)) {
            sample.run(night, Path.of("sample-data").toAbsolutePath().resolve(night.toString()));
        }

        Night verified = sample.command("verify", "sample-data/complaints.csv");

        assertThat(verified.exitCode()).as(verified.toString()).isZero();
        Map<String, Table.Row> answers = answers(sample.output().resolve("complaints/complaints/answers.csv"));
        assertThat(answers).hasSameSizeAs(Complaints.all());
        for (Complaints.Told told : Complaints.all()) {
            Table.Row row = answers.get(told.id());
            assertThat(row.cell("verdict")).as(told.id()).isEqualTo(told.verdict());
            assertThat(row.cell("money")).as(told.id()).isEqualTo(told.money());
            assertThat(sample.output().resolve("complaints/complaints").resolve(row.cell("answer")))
                    .isRegularFile();
        }
    }

    @Test
    void what_an_older_system_sent_is_found_and_nothing_is_claimed_of_it(@TempDir Path other) {
        House older = House.in(other);
        Path history = older.file("history.csv", """
                loan_id,borrower_id,level,name,channel,recipient,business_date,claim_due_date
                L00002,B00002,1,reminder,sms,,2026-05-30,2026-05-28
                """);
        assertThat(older.command("import-notices", history.toString()).exitCode())
                .isZero();
        older.run(FIRST, folder.resolve("in").resolve(FIRST.toString()));
        Path file = older.file("older.csv", HEADER + "A,,,+8613800000002,,,,,,\n");

        Night night = older.command("verify", file.toString(), "--input", input);

        assertThat(night.out()).as(night.toString()).contains("A: NOT_PROVABLE");
        Table.Row row =
                answers(older.output().resolve("complaints/older/answers.csv")).get("A");
        assertThat(row.cell("notice_id")).startsWith("H1-sms-20260528-");
        assertThat(row.cell("reasons"))
                .contains("an older system sent it", "the loan was 0 day(s) past due on 2026-05-30");
    }

    private Map<String, Table.Row> verify(String name, String rows) {
        Night night = house.command("verify", complaints(name, rows), "--input", input);
        assertThat(night.exitCode()).as(night.toString()).isZero();
        return answers(house.output().resolve("complaints").resolve(name).resolve("answers.csv"));
    }

    private String complaints(String name, String rows) {
        return house.file(name + ".csv", HEADER + rows).toString();
    }

    private static Map<String, Table.Row> answers(Path file) {
        Map<String, Table.Row> answers = new HashMap<>();
        Table.read(file).rows().forEach(row -> answers.put(row.cells().get(0), row));
        return answers;
    }
}
