package crmbet.core.projection;

import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.task.Phase;

/** Moves rows until those that belong together lie together. */
final class UmapLayout {
    /** {@code 1 / (1 + A r^2B)} fits the wanted closeness at distance r for minimum distance 0.1 and spread 1. */
    private static final double A = 1.576943460405378;

    private static final double B = 0.8950608781227859;
    private static final int PUSHES = 5;
    private static final double LONGEST_STEP = 4;
    private static final double EXTENT = 10;
    private static final double JITTER = 1e-4;
    private static final int BLOCK = 512;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final FuzzyGraph graph;
    private final UmapOptions options;
    private final Parallel parallel;
    private final Monitor monitor;
    /** The strongest edge acts in every epoch, others as often as their weight relative to it says. */
    private final double strongest;

    private float[] x;
    private float[] y;
    private float[] nextX;
    private float[] nextY;

    UmapLayout(FuzzyGraph graph, UmapOptions options, Parallel parallel, Monitor monitor) {
        this.graph = graph;
        this.options = options;
        this.parallel = parallel;
        this.monitor = monitor;
        double most = 0;
        for (float weight : graph.weight()) {
            most = Math.max(most, weight);
        }
        strongest = most;
        x = new float[graph.rows()];
        y = new float[graph.rows()];
        nextX = new float[graph.rows()];
        nextY = new float[graph.rows()];
    }

    Projection arrange(Projection start) {
        spread(start);
        for (int epoch = 0; epoch < options.epochs(); epoch++) {
            monitor.report(epoch, options.epochs(), Phase.PROJECTING);
            double step = 1 - (double) epoch / options.epochs();
            int current = epoch;
            parallel.forRanges(x.length, BLOCK, monitor, (from, to) -> {
                for (int row = from; row < to; row++) {
                    move(row, current, step);
                }
            });
            float[] formerX = x;
            float[] formerY = y;
            x = nextX;
            y = nextY;
            nextX = formerX;
            nextY = formerY;
        }
        monitor.report(options.epochs(), options.epochs(), Phase.PROJECTING);
        return new Projection(x, y, new NeighborEmbedding(options));
    }

    /** The start, scaled to a fixed extent; rows that coincide are moved apart a little, or they could never part. */
    private void spread(Projection start) {
        double extent = 0;
        for (int row = 0; row < x.length; row++) {
            extent = Math.max(extent, Math.max(Math.abs(start.x()[row]), Math.abs(start.y()[row])));
        }
        double scale = extent > 0 ? EXTENT / extent : 0;
        long random = mix(options.seed());
        for (int row = 0; row < x.length; row++) {
            x[row] = (float) (start.x()[row] * scale + JITTER * fraction(mix(random + 2L * row)));
            y[row] = (float) (start.y()[row] * scale + JITTER * fraction(mix(random + 2L * row + 1)));
        }
    }

    private void move(int row, int epoch, double step) {
        double atX = x[row];
        double atY = y[row];
        long random = mix(mix(options.seed() + GOLDEN * (epoch + 1)) + row);
        for (int edge = graph.first()[row]; edge < graph.first()[row + 1]; edge++) {
            if (acts(graph.weight()[edge], epoch)) {
                int other = graph.to()[edge];
                double awayX = atX - x[other];
                double awayY = atY - y[other];
                double squared = awayX * awayX + awayY * awayY;
                if (squared > 0) {
                    double power = Math.pow(squared, B);
                    // Twice: the edge is there in both directions, and each would move both of its ends.
                    double pull = -4 * A * B * power / squared / (1 + A * power);
                    atX += step * limited(pull * awayX);
                    atY += step * limited(pull * awayY);
                }
                for (int push = 0; push < PUSHES; push++) {
                    random += GOLDEN;
                    int stranger = (int) (((mix(random) >>> 33) * x.length) >>> 31);
                    double fromX = atX - x[stranger];
                    double fromY = atY - y[stranger];
                    double distance = fromX * fromX + fromY * fromY;
                    if (stranger != row && distance > 0) {
                        double force = 2 * B / ((0.001 + distance) * (1 + A * Math.pow(distance, B)));
                        atX += step * limited(force * fromX);
                        atY += step * limited(force * fromY);
                    }
                }
            }
        }
        nextX[row] = (float) atX;
        nextY[row] = (float) atY;
    }

    private boolean acts(float weight, int epoch) {
        double rate = weight / strongest;
        return (long) ((epoch + 1) * rate) > (long) (epoch * rate);
    }

    private static double limited(double move) {
        return Math.clamp(move, -LONGEST_STEP, LONGEST_STEP);
    }

    private static double fraction(long bits) {
        return (bits >>> 11) * 0x1p-53;
    }

    /** The finaliser of SplittableRandom: a good hash of what it is given. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
