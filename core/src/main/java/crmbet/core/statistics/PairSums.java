package crmbet.core.statistics;

/**
 * Sums of squares and products of two columns around their means, over the rows that have both values.
 *
 * @param count rows that have both
 */
record PairSums(int count, double xx, double yy, double xy) {
    /** Means first, then deviations: sums of squares of large values would lose the digits in which they differ. */
    static PairSums of(double[] x, double[] y) {
        int count = 0;
        double sumX = 0;
        double sumY = 0;
        for (int row = 0; row < x.length; row++) {
            if (!Double.isNaN(x[row]) && !Double.isNaN(y[row])) {
                count++;
                sumX += x[row];
                sumY += y[row];
            }
        }
        double meanX = sumX / count;
        double meanY = sumY / count;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int row = 0; row < x.length; row++) {
            double fromX = x[row] - meanX;
            double fromY = y[row] - meanY;
            double product = fromX * fromY;
            if (!Double.isNaN(product)) {
                xx += fromX * fromX;
                yy += fromY * fromY;
                xy += product;
            }
        }
        return new PairSums(count, xx, yy, xy);
    }

    double correlation() {
        double spread = Math.sqrt(xx) * Math.sqrt(yy);
        return count < 2 || spread == 0 ? Double.NaN : Math.clamp(xy / spread, -1, 1);
    }
}
