package crmbet.workbench.page.lab.explain;

import crmbet.core.clustering.Labels;
import crmbet.core.explain.ExplainOptions;
import crmbet.core.explain.Explanation;
import crmbet.core.explain.Explanations;
import crmbet.core.explain.RuleCounter;
import crmbet.core.failure.OperationException;
import crmbet.core.statistics.FeatureDistribution;
import crmbet.core.statistics.RankedColumns;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.workbench.page.lab.model.Division;
import java.util.List;

/**
 * What is known of the clusters of a run.
 *
 * @param explanations one for each cluster, by number
 * @param counter counts whom other rules find
 * @param distributions of each feature in each cluster
 */
record Explained(List<Explanation> explanations, RuleCounter counter, List<FeatureDistribution> distributions) {
    Explained {
        explanations = List.copyOf(explanations);
        distributions = List.copyOf(distributions);
    }

    /** Takes seconds for a million customers. */
    static Explained of(Division division, Monitor monitor) throws OperationException {
        Parallel parallel = Parallel.ofProcessors();
        Labels labels = division.labels();
        RankedColumns ranked = division.set().ranked().get(monitor);
        return new Explained(
                Explanations.of(ranked, labels, ExplainOptions.DEFAULT, parallel, monitor),
                new RuleCounter(ranked.columns(), labels, parallel),
                division.distributions().get(monitor));
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
