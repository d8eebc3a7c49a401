package crmbet.core.clustering;

import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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

/** The nearest of {@code clusters} centroids for each row of a full tile; nanoseconds a row. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // fields are set by JMH and by the method that prepares
public class NearestCentroidBenchmark {
    @Param({"2", "8", "16"})
    private int columns;

    @Param({"8", "100"})
    private int clusters;

    private final int[] list = IntStream.range(0, FloatTile.ROWS).toArray();
    private FloatTile tile;
    private NearestCentroid search;
    private Centroids centroids;

    @Setup
    public void prepare() throws Exception {
        double[] values =
                new SplittableRandom(1).doubles((long) FloatTile.ROWS * columns).toArray();
        var rows = UnitRows.of(FeatureMatrix.unnamed(values, columns), Parallel.of(1), Monitor.none());
        var floats = new FloatRows(rows);
        floats.fill(0, FloatTile.ROWS);
        tile = new FloatTile(floats);
        tile.read(list, list.length);
        search = new NearestCentroid(rows);
        centroids = new Centroids(rows.convert(Arrays.copyOf(values, clusters * columns)), columns);
    }

    @Benchmark
    @OperationsPerInvocation(FloatTile.ROWS)
    public float[] find() {
        search.find(tile, list, centroids);
        return search.gaps;
    }
}
