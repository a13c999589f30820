package io.daybreak.job;

import io.daybreak.intake.NamedRow;
import io.daybreak.notice.Claim;
import io.daybreak.notice.Complaint;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A row of a complaints file.
 *
 * @param complaintId its identifier, as far as it can be read
 * @param line its line
 * @param complaint the complaint; empty when the row cannot be used
 * @param problems what is wrong with it
 */
record ComplaintRow(String complaintId, long line, Optional<Complaint> complaint, List<String> problems) {
    static final List<String> REQUIRED = List.of("complaint_id");
    static final List<String> OPTIONAL = List.of(
            "notice_id",
            "loan_id",
            "phone",
            "received_on",
            "claimed_paid_on",
            "claimed_amount",
            "reference",
            "payer_name",
            "text");

    private static final int TEXT_MAX = 20_000;
    private static final int NAME_MAX = 1_000;

    static ComplaintRow of(String file, NamedRow row) {
        NamedCells cells = new NamedCells(file, row);
        String complaintId = cells.required("complaint_id");
        Optional<String> noticeId = cells.identifier("notice_id");
        Optional<String> loanId = cells.identifier("loan_id");
        Optional<String> phone = cells.identifier("phone").map(ComplaintRow::withoutGaps);
        Optional<LocalDate> receivedOn = cells.date("received_on");
        Optional<LocalDate> paidOn = cells.date("claimed_paid_on");
        Optional<BigDecimal> amount = cells.amount("claimed_amount");
        Optional<String> reference = cells.text("reference", NAME_MAX);
        Optional<String> payer = cells.text("payer_name", NAME_MAX);
        Optional<String> text = cells.text("text", TEXT_MAX);
        boolean saysWhich = row.cell("notice_id").isPresent()
                || row.cell("loan_id").isPresent()
                || row.cell("phone").isPresent();
        if (row.fits() && !saysWhich) {
            cells.problem("loan_id", "neither loan_id, phone nor notice_id is given; fill in one of them");
        }
        if (phone.isPresent() && !phone.get().matches("\\+[1-9][0-9]{6,14}")) {
            cells.problem("phone", "is no number with a plus sign and country code; write it as +8613800000001");
        }
        if (!cells.problems().isEmpty()) {
            return new ComplaintRow(complaintId, row.line(), Optional.empty(), cells.problems());
        }
        Complaint complaint = new Complaint(
                complaintId,
                row.line(),
                noticeId,
                loanId,
                phone,
                receivedOn,
                new Claim(paidOn, amount, reference, payer),
                text);
        return new ComplaintRow(complaintId, row.line(), Optional.of(complaint), List.of());
    }

    /** A row whose complaint_id another row has too. */
    ComplaintRow repeated(String file) {
        return new ComplaintRow(
                complaintId,
                line,
                Optional.empty(),
                List.of(file + ":" + line
                        + ":complaint_id: stands in an earlier row too; give every complaint its own"));
    }

    /** People write numbers with blanks, dashes and brackets, and spreadsheets put an apostrophe in front. */
    private static String withoutGaps(String phone) {
        return phone.replaceAll("[\\s().'-]", "");
    }
}
