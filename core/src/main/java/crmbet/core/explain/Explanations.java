package crmbet.core.explain;

import crmbet.core.clustering.Labels;
import crmbet.core.statistics.RankedColumns;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.task.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Explains the clusters of a run in raw values, whatever strategy found them: each against all other customers, noise among
 * them.
 */
public final class Explanations {
    private Explanations() {}

    /**
     * Explains each cluster. A shallow decision tree (CART) grows on a sample of at most {@link ExplainOptions#sample()}
     * customers; its best leaves become a rule, shortened and rounded; coverage and purity are counted over all customers.
     * Time {@code O(k (s d log s + n))} for {@code k} clusters and a sample of {@code s}, a few dozen passes over the
     * columns that a rule names; the same result on any number of threads.
     *
     * @param ranked raw values, NaN for missing figures
     * @param labels one for each row
     * @return one for each cluster, by number
     * @throws IllegalArgumentException if columns and labels differ in length
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static List<Explanation> of(
            RankedColumns ranked, Labels labels, ExplainOptions options, Parallel parallel, Monitor monitor) {
        RuleCounter counter = new RuleCounter(ranked.columns(), labels, parallel);
        List<List<Distinction>> distinctions = Distinctions.of(ranked, labels, parallel, monitor);
        List<SuggestedName> names = NameSuggester.suggest(distinctions);
        Rule[] rules = new Rule[labels.clusterCount()];
        AtomicInteger done = new AtomicInteger();
        parallel.forEach(rules.length, monitor, (cluster, _) -> {
            Rule found = RuleSearch.find(ranked.columns(), labels, cluster, options);
            monitor.checkpoint();
            rules[cluster] = new ThresholdRounding(counter, cluster, options.rounding(), monitor).round(found);
            monitor.report(done.incrementAndGet(), rules.length, Phase.MEASURING);
        });
        List<Explanation> explanations = new ArrayList<>();
        for (int cluster = 0; cluster < rules.length; cluster++) {
            explanations.add(new Explanation(
                    cluster,
                    rules[cluster],
                    counter.count(rules[cluster], cluster, monitor),
                    distinctions.get(cluster),
                    names.get(cluster)));
        }
        return explanations;
    }
}
