package io.daybreak.publication;

import java.util.List;

/** HTML under way. Text is escaped; figures carry their exact value beside the one that people read. */
final class PageText {
    private final StringBuilder html = new StringBuilder();

    PageText raw(String markup) {
        html.append(markup);
        return this;
    }

    PageText text(String text) {
        html.append(Html.escaped(text));
        return this;
    }

    /** An element with only text in it; {@code name} may carry attributes. */
    PageText element(String name, String text) {
        int space = name.indexOf(' ');
        return raw("<" + name + ">").text(text).raw("</" + (space < 0 ? name : name.substring(0, space)) + ">");
    }

    /** A whole number. */
    PageText count(long count) {
        return figure(Long.toString(count), "");
    }

    /** A plain decimal. */
    PageText amount(String plain) {
        return figure(plain, "");
    }

    /** A percentage. */
    PageText percent(String plain) {
        return figure(plain, " %");
    }

    /** Count and below it amount, as far as the row has them. */
    PageText both(ReconciliationRow row) {
        row.count().ifPresent(this::count);
        if (row.count().isPresent() && row.amount().isPresent()) {
            raw("<br>");
        }
        row.amount().ifPresent(amount -> raw("<small>").amount(amount).raw("</small>"));
        return this;
    }

    private PageText figure(String plain, String unit) {
        html.append("<data value=\"")
                .append(plain)
                .append("\">")
                .append(grouped(plain))
                .append("</data>");
        return raw(unit);
    }

    /** Opens a table in a frame that scrolls by itself on a narrow screen. Headers that begin with # are of numbers. */
    PageText table(List<String> headers) {
        raw("<div class=\"scroll\" tabindex=\"0\"><table>\n<thead><tr>");
        for (String header : headers) {
            boolean number = header.startsWith("#");
            raw(number ? "<th class=\"n\" scope=\"col\">" : "<th scope=\"col\">")
                    .text(number ? header.substring(1) : header)
                    .raw("</th>");
        }
        return raw("</tr></thead>\n<tbody>\n");
    }

    PageText endTable() {
        return raw("</tbody></table></div>\n");
    }

    PageText cell(String text) {
        return element("td", text);
    }

    PageText code(String text) {
        return raw("<td><code>").text(text).raw("</code></td>");
    }

    @Override
    public String toString() {
        return html.toString();
    }

    /** Digits before the point in groups of three. */
    static String grouped(String plain) {
        int point = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
        int first = plain.startsWith("-") ? 1 : 0;
        StringBuilder grouped = new StringBuilder(first == 1 ? "−" : "");
        for (int index = first; index < plain.length(); index++) {
            boolean gap = index > first && index < point && (point - index) % 3 == 0;
            grouped.append(gap ? "," : "").append(plain.charAt(index));
        }
        return grouped.toString();
    }
}
