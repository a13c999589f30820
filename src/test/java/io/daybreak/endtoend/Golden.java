package io.daybreak.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Whole folders of expected files. {@code -Dgolden.update=true} rewrites them from what was made; what changed is then
 * reviewed as a difference in version control.
 */
final class Golden {
    private static final Path ROOT = Path.of("src", "test", "resources", "golden");
    private static final Pattern POLICY_DIGEST = Pattern.compile("(?<=\"policy_digest\":\")[0-9a-f]{64}");
    private static final Pattern EVIDENCE_DIGEST = Pattern.compile("(?<=evidence[.]jsonl,\\d{1,9},0,)[0-9a-f]{64}");

    private static final Pattern PAGE_DIGEST = Pattern.compile("(?<=reconciliation[.]html,)\\d+,0,[0-9a-f]{64}");
    /** Its look is judged by eye, and its figures are those of reconciliation.csv; another test holds that. */
    private static final String PAGE = "reconciliation.html";

    private Golden() {}

    /** Holds the business files of a published folder against those expected, file by file. */
    static void assertFolder(String expected, Path actual) {
        Map<String, String> made = Tree.business(actual);
        made.replaceAll((name, text) -> name.equals(PAGE) ? "" : withoutDigests(text));
        Path folder = ROOT.resolve(expected);
        if (Boolean.getBoolean("golden.update")) {
            rewrite(folder, made);
        }
        Map<String, String> wanted = Tree.all(folder);
        assertThat(made.keySet()).as("files of " + expected).isEqualTo(wanted.keySet());
        wanted.forEach((name, text) -> assertThat(made.get(name))
                .as(expected + "/" + name + " (run with -Dgolden.update=true to rewrite it)")
                .isEqualTo(text));
    }

    /** A comment in a policy changes its digest and no decision: what depends on the digest alone is not compared. */
    private static String withoutDigests(String text) {
        String policy = POLICY_DIGEST.matcher(text).replaceAll("policy");
        String masked = PAGE_DIGEST.matcher(policy).replaceAll("page");
        return EVIDENCE_DIGEST.matcher(masked).replaceAll("evidence");
    }

    private static void rewrite(Path folder, Map<String, String> files) {
        try {
            if (Files.isDirectory(folder)) {
                for (String old : Tree.all(folder).keySet()) {
                    Files.delete(folder.resolve(old));
                }
            }
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = folder.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
