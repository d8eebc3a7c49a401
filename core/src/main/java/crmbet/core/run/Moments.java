package crmbet.core.run;

/** Count, mean and sum of squared differences from the mean of each column, missing values left out. */
final class Moments {
    private final int columns;
    private final long[] counts;
    private final double[] means;
    private final double[] squares;

    Moments(int columns) {
        this.columns = columns;
        counts = new long[columns];
        means = new double[columns];
        squares = new double[columns];
    }

    /** @param values row-major */
    void add(double[] values, int row) {
        int first = row * columns;
        for (int column = 0; column < columns; column++) {
            double value = values[first + column];
            if (!Double.isNaN(value)) {
                double before = value - means[column];
                means[column] += before / ++counts[column];
                squares[column] += before * (value - means[column]);
            }
        }
    }

    void join(Moments other) {
        for (int column = 0; column < columns; column++) {
            long count = counts[column] + other.counts[column];
            if (other.counts[column] > 0) {
                double difference = other.means[column] - means[column];
                double share = (double) other.counts[column] / count;
                means[column] += difference * share;
                squares[column] += other.squares[column] + difference * difference * share * counts[column];
                counts[column] = count;
            }
        }
    }

    /** NaN without values. */
    double mean(int column) {
        return counts[column] == 0 ? Double.NaN : means[column];
    }

    /** Of the whole population; NaN without values. */
    double deviation(int column) {
        return counts[column] == 0 ? Double.NaN : Math.sqrt(squares[column] / counts[column]);
    }
}
