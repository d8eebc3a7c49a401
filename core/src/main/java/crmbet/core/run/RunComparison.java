package crmbet.core.run;

import crmbet.core.clustering.Labels;
import crmbet.core.task.Monitor;
import crmbet.core.validity.Agreement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Two runs beside one another, over the customers who are in both. Immutable; keeps the labels of both runs.
 *
 * <p>Clusters are paired one to one so that as many customers as possible are in paired clusters; noise is paired with noise.
 * A customer <em>differs</em> if the two clusters are no pair.
 */
public final class RunComparison {
    private final RunLabels one;
    private final RunLabels other;
    private final CommonCustomers common;
    private final FlowMatrix flows;
    private final BestMatching matching;
    private final Optional<Agreement> agreement;

    private RunComparison(
            RunLabels one,
            RunLabels other,
            CommonCustomers common,
            FlowMatrix flows,
            BestMatching matching,
            Optional<Agreement> agreement) {
        this.one = one;
        this.other = other;
        this.common = common;
        this.flows = flows;
        this.matching = matching;
        this.agreement = agreement;
    }

    /**
     * Compares two runs by customer key. Time {@code O(n)} and what {@link Agreement} takes, and {@code O(k³)} for as many
     * clusters.
     *
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public static RunComparison of(RunLabels one, RunLabels other, Monitor monitor) {
        CommonCustomers common = CommonCustomers.of(one.customers(), other.customers(), monitor);
        FlowMatrix flows = FlowMatrix.of(one, other, common);
        BestMatching matching = BestMatching.of(flows.amongClusters(), monitor);
        Optional<Agreement> agreement = common.one().length == 0
                ? Optional.empty()
                : Optional.of(
                        Agreement.between(labels(one.labels(), common.one()), labels(other.labels(), common.other())));
        return new RunComparison(one, other, common, flows, matching, agreement);
    }

    private static Labels labels(Labels all, int[] rows) {
        return Labels.of(Arrays.stream(rows)
                .map(row -> ComparedCustomers.label(all, row))
                .toArray());
    }

    /** Who went from which cluster to which. */
    public FlowMatrix flows() {
        return flows;
    }

    /** How alike the runs are over the customers of both; empty if they have none in common. */
    public Optional<Agreement> agreement() {
        return agreement;
    }

    /** The cluster of the second run that is paired with one of the first; empty if it has none. */
    public OptionalInt partner(int cluster) {
        return matching.columnOf(cluster);
    }

    /** All customers of both runs. */
    public ComparedCustomers both() {
        return new ComparedCustomers(one, other, common.one(), common.other());
    }

    /** Customers of both runs whose clusters are no pair. O(n). */
    public ComparedCustomers differing() {
        int[] partners = new int[one.labels().clusterCount()];
        Arrays.setAll(partners, cluster -> partner(cluster).orElse(Integer.MIN_VALUE));
        return both().only((from, to) -> from == Labels.NOISE ? to != Labels.NOISE : partners[from] != to);
    }

    /**
     * Customers of one flow. O(n).
     *
     * @param from cluster of the first run; empty for noise
     * @param to cluster of the second run; empty for noise
     */
    public ComparedCustomers moving(OptionalInt from, OptionalInt to) {
        int wantedFrom = from.orElse(Labels.NOISE);
        int wantedTo = to.orElse(Labels.NOISE);
        return both().only((ofOne, ofOther) -> ofOne == wantedFrom && ofOther == wantedTo);
    }

    /** Rows of the first run whose customers the second has not, ascending. */
    public int[] onlyInOne() {
        return common.onlyOne().clone();
    }

    /** Rows of the second run whose customers the first has not, ascending. */
    public int[] onlyInOther() {
        return common.onlyOther().clone();
    }

    /** Their customer keys, by row. */
    public List<String> customersOnlyInOne() {
        return Arrays.stream(common.onlyOne()).mapToObj(one.customers()::get).toList();
    }

    /** Their customer keys, by row. */
    public List<String> customersOnlyInOther() {
        return Arrays.stream(common.onlyOther())
                .mapToObj(other.customers()::get)
                .toList();
    }
}
