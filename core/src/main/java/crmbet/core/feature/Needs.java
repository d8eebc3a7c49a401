package crmbet.core.feature;

import crmbet.core.canonical.ActivityKind;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a feature is computed from.
 *
 * @param someOf kinds of activity of which the data must hold at least one; whoever has an activity of such a kind is a
 *     customer of the feature
 * @param allOf kinds that the data must hold besides
 * @param fields columns that must be filled for some activity of the first kinds
 */
public record Needs(Set<ActivityKind> someOf, Set<ActivityKind> allOf, Set<ActivityField> fields) {
    public Needs {
        someOf = sorted(someOf);
        allOf = sorted(allOf);
        fields = Set.copyOf(fields);
        if (someOf.isEmpty()) {
            throw new IllegalArgumentException("a feature needs at least one kind of activity");
        }
    }

    /** At least one of these kinds. */
    static Needs of(ActivityKind first, ActivityKind... others) {
        return new Needs(EnumSet.of(first, others), Set.of(), Set.of());
    }

    /** At least one of these kinds. */
    static Needs of(Set<ActivityKind> kinds) {
        return new Needs(kinds, Set.of(), Set.of());
    }

    /** Also these kinds, all of them. */
    Needs also(ActivityKind first, ActivityKind... others) {
        return new Needs(someOf, EnumSet.of(first, others), fields);
    }

    /** Also a column that is filled. */
    Needs with(ActivityField field) {
        return new Needs(someOf, allOf, Set.of(field));
    }

    /** All kinds that are looked at. */
    Set<ActivityKind> kinds() {
        Set<ActivityKind> all = EnumSet.copyOf(someOf);
        all.addAll(allOf);
        return all;
    }

    /** In the order of their declaration, so that statements made of them never vary. */
    private static Set<ActivityKind> sorted(Set<ActivityKind> kinds) {
        return kinds.isEmpty() ? Set.of() : Collections.unmodifiableSet(new LinkedHashSet<>(EnumSet.copyOf(kinds)));
    }
}
