package io.daybreak.publication;

import io.daybreak.policy.Channel;
import java.util.List;

/**
 * Every column of every CSV file of an attempt, with what it means: drawn from the tables that write them; and every key
 * of its JSON files.
 */
public final class DataDictionary {
    private static final List<Table<?>> TABLES = List.of(
            ClassificationFile.TABLE,
            CollectionsFile.TABLE,
            RemovedFile.TABLE,
            NoticesFile.table(Channel.SMS),
            NoticesFile.table(Channel.EMAIL),
            NoticesFile.table(Channel.LETTER),
            SuppressedFile.TABLE,
            CorrectionsFile.TABLE,
            WithdrawnFile.TABLE,
            ReconciliationFile.TABLE,
            RejectsFile.TABLE,
            UnmatchedFile.TABLE,
            MoneyFile.TABLE,
            ControlFile.TABLE,
            AnswersFile.TABLE,
            DifferencesFile.TABLE,
            ReproductionFile.TABLE,
            KnowledgeFile.TABLE);

    private DataDictionary() {}

    /** The dictionary as Markdown: a heading and a table for each file, in the order of the files. */
    public static String markdown() {
        StringBuilder text = new StringBuilder();
        TABLES.forEach(table -> file(text, table));
        file(text, OutputFile.EVIDENCE.path() + " (one line a notice)", JsonKeys.EVIDENCE);
        file(text, OutputFile.RUN.path(), JsonKeys.RUN);
        return text.toString();
    }

    private static void file(StringBuilder text, Table<?> table) {
        text.append("## ").append(table.file().path()).append("\n\n");
        table.total().ifPresent(total -> text.append("Totalled in control.csv: `")
                .append(total.column())
                .append("`.\n\n"));
        text.append("| column | type | meaning |\n|---|---|---|\n");
        for (Column<?> column : table.columns()) {
            row(text, column.name(), column.kind(), column.meaning());
        }
        text.append('\n');
    }

    private static void file(StringBuilder text, String heading, List<JsonKey> keys) {
        text.append("## ").append(heading).append("\n\n| key | type | meaning |\n|---|---|---|\n");
        keys.forEach(key -> row(text, key.path(), key.kind(), key.meaning()));
        text.append('\n');
    }

    private static void row(StringBuilder text, String name, Column.Kind kind, String meaning) {
        text.append("| `")
                .append(name)
                .append("` | ")
                .append(kind.word())
                .append(" | ")
                .append(meaning)
                .append(" |\n");
    }
}
