package io.daybreak.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDictionaryTest {
    @TempDir
    private Path folder;

    @Test
    void the_dictionary_is_what_reviewers_saw() throws IOException {
        Path file = folder.resolve("dictionary.md");
        Files.writeString(file, DataDictionary.markdown(), StandardCharsets.UTF_8);

        Golden.matches(file, "data-dictionary.md");
    }

    /** {@code -Dgolden.update=true} puts it there. */
    @Test
    void the_readme_has_it() throws IOException {
        Path readme = Path.of("README.md");
        String text = Files.readString(readme);
        int from = text.indexOf("</summary>\n\n", text.indexOf("## Data dictionary")) + "</summary>\n\n".length();
        int to = text.indexOf("</details>", from);
        if (Boolean.getBoolean("golden.update")) {
            text = text.substring(0, from) + DataDictionary.markdown().replace("## ", "### ") + text.substring(to);
            Files.writeString(readme, text);
            to = text.indexOf("</details>", from);
        }

        assertThat(text.substring(from, to)).isEqualTo(DataDictionary.markdown().replace("## ", "### "));
    }

    @Test
    void every_csv_file_has_its_heading() {
        assertThat(Arrays.stream(OutputFile.values()).map(OutputFile::path).filter(path -> path.endsWith(".csv")))
                .allSatisfy(path -> assertThat(DataDictionary.markdown()).contains("## " + path + "\n"));
    }

    @Test
    void the_classification_begins_as_the_contract_says() {
        RowBuffer out = new RowBuffer(16);
        ClassificationFile.TABLE.header(out);

        assertThat(new String(out.toByteArray(), StandardCharsets.UTF_8))
                .startsWith("loan_id,borrower_id,product,currency,dpd,policy_dpd,tier,tier_reason,"
                        + "oldest_unpaid_due_date,installments_overdue,overdue_total,overdue_principal,"
                        + "overdue_interest,overdue_fees,overdue_penalties,outstanding_principal,"
                        + "schedule_digest,payments_counted,payments_total,reversals_counted");
    }
}
