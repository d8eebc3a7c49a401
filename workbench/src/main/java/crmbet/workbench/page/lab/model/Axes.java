package crmbet.workbench.page.lab.model;

import crmbet.core.clustering.Labels;
import crmbet.core.projection.Projection;
import crmbet.workbench.chart.AxisScale;
import crmbet.workbench.chart.PointCloud;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;

/** What the two axes of the scatter show. */
public sealed interface Axes {
    /** Where a row lies across, in the units of the axis. */
    IntToDoubleFunction x(LoadedSet set);

    /** Where a row lies up. */
    IntToDoubleFunction y(LoadedSet set);

    /** The customers of a set where these axes put them, in the colours of their clusters. */
    default PointCloud cloud(LoadedSet set, Labels labels) {
        return PointCloud.of(x(set), y(set), labels, scaleX(set), scaleY(set));
    }

    /** Where values lie along the horizontal axis. */
    default AxisScale scaleX(LoadedSet set) {
        return AxisScale.LINEAR;
    }

    /** Where values lie along the vertical axis. */
    default AxisScale scaleY(LoadedSet set) {
        return AxisScale.LINEAR;
    }

    /** Whether the set has what the axes show, by now. */
    boolean shows(LoadedSet set);

    /** The first two principal components of all features. */
    record Components() implements Axes {
        @Override
        public IntToDoubleFunction x(LoadedSet set) {
            return along(set.projection(), Projection::x);
        }

        @Override
        public IntToDoubleFunction y(LoadedSet set) {
            return along(set.projection(), Projection::y);
        }

        @Override
        public boolean shows(LoadedSet set) {
            return true;
        }
    }

    /** All features by UMAP, which keeps the nearest customers near; only once it has been computed. */
    record Neighbors() implements Axes {
        @Override
        public IntToDoubleFunction x(LoadedSet set) {
            return along(set.embedding().found().orElseThrow(), Projection::x);
        }

        @Override
        public IntToDoubleFunction y(LoadedSet set) {
            return along(set.embedding().found().orElseThrow(), Projection::y);
        }

        @Override
        public boolean shows(LoadedSet set) {
            return set.embedding().found().isPresent();
        }
    }

    /**
     * Two features. Where a figure in its own units does not exist, the one shows that stood in for it in the fit: the
     * median.
     *
     * @param across column of the feature set
     * @param up as {@code across}
     * @param unitsAcross how the horizontal axis shows it
     * @param unitsUp how the vertical axis shows it
     */
    record Features(int across, int up, AxisUnits unitsAcross, AxisUnits unitsUp) implements Axes {
        /** Both as they were fitted. */
        public Features(int across, int up) {
            this(across, up, AxisUnits.FITTED, AxisUnits.FITTED);
        }

        @Override
        public IntToDoubleFunction x(LoadedSet set) {
            return column(set, across, unitsAcross);
        }

        @Override
        public IntToDoubleFunction y(LoadedSet set) {
            return column(set, up, unitsUp);
        }

        @Override
        public AxisScale scaleX(LoadedSet set) {
            return scale(set, across, unitsAcross);
        }

        @Override
        public AxisScale scaleY(LoadedSet set) {
            return scale(set, up, unitsUp);
        }

        @Override
        public boolean shows(LoadedSet set) {
            int columns = set.set().features().size();
            return across < columns && up < columns;
        }

        private static IntToDoubleFunction column(LoadedSet set, int column, AxisUnits units) {
            if (units == AxisUnits.FITTED) {
                return row -> set.scaled().matrix().at(row, column);
            }
            double imputed = set.set().columns().get(column).imputed();
            return row -> {
                double value = set.raw().at(row, column);
                return Double.isNaN(value) ? imputed : value;
            };
        }

        private static AxisScale scale(LoadedSet set, int column, AxisUnits units) {
            return units == AxisUnits.LOGARITHMIC
                    ? AxisScale.logarithmicFor(column(set, column, units), set.rows())
                    : AxisScale.LINEAR;
        }
    }

    private static IntToDoubleFunction along(Projection projection, Function<Projection, float[]> axis) {
        float[] places = axis.apply(projection);
        return row -> places[row];
    }
}
