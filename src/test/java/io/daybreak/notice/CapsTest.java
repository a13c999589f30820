package io.daybreak.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.notice.Caps.Turn;
import io.daybreak.notice.LedgerEntry.Reach;
import io.daybreak.notice.LedgerEntry.State;
import io.daybreak.policy.Channel;
import io.daybreak.policy.NoticeRules.BorrowerCap;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Which of a borrower's notices go out: {@code notice/caps.csv}. A turn is loan, level, dpd and the loan's last notice.
 */
class CapsTest {

    @TestFactory
    Stream<DynamicTest> caps() {
        return Portraits.table("caps.csv").stream()
                .map(line -> line.split(";", -1))
                .map(cells -> DynamicTest.dynamicTest(cells[0] + " " + cells[5], () -> {
                    List<Turn> turns = turns(cells[1], cells[2]);
                    Map<String, Decision.Suppressed> stopped = Caps.stopped(turns, earlier(cells[3]));
                    assertThat(turns.stream()
                                    .map(Turn::loanId)
                                    .filter(loan -> !stopped.containsKey(loan))
                                    .sorted()
                                    .collect(Collectors.joining(" ")))
                            .isEqualTo(cells[4]);
                    assertThat(stopped.values()).allSatisfy(suppressed -> {
                        assertThat(suppressed.reason()).isEqualTo(SuppressionCode.CAP);
                        assertThat(suppressed.contactBlock()).isEmpty();
                    });
                }));
    }

    @Test
    void aTurnIsTakenFromTheNoticeAndTheLoansOwnPast() {
        Facts facts = Facts.of("dpd=20 ledger=1:sms:2026-06-20 ledger=0:sms:2026-06-24");
        Decider decider = new Decider(
                facts.night(), facts.policy(), Templates.of(Portraits.shippedTemplates()), facts.settings());
        Decision.Send send = (Decision.Send) decider.decide(facts.late(), facts.surroundings(), facts::look);
        assertThat(Turn.of(send, Optional.empty(), facts.surroundings()))
                .isEqualTo(new Turn(
                        "L1",
                        "B1",
                        2,
                        20,
                        facts.night().businessDate(),
                        Optional.empty(),
                        Optional.of(LocalDate.of(2026, 6, 20)),
                        Optional.empty()));
    }

    private static List<Turn> turns(String cap, String text) {
        Optional<BorrowerCap> limit = cap.equals("off")
                ? Optional.empty()
                : Optional.of(new BorrowerCap(
                        Integer.parseInt(cap.split("/", -1)[0]), Integer.parseInt(cap.split("/", -1)[1])));
        return Arrays.stream(text.split(" \\| ", -1))
                .map(turn -> turn.split(" ", -1))
                .map(words -> new Turn(
                        words[0],
                        "B1",
                        Integer.parseInt(words[1]),
                        Integer.parseInt(words[2]),
                        LocalDate.of(2026, 6, 30),
                        limit,
                        words[3].equals("-") ? Optional.empty() : Optional.of(LocalDate.parse(words[3])),
                        Optional.empty()))
                .toList();
    }

    private static List<LedgerEntry> earlier(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        boolean beforeDue = text.startsWith("0:");
        LocalDate date = LocalDate.parse(beforeDue ? text.substring(2) : text);
        return List.of(new LedgerEntry(
                "N1",
                "L9",
                beforeDue ? 0 : 1,
                "reminder",
                Channel.SMS,
                Optional.empty(),
                date,
                date.minusDays(5),
                State.SENT,
                Reach.NOT_KNOWN,
                false));
    }
}
