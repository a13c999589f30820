package io.daybreak;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The walls of the house as rules: which room may look into which, and what may not enter a room at all.
 *
 * <p>The root package is an argument, so that the rules can be turned on a fixture that breaks them. No rule fails on
 * an empty room; that every room exists is a test of its own.
 *
 * @param root the package that the rooms lie in, such as {@code io.daybreak}
 */
record HouseRules(String root) {
    static final Set<String> PURE_ROOMS =
            Set.of("loan", "policy", "delinquency", "recheck", "notice", "reconciliation");

    /** Every room with the other rooms that it may look into. */
    static Map<String, Set<String>> arrows() {
        Set<String> belowJob = with(PURE_ROOMS, "intake", "store", "publication");
        Map<String, Set<String>> arrows = new LinkedHashMap<>();
        arrows.put("loan", Set.of());
        arrows.put("policy", Set.of("loan"));
        arrows.put("delinquency", Set.of("loan", "policy"));
        arrows.put("recheck", Set.of("loan"));
        arrows.put("notice", Set.of("loan", "policy", "delinquency"));
        arrows.put("reconciliation", Set.of("loan", "policy", "delinquency", "notice"));
        arrows.put("intake", Set.of("loan"));
        arrows.put("store", PURE_ROOMS);
        arrows.put("publication", PURE_ROOMS);
        arrows.put("job", belowJob);
        arrows.put("cli", with(belowJob, "job"));
        return arrows;
    }

    List<ArchRule> all() {
        List<ArchRule> rules = new ArrayList<>();
        arrows().forEach((room, mayLookInto) -> rules.add(arrow(room, mayLookInto)));
        rules.add(noCycles());
        rules.addAll(pureRooms());
        rules.addAll(homesOfLibraries());
        rules.addAll(wholeHouse());
        return List.copyOf(rules);
    }

    ArchRule arrow(String room, Set<String> mayLookInto) {
        return noClasses()
                .that(in(Set.of(room)))
                .should()
                .dependOnClassesThat(resideInAnyPackage(root + "..").and(not(in(with(mayLookInto, room)))))
                .allowEmptyShould(true)
                .because("the arrows are fixed: use a value that is handed in, " + room + " may look into "
                        + new TreeSet<>(mayLookInto));
    }

    ArchRule noCycles() {
        return slices().matching(root + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .because("rooms that need each other are one room");
    }

    List<ArchRule> pureRooms() {
        return List.of(
                closedToPackages(
                        PURE_ROOMS,
                        "use values: the outer rooms read, write and log",
                        "org.springframework..",
                        "java.sql..",
                        "javax.sql..",
                        "com.zaxxer..",
                        "org.h2..",
                        "org.flywaydb..",
                        "com.opencsv..",
                        "com.google.code.externalsorting..",
                        "org.yaml..",
                        "picocli..",
                        "org.slf4j..",
                        "ch.qos.logback..",
                        "java.util.logging..",
                        "java.nio.file..",
                        "java.nio.channels..",
                        "java.net.."),
                // The policy's text becomes values in one class of its own room: text in, values out, no file.
                noClasses()
                        .that(in(PURE_ROOMS).and(not(nameBegins(root + ".policy.PolicyYaml"))))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("com.fasterxml..")
                        .allowEmptyShould(true)
                        .because("use values: policy.PolicyYaml alone reads YAML text"),
                closedToTypes(
                        PURE_ROOMS,
                        "use values: the outer rooms open files",
                        "java.io.File",
                        "java.io.FileReader",
                        "java.io.FileWriter",
                        "java.io.FileInputStream",
                        "java.io.FileOutputStream",
                        "java.io.RandomAccessFile"),
                closedToTypes(
                        PURE_ROOMS,
                        "use the date that is handed in: a state is a function of records, policy and date",
                        "java.time.Clock",
                        "java.time.InstantSource"),
                noClasses()
                        .that(in(PURE_ROOMS))
                        .should()
                        .accessTargetWhere(calls("java.lang.System", "currentTimeMillis", "nanoTime")
                                .or(startsWith("java.time.", "now"))
                                .as("the target reads the clock"))
                        .allowEmptyShould(true)
                        .because("use the date that is handed in: a state is a function of records, policy and date"),
                noFields()
                        .that()
                        .areDeclaredInClassesThat(in(with(PURE_ROOMS, "intake", "store", "publication")))
                        .should()
                        .haveRawType(named("double", "float", "java.lang.Double", "java.lang.Float"))
                        .allowEmptyShould(true)
                        .because("use long minor units, or BigDecimal for a rate: amounts are exact"));
    }

    List<ArchRule> homesOfLibraries() {
        return List.of(
                home("Spring", Set.of("job", "cli"), "org.springframework.."),
                home("JDBC", Set.of("store", "intake"), "java.sql.."),
                // The job hands the DataSource on, wrapped so that the store takes part in a chunk's transaction.
                home("the DataSource", Set.of("store", "intake", "job"), "javax.sql..", "com.zaxxer.."),
                home("a database driver", Set.of("store", "intake"), "org.h2..", "org.postgresql.."),
                home("migrations", Set.of("store"), "org.flywaydb.."),
                home("CSV parsing", Set.of("intake", "publication"), "com.opencsv.."),
                home("external sorting", Set.of("intake", "publication", "job"), "com.google.code.externalsorting.."),
                home("message templates", Set.of("notice", "publication"), "com.samskivert.."),
                home("the command line", Set.of("cli"), "picocli.."),
                home("the logging set-up", Set.of("cli"), "ch.qos.logback.."));
    }

    List<ArchRule> wholeHouse() {
        return List.of(
                noClasses()
                        .that(inHouse())
                        .should()
                        .dependOnClassesThat(named(
                                "java.util.Date", "java.util.Calendar", "java.text.DateFormat", "java.sql.Timestamp"))
                        .allowEmptyShould(true)
                        .because("use java.time"),
                noClasses()
                        .that(inHouse().and(not(named(root + ".cli.Main"))))
                        .should()
                        .accessTargetWhere(calls("java.lang.System", "exit")
                                .or(calls("java.lang.Runtime", "exit", "halt"))
                                .as("the target ends the process"))
                        .allowEmptyShould(true)
                        .because("use a returned exit code: cli.Main alone ends the process"),
                noClasses()
                        .that(inHouse().and(not(in(Set.of("cli")))))
                        .should()
                        .accessTargetWhere(calls("java.lang.System", "out", "err", "in")
                                .or(calls("java.lang.Throwable", "printStackTrace"))
                                .as("the target is a standard stream"))
                        .allowEmptyShould(true)
                        .because("use a returned value or a listener: the terminal belongs to cli"),
                noClasses()
                        .that(inHouse().and(not(in(Set.of("cli")))))
                        .should()
                        .accessTargetWhere(readsTheMachine())
                        .allowEmptyShould(true)
                        .because("use the clock, zone, locale and charset that are handed in"),
                noClasses()
                        .that(inHouse())
                        .should()
                        .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
                        .orShould()
                        .resideInAnyPackage("..util..", "..utils..", "..common..", "..impl..", "..helper..")
                        .allowEmptyShould(true)
                        .because("use the word that the business has for it"));
    }

    private ArchRule home(String what, Set<String> rooms, String... packages) {
        return noClasses()
                .that(inHouse().and(not(in(rooms))))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .allowEmptyShould(true)
                .because("use what the room offers: " + what + " lives only in " + new TreeSet<>(rooms));
    }

    private ArchRule closedToPackages(Set<String> rooms, String why, String... packages) {
        return noClasses()
                .that(in(rooms))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .allowEmptyShould(true)
                .because(why);
    }

    private ArchRule closedToTypes(Set<String> rooms, String why, String... types) {
        return noClasses()
                .that(in(rooms))
                .should()
                .dependOnClassesThat(named(types))
                .allowEmptyShould(true)
                .because(why);
    }

    private static DescribedPredicate<JavaAccess<?>> readsTheMachine() {
        DescribedPredicate<JavaAccess<?>> nowWithoutClock =
                describe("now()", access -> access.getTarget().getFullName().matches("java\\.time\\..*\\.now\\(\\)"));
        return nowWithoutClock
                .or(calls("java.time.ZoneId", "systemDefault"))
                .or(calls("java.time.Clock", "systemDefaultZone"))
                .or(calls("java.util.Locale", "getDefault"))
                .or(calls("java.util.TimeZone", "getDefault"))
                .or(calls("java.nio.charset.Charset", "defaultCharset"))
                .or(calls("java.lang.Math", "random"))
                .or(calls("java.util.UUID", "randomUUID"))
                .as("the target reads the machine's clock, zone, locale, charset or chance");
    }

    /** Accesses, method references among them, to a member of a type by name. */
    private static DescribedPredicate<JavaAccess<?>> calls(String owner, String... members) {
        return describe(
                owner + " " + List.of(members),
                access -> access.getTargetOwner().getFullName().equals(owner)
                        && List.of(members).contains(access.getTarget().getName()));
    }

    private static DescribedPredicate<JavaAccess<?>> startsWith(String ownerPrefix, String member) {
        return describe(
                ownerPrefix + "* " + member,
                access -> access.getTargetOwner().getFullName().startsWith(ownerPrefix)
                        && access.getTarget().getName().equals(member));
    }

    private static DescribedPredicate<JavaClass> named(String... names) {
        return describe("are named " + List.of(names), type -> List.of(names).contains(type.getFullName()));
    }

    private static DescribedPredicate<JavaClass> nameBegins(String prefix) {
        return describe("is named " + prefix, type -> type.getFullName().startsWith(prefix));
    }

    private DescribedPredicate<JavaClass> inHouse() {
        return resideInAnyPackage(root + "..");
    }

    private DescribedPredicate<JavaClass> in(Set<String> rooms) {
        return resideInAnyPackage(
                rooms.stream().sorted().map(room -> root + "." + room + "..").toArray(String[]::new));
    }

    private static Set<String> with(Set<String> rooms, String... more) {
        Set<String> all = new TreeSet<>(rooms);
        all.addAll(List.of(more));
        return all;
    }
}
