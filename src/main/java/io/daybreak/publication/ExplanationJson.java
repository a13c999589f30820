package io.daybreak.publication;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.daybreak.delinquency.Explanation;
import io.daybreak.delinquency.Standing;
import io.daybreak.delinquency.TierReason;
import io.daybreak.loan.Money;
import io.daybreak.loan.Rejection;
import io.daybreak.policy.Tier;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Currency;
import java.util.List;

/** An explanation for machines. Amounts are texts: a JSON number would come back as a floating-point one. */
public final class ExplanationJson {
    private static final JsonFactory JSON = new JsonFactory();

    private ExplanationJson() {}

    /**
     * One JSON object.
     *
     * @param setting what it is answered from, and what came of it
     */
    public static String of(Explanation explanation, ExplanationSetting setting) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
            Currency currency = explanation.records().loan().currency();
            Standing standing = explanation.standing();
            json.writeStartObject();
            json.writeStringField("loan_id", explanation.records().loan().loanId());
            json.writeStringField("as_of", standing.asOf().toString());
            json.writeStringField("basis", setting.basis());
            json.writeStringField("published", setting.published().orElse(""));
            json.writeStringField("currency", currency.getCurrencyCode());
            json.writeNumberField("dpd", standing.dpd());
            json.writeNumberField("policy_dpd", standing.policyDpd());
            json.writeStringField("own_tier", standing.ownTier().map(Tier::code).orElse(""));
            json.writeStringField("tier", standing.tier().map(Tier::code).orElse(""));
            json.writeStringField("tier_reason", standing.tierReason().name());
            json.writeStringField(
                    "oldest_unpaid_due_date",
                    standing.oldestUnpaidDueDate().map(Object::toString).orElse(""));
            json.writeStringField(
                    "overdue_total", Money.plain(standing.overdue().totalMinor(), currency));
            dues(json, explanation.dues(), currency);
            payments(json, explanation.money(), currency);
            json.writeArrayFieldStart("steps");
            for (String step : explanation.steps()) {
                json.writeString(step);
            }
            json.writeEndArray();
            json.writeStringField("notice", setting.decision());
            json.writeEndObject();
        }
        return text.toString();
    }

    /** The object of a loan that was not classified. */
    public static String notClassified(String loanId, List<Rejection> rejections, String basis, String decision)
            throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeStringField("loan_id", loanId);
            json.writeStringField("basis", basis);
            json.writeStringField("tier_reason", TierReason.REJECTED.name());
            json.writeArrayFieldStart("rejections");
            for (Rejection rejection : rejections) {
                json.writeStartObject();
                json.writeStringField("file", rejection.file());
                json.writeNumberField("line", rejection.line());
                json.writeStringField("field", rejection.field());
                json.writeStringField("reason", rejection.reason().name());
                json.writeStringField("value", rejection.maskedValue());
                json.writeStringField("hint", rejection.hint());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeStringField("notice", decision);
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void dues(JsonGenerator json, List<Explanation.Due> dues, Currency currency) throws IOException {
        json.writeArrayFieldStart("schedule");
        for (Explanation.Due due : dues) {
            json.writeStartObject();
            json.writeStringField("due", due.name());
            json.writeStringField("due_date", due.dueDate().toString());
            json.writeStringField("amount", Money.plain(due.dueMinor(), currency));
            json.writeStringField("unpaid", Money.plain(due.unpaidMinor(), currency));
            json.writeArrayFieldStart("settled_by");
            for (Explanation.Share share : due.settledBy()) {
                json.writeStartObject();
                json.writeStringField("payment_id", share.paymentId());
                json.writeStringField("amount", Money.plain(share.amountMinor(), currency));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void payments(JsonGenerator json, List<Explanation.MoneyRow> money, Currency currency)
            throws IOException {
        json.writeArrayFieldStart("payments");
        for (Explanation.MoneyRow row : money) {
            json.writeStartObject();
            json.writeStringField("payment_id", row.payment().paymentId());
            json.writeStringField("value_date", row.payment().valueDate().toString());
            json.writeStringField("type", row.payment().type().name());
            json.writeStringField("amount", Money.plain(row.payment().amountMinor(), currency));
            json.writeStringField("fate", row.fate().name());
            json.writeStringField("why", row.why());
            json.writeArrayFieldStart("settled");
            for (Explanation.Share share : row.settled()) {
                json.writeStartObject();
                json.writeStringField("due", share.due());
                json.writeStringField("amount", Money.plain(share.amountMinor(), currency));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
