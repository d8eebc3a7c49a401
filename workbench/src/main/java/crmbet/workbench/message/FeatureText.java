package crmbet.workbench.message;

import crmbet.core.canonical.ActivityKind;
import crmbet.core.feature.ActivityField;
import crmbet.core.feature.Evidence;
import crmbet.core.feature.Family;
import crmbet.core.feature.Unit;
import java.util.Set;
import java.util.stream.Collectors;

/** Words for the catalogue of features: its families and units, and why a feature cannot be computed here. */
public record FeatureText(Messages messages) {
    private static final int MOST_NAMED = 4;

    public String family(Family family) {
        return messages.get("features.family." + family);
    }

    public String unit(Unit unit) {
        return messages.get("features.unit." + unit);
    }

    /** What the data lacks for a feature, in a sentence; empty for nothing. */
    public String lack(Evidence.Lack lack) {
        if (!lack.someOf().isEmpty()) {
            return lack.someOf().size() > MOST_NAMED
                    ? messages.get("features.lack.any")
                    : messages.get("features.lack.some-of", kinds(lack.someOf(), "features.lack.or"));
        }
        if (!lack.allOf().isEmpty()) {
            return messages.get("features.lack.all-of", kinds(lack.allOf(), "features.lack.and"));
        }
        return lack.fields().stream()
                .map(this::field)
                .reduce((one, other) -> messages.get("features.lack.and", one, other))
                .map(fields -> messages.get("features.lack.fields", fields))
                .orElse("");
    }

    private String kinds(Set<ActivityKind> kinds, String join) {
        return kinds.stream()
                .map(kind -> messages.get("data.kind." + kind)
                        .toLowerCase(messages.language().locale()))
                .collect(Collectors.reducing((one, other) -> messages.get(join, one, other)))
                .orElse("");
    }

    private String field(ActivityField field) {
        return messages.get("features.field." + field);
    }
}
