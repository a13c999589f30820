package io.daybreak.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortfolioGeneratorTest {
    private static final PortfolioShape SHAPE = new PortfolioShape(12_345, 20, 500, PortfolioShape.MID_JUNE, 7L);
    private static final LocalDate NIGHT = SHAPE.firstNight().plusDays(2);

    @TempDir
    private Path folder;

    @Test
    void controlFileIsWhatSlowCountingMakesOfTheFiles() throws Exception {
        PortfolioGenerator.write(SHAPE, NIGHT, folder);
        DeliveryDraft draft = DeliveryDraft.read(folder);
        draft.writeTo(folder.resolve("again"), NIGHT);
        for (Table.Row expected :
                Table.read(folder.resolve("again").resolve("control.csv")).rows()) {
            // receipts.csv is not among the files of a big portfolio.
            assertThat(Files.readString(folder.resolve("control.csv")))
                    .contains(String.join(",", expected.cells()) + "\n");
        }
        assertThat(draft.loans().size()).isEqualTo(SHAPE.loans());
        assertThat(draft.holds().size()).isEqualTo(SHAPE.holds());
        assertThat(draft.installments().size()).isBetween(17 * SHAPE.loans(), 19 * SHAPE.loans());
        assertThat(draft.payments().size()).isBetween(7 * SHAPE.loans(), 9 * SHAPE.loans());
    }

    @Test
    void sameShapeSameBytes() throws Exception {
        PortfolioGenerator.write(SHAPE, NIGHT, folder.resolve("one"));
        PortfolioGenerator.write(SHAPE, NIGHT, folder.resolve("other"));
        for (String file : DeliveryDraft.COLUMNS.keySet()) {
            if (!file.equals(DeliveryDraft.RECEIPTS)) {
                assertThat(read("one", file)).as(file).isEqualTo(read("other", file));
            }
        }
    }

    private byte[] read(String night, String file) throws IOException {
        return Files.readAllBytes(folder.resolve(night).resolve(file));
    }
}
