package crmbet.core.neighbor;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Distances from a point to the places of a leaf, by plain loops and by vector instructions; nanoseconds a leaf. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // fields are set by JMH and by the method that prepares
public class LeafKernelBenchmark {
    @Param({"2", "8", "16"})
    private int columns;

    @Param({"plain", "fastest"})
    private String loops;

    private final double[] result = new double[KdTree.LEAF];
    private LeafKernel kernel;
    private double[] point;
    private double[] leaf;

    @Setup
    public void prepare() {
        kernel = loops.equals("plain") ? LeafKernel.Kernels.PLAIN : LeafKernel.Kernels.FASTEST;
        var random = new SplittableRandom(1);
        point = random.doubles(columns).toArray();
        leaf = random.doubles((long) columns * KdTree.LEAF).toArray();
    }

    @Benchmark
    public double[] squares() {
        kernel.squares(point, 0, leaf, 0, columns, result);
        return result;
    }

    /** With a limit that about half of the places are below. */
    @Benchmark
    public int squaresBelow() {
        return kernel.squaresBelow(point, 0, leaf, 0, columns, columns / 6.0, result);
    }
}
