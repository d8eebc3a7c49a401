package crmbet.core.clustering;

import crmbet.core.feature.FeatureMatrix;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Recency, frequency and money of the 4,338 customers of Online Retail (source and licence beside the file). */
public final class OnlineRetail {
    private OnlineRetail() {}

    /** The z-scores (population standard deviation) of log1p of the three columns. */
    public static FeatureMatrix standardizedLogRfm() {
        List<String> lines = lines();
        int rows = lines.size() - 1;
        double[] values = new double[rows * 3];
        for (int row = 0; row < rows; row++) {
            String[] cells = lines.get(row + 1).split(",", -1);
            for (int column = 0; column < 3; column++) {
                values[row * 3 + column] = Math.log1p(Double.parseDouble(cells[column]));
            }
        }
        for (int column = 0; column < 3; column++) {
            standardize(values, column);
        }
        return new FeatureMatrix(List.of("recency", "frequency", "money"), values);
    }

    private static void standardize(double[] values, int column) {
        double sum = 0;
        double squares = 0;
        int rows = values.length / 3;
        for (int i = column; i < values.length; i += 3) {
            sum += values[i];
        }
        double mean = sum / rows;
        for (int i = column; i < values.length; i += 3) {
            squares += (values[i] - mean) * (values[i] - mean);
        }
        double deviation = Math.sqrt(squares / rows);
        for (int i = column; i < values.length; i += 3) {
            values[i] = (values[i] - mean) / deviation;
        }
    }

    private static List<String> lines() {
        try (InputStream file =
                Objects.requireNonNull(OnlineRetail.class.getResourceAsStream("online-retail-rfm.csv"))) {
            return new String(file.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
