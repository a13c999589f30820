package io.daybreak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.sample.SampleData;
import io.daybreak.sample.Table;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The history of an older system comes into the ledger, counts there, and can be asked for. */
class OlderNoticesTest {
    private static final Path DELIVERIES = Path.of("sample-data").toAbsolutePath();
    private static final String HEADER = "notice_id,loan_id,borrower_id,level,name,channel,recipient,business_date,"
            + "claim_due_date,reach,dpd,overdue_total,currency,text,campaign\n";
    private static final String TWO = HEADER
            + "OLD-1,L00008,B00008,1,reminder,sms,+8613800000008,2026-06-01,2026-05-18,delivered,14,1050.00,CNY,"
            + "\"Pay, please.\nThank you\",A\n"
            + ",L00009,B00009,1,reminder,letter,,2026-05-02,2026-03-30,,,,,,B\n";

    @TempDir
    private Path folder;

    private House house;

    @BeforeEach
    void house() {
        house = House.in(folder);
    }

    @Test
    void what_an_older_system_sent_is_not_sent_again() {
        assertThat(importing(TWO).exitCode()).isZero();

        LocalDate first = SampleData.nights().get(0);
        Night night = house.run(first, DELIVERIES.resolve(first.toString()));

        assertThat(night.exitCode()).as(night.toString()).isZero();
        Map<String, String> reasons = reasons(first);
        assertThat(reasons).containsEntry("L00008", "ALREADY_SENT").containsEntry("L00009", "ALREADY_SENT");
        assertThat(reasons).as("and nobody else is taken for told").doesNotContainKey("L00010");
    }

    @Test
    void the_same_file_twice_changes_nothing() {
        assertThat(importing(TWO).out()).contains("2 new, 0 in the ledger already", "nothing reads: campaign");
        String before = house.command("notices", "--loan", "L00009").out();

        assertThat(importing(TWO).out()).contains("0 new, 2 in the ledger already");
        assertThat(house.command("notices", "--loan", "L00009").out()).isEqualTo(before);
    }

    @Test
    void one_bad_row_keeps_all_out_and_every_one_is_told() {
        Night bad = importing(HEADER
                + "OLD-1,L00008,B00008,1,reminder,sms,+8613800000008,2026-06-01,2026-05-18,delivered,,,,,\n"
                + "OLD-2,,B1,one,reminder,fax,,2026-06-31,2026-05-18,seen,,12.345,CNY,,\n"
                + "OLD-3,L1,B1,1,reminder,sms,,2026-05-18,2026-05-18,,,5.00,,,\n"
                + "OLD-4,L1,B1,1,reminder,sms,,2027-01-01,2026-05-18,,,,,,\n"
                + "OLD-5,L1,B1\n");

        assertThat(bad.exitCode()).isEqualTo(2);
        assertThat(bad.err())
                .contains(
                        "history.csv:3:loan_id: is missing",
                        "history.csv:3:level: 'one' is no whole number",
                        "history.csv:3:channel: 'fax' is none of sms, email, letter",
                        "history.csv:3:business_date: '2026-06-31' is no date",
                        "history.csv:3:reach: 'seen' is none of not_known, delivered",
                        "history.csv:3:overdue_total: has more decimals than CNY has",
                        "history.csv:4:claim_due_date: 2026-05-18 is not before the business_date",
                        "history.csv:4:currency: is missing beside overdue_total",
                        "history.csv:5:business_date: 2027-01-01 is yet to come",
                        "history.csv:6: the row has more or fewer fields",
                        "10 problems; nothing was taken over");
        assertThat(house.command("notices", "--loan", "L00008").out()).contains("No notice about loan L00008");
    }

    @Test
    void a_notice_that_is_there_with_other_content_keeps_all_out() {
        importing(TWO);

        Night other = importing(TWO.replace("14,1050.00", "15,1050.00") + "OLD-9,L00010,B00010,1,reminder,sms,,"
                + "2026-05-02,2026-03-30,,,,,,\n");

        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.err())
                .contains("history.csv:2:notice_id: OLD-1 is in the ledger with other content: dpd;")
                .doesNotContain("+86");
        assertThat(house.command("notices", "--loan", "L00010").out()).contains("No notice");
        assertThat(importing(HEADER + "A,L1,B1,1,reminder,sms,,2026-05-02,2026-03-30,,,,,,\n"
                                + "A,L2,B1,1,reminder,sms,,2026-05-02,2026-03-30,,,,,,\n")
                        .err())
                .as("twice in one file")
                .contains("history.csv:3:notice_id: A is in the ledger with other content: loan_id");
    }

    @Test
    void what_is_no_such_file_or_has_no_such_header_is_told() {
        assertThat(house.command("import-notices", folder.resolve("none.csv").toString())
                        .err())
                .contains("none.csv: There is no such file");
        Night header = importing("loan,level\nL1,1\n");
        assertThat(header.exitCode()).isEqualTo(2);
        assertThat(header.err()).contains("history.csv:1", "no column 'loan_id'");
    }

    @Test
    void notices_shows_text_state_and_where_it_came_from() {
        importing(TWO);

        Night shown = house.command("notices", "--borrower", "B00008");

        assertThat(shown.exitCode()).isZero();
        assertThat(shown.out())
                .contains(
                        "1 notice(s) to borrower B00008",
                        "OLD-1",
                        "level 1 (reminder) by sms to +8613800000008",
                        "SENT: by an older system; taken over from history.csv",
                        "reach: delivered",
                        "14 days, CNY 1050.00",
                        "  | Pay, please.\n  | Thank you\n");
        assertThat(house.command("notices", "--loan", "L00008", "--json").out())
                .contains("\"taken_over_from\" : \"history.csv\"", "\"overdue_total\" : \"1050.00\"");
        assertThat(house.command("notices").exitCode()).isEqualTo(2);
    }

    @Test
    void notices_shows_the_evidence_of_what_a_night_sent() {
        LocalDate first = SampleData.nights().get(0);
        house.run(first, DELIVERIES.resolve(first.toString()));

        assertThat(house.command("notices", "--loan", "L00004").out())
                .contains("SENT: attempt 1 of 2026-06-28, PUBLISHED, policy ", "evidence: {\"notice_id\":", "  | 【");
        assertThat(house.command("notices", "--loan", "L00004", "--json").out())
                .contains("\"run_state\" : \"PUBLISHED\"", "\"evidence\" : {");
    }

    private Night importing(String text) {
        return house.command("import-notices", house.file("history.csv", text).toString());
    }

    private Map<String, String> reasons(LocalDate night) {
        Map<String, String> reasons = new HashMap<>();
        Table.read(house.published(night).resolve("suppressed.csv"))
                .rows()
                .forEach(row -> reasons.put(row.cell("loan_id"), row.cell("reason")));
        return reasons;
    }
}
