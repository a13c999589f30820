package io.daybreak.endtoend;

import static io.daybreak.endtoend.House.done;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.sample.DeliveryDraft;
import io.daybreak.sample.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One loan over some nights: what is told, taken back and answered is what the records prove, in whatever order they come. */
class OneLoanTest {
    private static final LocalDate DUE = LocalDate.of(2026, 6, 10);
    private static final LocalDate TOLD = DUE.plusDays(2);
    private static final LocalDate NEXT = TOLD.plusDays(1);
    private static final String POLICY = """
            name: one-loan
            version: "1"
            tiers: [{code: NORMAL, from_dpd: 0}, {code: LATE, from_dpd: 1}]
            holds: {PAUSE: {clock: stop, notices: stop}}
            notices:
              ladder:
                - {level: 1, name: reminder, from_dpd: 1, channel: sms, template: reminder}
                - {level: 2, name: overdue, from_dpd: 15, channel: sms, template: overdue}
            """;

    @TempDir
    private Path folder;

    private House house;
    private DeliveryDraft draft;

    @BeforeEach
    void aLoanOfThreeInstallments() {
        house = House.in(folder);
        policy(POLICY);
        draft = DeliveryDraft.empty();
        draft.loans().add(List.of("L1", "B1", "P", "CNY", "300.00", "2026-01-10"));
        for (int number = 1; number <= 3; number++) {
            String due = DUE.plusMonths(number - 1L).toString();
            draft.installments().add(List.of("L1", "" + number, due, "100.00", "0.00"));
        }
        draft.borrowers().add(List.of("B1", "A. Sample", "en", "+8613800000001", "a@example.org", "1 Lane"));
    }

    private void policy(String text) {
        house = House.in(folder).policy(house.file("policy.yaml", text));
    }

    private void pay(String id, LocalDate valueDate, String amount, LocalDate bookedOn) {
        draft.payments().add(List.of(id, "L1", valueDate.toString(), amount, "", "", bookedOn.toString()));
    }

    private void hold(String kind, LocalDate from, String to, LocalDate enteredOn) {
        draft.holds().add(List.of("H1", "LOAN", "L1", kind, from.toString(), to, enteredOn.toString()));
    }

    private void close(LocalDate date) {
        done(house.run(date, delivered(date)));
    }

    private Path delivered(LocalDate date) {
        Path delivery = folder.resolve("in").resolve(date.toString());
        draft.writeTo(delivery, date);
        return delivery;
    }

    private List<Table.Row> published(LocalDate date, String file) {
        return Table.read(house.published(date).resolve(file)).rows();
    }

    private Night asked(String... words) {
        String[] all = new String[words.length + 2];
        System.arraycopy(words, 0, all, 0, words.length);
        all[words.length] = "--input";
        all[words.length + 1] = folder.resolve("in").resolve("{date}").toString();
        return done(house.command(all));
    }

    private Table.Row complaint(String columns, String cells) {
        Path file = house.file("complaints.csv", "complaint_id," + columns + "\nA," + cells + "\n");
        asked("verify", file.toString());
        return Table.read(house.output().resolve("complaints/complaints/answers.csv"))
                .rows()
                .get(0);
    }

    /** That it is closed tells nothing of the day of the notice where nobody says since when. */
    @Test
    void aNoticeStaysRightWhenTheLoanIsPaidOffAndClosedSince() {
        close(TOLD);
        close(NEXT);
        pay("P1", NEXT, "300.00", NEXT.plusDays(1));
        draft.loans().row(0).put("status", "CLOSED");
        close(NEXT.plusDays(1));

        assertThat(published(NEXT.plusDays(1), "corrections.csv")).isEmpty();
        Table.Row answer = complaint("loan_id", "L1");
        assertThat(answer.cell("verdict")).as(answer.cell("reasons")).isEqualTo("RIGHT");
        assertThat(asked("explain", "L1", "--date", TOLD.minusDays(1).toString())
                        .out())
                .contains("NOT PROVABLE as known then: it has a status without status_on");
    }

    /** A status with its day is a fact like any other, and was not known when the notice went out. */
    @Test
    void aNoticeIsTakenBackWhenTheLoanTurnsOutToHaveBeenClosed() {
        close(TOLD);
        House again = house.copiedTo(folder.resolve("again")).policy(folder.resolve("policy.yaml"));
        draft.loans().row(0).put("status", "CLOSED").put("status_on", TOLD.toString());
        close(NEXT);

        assertThat(published(NEXT, "corrections.csv")).hasSize(1);
        assertThat(published(NEXT, "corrections.csv").get(0).cell("cause")).isEqualTo("BOOKED_LATE");
        assertThat(complaint("loan_id", "L1").cell("cause")).isEqualTo("BOOKED_LATE");
        done(again.rerun(TOLD, TOLD, folder.resolve("in").resolve(NEXT.toString())));
        assertThat(Table.read(again.published(TOLD).resolve("corrections.csv")).rows())
                .as("also where the day itself is settled again")
                .hasSize(1);
    }

    /** The correction and the answer to a complaint say the same of what was known. */
    @Test
    void aPauseEnteredLaterIsNoErrorOfOurs() {
        close(TOLD);
        hold("PAUSE", DUE, TOLD.toString(), NEXT);
        close(NEXT);

        assertThat(published(NEXT, "corrections.csv").get(0).cell("cause")).isEqualTo("BOOKED_LATE");
        assertThat(complaint("loan_id", "L1").cell("cause")).isEqualTo("BOOKED_LATE");
    }

    /** Only a person tells whoever is held; whether they did, nobody knows here. */
    @Test
    void aCorrectionLeftToAPersonIsNotSaidToHaveGoneOut() {
        close(TOLD);
        hold("DECEASED", DUE, "", NEXT);
        close(NEXT);

        assertThat(published(NEXT, "corrections.csv").get(0).cell("action")).isEqualTo("PERSON");
        Table.Row answer = complaint("loan_id", "L1");
        assertThat(answer.cell("verdict")).isEqualTo("WRONG_NOW");
        assertThat(answer.cell("reasons")).contains("left to a person: no correction went out");
        assertThat(answer.cell("what_to_do"))
                .startsWith("Tell them in writing that it was wrong.")
                .contains("Find out whether somebody told them")
                .doesNotContain("The correction went out");
    }

    /** Who asks after the correction itself is not told that a stranger wrote it. */
    @Test
    void aCorrectionIsOurs() {
        close(TOLD);
        pay("P1", DUE, "100.00", NEXT);
        close(NEXT);
        String correction = published(NEXT, "corrections.csv").get(0).cell("notice_id");

        Table.Row answer = complaint("notice_id", correction);

        assertThat(answer.cell("notice_id")).isEqualTo(correction);
        assertThat(answer.cell("verdict")).isEqualTo("RIGHT");
        assertThat(complaint("loan_id", "L1").cell("notice_id")).isEqualTo(correction.substring("C-".length()));
        assertThat(asked("explain", "L1", "--date", NEXT.toString()).out())
                .contains("went out by sms, notice_id " + correction + ". No notice was due");
    }

    /** Money that is nobody's yet, on the very day they name, goes before their next payment two days later. */
    @Test
    void moneyWithoutAHomeIsNotHiddenByALaterPayment() {
        close(DUE.plusDays(1));
        pay("P1", TOLD, "100.00", TOLD);
        draft.payments().add(List.of("Q1", "", DUE.toString(), "100.00", "", "", TOLD.toString()));
        draft.sorted();
        close(TOLD);

        for (String claim : List.of("L1," + DUE + ",100.00", "L1,,100.00")) {
            Table.Row answer = complaint("loan_id,claimed_paid_on,claimed_amount", claim);
            assertThat(List.of(answer.cell("verdict"), answer.cell("money"), answer.cell("payment_id")))
                    .as(claim)
                    .containsExactly("MONEY_TO_MATCH", "UNMATCHED", "Q1");
        }
        Table.Row later = complaint("loan_id,claimed_paid_on,claimed_amount", "L1," + TOLD + ",100.00");
        assertThat(later.cell("payment_id"))
                .as("the day they name is that of their own")
                .isEqualTo("P1");
    }

    @Test
    void whatIsNotThereAnyMoreIsNotExplainedAway() throws IOException {
        close(TOLD);
        String noticeId = published(TOLD, "notices/sms.csv").get(0).cell("notice_id");
        Path attempt = house.output().resolve(TOLD.toString()).resolve("attempt-1");
        Files.move(attempt, folder.resolve("elsewhere"));

        assertThat(asked("explain", "L1", "--date", TOLD.toString()).out())
                .contains("went out by sms, notice_id " + noticeId + ". What was decided of its notice is not known")
                .doesNotContain("No notice was due", "an earlier attempt");
    }

    /** What would be decided is what the night decides, whatever the receipts of its delivery say. */
    @Test
    void aBounceIsForeseen() {
        close(TOLD);
        String noticeId = published(TOLD, "notices/sms.csv").get(0).cell("notice_id");
        draft.receipts().add(List.of(noticeId, "BOUNCED", NEXT.toString()));
        delivered(NEXT);

        assertThat(asked("explain", "L1", "--date", NEXT.toString()).out()).contains("would go out by email");
        close(NEXT);
        assertThat(published(NEXT, "notices/email.csv")).hasSize(1);
    }

    /** What an older system sent is not sent once more, though the night was decided before that was known. */
    @Test
    void whatWasTakenOverSinceItWasHeldKeepsARunFromBeingReleased() {
        policy(POLICY + "guards: {first_run: {notices_max: 0}}\n");
        String input = delivered(TOLD).toString();
        String[] run = {"run", "--date", TOLD.toString(), "--input", input};
        String[] release = {"release", "--date", TOLD.toString(), "--by", "Li Na", "--reason", "seen"};
        assertThat(house.inOwnProcess("", run).exitCode()).isEqualTo(5);
        done(house.inOwnProcess("", "import-notices", older(TOLD.minusDays(1)).toString()));

        Night stale = house.inOwnProcess("", release);

        assertThat(stale.exitCode()).as(stale.toString()).isEqualTo(2);
        assertThat(stale.err()).contains("is stale: notices of an older system were taken over since it began");
        done(house.inOwnProcess("", "discard", "--date", TOLD.toString(), "--by", "Li Na", "--reason", "stale"));
        done(house.inOwnProcess("", run));
        assertThat(published(TOLD, "suppressed.csv").get(0).cell("reason")).isEqualTo("ALREADY_SENT");
    }

    /** A second delivery was held too, and thrown away: the first one could still be released. */
    @Test
    void whoDiscardsTheNewestAttemptIsToldOfTheOneBefore() {
        policy(POLICY + "guards: {first_run: {notices_max: 0}}\n");
        String[] discard = {"discard", "--date", TOLD.toString(), "--by", "Li Na", "--reason", "wrong"};
        assertThat(house.run(TOLD, delivered(TOLD)).exitCode()).isEqualTo(5);
        pay("P1", TOLD, "0.01", TOLD);
        assertThat(house.run(TOLD, delivered(TOLD)).exitCode()).isEqualTo(5);

        assertThat(done(house.command(discard)).out()).contains("Attempt 1, which was held before, waits for release");
        assertThat(done(house.command(discard)).out()).contains("Discarded").doesNotContain("waits");
    }

    /** The older system went on until the day of the change, which is the day after the first night. */
    @Test
    void whatAnOlderSystemSentTheDayAfterIsNotSentAgain() {
        done(house.command("import-notices", older(NEXT).toString()));
        close(TOLD);

        assertThat(published(TOLD, "notices/sms.csv")).isEmpty();
        assertThat(published(TOLD, "suppressed.csv").get(0).cell("reason")).isEqualTo("ALREADY_SENT");
    }

    private Path older(LocalDate date) {
        return house.file(
                "older.csv",
                "loan_id,borrower_id,level,name,channel,business_date,claim_due_date\nL1,B1,1,reminder,sms," + date
                        + "," + DUE + "\n");
    }

    /** A late feed settles yesterday again: what yesterday told is taken back, though nothing is past due any more. */
    @Test
    void aDateSettledAgainTakesItsOwnNoticeBack() {
        close(DUE);
        LocalDate told = DUE.plusDays(1);
        close(told);
        pay("P1", told, "100.00", TOLD);
        done(house.rerun(told, told, delivered(TOLD)));

        assertThat(published(told, "corrections.csv")).hasSize(1);
        close(TOLD);
        assertThat(published(TOLD, "corrections.csv")).as("and once").isEmpty();
    }

    /** A range that ends on a past day tells what it tells now: not past a hold of now. */
    @Test
    void aCorrectionOfAPastRangeStopsAtAHoldOfToday() {
        close(TOLD);
        close(NEXT);
        close(NEXT.plusDays(9));
        pay("P1", DUE, "100.00", NEXT.plusDays(9));
        hold("DECEASED", NEXT.plusDays(8), "", NEXT.plusDays(9));
        done(house.rerun(TOLD, NEXT, delivered(NEXT.plusDays(10))));

        Table.Row correction = published(NEXT, "corrections.csv").get(0);
        assertThat(correction.cell("action")).isEqualTo("PERSON");
        assertThat(correction.cell("reason")).isEqualTo("HOLD");
    }

    /** Whoever has the loan now was never reminded. */
    @Test
    void aReminderToWhoeverHadTheLoanBeforeIsNoneToWhoHasItNow() {
        close(TOLD);
        draft.loans().row(0).put("borrower_id", "B2");
        draft.borrowers().row(0).put("borrower_id", "B2");
        close(DUE.plusDays(20));

        Table.Row row = published(DUE.plusDays(20), "suppressed.csv").get(0);
        assertThat(row.cell("reason")).isEqualTo("NO_PREVIOUS_LEVEL");
        assertThat(row.cell("detail")).endsWith("went to another borrower");
    }

    @Test
    void holdsInForceOfLoansAndBorrowersThatAreNotThereAreToldToPeople() throws IOException {
        draft.holds().add(List.of("H1", "LOAN", "l1", "PAUSE", "2026-06-01", "", "2026-06-01"));
        draft.holds().add(List.of("H2", "BORROWER", "B01", "PAUSE", "2026-06-13", "", "2026-06-01"));
        draft.holds().add(List.of("H3", "LOAN", "L1", "PAUSE", "2026-06-01", "", "2026-06-01"));
        draft.holds().add(List.of("H4", "BORROWER", "B1", "PAUSE", "2026-06-01", "", "2026-06-01"));
        draft.holds().add(List.of("H5", "LOAN", "L2", "PAUSE", "2026-06-01", "2026-06-12", "2026-06-01"));
        draft.holds().add(List.of("H6", "PRODUCT", "Q", "PAUSE", "2026-06-01", "", "2026-06-01"));

        close(TOLD);

        assertThat(Files.readString(house.published(TOLD).resolve("run.json")))
                .contains("1 hold(s) in force of a loan that is not in the delivery: they stop nothing. See that"
                        + " subject_id is spelt as there: line 2 PAUSE l1.")
                .contains("1 hold(s) in force of a borrower whom borrowers.csv does not have, or not readably. See that"
                        + " subject_id is spelt as there: line 3 PAUSE B01.");
    }

    @Test
    void ofManyHoldsTheFirstAreLookedUpAndThatIsSaid() throws IOException {
        for (int number = 1; number <= 1_001; number++) {
            draft.holds().add(List.of("H" + number, "LOAN", "X" + number, "PAUSE", "2026-06-01", "", "2026-06-01"));
        }

        close(TOLD);

        assertThat(Files.readString(house.published(TOLD).resolve("run.json")))
                .contains("1000 hold(s) in force of a loan that is not in the delivery")
                .contains("line 6 PAUSE X5, …")
                .contains("1001 holds of loans and borrowers in force");
    }
}
