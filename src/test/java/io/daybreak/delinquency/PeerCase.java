package io.daybreak.delinquency;

import com.fasterxml.jackson.databind.JsonNode;
import io.daybreak.loan.Hold;
import io.daybreak.loan.Installment;
import io.daybreak.loan.LoanRecords;
import io.daybreak.loan.Payment;
import io.daybreak.loan.PaymentType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Reads the worked cases of a peer system, {@code peer-delinquency.json}, as records. */
public final class PeerCase {
    /** The kind of hold that stands for a pause. */
    public static final String PAUSE = "PAUSE";

    private PeerCase() {}

    /** Every case, in the order of the file. */
    public static List<JsonNode> all() {
        return CaseFile.cases("peer-delinquency.json");
    }

    /** The product that stands for a case's own grace and ranges. */
    public static String product(JsonNode peer) {
        StringBuilder product = new StringBuilder("GRACE_")
                .append(peer.get("grace_days_arrears").asInt());
        for (JsonNode range : peer.get("bucket_ranges")) {
            product.append('_').append(range.get(1).asInt());
        }
        return product.toString();
    }

    /** Whether a case is of a kind. */
    public static boolean hasKind(JsonNode peer, String kind) {
        for (JsonNode each : peer.get("kinds")) {
            if (each.asText().equals(kind)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The records up to an expectation.
     *
     * @param byRow on the schedule stated for that day where one is: it has chargebacks inside
     */
    public static LoanRecords records(JsonNode peer, JsonNode expectation, boolean byRow) {
        boolean stated = expectation.has("schedule_at") && (byRow || hasKind(peer, "re-age"));
        JsonNode schedule = stated ? expectation.get("schedule_at") : peer.get("schedule");
        List<Installment> installments = new ArrayList<>();
        long principal = 0;
        for (JsonNode row : schedule) {
            principal += CaseFile.minor(row.get("principal"));
            installments.add(installment(row, stated ? List.of() : peer.get("charges")));
        }
        boolean hasChargebacksInside = stated || principal > CaseFile.minor(peer.get("principal"));
        return CaseFile.records(
                CaseFile.loan("L1", product(peer), peer.get("currency").asText(), OptionalLong.empty()),
                installments,
                payments(peer, expectation, hasChargebacksInside),
                pauses(peer, expectation));
    }

    /** A row of nothing but a charge is there from the day the charge was entered. */
    private static Installment installment(JsonNode row, Iterable<JsonNode> charges) {
        Optional<LocalDate> bookedOn = Optional.empty();
        for (JsonNode charge : charges) {
            boolean isThatRow = charge.get("due").equals(row.get("due"))
                    && CaseFile.minor(row.get("principal")) == 0
                    && CaseFile.minor(row.get("interest")) == 0;
            bookedOn = isThatRow ? Optional.of(CaseFile.date(charge.get("entered_on"))) : bookedOn;
        }
        return new Installment(
                row.get("no").asInt(),
                CaseFile.date(row.get("due")),
                CaseFile.minor(row.get("principal")),
                CaseFile.minor(row.get("interest")),
                CaseFile.minor(row.get("fee")),
                CaseFile.minor(row.get("penalty")),
                bookedOn,
                Optional.empty(),
                row.get("no").asLong() + 1);
    }

    private static List<Payment> payments(JsonNode peer, JsonNode expectation, boolean chargebacksAreScheduled) {
        List<Payment> payments = new ArrayList<>();
        if (expectation.get("tx_upto").isNull()) {
            return payments;
        }
        for (JsonNode transaction : peer.get("transactions")) {
            Optional<PaymentType> type =
                    switch (transaction.get("type").asText()) {
                        case "repayment", "downpayment", "goodwill", "merchant-refund", "payout-refund" ->
                            Optional.of(PaymentType.REPAYMENT);
                        case "reversal" -> Optional.of(PaymentType.REVERSAL).filter(row -> !undoesReAge(transaction));
                        case "chargeback" ->
                            Optional.of(PaymentType.CHARGEBACK).filter(row -> !chargebacksAreScheduled);
                        default -> Optional.empty();
                    };
            type.ifPresent(found -> payments.add(CaseFile.payment(
                    transaction.get("id").asText(),
                    CaseFile.date(transaction.get("date")),
                    CaseFile.minor(transaction.get("amount")),
                    found,
                    Stream.of("reverses", "of")
                            .filter(transaction::hasNonNull)
                            .findFirst()
                            .map(field -> transaction.get(field).asText()))));
            if (transaction.get("id").equals(expectation.get("tx_upto"))) {
                break;
            }
        }
        return payments;
    }

    /** A re-age is no money: what it did to the schedule is stated. */
    private static boolean undoesReAge(JsonNode reversal) {
        return reversal.get("amount").isNull();
    }

    private static List<Hold> pauses(JsonNode peer, JsonNode expectation) {
        List<Hold> pauses = new ArrayList<>();
        int limit = expectation.hasNonNull("pauses_upto")
                ? expectation.get("pauses_upto").asInt()
                : peer.get("pauses").size();
        for (JsonNode pause : peer.get("pauses")) {
            boolean known = !CaseFile.date(pause.get("entered_on")).isAfter(CaseFile.date(expectation.get("as_of")));
            if (known && pauses.size() < limit) {
                pauses.add(CaseFile.hold(
                        PAUSE, CaseFile.date(pause.get("start")), Optional.of(CaseFile.date(pause.get("end")))));
            }
        }
        return pauses;
    }
}
