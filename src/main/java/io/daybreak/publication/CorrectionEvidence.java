package io.daybreak.publication;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.daybreak.notice.Correction;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** What proves a correction, as one line of JSON that the ledger keeps with it. */
public final class CorrectionEvidence {
    private static final JsonFactory JSON = new JsonFactory();

    private CorrectionEvidence() {}

    /**
     * The line.
     *
     * @param detail what shows that the earlier notice was wrong
     */
    public static String of(Correction.Tell correction, String detail) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("notice_id", correction.message().noticeId());
            json.writeStringField("corrects_notice_id", correction.correctsNoticeId());
            json.writeStringField("loan_id", correction.message().loanId());
            json.writeStringField(
                    "business_date", correction.message().businessDate().toString());
            json.writeStringField("cause", correction.cause().name());
            json.writeStringField("detail", detail);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be written", e);
        }
        return text.toString();
    }
}
