package io.daybreak.publication;

import io.daybreak.delinquency.Explanation;
import io.daybreak.delinquency.Explanation.Due;
import io.daybreak.delinquency.Explanation.MoneyRow;
import io.daybreak.delinquency.Explanation.Share;
import io.daybreak.loan.Loan;
import io.daybreak.loan.Money;
import io.daybreak.loan.Rejection;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;

/** An explanation as a page of plain text. It carries ids, dates and amounts, no names and no addresses. */
public final class ExplanationText {
    private ExplanationText() {}

    /**
     * The page of a classified loan.
     *
     * @param setting what it is answered from, and what came of it
     */
    public static List<String> of(Explanation explanation, ExplanationSetting setting) {
        Loan loan = explanation.records().loan();
        List<String> lines = new ArrayList<>();
        lines.add("Loan " + loan.loanId() + " of borrower " + loan.borrowerId() + ", product " + loan.product()
                + ", at the end of " + explanation.standing().asOf());
        lines.add("Answered " + setting.basis() + ".");
        setting.published().ifPresent(lines::add);
        lines.add("");
        lines.add("Schedule (" + loan.currency().getCurrencyCode() + ")");
        explanation.dues().forEach(due -> lines.add(due(due, loan.currency())));
        lines.add("");
        lines.add("Payments");
        if (explanation.money().isEmpty()) {
            lines.add("  none");
        }
        explanation.money().forEach(row -> lines.add(money(row, loan.currency())));
        lines.add("");
        lines.add("From the records to the tier");
        int number = 1;
        for (String step : explanation.steps()) {
            lines.add("  " + number++ + ". " + step);
        }
        lines.add("");
        lines.add("Notice");
        lines.add("  " + setting.decision());
        return lines;
    }

    /** The page of a loan that was not classified. */
    public static List<String> notClassified(String loanId, List<Rejection> rejections, String basis, String decision) {
        List<String> lines = new ArrayList<>();
        lines.add("Loan " + loanId + " was not classified: rows of it cannot be used.");
        lines.add("Answered " + basis + ".");
        lines.add("");
        rejections.forEach(rejection -> lines.add("  " + rejection.file() + ":" + rejection.line()
                + (rejection.field().isEmpty() ? "" : ":" + rejection.field()) + ": " + rejection.reason() + " ("
                + rejection.maskedValue() + "); " + rejection.hint()));
        lines.add("");
        lines.add("Notice");
        lines.add("  " + decision);
        return lines;
    }

    private static String due(Due due, Currency currency) {
        String settled = due.settledBy().isEmpty()
                ? "nothing"
                : due.settledBy().stream()
                        .map(share -> Money.plain(share.amountMinor(), currency) + " by " + share.paymentId())
                        .collect(Collectors.joining(", "));
        return "  " + due.dueDate() + "  " + due.name() + ": " + Money.plain(due.dueMinor(), currency)
                + " due, settled " + settled
                + (due.unpaidMinor() > 0 ? ", unpaid " + Money.plain(due.unpaidMinor(), currency) : "");
    }

    private static String money(MoneyRow row, Currency currency) {
        String settled = row.settled().isEmpty()
                ? ""
                : "; settled "
                        + row.settled().stream()
                                .map(share -> settled(share, currency))
                                .collect(Collectors.joining(", "));
        String left = row.leftMinor() > 0 ? "; left as credit " + Money.plain(row.leftMinor(), currency) : "";
        return "  " + row.payment().valueDate() + "  " + row.payment().paymentId() + " "
                + row.payment().type() + " "
                + Money.plain(row.payment().amountMinor(), currency) + ": " + row.why() + settled + left
                + row.payment().bookedOn().map(day -> "; booked on " + day).orElse("");
    }

    private static String settled(Share share, Currency currency) {
        return Money.plain(share.amountMinor(), currency) + " of " + share.due();
    }
}
