package io.daybreak.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.daybreak.loan.Money;
import io.daybreak.notice.LedgerEntry;
import io.daybreak.notice.Notice;
import io.daybreak.store.RememberedNotice;
import io.daybreak.store.Run;
import io.daybreak.store.TakenOverNotice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One notice for people and for machines to read. Personal data.
 *
 * @param notice what the ledger has of it
 * @param run the run that published it; empty for one of an older system
 */
record NoticeView(RememberedNotice notice, Optional<Run> run) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The notice as lines of text. */
    List<String> lines() {
        LedgerEntry entry = notice.entry();
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(entry.noticeId());
        lines.add("  loan " + entry.loanId() + ", borrower " + notice.borrowerId());
        lines.add("  level " + entry.level() + " (" + entry.name() + ") by "
                + entry.channel().word()
                + entry.recipient().map(to -> " to " + to.replace("\n", ", ")).orElse(", recipient not kept"));
        lines.add("  for " + entry.businessDate() + ", about what was due on " + entry.claimDueDate());
        lines.add("  " + entry.state() + ": " + origin());
        lines.add("  reach: " + reach(entry.reach()) + (entry.corrected() ? "; CORRECTED since" : ""));
        figures().ifPresent(figures -> lines.add("  it said: " + figures));
        text().ifPresent(text -> text.lines().forEach(line -> lines.add("  | " + line)));
        notice.written().ifPresent(written -> lines.add("  evidence: " + written.evidence()));
        return lines;
    }

    private String origin() {
        if (notice.takenOver().isPresent()) {
            return "by an older system; taken over from "
                    + notice.takenOver().get().origin().fileName() + " on "
                    + notice.takenOver().get().origin().importedAt() + " by "
                    + notice.takenOver().get().origin().importedBy();
        }
        return run.map(by -> "attempt " + by.attempt().number() + " of " + by.businessDate() + ", " + by.state()
                        + ", policy " + by.inputs().policy())
                .orElse("its run is not known");
    }

    private static String reach(LedgerEntry.Reach reach) {
        return switch (reach) {
            case NOT_KNOWN -> "no receipt, or only that the sender took it";
            case DELIVERED -> "delivered";
            case BOUNCED -> "bounced";
            case WRONG_ADDRESS -> "the address is not the borrower's";
            case OPTED_OUT -> "the borrower does not want to be written to there";
        };
    }

    private Optional<String> figures() {
        if (notice.written().isPresent()) {
            Notice said = notice.written().get().notice();
            return Optional.of(said.dpd() + " days, " + new Money(said.currency(), said.overdueMinor()));
        }
        return notice.takenOver()
                .map(RememberedNotice.TakenOver::notice)
                .filter(older -> older.dpd().isPresent() || older.overdue().isPresent())
                .map(NoticeView::figures);
    }

    private static String figures(TakenOverNotice older) {
        List<String> parts = new ArrayList<>();
        older.dpd().ifPresent(days -> parts.add(days + " days"));
        older.overdue().ifPresent(overdue -> parts.add(overdue.toString()));
        return String.join(", ", parts);
    }

    private Optional<String> text() {
        return notice.written().map(written -> written.notice().text()).or(() -> notice.takenOver()
                .flatMap(older -> older.notice().text()));
    }

    /** Notices as one JSON array. */
    static String json(List<NoticeView> views) throws JsonProcessingException {
        ArrayNode array = JSON.createArrayNode();
        for (NoticeView view : views) {
            array.add(view.json());
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(array);
    }

    private ObjectNode json() throws JsonProcessingException {
        LedgerEntry entry = notice.entry();
        ObjectNode node = JSON.createObjectNode();
        node.put("notice_id", entry.noticeId());
        node.put("loan_id", entry.loanId());
        node.put("borrower_id", notice.borrowerId());
        node.put("level", entry.level());
        node.put("name", entry.name());
        node.put("channel", entry.channel().word());
        entry.recipient().ifPresent(to -> node.put("recipient", to));
        node.put("business_date", entry.businessDate().toString());
        node.put("claim_due_date", entry.claimDueDate().toString());
        node.put("state", entry.state().name());
        node.put("reach", entry.reach().name());
        node.put("corrected", entry.corrected());
        text().ifPresent(text -> node.put("text", text));
        run.ifPresent(by -> {
            node.put("attempt", by.attempt().number());
            node.put("run_state", by.state().name());
            node.put("policy_digest", by.inputs().policy());
        });
        notice.takenOver().ifPresent(older -> {
            node.put("taken_over_from", older.origin().fileName());
            node.put("taken_over_at", older.origin().importedAt().toString());
            node.put("taken_over_by", older.origin().importedBy());
        });
        figures(node);
        if (notice.written().isPresent()) {
            JsonNode evidence = JSON.readTree(notice.written().get().evidence());
            node.set("evidence", evidence);
        }
        return node;
    }

    /** Amounts are texts: a JSON number would come back as a floating-point one. */
    private void figures(ObjectNode node) {
        notice.written().map(written -> written.notice()).ifPresent(said -> {
            node.put("dpd", said.dpd());
            node.put("overdue_total", Money.plain(said.overdueMinor(), said.currency()));
            node.put("currency", said.currency().getCurrencyCode());
            node.put("language", said.language());
            node.put("send_after", said.sendAfter().toString());
            node.put("send_before", said.sendBefore().toString());
        });
        notice.takenOver().map(RememberedNotice.TakenOver::notice).ifPresent(older -> {
            older.dpd().ifPresent(days -> node.put("dpd", days));
            older.overdue().ifPresent(overdue -> {
                node.put("overdue_total", Money.plain(overdue.minorUnits(), overdue.currency()));
                node.put("currency", overdue.currency().getCurrencyCode());
            });
            older.language().ifPresent(language -> node.put("language", language));
        });
    }
}
