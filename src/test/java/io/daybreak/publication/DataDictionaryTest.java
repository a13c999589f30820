package io.daybreak.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    @Test
    void every_key_of_the_json_files_is_described() throws IOException {
        assertThat(keysOf("evidence.jsonl")).isSubsetOf(paths(JsonKeys.EVIDENCE));
        assertThat(keysOf("run.json").stream()
                        .map(DataDictionaryTest::withoutNames)
                        .collect(Collectors.toSet()))
                .isSubsetOf(paths(JsonKeys.RUN));
    }

    /** What is described and not in the golden files is what only some nights write; nothing else. */
    @Test
    void no_key_is_described_that_is_never_written() throws IOException {
        Set<String> evidence = new TreeSet<>(paths(JsonKeys.EVIDENCE));
        evidence.removeAll(keysOf("evidence.jsonl"));
        assertThat(evidence)
                .containsExactlyInAnyOrder("core.dpd", "core.overdue", "core.paid_to_date", "level.proved_by");
        Set<String> run = new TreeSet<>(paths(JsonKeys.RUN));
        run.removeAll(keysOf("run.json").stream()
                .map(DataDictionaryTest::withoutNames)
                .toList());
        assertThat(run)
                .allMatch(path ->
                        path.startsWith("release.") || path.startsWith("chain.") || path.startsWith("problems[]."));
    }

    private static List<String> paths(List<JsonKey> keys) {
        return keys.stream().map(JsonKey::path).toList();
    }

    private static String withoutNames(String path) {
        return path.replaceFirst("^digests[.].*", "digests.<input>")
                .replaceFirst("^counted[.][^.]*[.]tiers[.](.*)[.](count|amount)$", "counted.<currency>.tiers.<tier>.$2")
                .replaceFirst("^counted[.][^.<]*[.][^.]*[.](count|amount)$", "counted.<currency>.<measure>.$1")
                .replaceFirst("^notices[.][^.]*[.][^.]*[.]", "notices.<currency>.<level channel>.")
                .replaceFirst("^suppressions[.][^.]*[.][^.]*[.]", "suppressions.<currency>.<code>.")
                .replaceFirst("^release[.]withdrawn[.].*", "release.withdrawn.<reason>");
    }

    /** Every key of the files that other tests wrote and reviewers saw. */
    private static Set<String> keysOf(String name) throws IOException {
        ObjectMapper json = new ObjectMapper();
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "resources"))) {
            for (Path file : files.filter(path -> path.getFileName().toString().equals(name))
                    .toList()) {
                for (String document :
                        name.endsWith("l") ? Files.readAllLines(file) : List.of(Files.readString(file))) {
                    collect(json.readTree(document), "", keys);
                }
            }
        }
        return keys;
    }

    private static void collect(JsonNode node, String path, Set<String> keys) {
        if (node.isValueNode()) {
            keys.add(path);
        } else if (node.isArray()) {
            node.forEach(element -> collect(element, path + "[]", keys));
        } else {
            node.properties()
                    .forEach(field -> collect(
                            field.getValue(), path.isEmpty() ? field.getKey() : path + "." + field.getKey(), keys));
        }
    }
}
