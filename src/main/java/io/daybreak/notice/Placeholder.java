package io.daybreak.notice;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a template may ask for. The list is closed: an unknown word stops the run before anything is sent. */
public enum Placeholder {
    /** The lender's name. */
    LENDER("Example Consumer Finance", "示例消费金融"),
    /** The borrower's name as they wrote it. */
    BORROWER_NAME("Alexandra Example-Montgomery", "欧阳示例"),
    /** The product's name; its code where the core system gives no name. */
    PRODUCT_NAME("Home improvement loan", "家居装修分期贷款"),
    /** The last four characters of the contract reference; of the loan_id where there is none. */
    CONTRACT_REF_TAIL("8842", "8842"),
    /** The business date: the day the figures stand for. */
    AS_OF("30 September 2026", "2026年12月30日"),
    /** What is overdue, with its currency. */
    OVERDUE_TOTAL("CNY 1,234,567.89", "1,234,567.89元"),
    /** The oldest due date not fully paid. */
    OVERDUE_SINCE("10 September 2026", "2026年11月10日"),
    /** Days past due by the calendar, a bare number. */
    DPD("120", "120"),
    /** Days past due by the calendar, with the word: 1 day, 20 days. */
    DPD_DAYS("120 days", "120天"),
    /** What the notice is called. */
    NOTICE_NAME("notice of serious default", "严重违约通知"),
    /** What falls due next, with its currency. */
    DUE_AMOUNT("CNY 1,234,567.89", "1,234,567.89元"),
    /** The day it falls due. */
    DUE_DATE("10 September 2026", "2026年11月10日"),
    /** The business date of the notice that was wrong. */
    NOTICE_DATE("10 September 2026", "2026年11月10日"),
    /** Why it was wrong, a clause without a full stop. */
    CORRECTION_CAUSE("a payment of yours was booked late and counts from an earlier day", "您的一笔还款入账较晚，应从更早的日期起算"),
    /** How to pay; from the settings. */
    HOW_TO_PAY(
            "open the Example app and choose Repay, or visit any branch of Example Bank",
            "打开示例APP，点击“还款”，或到示例银行任一网点办理"),
    /** How to say that the message is wrong; from the settings. */
    HOW_TO_OBJECT("call +86 400 000 0000 or write to care@lender.example", "请致电400-000-0000，或写信至care@lender.example"),
    /** Whom to ask when paying is hard; from the settings. */
    HOW_TO_GET_HELP("call +86 400 000 0001, Monday to Saturday 9:00 to 18:00", "请致电400-000-0001（周一至周六9:00-18:00）");

    private final String englishSample;
    private final String chineseSample;

    Placeholder(String englishSample, String chineseSample) {
        this.englishSample = englishSample;
        this.chineseSample = chineseSample;
    }

    /** The word between the braces. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The placeholder with a word; empty when there is none. */
    public static Optional<Placeholder> of(String word) {
        return Arrays.stream(values())
                .filter(placeholder -> placeholder.word().equals(word))
                .findFirst();
    }

    /** A rather long value, to try a template's length with. */
    String sample(SpokenWords words) {
        return words == SpokenWords.CHINESE ? chineseSample : englishSample;
    }
}
