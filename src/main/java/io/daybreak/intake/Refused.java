package io.daybreak.intake;

import java.util.List;

/**
 * The delivery cannot be used at all.
 *
 * @param reasons every reason found, at least one, in the order of the files
 * @param files what was found out about the files that could be scanned
 */
public record Refused(List<Refusal> reasons, List<FileFacts> files) implements Scan {
    public Refused {
        reasons = List.copyOf(reasons);
        files = List.copyOf(files);
    }
}
