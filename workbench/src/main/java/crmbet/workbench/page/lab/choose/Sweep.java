package crmbet.workbench.page.lab.choose;

import crmbet.core.clustering.DbscanOptions;
import crmbet.core.clustering.DbscanStrategy;
import crmbet.core.clustering.HdbscanStrategy;
import crmbet.core.clustering.KDistanceCurve;
import crmbet.core.clustering.MinClusterSizeSweep;
import crmbet.core.clustering.Strategy;
import crmbet.core.validity.ClusterCountSweep;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** A parameter tried over a range; each of its points can become a run. */
sealed interface Sweep {
    /** How many values were tried. */
    int size();

    /** The point that is recommended. */
    OptionalInt best();

    /** What a run of a point fits. */
    Strategy strategy(int point);

    /** k-means for rising numbers of clusters. */
    record Counts(ClusterCountSweep found) implements Sweep {
        @Override
        public int size() {
            return found.trials().size();
        }

        @Override
        public OptionalInt best() {
            OptionalInt elbow = elbow();
            return elbow.isPresent() ? elbow : silhouette();
        }

        @Override
        public Strategy strategy(int point) {
            return found.trials().get(point).clustering().strategy();
        }

        OptionalInt elbow() {
            return found.elbow().map(this::point).orElse(OptionalInt.empty());
        }

        OptionalInt silhouette() {
            return found.bestSilhouette().map(this::point).orElse(OptionalInt.empty());
        }

        OptionalInt gap() {
            return found.gapChoice().map(this::point).orElse(OptionalInt.empty());
        }

        private OptionalInt point(int clusters) {
            return IntStream.range(0, size())
                    .filter(i -> found.trials().get(i).clusters() == clusters)
                    .findFirst();
        }
    }

    /**
     * HDBSCAN for rising min cluster sizes.
     *
     * @param rows how many customers there are
     */
    record Sizes(MinClusterSizeSweep found, int rows) implements Sweep {
        /** Share of the customers that are in no cluster, 0 to 1. */
        double noiseShare(int point) {
            return rows == 0 ? 0 : (double) found.steps().get(point).noise() / rows;
        }

        @Override
        public int size() {
            return found.steps().size();
        }

        @Override
        public OptionalInt best() {
            OptionalInt suggested = found.suggestion();
            return IntStream.range(0, size())
                    .filter(i -> suggested.isPresent()
                            && found.steps().get(i).options().minClusterSize() == suggested.getAsInt())
                    .findFirst();
        }

        @Override
        public Strategy strategy(int point) {
            return new HdbscanStrategy(found.steps().get(point).options());
        }
    }

    /**
     * Radii of DBSCAN: some of the distances to the k-th nearest customer, rising.
     *
     * @param ranks which of the distances
     */
    @SuppressWarnings("ArrayRecordComponent") // read only
    record Radii(KDistanceCurve curve, int[] ranks) implements Sweep {
        private static final int MOST = 400;
        private static final MathContext DIGITS = new MathContext(3, RoundingMode.UP);

        /** All distances, or as many as a picture can show, with the knee among them; those of 0 are no radius. */
        static Radii of(KDistanceCurve curve) {
            double[] distances = curve.distances();
            int first = (int) Arrays.stream(distances)
                    .takeWhile(distance -> distance == 0)
                    .count();
            int last = distances.length - 1;
            int steps = Math.min(MOST, last - first);
            double knee = curve.knee();
            IntStream regular = IntStream.rangeClosed(0, Math.max(0, steps))
                    .map(step -> first + (int) ((long) step * (last - first) / Math.max(1, steps)));
            IntStream ofKnee = IntStream.of(Math.abs(Arrays.binarySearch(distances, knee)));
            int[] ranks = IntStream.concat(regular, ofKnee)
                    .filter(rank -> rank >= first && rank <= last)
                    .sorted()
                    .distinct()
                    .toArray();
            return new Radii(curve, ranks);
        }

        @Override
        public int size() {
            return ranks.length;
        }

        @Override
        public OptionalInt best() {
            double knee = curve.knee();
            return IntStream.range(0, ranks.length)
                    .filter(i -> distance(i) >= knee)
                    .findFirst();
        }

        @Override
        public Strategy strategy(int point) {
            return new DbscanStrategy(DbscanOptions.of(epsilon(point), curve.k()));
        }

        double distance(int point) {
            return curve.distances()[ranks[point]];
        }

        /** The distance as people would write it, and not less. */
        double epsilon(int point) {
            return new BigDecimal(distance(point)).round(DIGITS).doubleValue();
        }

        /** Share of the customers that would be core points, 0 to 1; those in no cluster are among the others. */
        double coreShare(int point) {
            double epsilon = epsilon(point);
            int from = ranks[point];
            double[] distances = curve.distances();
            while (from < distances.length && distances[from] <= epsilon) {
                from++;
            }
            return (double) from / distances.length;
        }
    }
}
