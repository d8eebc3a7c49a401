package crmbet.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;

/** Keeps a library's types out of what one package of ours shows to another. */
final class VendorTypes {
    private VendorTypes() {}

    static ArchRule hiddenOutside(String vendor, List<String> homes, String root) {
        return codeUnits()
                .that(DescribedPredicate.describe("others can call", VendorTypes::isCallableByOthers))
                .should(showNo(vendor, homes, root));
    }

    private static boolean isCallableByOthers(JavaCodeUnit unit) {
        return unit.getModifiers().contains(JavaModifier.PUBLIC)
                && unit.getOwner().getModifiers().contains(JavaModifier.PUBLIC);
    }

    private static ArchCondition<JavaCodeUnit> showNo(String vendor, List<String> homes, String root) {
        DescribedPredicate<JavaClass> isVendors = Architecture.startingWith(vendor);
        return new ArchCondition<>("show no type of " + vendor) {
            @Override
            public void check(JavaCodeUnit unit, ConditionEvents events) {
                String owner = unit.getOwner().getPackageName();
                if (homes.stream().anyMatch(home -> owner.equals(root + '.' + home))) {
                    return;
                }
                Stream.of(
                                unit.getRawParameterTypes().stream(),
                                Stream.of(unit.getRawReturnType()),
                                unit.getExceptionTypes().stream())
                        .flatMap(types -> types)
                        .filter(isVendors)
                        .forEach(type -> events.add(
                                SimpleConditionEvent.violated(unit, unit.getFullName() + " shows " + type.getName())));
            }
        };
    }
}
