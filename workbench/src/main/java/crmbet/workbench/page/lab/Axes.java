package crmbet.workbench.page.lab;

import crmbet.core.feature.FeatureMatrix;
import crmbet.core.projection.Projection;
import java.util.function.IntToDoubleFunction;

/** What the two axes of the scatter show. */
sealed interface Axes {
    /** Where a row lies across. */
    IntToDoubleFunction x(LoadedSet set);

    /** Where a row lies up. */
    IntToDoubleFunction y(LoadedSet set);

    /** The first two principal components of all features. */
    record Components() implements Axes {
        @Override
        public IntToDoubleFunction x(LoadedSet set) {
            Projection projection = set.projection();
            return row -> projection.x()[row];
        }

        @Override
        public IntToDoubleFunction y(LoadedSet set) {
            Projection projection = set.projection();
            return row -> projection.y()[row];
        }
    }

    /**
     * Two features as they were fitted: transformed and scaled.
     *
     * @param across column of the feature set
     * @param up as {@code across}
     */
    record Features(int across, int up) implements Axes {
        @Override
        public IntToDoubleFunction x(LoadedSet set) {
            return column(set.scaled().matrix(), across);
        }

        @Override
        public IntToDoubleFunction y(LoadedSet set) {
            return column(set.scaled().matrix(), up);
        }

        private static IntToDoubleFunction column(FeatureMatrix matrix, int column) {
            return row -> matrix.at(row, column);
        }
    }
}
