package io.daybreak.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** What each exit code means, as every help page lists them. The codes are a contract with cron, systemd and people. */
final class ExitCodes {
    private ExitCodes() {}

    /** Meaning by code, ascending. */
    static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put("0", "published, or already published");
        meanings.put("1", "failed; the same command resumes where it stopped");
        meanings.put(
                "2",
                "wrong usage, settings or policy; a date before the newest published one; store and output folder do"
                        + " not belong together");
        meanings.put(
                "3",
                "does not reconcile; nothing published (status --verify, rerun --as-known-then: something is not as it was"
                        + " published)");
        meanings.put("4", "delivery refused; nothing published");
        meanings.put("5", "held for release; nothing published");
        meanings.put("75", "another run has the store, or stopped on request: try again later");
        return meanings;
    }
}
