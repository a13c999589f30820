package io.daybreak.publication;

import java.util.Locale;

/** The languages of the report. */
public enum ReportLanguage {
    EN("en"),
    ZH("zh-Hans");

    private final String tag;

    ReportLanguage(String tag) {
        this.tag = tag;
    }

    /** Language tag of the page. */
    String tag() {
        return tag;
    }

    /** The word in settings, policies and resource names. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
