package io.daybreak.job;

import io.daybreak.intake.Refusal;
import io.daybreak.intake.RefusalCode;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reasons to refuse the delivery that only the pass over its rows could find, as lines of a work file. */
final class RefusalLines {
    private RefusalLines() {}

    static void append(ByteArrayOutputStream out, Refusal refusal) {
        WorkLine.append(
                out,
                refusal.code().name(),
                refusal.file(),
                refusal.line().isPresent() ? Long.toString(refusal.line().getAsLong()) : "",
                refusal.field().orElse(""),
                refusal.message(),
                refusal.whatToDo());
    }

    static Refusal parse(String line) {
        List<String> fields = WorkLine.fields(line);
        return new Refusal(
                RefusalCode.valueOf(fields.get(0)),
                fields.get(1),
                fields.get(2).isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(fields.get(2))),
                Optional.of(fields.get(3)).filter(field -> !field.isEmpty()),
                fields.get(4),
                fields.get(5));
    }
}
