package crmbet.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/** Asks that a class's package is null-marked, so that the compiler checks what may be null. */
final class NullMarkedPackage {
    private NullMarkedPackage() {}

    static ArchCondition<JavaClass> required() {
        return new ArchCondition<>("reside in a null-marked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getName() + " resides in a package without @NullMarked package-info"));
                }
            }
        };
    }
}
