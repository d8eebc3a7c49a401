package crmbet.core.clustering;

import crmbet.core.feature.FeatureMatrix;
import java.util.Random;

/** Small made-up matrices of many characters. */
enum RandomRows {
    BLOBS {
        @Override
        double value(Random random, int row, int column) {
            return (row % 3) * 7.0 + random.nextGaussian();
        }
    },
    /** Many equal distances and duplicates. */
    LATTICE {
        @Override
        double value(Random random, int row, int column) {
            return random.nextInt(5);
        }
    },
    DUPLICATES {
        @Override
        double value(Random random, int row, int column) {
            return row % 7 == 0 ? random.nextGaussian() : row % 2 * 3;
        }
    },
    IDENTICAL {
        @Override
        double value(Random random, int row, int column) {
            return 4.2;
        }
    },
    CONSTANT_COLUMNS {
        @Override
        double value(Random random, int row, int column) {
            return column % 2 == 1 ? 1 : random.nextGaussian();
        }
    },
    COLLINEAR {
        @Override
        double value(Random random, int row, int column) {
            return (double) ((row * 37) % 101) * (column + 1);
        }
    },
    HUGE_OFFSET {
        @Override
        double value(Random random, int row, int column) {
            return 1e9 + (row % 3) * 7.0 + random.nextGaussian();
        }
    },
    HUGE {
        @Override
        double value(Random random, int row, int column) {
            return 1e200 * ((row % 3) * 7.0 + random.nextGaussian());
        }
    },
    TINY {
        @Override
        double value(Random random, int row, int column) {
            return 1e-200 * ((row % 3) * 7.0 + random.nextGaussian());
        }
    },
    UNIFORM {
        @Override
        double value(Random random, int row, int column) {
            return random.nextDouble();
        }
    };

    abstract double value(Random random, int row, int column);

    FeatureMatrix matrix(int rows, int columns, long seed) {
        var random = new Random(seed);
        double[] values = new double[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(random, i / columns, i % columns);
        }
        return FeatureMatrix.unnamed(values, columns);
    }
}
