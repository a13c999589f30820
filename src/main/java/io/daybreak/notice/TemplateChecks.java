package io.daybreak.notice;

import com.samskivert.mustache.MustacheException;
import io.daybreak.policy.Channel;
import io.daybreak.policy.NoticeRules;
import io.daybreak.policy.Policy;
import io.daybreak.policy.Rules;
import io.daybreak.policy.Tier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a template must be before any message is written from it: every placeholder known, all required parts there, no
 * forbidden word, not too long. All problems are told at once.
 *
 * <p>A template in a language other than English or Chinese marks its sentence for those who paid since with {@code {{!
 * if-paid }}}, because no list of words for that language is kept here.
 */
public final class TemplateChecks {
    /** The template of corrections; it is checked whenever it is there. */
    public static final String CORRECTION = "correction";

    static final int MAX_SMS_SEGMENTS = 6;
    static final int MAX_PAGE_CHARACTERS = 6000;
    static final int MAX_SUBJECT_CHARACTERS = 150;

    private static final Pattern BRACES = Pattern.compile("\\{\\{\\{?[&!]?\\s*([^{}]*?)\\s*\\}?\\}\\}");
    private static final Pattern IF_PAID_MARK = Pattern.compile("\\{\\{!\\s*if-paid\\s*\\}\\}");
    private static final Pattern ENGLISH_PAID = Pattern.compile("\\bpaid\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENGLISH_IGNORE =
            Pattern.compile("\\b(?:ignore|disregard|do nothing)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHINESE_PAID = Pattern.compile("已经?还|已经?付|还清|结清");
    private static final Pattern CHINESE_IGNORE = Pattern.compile("忽略|无需理会|不必理会|不用理会|无须理会");

    private TemplateChecks() {}

    /** Which template is used for what. */
    private record Use(String name, Channel channel, TemplatePurpose purpose) {}

    /**
     * Checks every template that the policy uses, and that what it needs is there.
     *
     * @param policy the policy in force
     * @param texts all templates of the folder
     * @param settings the lender's words and the fallback language
     * @return every problem, by file, then line
     */
    public static List<TemplateProblem> checkAll(
            Policy policy, Map<TemplateKey, String> texts, MessageSettings settings) {
        Set<String> tierCodes = rules(policy)
                .flatMap(rules -> rules.tiers().stream())
                .map(Tier::code)
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, TemplatePurpose> purposes = new TreeMap<>();
        List<TemplateProblem> problems = new ArrayList<>();
        for (Use use : uses(policy)) {
            purposes.put(use.name(), use.purpose());
            missing(use, texts.keySet(), settings).ifPresent(problems::add);
        }
        purposes.putIfAbsent(CORRECTION, TemplatePurpose.CORRECTION);
        texts.forEach((key, text) -> {
            TemplatePurpose purpose = purposes.get(key.name());
            if (purpose != null) {
                problems.addAll(check(key, text, purpose, tierCodes));
                problems.addAll(lenderWords(key, settings));
            }
        });
        problems.sort(Comparator.comparing(TemplateProblem::file)
                .thenComparingInt(TemplateProblem::line)
                .thenComparing(TemplateProblem::message));
        return problems.stream().distinct().toList();
    }

    private static Stream<Rules> rules(Policy policy) {
        return Stream.concat(Stream.of(policy.base()), new TreeMap<>(policy.byProduct()).values().stream());
    }

    private static List<Use> uses(Policy policy) {
        return rules(policy)
                .map(Rules::notices)
                .flatMap(TemplateChecks::uses)
                .distinct()
                .toList();
    }

    private static Stream<Use> uses(NoticeRules rules) {
        Stream<Use> beforeDue = rules.beforeDue().stream()
                .map(message -> new Use(message.template(), message.channel(), TemplatePurpose.BEFORE_DUE));
        Stream<Use> ladder = rules.ladder().stream()
                .map(level -> new Use(level.template(), level.channel(), TemplatePurpose.LADDER));
        return Stream.concat(beforeDue, ladder);
    }

    private static Optional<TemplateProblem> missing(Use use, Set<TemplateKey> keys, MessageSettings settings) {
        String asked = settings.fallbackLanguage().orElse("<language>");
        boolean there = settings.fallbackLanguage().isPresent()
                ? keys.contains(new TemplateKey(use.name(), use.channel(), asked))
                : keys.stream().anyMatch(key -> key.name().equals(use.name()) && key.channel() == use.channel());
        if (there) {
            return Optional.empty();
        }
        String file = use.name() + "." + use.channel().word() + "." + asked + ".txt";
        return Optional.of(new TemplateProblem(
                file, 0, "the policy uses this template and it is not there", "add it to the templates folder"));
    }

    private static List<TemplateProblem> lenderWords(TemplateKey key, MessageSettings settings) {
        LenderContact words = settings.lender().get(key.language());
        boolean whole = words != null
                && Stream.of(words.lender(), words.howToPay(), words.howToObject(), words.howToGetHelp())
                        .noneMatch(String::isBlank);
        return whole
                ? List.of()
                : List.of(new TemplateProblem(
                        key.fileName(),
                        0,
                        "the settings do not say the lender's name and how to pay, object and get help in "
                                + key.language(),
                        "add them to the settings, or remove the templates of that language"));
    }

    /**
     * Checks one template.
     *
     * @param key which one
     * @param text its text
     * @param purpose what it is for
     * @param tierCodes the policy's tier codes, which no message may name
     * @return every problem, in the order found
     */
    public static List<TemplateProblem> check(
            TemplateKey key, String text, TemplatePurpose purpose, Set<String> tierCodes) {
        CompiledTemplate compiled;
        try {
            compiled = CompiledTemplate.of(text);
        } catch (MustacheException e) {
            return List.of(new TemplateProblem(
                    key.fileName(), 0, "the braces do not match: " + e.getMessage(), "write placeholders as {{word}}"));
        }
        Findings findings = new Findings(key, text);
        placeholders(findings, compiled, purpose);
        lenderFirst(findings);
        if (purpose.asksForMoney() && !saysIfPaid(key, text)) {
            findings.add(
                    0,
                    "it does not say what to do when it was paid since",
                    "add a sentence such as: if you have paid since, please ignore this");
        }
        SpokenWords words = SpokenWords.of(key.language());
        for (ForbiddenWords.Hit hit : ForbiddenWords.in(blanked(text), words, tierCodes)) {
            findings.add(
                    hit.at(), "\"" + hit.word() + "\" is forbidden: " + hit.why(), "say it calmly or leave it out");
        }
        if (findings.problems.isEmpty()) {
            length(findings, compiled, words);
        }
        return List.copyOf(findings.problems);
    }

    /** Problems of one template, placed by line. */
    private record Findings(TemplateKey key, String text, List<TemplateProblem> problems) {
        Findings(TemplateKey key, String text) {
            this(key, text, new ArrayList<>());
        }

        void add(int at, String message, String whatToDo) {
            int line = 1
                    + (int) text.substring(0, at)
                            .chars()
                            .filter(unit -> unit == '\n')
                            .count();
            problems.add(new TemplateProblem(key.fileName(), line, message, whatToDo));
        }
    }

    private static void placeholders(Findings findings, CompiledTemplate compiled, TemplatePurpose purpose) {
        for (String section : compiled.sections()) {
            findings.add(
                    Math.max(0, findings.text.indexOf(section)),
                    "a condition or include (" + section + ") is not allowed",
                    "write one template for each case; rules belong into the policy");
        }
        if (compiled.strayBraces()) {
            findings.add(0, "the braces do not match", "write placeholders as {{word}} and no other braces");
        }
        EnumSet<Placeholder> present = EnumSet.noneOf(Placeholder.class);
        for (String word : compiled.words()) {
            int at = Math.max(0, findings.text.indexOf(word));
            Placeholder.of(word)
                    .ifPresentOrElse(
                            placeholder -> {
                                present.add(placeholder);
                                if (!allows(purpose, placeholder)) {
                                    findings.add(
                                            at,
                                            "{{" + word + "}} has no value in a message of this kind",
                                            "use one of " + words(purpose));
                                }
                            },
                            () -> findings.add(at, "{{" + word + "}} is unknown", suggestion(word, purpose)));
        }
        EnumSet<Placeholder> absent = EnumSet.copyOf(purpose.required());
        absent.removeAll(present);
        for (Placeholder placeholder : absent) {
            findings.add(0, "{{" + placeholder.word() + "}} is missing", "every message of this kind must say it");
        }
    }

    private static boolean allows(TemplatePurpose purpose, Placeholder placeholder) {
        return purpose.required().contains(placeholder) || purpose.optional().contains(placeholder);
    }

    private static String words(TemplatePurpose purpose) {
        return Stream.concat(purpose.required().stream(), purpose.optional().stream())
                .map(Placeholder::word)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String suggestion(String word, TemplatePurpose purpose) {
        return Stream.of(Placeholder.values())
                .filter(placeholder -> allows(purpose, placeholder))
                .map(Placeholder::word)
                .min(Comparator.comparingInt((String known) -> distance(word, known))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(known -> distance(word, known) <= Math.max(2, word.length() / 3))
                .map(known -> "did you mean {{" + known + "}}?")
                .orElseGet(() -> "use one of " + words(purpose));
    }

    /** How many characters must be put in, taken out or replaced to make one word of the other (Levenshtein). */
    private static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] current = new int[other.length() + 1];
            current[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                int replaced = above[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, 1 + Math.min(above[column], current[column - 1]));
            }
            above = current;
        }
        return above[other.length()];
    }

    private static void lenderFirst(Findings findings) {
        String lender = "{{" + Placeholder.LENDER.word() + "}}";
        boolean chineseSms =
                findings.key.channel() == Channel.SMS && SpokenWords.of(findings.key.language()) == SpokenWords.CHINESE;
        String first = chineseSms ? "【" + lender + "】" : lender;
        if (!findings.text
                .replaceAll("\\{\\{\\s*lender\\s*\\}\\}", "{{lender}}")
                .startsWith(first)) {
            findings.add(0, "the lender is not named first", "begin with " + first);
        }
    }

    private static boolean saysIfPaid(TemplateKey key, String text) {
        if (IF_PAID_MARK.matcher(text).find()) {
            return true;
        }
        String said = blanked(text);
        return switch (SpokenWords.of(key.language())) {
            case ENGLISH ->
                ENGLISH_PAID.matcher(said).find()
                        && ENGLISH_IGNORE.matcher(said).find();
            case CHINESE ->
                CHINESE_PAID.matcher(said).find()
                        && CHINESE_IGNORE.matcher(said).find();
            case NEUTRAL -> false;
        };
    }

    /** The text without what is between braces, at the same places: values are not the template's words. */
    private static String blanked(String text) {
        Matcher matcher = BRACES.matcher(text);
        return matcher.replaceAll(match -> " ".repeat(match.group().length()));
    }

    private static void length(Findings findings, CompiledTemplate compiled, SpokenWords words) {
        Map<String, String> samples = new HashMap<>();
        for (Placeholder placeholder : Placeholder.values()) {
            samples.put(placeholder.word(), placeholder.sample(words));
        }
        String sample = compiled.fill(samples);
        if (findings.key.channel() == Channel.SMS) {
            int segments = SmsLength.of(sample).segments();
            if (segments > MAX_SMS_SEGMENTS) {
                findings.add(
                        0,
                        "with long values it takes " + segments + " sms segments, at most " + MAX_SMS_SEGMENTS
                                + " are allowed",
                        "shorten it");
            }
            return;
        }
        int subject = sample.lines().findFirst().orElse("").length();
        if (subject > MAX_SUBJECT_CHARACTERS || subject == 0) {
            findings.add(
                    0,
                    "the first line is the subject and has " + subject + " characters",
                    "give it 1 to " + MAX_SUBJECT_CHARACTERS);
        }
        if (sample.length() > MAX_PAGE_CHARACTERS) {
            findings.add(
                    0,
                    "it has " + sample.length() + " characters, at most " + MAX_PAGE_CHARACTERS + " are allowed",
                    "shorten it");
        }
    }
}
