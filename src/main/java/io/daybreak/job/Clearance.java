package io.daybreak.job;

import io.daybreak.intake.KeyedRow;
import io.daybreak.intake.KeyedRows;
import io.daybreak.notice.Quarantine;
import io.daybreak.publication.OutputFolder;
import io.daybreak.publication.Publish;
import io.daybreak.store.Approval;
import io.daybreak.store.Run;
import io.daybreak.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A named person takes a loan, or all loans of a product, out of quarantine: from the next night on they are compared
 * with what was last published.
 *
 * @param which the loan or the product
 * @param request who clears it, why, and where
 */
public record Clearance(Subject which, DecisionRequest request) {
    private static final int CONNECTIONS = 4;

    /** What is taken out of quarantine. */
    public sealed interface Subject {
        /** One loan. */
        record Loan(String loanId) implements Subject {}

        /** Every loan in quarantine that was last published under a product. */
        record Product(String product) implements Subject {}
    }

    /** Does it, and says which loans are out. */
    public NightOutcome clear() {
        return request.taking().write("clear", CONNECTIONS, this::clear);
    }

    private NightOutcome clear(Store opened) throws IOException {
        List<Quarantine> chosen = chosen(opened);
        if (chosen.isEmpty()) {
            return NightOutcome.of(
                    NightExit.USAGE,
                    named() + " is not in quarantine; nothing was cleared.",
                    "suppressed.csv of the newest night names the loans with QUARANTINE or HISTORY_CHANGED.");
        }
        List<String> loanIds = chosen.stream().map(Quarantine::loanId).toList();
        String detail = loanIds.size() + " loans, first " + loanIds.get(0);
        opened.clear(
                loanIds,
                new Approval(
                        Approval.Action.CLEAR,
                        Optional.empty(),
                        named(),
                        request.by(),
                        request.user(),
                        request.reason(),
                        detail,
                        request.clock().instant()));
        List<String> lines = chosen.stream()
                .map(quarantine -> quarantine.loanId() + " " + quarantine.kind() + " since " + quarantine.openedOn())
                .toList();
        return new NightOutcome(
                NightExit.CLEARED,
                "Cleared: " + loanIds.size()
                        + " loans are compared with what was last published from the next night on.",
                lines,
                Optional.empty());
    }

    private String named() {
        return which instanceof Subject.Loan loan
                ? "loan " + loan.loanId()
                : "product " + ((Subject.Product) which).product();
    }

    private List<Quarantine> chosen(Store opened) throws IOException {
        List<Quarantine> inForce = opened.quarantines().inForce();
        if (which instanceof Subject.Loan loan) {
            return inForce.stream()
                    .filter(quarantine -> quarantine.loanId().equals(loan.loanId()))
                    .toList();
        }
        return inForce.isEmpty() ? inForce : ofProduct(opened, inForce, ((Subject.Product) which).product());
    }

    private List<Quarantine> ofProduct(Store opened, List<Quarantine> inForce, String product) throws IOException {
        Run newest = opened.runs()
                .newestPublishedDate()
                .flatMap(opened.runs()::published)
                .orElseThrow(() -> new IOException("loans are in quarantine, and nothing is published"));
        Path classification = new OutputFolder(request.output())
                .attempt(newest.businessDate(), newest.attempt().number())
                .resolve("classification.csv");
        new OutputFolder(request.scratch()).create(request.scratch());
        List<Quarantine> found = new ArrayList<>();
        try (KeyedRows loans = KeyedRows.index(classification, "loan_id", request.scratch())) {
            for (Quarantine quarantine : inForce) {
                List<KeyedRow> rows = loans.rows(quarantine.loanId());
                if (rows.stream().anyMatch(row -> row.cell("product").equals(product))) {
                    found.add(quarantine);
                }
            }
        } finally {
            Publish.removeTree(request.scratch());
        }
        return found;
    }
}
