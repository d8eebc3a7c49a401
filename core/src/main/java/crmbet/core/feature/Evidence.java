package crmbet.core.feature;

import crmbet.core.canonical.ActivityKind;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Row;
import crmbet.core.workspace.Workspace;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the activity of a workspace can tell about customers.
 *
 * @param kinds the kinds of activity there are, each with the columns that are filled for some of it
 */
public record Evidence(Map<ActivityKind, Set<ActivityField>> kinds) {
    public Evidence {
        kinds = Map.copyOf(kinds);
    }

    /**
     * What a feature needs and the data does not hold.
     *
     * @param someOf kinds of which one would be enough; empty if there is one
     * @param allOf kinds that are all needed
     * @param fields columns that nothing fills
     */
    public record Lack(Set<ActivityKind> someOf, Set<ActivityKind> allOf, Set<ActivityField> fields) {
        /** Whether nothing is lacking. */
        public boolean isNone() {
            return someOf.isEmpty() && allOf.isEmpty() && fields.isEmpty();
        }
    }

    /** Looks through the activity once. */
    public static Evidence of(Workspace workspace, Monitor monitor) throws OperationException {
        String filled = Arrays.stream(ActivityField.values())
                .map(field -> ", bool_or(" + field.column() + " IS NOT NULL)")
                .collect(Collectors.joining());
        return workspace.read(monitor, session -> {
            Map<ActivityKind, Set<ActivityField>> kinds = new EnumMap<>(ActivityKind.class);
            session.forEach(
                    "SELECT kind" + filled + " FROM crm.activity GROUP BY kind",
                    row -> kinds.put(ActivityKind.stored(row.text(0)), filled(row)));
            return new Evidence(kinds);
        });
    }

    private static Set<ActivityField> filled(Row row) throws SQLException {
        Set<ActivityField> fields = EnumSet.noneOf(ActivityField.class);
        int column = 1;
        for (ActivityField field : ActivityField.values()) {
            if (row.flag(column++)) {
                fields.add(field);
            }
        }
        return fields;
    }

    /** What is lacking for a feature. */
    public Lack lackOf(Feature feature) {
        Needs needs = feature.needs();
        Set<ActivityKind> present = needs.someOf().stream()
                .filter(kinds::containsKey)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ActivityKind.class)));
        Set<ActivityKind> absent = needs.allOf().stream()
                .filter(kind -> !kinds.containsKey(kind))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ActivityKind.class)));
        Set<ActivityField> empty = needs.fields().stream()
                .filter(field -> present.stream()
                        .noneMatch(kind -> kinds.getOrDefault(kind, Set.of()).contains(field)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ActivityField.class)));
        return new Lack(
                present.isEmpty() ? needs.someOf() : Set.of(),
                Collections.unmodifiableSet(absent),
                present.isEmpty() ? Set.of() : empty);
    }

    /** Whether a feature can be computed. */
    public boolean answers(Feature feature) {
        return lackOf(feature).isNone();
    }
}
