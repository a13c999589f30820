package io.daybreak.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.notice.Hindsight.Verdict;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which payment may be the money claimed, and what follows for the notice: {@code claims.csv}, {@code verdicts.csv}. */
class ComplaintTest {
    private static final Claim CLAIM = new Claim(
            Optional.of(LocalDate.of(2026, 6, 10)),
            Optional.of(new BigDecimal("1144.71")),
            Optional.of("R 77"),
            Optional.of("H. Sample"));

    @TestFactory
    Stream<DynamicTest> claims() {
        return Portraits.table("claims.csv").stream()
                .map(line -> line.split(";", -1))
                .filter(cells -> !cells[0].equals("id"))
                .map(cells ->
                        DynamicTest.dynamicTest(cells[0] + ": " + cells[7], () -> assertThat(CLAIM.fit(row(cells), 5))
                                .isEqualTo(Claim.Fit.valueOf(cells[6]))));
    }

    private static Claim.Row row(String[] cells) {
        return new Claim.Row(
                Claim.Owner.valueOf(cells[1]),
                "P1",
                word(cells[3]).map(LocalDate::parse),
                word(cells[2]).map(BigDecimal::new),
                word(cells[4]),
                word(cells[5]));
    }

    private static Optional<String> word(String cell) {
        return cell.isBlank() ? Optional.empty() : Optional.of(cell);
    }

    @TestFactory
    Stream<DynamicTest> verdicts() {
        return Portraits.table("verdicts.csv").stream()
                .map(line -> line.split(";", -1))
                .map(cells -> DynamicTest.dynamicTest(String.join(" ", cells), () -> assertThat(ComplaintVerdict.of(
                                LedgerEntry.State.valueOf(cells[0]),
                                KnownThen.valueOf(cells[1]),
                                now(cells[2]),
                                cells[3].equals("yes")))
                        .isEqualTo(ComplaintVerdict.valueOf(cells[4]))));
    }

    private static Optional<Verdict> now(String word) {
        return switch (word) {
            case "none" -> Optional.empty();
            case "RIGHT" -> Optional.of(new Verdict.Right());
            case "AMOUNT" -> Optional.of(new Verdict.AmountDiffers(1, 2));
            case "NOT_PROVABLE" -> Optional.of(new Verdict.NotProvable("why"));
            default -> Optional.of(new Verdict.Wrong(CorrectionCause.valueOf(word), "why"));
        };
    }

    @Test
    void aPaymentNumberTheyNameIsAReference() {
        Claim claim = new Claim(Optional.empty(), Optional.empty(), Optional.of("p0001708"), Optional.empty());
        Claim.Row row = new Claim.Row(
                Claim.Owner.SOMEBODY_ELSE,
                "P0001708",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(claim.fit(row, 0)).isEqualTo(Claim.Fit.BY_REFERENCE);
    }

    @Test
    void withoutADayTheAmountAloneFindsOnlyTheirOwnAndUnmatchedMoney() {
        Claim claim = new Claim(Optional.empty(), Optional.of(new BigDecimal("5")), Optional.empty(), Optional.empty());
        Stream<Claim.Fit> fits = Arrays.stream(Claim.Owner.values())
                .map(owner -> new Claim.Row(
                        owner,
                        "P1",
                        Optional.of(LocalDate.of(2026, 6, 10)),
                        Optional.of(new BigDecimal("5.00")),
                        Optional.empty(),
                        Optional.empty()))
                .map(row -> claim.fit(row, 5));
        assertThat(fits).containsExactly(Claim.Fit.GOOD, Claim.Fit.GOOD, Claim.Fit.GOOD, Claim.Fit.NONE);
    }
}
