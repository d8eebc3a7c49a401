package crmbet.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
    private JavaClasses product = new ClassFileImporter().importClasses();
    private JavaClasses canary = new ClassFileImporter().importClasses();

    @BeforeAll
    void readClasses() {
        product = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                // Tests that other modules borrow come packed, where the line above does not look.
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages("crmbet");
        canary = new ClassFileImporter().importPackages("canary");
    }

    @Test
    void allThreeModulesAreRead() {
        for (String module : List.of("crmbet.core", "crmbet.connectors", "crmbet.workbench")) {
            assertTrue(
                    product.stream().anyMatch(type -> type.getPackageName().startsWith(module)),
                    "no class of " + module + " was read, so nothing about it is checked");
        }
    }

    @TestFactory
    Stream<DynamicTest> theProductKeepsEachRule() {
        return new Architecture("crmbet")
                .rules().entrySet().stream()
                        .map(rule -> DynamicTest.dynamicTest(
                                rule.getKey(),
                                () -> assertEquals(
                                        List.of(),
                                        rule.getValue()
                                                .allowEmptyShould(true)
                                                .evaluate(product)
                                                .getFailureReport()
                                                .getDetails())));
    }

    @TestFactory
    Stream<DynamicTest> theCanaryBreaksEachRule() {
        return new Architecture("canary")
                .rules().entrySet().stream()
                        .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> {
                            EvaluationResult result =
                                    rule.getValue().allowEmptyShould(true).evaluate(canary);
                            assertFalse(
                                    result.getFailureReport().getDetails().isEmpty(),
                                    "this rule did not notice the canary that breaks it, so it guards nothing");
                        }));
    }
}
