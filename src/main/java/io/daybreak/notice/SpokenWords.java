package io.daybreak.notice;

import io.daybreak.loan.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/**
 * Amounts, dates and names of notices as people of one language write them. The rules are written out here rather than
 * taken from the machine's locale data, so that the same run gives the same bytes on every Java.
 */
enum SpokenWords {
    ENGLISH,
    CHINESE,
    /** A language whose habits are not known here: nothing that could be read in two ways. */
    NEUTRAL;

    private static final String[] ENGLISH_MONTHS = {
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December"
    };

    /** The habits of a language tag such as {@code zh-CN}. */
    static SpokenWords of(String language) {
        String lower = language.toLowerCase(Locale.ROOT);
        String primary = lower.contains("-") ? lower.substring(0, lower.indexOf('-')) : lower;
        return switch (primary) {
            case "en" -> ENGLISH;
            case "zh" -> CHINESE;
            default -> NEUTRAL;
        };
    }

    /** An amount with its currency: {@code CNY 1,234.50}, {@code 1,234.50元}. */
    String amount(long minorUnits, Currency currency) {
        String plain = Money.plain(minorUnits, currency);
        String code = currency.getCurrencyCode();
        return switch (this) {
            case ENGLISH -> code + " " + grouped(plain);
            case CHINESE -> code.equals("CNY") ? grouped(plain) + "元" : code + " " + grouped(plain);
            case NEUTRAL -> code + " " + plain;
        };
    }

    /** A date: {@code 30 June 2026}, {@code 2026年6月30日}, {@code 2026-06-30}. */
    String date(LocalDate date) {
        return switch (this) {
            case ENGLISH ->
                date.getDayOfMonth() + " " + ENGLISH_MONTHS[date.getMonthValue() - 1] + " " + date.getYear();
            case CHINESE -> date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
            case NEUTRAL -> date.toString();
        };
    }

    /** A number of days: {@code 1 day}, {@code 20 days}, {@code 20天}. */
    String days(int days) {
        return switch (this) {
            case ENGLISH -> days == 1 ? "1 day" : days + " days";
            case CHINESE -> days + "天";
            case NEUTRAL -> Integer.toString(days);
        };
    }

    /** What a notice of this name is called; empty where no words for it are known. */
    Optional<String> noticeName(String name) {
        return switch (this) {
            case ENGLISH -> Optional.of(englishName(name));
            case CHINESE -> chineseName(name);
            case NEUTRAL -> Optional.empty();
        };
    }

    private static String englishName(String name) {
        return switch (name) {
            case "due-soon" -> "payment due soon";
            case "reminder" -> "payment reminder";
            case "overdue" -> "overdue notice";
            case "serious-default" -> "notice of serious default";
            default -> name.replace('-', ' ');
        };
    }

    private static Optional<String> chineseName(String name) {
        return switch (name) {
            case "due-soon" -> Optional.of("还款日提醒");
            case "reminder" -> Optional.of("还款提醒");
            case "overdue" -> Optional.of("逾期通知");
            case "serious-default" -> Optional.of("严重违约通知");
            default -> Optional.empty();
        };
    }

    private static String grouped(String plain) {
        int point = plain.indexOf('.');
        int end = point < 0 ? plain.length() : point;
        int start = plain.startsWith("-") ? 1 : 0;
        StringBuilder text = new StringBuilder(plain);
        for (int at = end - 3; at > start; at -= 3) {
            text.insert(at, ',');
        }
        return text.toString();
    }
}
