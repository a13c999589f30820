package io.daybreak.policy;

import io.daybreak.policy.NoticeRules.BorrowerCap;
import io.daybreak.policy.NoticeRules.QuietHours;
import io.daybreak.policy.PolicyProblem.Code;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code notices}: the ladder, the message before the due date and the limits. */
final class NoticesReader {
    static final List<String> KEYS = List.of(
            "before_due",
            "ladder",
            "min_overdue",
            "max_per_borrower",
            "blocking_money_days",
            "quiet_hours",
            "shared_contact_limit");
    static final List<String> LEVEL_KEYS = List.of(
            "level",
            "name",
            "from_dpd",
            "channel",
            "template",
            "min_days_after_previous",
            "proof",
            "from_tier",
            "tier");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final String NAME_IN_WORDS = "small letters, digits and hyphens, at most 40";
    private static final int MAX_LEVELS = 20;
    private static final int MAX_COUNT = 1_000_000;
    private static final NoticeRules NONE = new NoticeRules(
            Optional.empty(), List.of(), Map.of(), Optional.empty(), OptionalInt.empty(), Optional.empty(), Map.of());

    private final Problems problems;

    NoticesReader(Problems problems) {
        this.problems = problems;
    }

    NoticeRules read(Fields rules) {
        return rules.section("notices", KEYS).map(this::notices).orElse(NONE);
    }

    private NoticeRules notices(Fields fields) {
        return new NoticeRules(
                fields.sectionOrNone("before_due", List.of("days", "channel", "template"))
                        .map(NoticesReader::beforeDue),
                ladder(fields),
                new Amounts(problems).byCurrency(fields, "min_overdue"),
                fields.sectionOrNone("max_per_borrower", List.of("count", "days"))
                        .map(NoticesReader::cap),
                fields.whole("blocking_money_days", 0, DaysReader.MAX_DAYS),
                fields.sectionOrNone("quiet_hours", List.of("from", "to")).flatMap(NoticesReader::quietHours),
                sharedContactLimit(fields));
    }

    private static BeforeDue beforeDue(Fields fields) {
        fields.require("days", "channel", "template");
        return new BeforeDue(
                fields.whole("days", 1, 365).orElse(1),
                fields.word("channel", Channel.class).orElse(Channel.SMS),
                fields.name("template", NAME, NAME_IN_WORDS).orElse(""));
    }

    private static BorrowerCap cap(Fields fields) {
        fields.require("count", "days");
        return new BorrowerCap(
                fields.whole("count", 1, MAX_COUNT).orElse(1),
                fields.whole("days", 1, DaysReader.MAX_DAYS).orElse(1));
    }

    private static Optional<QuietHours> quietHours(Fields fields) {
        fields.require("from", "to");
        Optional<LocalTime> from = time(fields, "from");
        Optional<LocalTime> to = time(fields, "to");
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (from.equals(to)) {
            fields.problem(
                    Code.BAD_HOURS,
                    "to",
                    "quiet hours that end when they begin are none or all day; write two different times, or leave"
                            + " quiet_hours out");
            return Optional.empty();
        }
        return Optional.of(new QuietHours(from.get(), to.get()));
    }

    private static Optional<LocalTime> time(Fields fields, String key) {
        Optional<String> text = fields.text(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (text.get().length() == 5) {
                return Optional.of(LocalTime.parse(text.get()));
            }
        } catch (DateTimeException notTime) {
            // Reported below, together with a time of another shape.
        }
        fields.problem(
                Code.BAD_HOURS,
                key,
                Fields.quoted(text.get())
                        + " is not a time of day; write hours and minutes in quotes, as in \"22:00\"");
        return Optional.empty();
    }

    private Map<Channel, Integer> sharedContactLimit(Fields fields) {
        Map<Channel, Integer> limits = new EnumMap<>(Channel.class);
        Optional<Fields> section = fields.section(
                "shared_contact_limit", Fields.words(Channel.class).keySet());
        section.ifPresent(found -> {
            for (Channel channel : Channel.values()) {
                found.whole(channel.word(), 1, MAX_COUNT).ifPresent(limit -> limits.put(channel, limit));
            }
        });
        return limits;
    }

    private List<NoticeLevel> ladder(Fields fields) {
        List<NoticeLevel> ladder = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int highestFrom = 0;
        for (Fields row : fields.rows("ladder", LEVEL_KEYS)) {
            NoticeLevel level = level(row, ladder.size() + 1);
            if (!level.name().isEmpty() && !names.add(level.name())) {
                row.problem(
                        Code.DUPLICATE_CODE,
                        "name",
                        Fields.quoted(level.name()) + " already names another level; give each level its own name");
            }
            if (level.fromDpd() > 0 && level.fromDpd() <= highestFrom) {
                row.problem(
                        Code.LEVELS_NOT_ASCENDING,
                        "from_dpd",
                        "day " + level.fromDpd() + " is not later than day " + highestFrom
                                + " of a level before; let each level begin later than the one before it");
            }
            highestFrom = Math.max(highestFrom, level.fromDpd());
            ladder.add(level);
        }
        return ladder;
    }

    /** A level as far as it can be read; {@code fromDpd} is 0 when it cannot. */
    private static NoticeLevel level(Fields row, int place) {
        row.require("level", "name", "channel", "template");
        boolean byTier = row.has("from_tier") || row.has("tier");
        if (byTier) {
            row.problem(
                    Code.LEVEL_BY_TIER,
                    row.has("from_tier") ? "from_tier" : "tier",
                    "a level begins at a day, never at a tier: a tier may be sticky or another loan's; write from_dpd"
                            + " instead");
        } else {
            row.require("from_dpd");
        }
        OptionalInt number = row.whole("level", 0, MAX_LEVELS);
        if (number.isPresent() && number.getAsInt() != place) {
            row.problem(
                    Code.LEVELS_NOT_CONSECUTIVE,
                    "level",
                    "level " + number.getAsInt() + " stands where level " + place
                            + " must; number the levels 1, 2, 3, … in order, or a level can never be reached");
        }
        return new NoticeLevel(
                place,
                row.name("name", NAME, NAME_IN_WORDS).orElse(""),
                row.whole("from_dpd", 1, DaysReader.MAX_DAYS, Code.LEVEL_BELOW_DAY_ONE)
                        .orElse(0),
                row.word("channel", Channel.class).orElse(Channel.SMS),
                row.name("template", NAME, NAME_IN_WORDS).orElse(""),
                row.whole("min_days_after_previous", 0, DaysReader.MAX_DAYS).orElse(0),
                row.word("proof", Proof.class).orElse(Proof.PUBLISHED));
    }
}
