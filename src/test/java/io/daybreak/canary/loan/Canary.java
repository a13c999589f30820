package io.daybreak.canary.loan;

import io.daybreak.canary.policy.Cage;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.Date;
import java.util.Locale;

/** Breaks the rules of a pure room on purpose: the architecture test must see every one of these. */
@SuppressWarnings({"JavaTimeDefaultTimeZone", "JavaUtilDate", "unused"}) // that is what the canary is for
public final class Canary {
    private final Cage cage;
    private final double songPrice;
    private final Date hatched;
    private final Path nest;
    private final Connection perch;

    Canary(Cage cage, double songPrice, Date hatched, Path nest, Connection perch) {
        this.cage = cage;
        this.songPrice = songPrice;
        this.hatched = hatched;
        this.nest = nest;
        this.perch = perch;
    }

    void sing() {
        System.out.println(LocalDate.now() + " " + Locale.getDefault());
        System.exit(1);
    }
}
