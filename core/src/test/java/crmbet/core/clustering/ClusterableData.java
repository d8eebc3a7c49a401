package crmbet.core.clustering;

import crmbet.core.feature.FeatureMatrix;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The demonstration set of the hdbscan project, and what R and scikit-learn find in it. */
final class ClusterableData {
    private ClusterableData() {}

    static FeatureMatrix matrix() {
        double[] values = lines("clusterable-data.csv").stream()
                .skip(1)
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new FeatureMatrix(List.of("x", "y"), values);
    }

    /** One column of R's results by its name. */
    static double[] foundByR(String column) {
        List<String> lines = lines("clusterable-data-r.csv");
        int position = List.of(lines.getFirst().split(",", -1)).indexOf(column);
        return lines.stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[position]))
                .toArray();
    }

    static int[] labelsByR(String column) {
        return Arrays.stream(foundByR(column)).mapToInt(label -> (int) label).toArray();
    }

    static int[] labelsByScikitLearn() {
        return lines("clusterable-data-scikit-learn.csv").stream()
                .skip(1)
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private static List<String> lines(String resource) {
        var stream = ClusterableData.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new IllegalStateException("test resource " + resource + " is missing");
        }
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.readAllLines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
