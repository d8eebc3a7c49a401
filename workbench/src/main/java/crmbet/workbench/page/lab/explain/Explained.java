package crmbet.workbench.page.lab.explain;

import crmbet.core.clustering.Labels;
import crmbet.core.explain.ExplainOptions;
import crmbet.core.explain.Explanation;
import crmbet.core.explain.Explanations;
import crmbet.core.explain.RuleCounter;
import crmbet.core.failure.OperationException;
import crmbet.core.run.ClusterFaces;
import crmbet.core.statistics.FeatureDistribution;
import crmbet.core.statistics.RankedColumns;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.page.lab.model.Division;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of the clusters of a run.
 *
 * @param explanations one for each cluster, by number
 * @param counter counts whom other rules find
 * @param distributions of each feature in each cluster
 * @param names by what people know the clusters that they named
 */
record Explained(
        List<Explanation> explanations,
        RuleCounter counter,
        List<FeatureDistribution> distributions,
        Map<Integer, String> names) {
    Explained {
        explanations = List.copyOf(explanations);
        distributions = List.copyOf(distributions);
        names = Map.copyOf(names);
    }

    /** Takes seconds for a million customers. */
    static Explained of(Division division, Optional<Workspace> workspace, Monitor monitor) throws OperationException {
        Parallel parallel = Parallel.ofProcessors();
        Labels labels = division.labels();
        RankedColumns ranked = division.set().ranked().get(monitor);
        Map<Integer, String> names = new HashMap<>();
        if (workspace.isPresent()) {
            new ClusterFaces(workspace.get())
                    .of(division.run().name())
                    .forEach(face -> face.name().ifPresent(name -> names.put(face.cluster(), name)));
        }
        return new Explained(
                Explanations.of(ranked, labels, ExplainOptions.DEFAULT, parallel, monitor),
                new RuleCounter(ranked.columns(), labels, parallel),
                division.distributions().get(monitor),
                names);
    }

    Explanation of(int cluster) {
        return explanations.get(cluster);
    }

    FeatureDistribution distribution(String feature) {
        return distributions.stream()
                .filter(each -> each.feature().equals(feature))
                .findFirst()
                .orElseThrow();
    }
}
