package crmbet.core.feature;

import java.util.List;

/**
 * How values are spread.
 *
 * @param least least value
 * @param greatest greatest value
 * @param counts values in each of the equally wide bins from least to greatest; the last bin includes the greatest value
 */
public record Histogram(double least, double greatest, List<Long> counts) {
    public Histogram {
        counts = List.copyOf(counts);
        if (counts.isEmpty()) {
            throw new IllegalArgumentException("a histogram needs at least one bin");
        }
    }

    /** The width of a bin; 0 when all values are equal. */
    public double binWidth() {
        return (greatest - least) / counts.size();
    }
}
