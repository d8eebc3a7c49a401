package crmbet.core.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a strategy found on a feature set, without the labels themselves.
 *
 * @param name unique in the workspace
 * @param featureSet name of the feature set
 * @param fingerprint of the feature set as it was fitted
 * @param strategy {@code kmeans}, {@code dbscan} or {@code hdbscan}
 * @param parameters by their command-line names, in documented order
 * @param seed of every random step
 * @param rows customers
 * @param clusters clusters found
 * @param noise customers that belong to none
 * @param inertia sum of squared distances to the nearest centroid; null unless k-means
 * @param iterations of the best start; null unless k-means
 * @param silhouette mean silhouette, −1 to 1; null until measured
 * @param duration wall time of the fit
 * @param finishedAt when
 * @param dataFingerprint 128 bits of the fitted values and their customers in hexadecimal, whatever the order of the rows:
 *     the same for the same data; null for runs of older versions
 */
public record Run(
        String name,
        String featureSet,
        String fingerprint,
        String strategy,
        Map<String, String> parameters,
        long seed,
        long rows,
        int clusters,
        long noise,
        @Nullable Double inertia,
        @Nullable Integer iterations,
        @Nullable Double silhouette,
        Duration duration,
        Instant finishedAt,
        @Nullable String dataFingerprint) {
    public Run {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }
}
