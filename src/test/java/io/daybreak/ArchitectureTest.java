package io.daybreak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Holds the rooms and the arrows between them, and shows on a fixture that the rules bite. */
class ArchitectureTest {
    private static final String HOUSE = "io.daybreak";
    private static final String CANARY = "io.daybreak.canary";

    @Test
    void every_room_keeps_to_its_arrows_and_bans() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(HOUSE);

        assertThat(classes).as("imported classes").isNotEmpty();
        assertSoftly(softly -> new HouseRules(HOUSE).all().forEach(rule -> softly.assertThat(broken(rule, classes))
                .as(rule.getDescription())
                .isEmpty()));
    }

    @Test
    void every_room_exists_and_is_null_marked() {
        for (String room : HouseRules.arrows().keySet()) {
            assertThat(packageInfo(room).isAnnotationPresent(NullMarked.class))
                    .as("package-info of room " + room + " is @NullMarked")
                    .isTrue();
        }
    }

    @Test
    void canary_breaks_the_arrows() {
        assertThat(brokenInCanary(new HouseRules(CANARY).all())).anySatisfy(violation -> assertThat(violation)
                .contains("io.daybreak.canary.loan.Canary", "io.daybreak.canary.policy.Cage"));
    }

    @Test
    void canary_closes_a_cycle() {
        assertThat(brokenInCanary(List.of(new HouseRules(CANARY).noCycles())))
                .anySatisfy(violation -> assertThat(violation).contains("Cycle detected"));
    }

    @Test
    void canary_breaks_the_bans_of_a_pure_room() {
        assertThat(brokenInCanary(new HouseRules(CANARY).pureRooms()))
                .anySatisfy(violation -> assertThat(violation).contains("java.time.LocalDate.now()"))
                .anySatisfy(violation -> assertThat(violation).contains("Canary.songPrice", "double"))
                .anySatisfy(violation -> assertThat(violation).contains("java.nio.file.Path"))
                .anySatisfy(violation -> assertThat(violation).contains("java.sql.Connection"));
    }

    @Test
    void canary_breaks_the_bans_of_the_whole_house() {
        assertThat(brokenInCanary(new HouseRules(CANARY).wholeHouse()))
                .anySatisfy(violation -> assertThat(violation).contains("java.lang.System.out"))
                .anySatisfy(violation -> assertThat(violation).contains("java.lang.System.exit"))
                .anySatisfy(violation -> assertThat(violation).contains("java.util.Locale.getDefault()"))
                .anySatisfy(violation -> assertThat(violation).contains("java.util.Date"));
        assertThat(brokenInCanary(new HouseRules(CANARY).homesOfLibraries()))
                .anySatisfy(violation -> assertThat(violation).contains("java.sql.Connection"));
    }

    private static List<String> brokenInCanary(List<ArchRule> rules) {
        JavaClasses canary = new ClassFileImporter().importPackages(CANARY);
        return rules.stream().flatMap(rule -> broken(rule, canary).stream()).toList();
    }

    private static List<String> broken(ArchRule rule, JavaClasses classes) {
        EvaluationResult result = rule.evaluate(classes);
        return result.getFailureReport().getDetails();
    }

    private static Class<?> packageInfo(String room) {
        String name = HOUSE + "." + room + ".package-info";
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException missing) {
            throw new AssertionError("room without a tour: " + name, missing);
        }
    }
}
