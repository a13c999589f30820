package io.daybreak.sample;

import java.util.List;

/** Complaints about the notices of the first three nights, with the answer that each must get. */
public final class Complaints {
    /** The file's name in {@code sample-data/}. */
    public static final String FILE = "complaints.csv";

    private static final List<String> COLUMNS = List.of(
            "complaint_id",
            "notice_id",
            "loan_id",
            "phone",
            "received_on",
            "claimed_paid_on",
            "claimed_amount",
            "reference",
            "payer_name",
            "text");

    private Complaints() {}

    /**
     * A complaint and its answer.
     *
     * @param cells the row, in the order of the columns
     * @param verdict the verdict it must get
     * @param money where the money must be found
     * @param why the story, for the guide
     */
    public record Told(List<String> cells, String verdict, String money, String why) {
        /** The complaint's identifier. */
        public String id() {
            return cells.get(0);
        }
    }

    /** The complaints, in the order of the file. */
    public static List<Told> all() {
        return List.of(
                told(
                        List.of(
                                "K-001",
                                "",
                                "L00017",
                                "",
                                "2026-06-29",
                                "2026-06-20",
                                "1284.37",
                                "",
                                "",
                                "我6月20日就还款了，为什么说我逾期？"),
                        "WRONG_NOW",
                        "USED",
                        "Paid on the due date, booked nine days later: right by what was known then, wrong now."),
                told(
                        List.of("K-002", "", "L00004", "", "2026-06-29", "2026-06-27", "1105.15", "", "", "我按时还款的。"),
                        "RIGHT",
                        "USED",
                        "The payment is there, with a value date three days after the due date."),
                told(
                        List.of(
                                "K-003",
                                "",
                                "",
                                "+86 138 0000 9999",
                                "2026-06-29",
                                "",
                                "",
                                "",
                                "",
                                "有人发短信说我严重违约，我没有贷款。"),
                        "NOT_OURS",
                        "NOT_CLAIMED",
                        "No notice ever went to that number."),
                told(
                        List.of(
                                "K-004",
                                "",
                                "L00024",
                                "",
                                "2026-06-30",
                                "2026-06-19",
                                "1394.03",
                                "",
                                "",
                                "我有6月19日的银行回单。"),
                        "NOT_OURS",
                        "UNMATCHED",
                        "No notice went out, since that very payment lies unmatched."),
                told(
                        List.of(
                                "K-005",
                                "",
                                "L00009",
                                "",
                                "2026-06-29",
                                "2026-06-15",
                                "2000.00",
                                "",
                                "",
                                "I paid two thousand, in the middle of June."),
                        "RIGHT",
                        "NOT_FOUND",
                        "No such payment is in the delivery: ask for the bank's receipt."),
                told(
                        List.of(
                                "K-006",
                                "",
                                "",
                                "+8613800000013",
                                "2026-06-29",
                                "2026-06-12",
                                "744.55",
                                "",
                                "",
                                "我已经还了一部分。"),
                        "RIGHT",
                        "USED",
                        "Found by the phone number; the payment was a part of the installment."),
                told(
                        List.of(
                                "K-007",
                                "L1-sms-20260526-00a44343d5309ba4e24d",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "",
                                "Please explain this message."),
                        "RIGHT",
                        "NOT_CLAIMED",
                        "Named by the notice itself."),
                told(
                        List.of("K-008", "", "L00048", "", "2026-06-29", "17 June", "1744.36", "", "", "Paid!"),
                        "UNREADABLE",
                        "NOT_CLAIMED",
                        "The date cannot be read; the others are answered all the same."));
    }

    private static Told told(List<String> cells, String verdict, String money, String why) {
        return new Told(cells, verdict, money, why);
    }

    /** The file. */
    static byte[] bytes() {
        Table table = Table.of(FILE, COLUMNS);
        all().forEach(complaint -> table.add(complaint.cells()));
        return table.toBytes();
    }

    /** The part of the guide that tells them. */
    static String guide() {
        StringBuilder page = new StringBuilder("\n## The complaints\n\n")
                .append("After the first three nights, `complaints.csv` is answered by\n\n```\n")
                .append("jobs/daybreak verify sample-data/complaints.csv\n```\n\n")
                .append("| complaint | verdict | money | why |\n|---|---|---|---|\n");
        all().forEach(complaint -> page.append("| ")
                .append(complaint.id())
                .append(" | ")
                .append(complaint.verdict())
                .append(" | ")
                .append(complaint.money())
                .append(" | ")
                .append(complaint.why())
                .append(" |\n"));
        return page.toString();
    }
}
