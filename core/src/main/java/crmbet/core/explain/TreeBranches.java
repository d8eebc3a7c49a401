package crmbet.core.explain;

import crmbet.core.statistics.Columns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import smile.classification.DecisionTree;
import smile.data.DataFrame;
import smile.data.measure.NominalScale;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.data.vector.DoubleVector;
import smile.data.vector.ValueVector;
import smile.model.cart.InternalNode;
import smile.model.cart.Node;
import smile.model.cart.SplitRule;

/**
 * The leaves of a decision tree that tells a cluster from the rest, as branches on raw values.
 *
 * <p>Breiman, Friedman, Olshen and Stone, Classification and regression trees, 1984, doi:10.1201/9781315139470; divided by
 * the Gini index. Missing figures go the way of the least values.
 */
final class TreeBranches {
    private static final int LEAST_LEAF = 5;
    /** The least leaf as a part of the sample. */
    private static final int MOST_LEAVES_OF_SAMPLE = 400;

    private final Columns names;
    private final TreeSample sample;
    private final DataFrame frame;
    private final List<Branch> branches = new ArrayList<>();

    private TreeBranches(Columns names, TreeSample sample) {
        this.names = names;
        this.sample = sample;
        this.frame = new DataFrame(IntStream.range(0, names.count())
                .mapToObj(column -> new DoubleVector("x" + column, withoutGaps(sample.column(column))))
                .toArray(ValueVector[]::new));
    }

    /** Branches that hold customers of the cluster. */
    static List<Branch> grow(Columns names, TreeSample sample, int depth) {
        TreeBranches leaves = new TreeBranches(names, sample);
        int[] classes = IntStream.range(0, sample.size())
                .map(place -> sample.inCluster(place) ? 1 : 0)
                .toArray();
        StructField response = new StructField("cluster", DataTypes.IntType, new NominalScale("other", "member"));
        int leaf = Math.max(LEAST_LEAF, sample.size() / MOST_LEAVES_OF_SAMPLE);
        DecisionTree tree = new DecisionTree(
                leaves.frame, classes, response, 2, SplitRule.GINI, depth, 1 << depth, leaf, names.count(), null, null);
        int[] all = IntStream.range(0, sample.size()).toArray();
        leaves.collect(tree.root(), all, new LinkedHashMap<>());
        return leaves.branches;
    }

    /** Puts a number below all others where there is none. */
    private static double[] withoutGaps(double[] values) {
        double least = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .min()
                .orElse(0);
        double below = least - Math.max(1, Math.abs(least));
        return Arrays.stream(values)
                .map(value -> Double.isNaN(value) ? below : value)
                .toArray();
    }

    private void collect(Node node, int[] places, Map<Integer, Condition> path) {
        if (node instanceof InternalNode division) {
            boolean[] lower = new boolean[places.length];
            for (int i = 0; i < places.length; i++) {
                lower[i] = division.branch(frame.get(places[i]));
            }
            int column = division.feature();
            Condition before = path.getOrDefault(column, unlimited(column));
            int[] below = only(places, lower, true);
            int[] above = only(places, lower, false);
            double threshold = between(column, below, above);
            collect(
                    division.trueChild(),
                    below,
                    and(
                            path,
                            column,
                            Double.isInfinite(threshold)
                                    ? Condition.missing(before.feature())
                                    : before.with(Condition.End.AT_MOST, threshold)));
            Condition withValue = before.withoutMissing();
            collect(
                    division.falseChild(),
                    above,
                    and(
                            path,
                            column,
                            Double.isInfinite(threshold)
                                    ? withValue
                                    : withValue.with(Condition.End.AT_LEAST, threshold)));
        } else if (Arrays.stream(places).anyMatch(sample::inCluster)) {
            branches.add(new Branch(List.copyOf(path.values())));
        }
    }

    private Condition unlimited(int column) {
        return new Condition(
                names.features().get(column),
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                !sample.complete(column));
    }

    private static Map<Integer, Condition> and(Map<Integer, Condition> path, int column, Condition condition) {
        Map<Integer, Condition> longer = new LinkedHashMap<>(path);
        longer.put(column, condition);
        return longer;
    }

    private static int[] only(int[] places, boolean[] lower, boolean wanted) {
        return IntStream.range(0, places.length)
                .filter(i -> lower[i] == wanted)
                .map(i -> places[i])
                .toArray();
    }

    /** The middle between the values of two sides; −∞ if the lower one has none. */
    private double between(int column, int[] below, int[] above) {
        double[] values = sample.column(column);
        double greatest = Arrays.stream(below)
                .mapToDouble(place -> values[place])
                .filter(value -> !Double.isNaN(value))
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
        if (Double.isInfinite(greatest)) {
            return greatest;
        }
        double least =
                Arrays.stream(above).mapToDouble(place -> values[place]).min().orElse(greatest);
        return greatest + (least - greatest) / 2;
    }
}
