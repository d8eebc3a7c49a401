package crmbet.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules that hold the layout together, for any root package: {@code crmbet} is checked to keep them, and
 * {@code canary}, which breaks every one of them on purpose, to show that each rule can fail.
 */
final class Architecture {
    /** Libraries by the beginning of their packages, and the packages of ours that may show them to others. */
    private static final Map<String, List<String>> VENDORS = Map.ofEntries(
            Map.entry("java.sql", List.of("core.workspace", "connectors.postgres")),
            Map.entry("org.duckdb", List.of("core.workspace")),
            Map.entry("org.postgresql", List.of("connectors.postgres")),
            Map.entry("com.zaxxer.hikari", List.of("connectors.postgres")),
            Map.entry("com.fasterxml.jackson", List.of()),
            Map.entry("org.hipparchus", List.of("core.projection")),
            Map.entry("smile", List.of()),
            Map.entry("org.jfree", List.of("workbench.chart")),
            Map.entry("org.apache.pdfbox", List.of("workbench.chart")),
            Map.entry("org.fxmisc", List.of()),
            Map.entry("software.amazon", List.of()),
            Map.entry("redis.clients", List.of()),
            Map.entry("com.github.benmanes.caffeine", List.of()),
            Map.entry("dev.failsafe", List.of()));

    private final String root;

    Architecture(String root) {
        this.root = root;
    }

    /** Every rule by a name that also names the canary's offence against it. */
    Map<String, ArchRule> rules() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put(
                "core knows no window",
                noClasses()
                        .that()
                        .resideInAPackage(inside("core"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("javafx.."));
        rules.put(
                "core knows no network",
                noClasses()
                        .that()
                        .resideInAPackage(inside("core"))
                        .should()
                        .dependOnClassesThat(
                                describe("open network connections", Architecture::opensNetworkConnections)));
        rules.put(
                "connectors know no window",
                noClasses()
                        .that()
                        .resideInAPackage(inside("connectors"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("javafx.."));
        rules.put(
                "core depends on nothing above it",
                noClasses()
                        .that()
                        .resideInAPackage(inside("core"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(inside("connectors"), inside("workbench")));
        rules.put(
                "connectors depend on nothing above them",
                noClasses()
                        .that()
                        .resideInAPackage(inside("connectors"))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(inside("workbench")));
        rules.put(
                "view models need no toolkit",
                noClasses()
                        .that()
                        .haveSimpleNameEndingWith("ViewModel")
                        .should()
                        .dependOnClassesThat(
                                describe("belong to JavaFX beyond beans and collections", Architecture::needsToolkit)));
        rules.put(
                "packages have no cycles",
                slices().assignedFrom(packages()).should().beFreeOfCycles());
        rules.put(
                "pages know no other page",
                slices().matching(root + ".workbench.page.(*)..").should().notDependOnEachOther());
        rules.put(
                "connectors know no other connector",
                slices().matching(root + ".connectors.(*)..").should().notDependOnEachOther());
        VENDORS.forEach((vendor, homes) ->
                rules.put(vendor + " stays at home", VendorTypes.hiddenOutside(vendor, homes, root)));
        rules.put(
                "names say what a class is",
                noClasses()
                        .should()
                        .haveSimpleNameEndingWith("Util")
                        .orShould()
                        .haveSimpleNameEndingWith("Utils")
                        .orShould()
                        .haveSimpleNameEndingWith("Manager")
                        .orShould()
                        .haveSimpleNameEndingWith("Helper"));
        rules.put(
                "no static state changes",
                fields().that()
                        .areStatic()
                        .and()
                        .doNotHaveModifier(com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC)
                        .should()
                        .beFinal());
        rules.put(
                "packages are null-marked",
                classes()
                        .that()
                        .doNotHaveSimpleName("package-info")
                        .should()
                        .beAnnotatedWith(org.jspecify.annotations.NullMarked.class)
                        .orShould(NullMarkedPackage.required()));
        return rules;
    }

    private String inside(String module) {
        return root + '.' + module + "..";
    }

    private static boolean opensNetworkConnections(JavaClass type) {
        String name = type.getName();
        return name.startsWith("java.net.http.")
                || name.startsWith("java.net.Socket")
                || name.startsWith("java.net.ServerSocket")
                || name.startsWith("java.net.URLConnection")
                || name.startsWith("java.nio.channels.SocketChannel");
    }

    private static boolean needsToolkit(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith("javafx.") && !name.startsWith("javafx.beans") && !name.startsWith("javafx.collections");
    }

    /** One slice per package; the root packages that wire things together belong to none. */
    private SliceAssignment packages() {
        List<String> wiring = List.of(root + ".connectors", root + ".workbench");
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                String name = type.getPackageName();
                return name.startsWith(root + '.') && !wiring.contains(name)
                        ? SliceIdentifier.of(name)
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "packages of " + root;
            }
        };
    }

    static DescribedPredicate<JavaClass> startingWith(String prefix) {
        return describe(
                "from " + prefix,
                type -> type.getPackageName().equals(prefix)
                        || type.getPackageName().startsWith(prefix + '.'));
    }
}
