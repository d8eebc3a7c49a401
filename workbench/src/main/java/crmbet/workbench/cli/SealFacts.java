package crmbet.workbench.cli;

import crmbet.core.run.DataChange;
import crmbet.core.run.Reproduction;
import crmbet.core.seal.Inventory;
import crmbet.core.seal.Manifest;
import crmbet.core.seal.Proof;

/** What machines are told of sealed projects. */
final class SealFacts {
    private SealFacts() {}

    static Facts of(Manifest manifest) {
        Inventory contents = manifest.contents();
        return Facts.of("program", manifest.program())
                .and("sealed_at", manifest.sealedAt().toString())
                .and("sealed_by", manifest.sealedBy())
                .and(
                        "datasets",
                        contents.datasets().stream().map(Inventory.Data::name).toList())
                .and(
                        "feature_sets",
                        contents.featureSets().stream()
                                .map(Inventory.Features::name)
                                .toList())
                .and("runs", contents.runs().stream().map(Inventory.Fit::name).toList());
    }

    static Facts of(Proof proof) {
        return Facts.of("holds", proof.holds())
                .and("other_datasets", proof.datasets())
                .and("other_feature_sets", proof.featureSets())
                .and("runs", proof.runs().stream().map(SealFacts::of).toList());
    }

    private static Facts of(Proof.OfRun run) {
        Facts facts = Facts.of("run", run.run());
        return switch (run.finding()) {
            case Proof.Finding.Repeated(var reproduction) -> facts.andAll(of(reproduction));
            case Proof.Finding.NotAsSealed() -> facts.and("finding", "not_as_sealed");
            case Proof.Finding.NotRepeatable(var _) -> facts.and("finding", "not_repeatable");
        };
    }

    private static Facts of(Reproduction reproduction) {
        return switch (reproduction) {
            case Reproduction.Exact() -> Facts.of("finding", "identical");
            case Reproduction.OtherLabels(var customers) ->
                Facts.of("finding", "other_labels").and("customers", customers);
            case Reproduction.OtherData(DataChange change) ->
                Facts.of("finding", "other_data")
                        .and("added", change.added())
                        .and("removed", change.removed())
                        .and(
                                "changed",
                                change.changed().isPresent() ? change.changed().getAsInt() : null);
        };
    }
}
