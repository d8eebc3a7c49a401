package crmbet.workbench.cli;

import crmbet.core.canonical.ActivityKind;
import crmbet.core.canonical.ExclusionReason;
import crmbet.core.canonical.Mapping;
import crmbet.workbench.message.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says what became of a dataset on the canonical model, and why rows were left out. */
record MappingReport(Mapping mapping, Messages messages) {

    Facts facts() {
        Facts activities = Facts.none();
        for (ActivityKind kind : ActivityKind.values()) {
            Long rows = mapping.activities().get(kind);
            if (rows != null) {
                activities.and(kind.stored(), rows);
            }
        }
        Facts exclusions = Facts.none();
        for (ExclusionReason reason : ExclusionReason.values()) {
            Long rows = mapping.exclusions().get(reason);
            if (rows != null) {
                exclusions.and(reason.name().toLowerCase(Locale.ROOT), rows);
            }
        }
        return Facts.of("dataset", mapping.dataset())
                .and("system", mapping.system())
                .and("rows", mapping.rows())
                .and("customers", mapping.customers())
                .and("purchasers", mapping.purchasers())
                .and("activities", activities)
                .and("excluded", exclusions);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(messages.get(
                "cli.map.done",
                mapping.dataset(),
                mapping.activityRows(),
                mapping.customers(),
                mapping.purchasers(),
                mapping.system()));
        for (ExclusionReason reason : ExclusionReason.values()) {
            Long rows = mapping.exclusions().get(reason);
            if (rows != null) {
                lines.add(messages.get("cli.map.excluded", rows, messages.get("cli.map.reason." + reason.name())));
            }
        }
        return lines;
    }
}
