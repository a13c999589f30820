package io.daybreak.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybreak.delinquency.TierReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows whose tier another loan of the borrower decides: those, and no others. */
class RetieredTest {
    private static final Retiered WORSE = new Retiered("LOSS", TierReason.CONTAGION, Optional.of("DOUBTFUL"));

    @TempDir
    private Path folder;

    @Test
    void a_loan_whose_id_only_begins_otherwise_keeps_its_tier() throws IOException {
        String rows = "A1,B1,P,CNY,9,9,NORMAL,OWN,\n'A1,B2,P,CNY,0,0,NORMAL,OWN,\n";

        assertThat(copied(rows, "A1", Retiered.CLASSIFICATION))
                .isEqualTo("A1,B1,P,CNY,9,9,LOSS,CONTAGION,\n'A1,B2,P,CNY,0,0,NORMAL,OWN,\n");
    }

    @Test
    void in_files_for_people_a_loan_is_found_behind_its_apostrophe() throws IOException {
        String rows = "'=A1,B1,P,CNY,9,1.00,NORMAL,NORMAL,PAID\n'A1,B2,P,CNY,9,1.00,NORMAL,NORMAL,PAID\n";

        assertThat(copied(rows, "=A1", Retiered.REMOVED))
                .isEqualTo("'=A1,B1,P,CNY,9,1.00,DOUBTFUL,LOSS,PAID\n'A1,B2,P,CNY,9,1.00,NORMAL,NORMAL,PAID\n");
        assertThat(copied(rows, "A1", Retiered.REMOVED)).isEqualTo(rows);
    }

    private String copied(String rows, String loanId, Retiered.Places places) throws IOException {
        Path file = Files.writeString(folder.resolve("part"), rows);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Retiered.copy(new CommittedPart(file, Files.size(file)), Map.of(loanId, WORSE), places, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
