package crmbet.workbench.cli;

import crmbet.core.canonical.ActivityKind;
import crmbet.core.canonical.ExclusionReason;
import crmbet.core.canonical.MappedTable;
import crmbet.core.canonical.Mapping;
import crmbet.workbench.message.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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
        return Facts.of("dataset", mapping.dataset())
                .and("system", mapping.system())
                .and("organisation", mapping.organisation())
                .and("rows", mapping.rows())
                .and("customers", mapping.customers())
                .and("purchasers", mapping.purchasers())
                .and("activities", activities)
                .and("excluded", facts(mapping.exclusions()))
                .and(
                        "tables",
                        mapping.tables().stream()
                                .map(table -> Facts.of("table", table.table())
                                        .and("dataset", table.dataset())
                                        .and("rows", table.rows())
                                        .and("used", table.used())
                                        .and("excluded", facts(table.exclusions())))
                                .toList());
    }

    private static Facts facts(Map<ExclusionReason, Long> exclusions) {
        Facts facts = Facts.none();
        for (ExclusionReason reason : ExclusionReason.values()) {
            Long rows = exclusions.get(reason);
            if (rows != null) {
                facts.and(reason.name().toLowerCase(Locale.ROOT), rows);
            }
        }
        return facts;
    }

    /** Features that say something about these customers, to begin with. */
    String features() {
        if (mapping.activities().containsKey(ActivityKind.PURCHASE)) {
            return "recency,frequency,money";
        }
        return mapping.activities().containsKey(ActivityKind.DEPOSIT)
                ? "deposit_recency,deposit_count,deposits"
                : "last_seen,acts,active_days";
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
        if (mapping.tables().size() < 2) {
            lines.addAll(left("", mapping.exclusions()));
            return lines;
        }
        for (MappedTable table : mapping.tables()) {
            lines.add(messages.get("cli.map.table", table.table(), table.used(), table.rows()));
            lines.addAll(left("    ", table.exclusions()));
        }
        return lines;
    }

    private List<String> left(String indentation, Map<ExclusionReason, Long> exclusions) {
        List<String> lines = new ArrayList<>();
        for (ExclusionReason reason : ExclusionReason.values()) {
            Long rows = exclusions.get(reason);
            if (rows != null) {
                lines.add(indentation
                        + messages.get("cli.map.excluded", rows, messages.get("cli.map.reason." + reason.name())));
            }
        }
        return lines;
    }
}
