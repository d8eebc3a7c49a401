package crmbet.core.benchmark;

import com.sun.management.OperatingSystemMXBean;
import crmbet.core.clustering.Clustering;
import crmbet.core.clustering.KMeansOptions;
import crmbet.core.clustering.KMeansStrategy;
import crmbet.core.explain.Condition;
import crmbet.core.explain.ExplainOptions;
import crmbet.core.explain.Explanations;
import crmbet.core.explain.Representatives;
import crmbet.core.explain.Rule;
import crmbet.core.explain.RuleCounter;
import crmbet.core.explain.TypicalBy;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.run.ClusterIdentity;
import crmbet.core.run.RunComparison;
import crmbet.core.run.RunLabels;
import crmbet.core.statistics.Columns;
import crmbet.core.statistics.Correlations;
import crmbet.core.statistics.DistributionOptions;
import crmbet.core.statistics.Distributions;
import crmbet.core.statistics.RankedColumns;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;

/**
 * Times what explains and compares runs, on skewed random customers in eight clusters. Arguments: customers, features and
 * the number of threads. Prints the milliseconds of each of three calls by the clock and of all processors together, the first
 * one cold.
 */
final class ExplainBenchmark {
    private static final int REPEATS = 3;
    private static final int CLUSTERS = 8;

    private ExplainBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int rows = Integer.parseInt(arguments[0]);
        int width = Integer.parseInt(arguments[1]);
        Parallel parallel = Parallel.of(Integer.parseInt(arguments[2]));
        Monitor none = Monitor.none();
        FeatureMatrix matrix = customers(rows, width);
        Clustering one = new KMeansStrategy(KMeansOptions.of(CLUSTERS)).fit(matrix, parallel, none);
        Clustering other = new KMeansStrategy(KMeansOptions.of(CLUSTERS - 1)).fit(matrix, parallel, none);
        List<String> keys = new ArrayList<>();
        List<String> sameKeys = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            keys.add("customer-" + row);
            sameKeys.add("customer-" + (rows - 1 - row));
        }
        RunLabels labels = new RunLabels(keys, one.labels(), one.probabilities(), one.outlierScores());
        RunLabels aligned = new RunLabels(keys, other.labels(), other.probabilities(), other.outlierScores());
        RunLabels reversed = new RunLabels(sameKeys, other.labels(), other.probabilities(), other.outlierScores());
        Columns columns = Columns.of(matrix, parallel, none);
        RankedColumns ranked = RankedColumns.of(columns, parallel, none);
        RuleCounter counter = new RuleCounter(columns, one.labels(), parallel);
        Rule rule = Rule.of(Condition.between("f0", 0.1, 8), Condition.atLeast("f1", 0.5), Condition.atMost("f2", 3));
        time("columns", () -> Columns.of(matrix, parallel, none));
        time("order of rows", () -> RankedColumns.of(columns, parallel, none));
        time("correlations", () -> Correlations.of(ranked, parallel, none));
        time(
                "distributions",
                () -> Distributions.of(ranked, one.labels(), DistributionOptions.DEFAULT, parallel, none));
        time("count of a rule", () -> counter.count(rule, 1, none));
        time("rows of a rule", () -> counter.rows(rule, none));
        time("explanations", () -> Explanations.of(ranked, one.labels(), ExplainOptions.DEFAULT, parallel, none));
        for (TypicalBy by : TypicalBy.values()) {
            time(
                    "typical by " + by.name().toLowerCase(Locale.ROOT),
                    () -> Representatives.of(
                            matrix, one.labels(), one.probabilities(), one.outlierScores(), by, 10, parallel, none));
        }
        time(
                "comparison, same order",
                () -> RunComparison.of(labels, aligned, none).differing());
        time(
                "comparison, other order",
                () -> RunComparison.of(labels, reversed, none).differing());
        time("identity", () -> ClusterIdentity.of(labels, aligned, none));
    }

    private static FeatureMatrix customers(int rows, int width) {
        SplittableRandom random = new SplittableRandom(1);
        double[] values = new double[rows * width];
        for (int row = 0; row < rows; row++) {
            double liking = random.nextGaussian();
            for (int column = 0; column < width; column++) {
                values[row * width + column] = Math.exp(liking * 0.5 + random.nextGaussian());
            }
        }
        return FeatureMatrix.unnamed(values, width);
    }

    private static void time(String what, Callable<?> work) throws Exception {
        var processor = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        StringBuilder line = new StringBuilder(what).append(": ");
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            long begin = System.nanoTime();
            long busy = processor.getProcessCpuTime();
            if (work.call() == null) {
                throw new IllegalStateException(what + " gave nothing");
            }
            double milliseconds = (System.nanoTime() - begin) / 1e6;
            double cpu = (processor.getProcessCpuTime() - busy) / 1e6;
            line.append(String.format(Locale.ROOT, "%.0f|%.0f ", milliseconds, cpu));
        }
        System.out.println(line.append("ms wall|CPU"));
    }
}
