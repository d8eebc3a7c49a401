package crmbet.core.clustering;

import crmbet.core.feature.FeatureMatrix;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Recency, frequency and money of the 4,338 customers of Online Retail (source and licence beside the file). */
public final class OnlineRetail {
    private OnlineRetail() {}

    /** The three columns as they are: days, purchases, pounds. */
    public static FeatureMatrix rfm() {
        double[] values = lines().stream()
                .skip(1)
                .flatMap(line -> Arrays.stream(line.split(",", -1)).limit(3))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new FeatureMatrix(List.of("recency", "frequency", "money"), values);
    }

    /** The z-scores (population standard deviation) of log1p of the three columns. */
    public static FeatureMatrix standardizedLogRfm() {
        double[] values = Arrays.stream(rfm().values()).map(Math::log1p).toArray();
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
