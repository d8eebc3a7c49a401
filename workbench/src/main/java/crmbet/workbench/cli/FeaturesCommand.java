package crmbet.workbench.cli;

import crmbet.core.failure.OperationException;
import crmbet.core.feature.Evidence;
import crmbet.core.feature.Feature;
import crmbet.core.feature.FeatureCatalogue;
import crmbet.core.feature.FeatureColumn;
import crmbet.core.feature.FeatureSet;
import crmbet.core.feature.FeatureSetDefinition;
import crmbet.core.feature.FeatureSets;
import crmbet.core.feature.Figure;
import crmbet.core.feature.OwnFeature;
import crmbet.core.feature.OwnFeatures;
import crmbet.core.feature.Scaling;
import crmbet.core.feature.Transform;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.connection.SharedResults;
import crmbet.workbench.message.FeatureText;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Computes a feature set, or lists the features there are. */
@Command(name = "features")
final class FeaturesCommand extends WorkspaceCommand {
    @Option(names = "--set", paramLabel = "NAME", order = 2)
    String name = "";

    @Option(names = "--features", paramLabel = "a,b,c", split = ",", order = 3)
    List<String> features = List.of();

    @Option(names = "--transform", paramLabel = "none|log1p", order = 4)
    Transform transform = Transform.NONE;

    @Option(names = "--scale", paramLabel = "standard|robust|minmax|none", order = 5)
    Scaling scaling = Scaling.STANDARD;

    @Option(names = "--as-of", paramLabel = "DATE", order = 6)
    @Nullable
    String asOf;

    @Option(names = "--window", paramLabel = "DAYS", order = 7)
    @Nullable
    Integer windowDays;

    @Option(names = "--table", paramLabel = "NAME", order = 8)
    List<String> tables = List.of();

    @Option(names = "--list", order = 9)
    boolean list;

    FeaturesCommand(Crmbet crmbet) {
        super(crmbet);
    }

    @Override
    Answer run(Workspace workspace, Monitor monitor) throws OperationException {
        List<OwnFeature> own = new OwnFeatures(workspace).list();
        Evidence evidence = Evidence.of(workspace, monitor);
        if (list) {
            var listing = new FeatureListing(evidence, own, messages());
            return Answer.done(listing.facts(), listing.lines());
        }
        requireKnown(features, own);
        requireAnswerable(features, evidence);
        try (SharedResults results =
                new SharedResults(installation().connections().get())) {
            FeatureSet set = new FeatureSets(workspace, results).compute(definition(), monitor);
            return Answer.done(facts(set), lines(set));
        }
    }

    @Override
    void check() {
        if (list == (!name.isEmpty() || !features.isEmpty())) {
            throw new WrongUsage(text("features.form"));
        }
        if (!list) {
            FeatureSetDefinition _ = definition();
        }
    }

    private FeatureSetDefinition definition() {
        try {
            return FeatureSetDefinition.of(name, features, transform, scaling)
                    .withAsOf(asOf == null ? null : moment(asOf))
                    .withWindowDays(windowDays)
                    .withDatasets(tables);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(text("usage.refused", e.getMessage()));
        }
    }

    private void requireKnown(List<String> ids, List<OwnFeature> own) {
        List<String> known = Stream.concat(FeatureCatalogue.all().stream(), own.stream())
                .map(Figure::id)
                .toList();
        for (String id : ids) {
            if (!known.contains(id)) {
                throw new WrongUsage(text("features.unknown", id, String.join(", ", known)));
            }
        }
    }

    /** A figure of nothing would be computed without complaint, and mean nothing. */
    private void requireAnswerable(List<String> ids, Evidence evidence) {
        if (evidence.kinds().isEmpty()) {
            return; // that nothing was mapped yet is said in words of its own
        }
        for (Feature feature : FeatureCatalogue.all()) {
            if (ids.contains(feature.id()) && !evidence.answers(feature)) {
                throw new WrongUsage(text(
                        "features.lacking", feature.id(), new FeatureText(messages()).lack(evidence.lackOf(feature))));
            }
        }
    }

    private LocalDateTime moment(String given) {
        try {
            return given.contains("T")
                    ? LocalDateTime.parse(given)
                    : LocalDate.parse(given).atStartOfDay();
        } catch (DateTimeParseException e) {
            throw new WrongUsage(text("features.asOf", given));
        }
    }

    private List<String> lines(FeatureSet set) {
        List<String> lines = new ArrayList<>();
        lines.add(text(
                "features.done",
                set.name(),
                set.rows(),
                set.columns().size(),
                set.asOf().toString()));
        for (FeatureColumn column : set.columns()) {
            if (column.constant()) {
                lines.add(text("features.constant", column.choice().feature()));
            }
            if (column.missing() > 0) {
                lines.add(text("features.missing", column.choice().feature(), column.missing()));
            }
        }
        lines.add(next("features.next", folder(), set.name()));
        return lines;
    }

    private static Facts facts(FeatureSet set) {
        return Facts.of("set", set.name())
                .and("features", set.features())
                .and("rows", set.rows())
                .and("as_of", set.asOf().toString())
                .and("window_days", set.definition().windowDays())
                .and(
                        "columns",
                        set.columns().stream().map(FeaturesCommand::facts).collect(Collectors.toList()))
                .and("fingerprint", set.fingerprint())
                .and("sql", set.sql());
    }

    private static Facts facts(FeatureColumn column) {
        return Facts.of("feature", column.choice().feature())
                .and("transform", column.choice().transform().id())
                .and("scale", column.choice().scaling().id())
                .and("missing", column.missing())
                .and("imputed", column.imputed())
                .and("centre", column.centre())
                .and("spread", column.spread())
                .and("constant", column.constant());
    }
}
