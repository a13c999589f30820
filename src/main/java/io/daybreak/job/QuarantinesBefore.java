package io.daybreak.job;

import io.daybreak.notice.Quarantine;
import io.daybreak.store.MemoryChange;
import io.daybreak.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The quarantines before a date of a range: those of the store before its first date, and what the dates between made of
 * them, which the store does not know yet.
 */
final class QuarantinesBefore {
    private final Store memory;
    private final LocalDate firstDate;
    private final Map<String, Optional<Quarantine>> since = new HashMap<>();

    private QuarantinesBefore(Store memory, LocalDate firstDate) {
        this.memory = memory;
        this.firstDate = firstDate;
    }

    /** Reads what the closed dates leave behind. */
    static QuarantinesBefore of(NightContext context) throws IOException {
        QuarantinesBefore quarantines =
                new QuarantinesBefore(context.memory(), context.range().first().businessDate());
        for (Closed closed : context.before()) {
            quarantines.read(context.memoryLines(closed.run()));
        }
        return quarantines;
    }

    private void read(Path lines) throws IOException {
        // Nothing is sent for a past day, so no line waits for its evidence.
        try (Stream<String> each = Files.lines(lines, StandardCharsets.UTF_8)) {
            each.map(line -> MemoryLines.parse(line, Collections.emptyIterator()))
                    .forEach(this::take);
        }
    }

    private void take(MemoryChange change) {
        if (change instanceof MemoryChange.Quarantined quarantined) {
            since.put(quarantined.quarantine().loanId(), Optional.of(quarantined.quarantine()));
        } else if (change instanceof MemoryChange.QuarantineEnded ended) {
            since.put(ended.loanId(), Optional.empty());
        }
    }

    /** The loans in quarantine. */
    Set<String> loans() {
        Set<String> loans = new HashSet<>(memory.quarantines().loansBefore(firstDate));
        since.forEach((loanId, quarantine) -> {
            if (quarantine.isPresent()) {
                loans.add(loanId);
            } else {
                loans.remove(loanId);
            }
        });
        return loans;
    }

    /** The quarantines of some loans, by loan_id; a loan in none has no key. */
    Map<String, Quarantine> ofLoans(Collection<String> loanIds) {
        Map<String, Quarantine> found = new HashMap<>(memory.quarantines().ofLoans(List.copyOf(loanIds), firstDate));
        for (String loanId : loanIds) {
            Optional<Quarantine> known = since.get(loanId);
            if (known != null) {
                found.remove(loanId);
                known.ifPresent(quarantine -> found.put(loanId, quarantine));
            }
        }
        return found;
    }
}
