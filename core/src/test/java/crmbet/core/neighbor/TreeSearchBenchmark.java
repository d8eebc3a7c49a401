package crmbet.core.neighbor;

import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What HDBSCAN asks of a tree over uniform rows, on one thread; microseconds a leaf of {@value KdTree#LEAF} rows. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // fields are set by JMH and by the method that prepares
public class TreeSearchBenchmark {
    private static final int LEAVES = 1024;
    private static final int NEIGHBORS = 10;

    @Param({"2", "8"})
    private int columns;

    private final Parallel alone = Parallel.of(1);
    private final double[] farthest = new double[LEAVES * KdTree.LEAF];
    private KdTree tree;
    private CoreDistances cores;

    @Setup
    public void prepare() throws Exception {
        double[] values = new SplittableRandom(1)
                .doubles((long) farthest.length * columns)
                .toArray();
        var space = MetricSpace.of(FeatureMatrix.unnamed(values, columns), Metric.EUCLIDEAN);
        tree = KdTree.build(space, alone, Monitor.none());
        cores = CoreDistances.of(tree, NEIGHBORS, alone, Monitor.none());
    }

    /** The nearest neighbours of the rows of a leaf. */
    @Benchmark
    @OperationsPerInvocation(LEAVES)
    public double[] nearestNeighbors() {
        return CoreDistances.of(tree, NEIGHBORS, alone, Monitor.none()).reduced();
    }

    /** All rounds of Borůvka's algorithm, after neighbours were found. */
    @Benchmark
    @OperationsPerInvocation(LEAVES)
    public SpanningTree spanningTree() {
        return SpanningTree.of(cores, alone, Monitor.none());
    }
}
