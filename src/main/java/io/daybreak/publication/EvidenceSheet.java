package io.daybreak.publication;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.daybreak.delinquency.Standing;
import io.daybreak.loan.Components;
import io.daybreak.loan.CoreFigures;
import io.daybreak.loan.Money;
import io.daybreak.loan.Payment;
import io.daybreak.loan.PublishedStanding;
import io.daybreak.notice.BorrowerMoney;
import io.daybreak.notice.Evidence;
import io.daybreak.notice.HoldInForce;
import io.daybreak.notice.LateLoan.UnpaidInstallment;
import io.daybreak.notice.LedgerEntry;
import io.daybreak.policy.Tier;
import io.daybreak.reconciliation.FileFigures;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;

/** {@code evidence.jsonl} being written: one line a notice, all that proves it, no names, addresses or texts. */
public final class EvidenceSheet implements Closeable {
    private static final int BUFFER = 64 * 1024;
    private static final JsonFactory JSON = new JsonFactory();

    private final FileChannel channel;
    private final OutputStream stream;
    private final JsonGenerator json;
    private long rows;

    private EvidenceSheet(FileChannel channel) throws IOException {
        this.channel = channel;
        this.stream = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
        this.json = JSON.createGenerator(stream).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.setRootValueSeparator(null);
    }

    static EvidenceSheet create(Path folder) throws IOException {
        return new EvidenceSheet(PrivateFiles.createFile(folder.resolve(OutputFile.EVIDENCE.path())));
    }

    /** Writes one line. */
    public void add(Evidence evidence) throws IOException {
        json.writeStartObject();
        keys(evidence);
        level(evidence.level());
        standing("first", evidence.first(), evidence.currency());
        json.writeObjectFieldStart("second");
        json.writeNumberField("dpd", evidence.second().dpd());
        amount("overdue_total", evidence.second().overdueMinor(), evidence.currency());
        json.writeEndObject();
        core(evidence.core(), evidence.currency());
        if (evidence.baseline().isPresent()) {
            baseline(evidence.baseline().get());
        }
        text("schedule_digest", evidence.scheduleDigest());
        unpaid(evidence);
        payments(evidence);
        holds(evidence);
        money(evidence);
        earlier(evidence);
        json.writeEndObject();
        json.writeRaw('\n');
        rows++;
    }

    /** Writes what is left, forces the file to disk, closes it and answers what was written. */
    public FileFigures finish() throws IOException {
        json.close();
        stream.flush();
        channel.force(true);
        channel.close();
        return FileFigures.of(OutputFile.EVIDENCE.path(), rows, BigDecimal.ZERO);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void keys(Evidence evidence) throws IOException {
        json.writeStringField("notice_id", evidence.noticeId());
        json.writeStringField("loan_id", evidence.loanId());
        json.writeStringField("borrower_id", evidence.borrowerId());
        json.writeStringField("currency", evidence.currency());
        date("business_date", Optional.of(evidence.businessDate()));
        date("baseline_date", evidence.baselineDate());
        json.writeStringField("policy_digest", evidence.policyDigest());
        json.writeStringField("template", evidence.template());
    }

    private void level(Evidence.LevelReached level) throws IOException {
        json.writeObjectFieldStart("level");
        json.writeNumberField("level", level.level());
        json.writeStringField("name", level.name());
        json.writeNumberField("from_dpd", level.fromDpd());
        date("claim_due_date", Optional.of(level.claimDueDate()));
        text("proved_by", level.provedBy());
        json.writeEndObject();
    }

    private void standing(String name, Standing standing, String currency) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("dpd", standing.dpd());
        json.writeNumberField("policy_dpd", standing.policyDpd());
        text("own_tier", standing.ownTier().map(Tier::code));
        text("tier", standing.tier().map(Tier::code));
        json.writeStringField("tier_reason", standing.tierReason().name());
        date("oldest_unpaid_due_date", standing.oldestUnpaidDueDate());
        json.writeNumberField("installments_overdue", standing.installmentsOverdue());
        components("overdue", standing.overdue(), currency);
        amount("outstanding_principal", standing.outstandingPrincipalMinor(), currency);
        json.writeEndObject();
    }

    private void core(CoreFigures core, String currency) throws IOException {
        json.writeObjectFieldStart("core");
        date("paid_to_date", core.paidToDate());
        if (core.dpd().isPresent()) {
            json.writeNumberField("dpd", core.dpd().getAsInt());
        }
        if (core.overdueMinor().isPresent()) {
            amount("overdue", core.overdueMinor().getAsLong(), currency);
        }
        json.writeEndObject();
    }

    private void baseline(PublishedStanding baseline) throws IOException {
        json.writeObjectFieldStart("baseline");
        if (baseline.dpd().isPresent()) {
            json.writeNumberField("dpd", baseline.dpd().getAsInt());
        }
        text("tier", baseline.tier());
        json.writeStringField("tier_reason", baseline.tierReason());
        date("oldest_unpaid_due_date", baseline.oldestUnpaidDueDate());
        text("schedule_digest", baseline.scheduleDigest());
        if (baseline.paymentsCounted().isPresent()) {
            json.writeNumberField("payments_counted", baseline.paymentsCounted().getAsLong());
        }
        if (baseline.reversalsCounted().isPresent()) {
            json.writeNumberField(
                    "reversals_counted", baseline.reversalsCounted().getAsLong());
        }
        json.writeEndObject();
    }

    private void unpaid(Evidence evidence) throws IOException {
        json.writeNumberField("installment_rows", evidence.installmentRows());
        json.writeArrayFieldStart("unpaid");
        for (UnpaidInstallment installment : evidence.unpaid()) {
            json.writeStartObject();
            json.writeNumberField("installment_no", installment.number());
            date("due_date", Optional.of(installment.dueDate()));
            components("unpaid", installment.unpaid(), evidence.currency());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void payments(Evidence evidence) throws IOException {
        json.writeArrayFieldStart("payments");
        for (Payment payment : evidence.payments()) {
            json.writeStartObject();
            json.writeStringField("payment_id", payment.paymentId());
            date("value_date", Optional.of(payment.valueDate()));
            amount("amount", payment.amountMinor(), evidence.currency());
            json.writeStringField("type", payment.type().name());
            text("reverses", payment.reverses());
            date("booked_on", payment.bookedOn());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void holds(Evidence evidence) throws IOException {
        json.writeArrayFieldStart("holds");
        for (HoldInForce hold : evidence.holds()) {
            json.writeStartObject();
            json.writeStringField("hold_id", hold.holdId());
            json.writeStringField("scope", hold.scope().name());
            json.writeStringField("kind", hold.kind());
            date("from", Optional.of(hold.fromInclusive()));
            date("to", hold.toExclusive());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void money(Evidence evidence) throws IOException {
        json.writeArrayFieldStart("money_looked_at");
        for (BorrowerMoney money : evidence.money()) {
            json.writeStartObject();
            json.writeStringField("kind", money.kind().name());
            json.writeStringField("link", money.link().name());
            json.writeStringField("payment_id", money.paymentId());
            date("value_date", Optional.of(money.valueDate()));
            json.writeStringField("amount", money.amount().toPlainString());
            date("since", Optional.of(money.since()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void earlier(Evidence evidence) throws IOException {
        json.writeArrayFieldStart("earlier_notices");
        for (LedgerEntry entry : evidence.earlier()) {
            json.writeStartObject();
            json.writeStringField("notice_id", entry.noticeId());
            json.writeNumberField("level", entry.level());
            json.writeStringField("channel", entry.channel().word());
            date("business_date", Optional.of(entry.businessDate()));
            date("claim_due_date", Optional.of(entry.claimDueDate()));
            json.writeStringField("state", entry.state().name());
            json.writeStringField("reach", entry.reach().name());
            json.writeBooleanField("corrected", entry.corrected());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void components(String name, Components amounts, String currency) throws IOException {
        json.writeObjectFieldStart(name);
        amount("total", amounts.totalMinor(), currency);
        amount("principal", amounts.principalMinor(), currency);
        amount("interest", amounts.interestMinor(), currency);
        amount("fees", amounts.feesMinor(), currency);
        amount("penalties", amounts.penaltiesMinor(), currency);
        json.writeEndObject();
    }

    /** Amounts are texts: a JSON number would come back as a floating-point one. */
    private void amount(String name, long minorUnits, String currency) throws IOException {
        json.writeStringField(name, Money.plain(minorUnits, Currency.getInstance(currency)));
    }

    private void date(String name, Optional<LocalDate> date) throws IOException {
        text(name, date.map(LocalDate::toString));
    }

    private void text(String name, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            json.writeStringField(name, text.get());
        }
    }
}
