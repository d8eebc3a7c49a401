package crmbet.core.clustering;

import crmbet.core.neighbor.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes strategies of names and texts, as command lines, forms and stored runs have them. */
public final class Strategies {
    private static final String K_MEANS = "kmeans";
    private static final String DBSCAN = "dbscan";
    private static final String HDBSCAN = "hdbscan";
    /** Given centroids are no text; whoever has them makes the options itself. */
    private static final String INIT = "init";

    private static final String INIT_BY_SEED = "k-means++";

    private Strategies() {}

    /** The names of all strategies. */
    public static List<String> names() {
        return List.of(K_MEANS, DBSCAN, HDBSCAN);
    }

    /**
     * The parameters of a strategy, in the order in which they are documented.
     *
     * @throws IllegalArgumentException if there is no such strategy
     */
    public static List<String> parameterNames(String strategy) {
        return switch (strategy) {
            case K_MEANS -> List.of("k", "starts", "iterations", "tolerance", INIT);
            case DBSCAN -> List.of("eps", "min_points", "metric");
            case HDBSCAN ->
                List.of(
                        "min_cluster_size",
                        "min_samples",
                        "epsilon",
                        "selection",
                        "max_cluster_size",
                        "allow_single_cluster",
                        "metric");
            default ->
                throw new IllegalArgumentException(
                        "there is no strategy \"" + strategy + "\": the strategies are " + String.join(", ", names()));
        };
    }

    /**
     * A strategy with the parameters given and the defaults of the others. {@code k}, {@code eps}, {@code min_points}
     * and {@code min_cluster_size} have none; {@code min_samples} is {@code min_cluster_size} where it is not given.
     *
     * @param strategy one of {@link #names()}
     * @param parameters by {@linkplain #parameterNames name}
     * @param seed of every random step; strategies without one ignore it
     * @throws IllegalArgumentException if there is no such strategy or parameter, a parameter is missing, or a value is
     *     out of its range; the message names it and says what is allowed
     */
    public static Strategy parse(String strategy, Map<String, String> parameters, long seed) {
        List<String> known = parameterNames(strategy);
        for (String name : parameters.keySet()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(strategy + " has no parameter \"" + name + "\": its parameters are "
                        + String.join(", ", known));
            }
        }
        Texts texts = new Texts(strategy, parameters);
        return switch (strategy) {
            case K_MEANS -> new KMeansStrategy(kMeans(texts, seed));
            case DBSCAN -> new DbscanStrategy(dbscan(texts));
            default -> new HdbscanStrategy(hdbscan(texts));
        };
    }

    private static KMeansOptions kMeans(Texts texts, long seed) {
        String _ = texts.given(INIT, text -> oneOf(new String[] {INIT_BY_SEED}, name -> name, text), INIT_BY_SEED);
        return new KMeansOptions(
                texts.required("k", Strategies::wholeNumber),
                texts.given("starts", Strategies::wholeNumber, KMeansOptions.DEFAULT_STARTS),
                texts.given("iterations", Strategies::wholeNumber, KMeansOptions.DEFAULT_MAX_ITERATIONS),
                texts.given("tolerance", Strategies::number, 0.0),
                seed,
                null);
    }

    private static DbscanOptions dbscan(Texts texts) {
        return new DbscanOptions(
                texts.required("eps", Strategies::number),
                texts.required("min_points", Strategies::wholeNumber),
                texts.given("metric", Strategies::metric, Metric.EUCLIDEAN));
    }

    private static HdbscanOptions hdbscan(Texts texts) {
        int minClusterSize = texts.required("min_cluster_size", Strategies::wholeNumber);
        HdbscanOptions defaults =
                HdbscanOptions.of(minClusterSize, texts.given("min_samples", Strategies::wholeNumber, minClusterSize));
        return new HdbscanOptions(
                minClusterSize,
                defaults.minSamples(),
                texts.given("epsilon", Strategies::number, defaults.epsilon()),
                texts.given("selection", Strategies::selection, defaults.selection()),
                texts.given("max_cluster_size", size -> OptionalInt.of(wholeNumber(size)), defaults.maxClusterSize()),
                texts.given("allow_single_cluster", Strategies::truth, defaults.allowSingleCluster()),
                texts.given("metric", Strategies::metric, defaults.metric()));
    }

    private static Integer wholeNumber(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("it must be a whole number", e);
        }
    }

    private static Double number(String text) {
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("it must be a number", e);
        }
    }

    private static Metric metric(String text) {
        return oneOf(Metric.values(), Metric::parameter, text);
    }

    private static ClusterSelection selection(String text) {
        return oneOf(ClusterSelection.values(), ClusterSelection::parameter, text);
    }

    private static Boolean truth(String text) {
        return oneOf(new Boolean[] {true, false}, Object::toString, text);
    }

    private static <T> T oneOf(T[] choices, Function<T, String> name, String text) {
        return Arrays.stream(choices)
                .filter(choice -> name.apply(choice).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "it must be one of " + Arrays.stream(choices).map(name).collect(Collectors.joining(", "))));
    }

    /** The parameters of a strategy as texts. */
    private record Texts(String strategy, Map<String, String> values) {
        <T> T required(String name, Function<String, T> reading) {
            String text = values.get(name);
            if (text == null) {
                throw new IllegalArgumentException(strategy + " needs the parameter " + name);
            }
            return read(name, text, reading);
        }

        <T> T given(String name, Function<String, T> reading, T otherwise) {
            String text = values.get(name);
            return text == null ? otherwise : read(name, text, reading);
        }

        private static <T> T read(String name, String text, Function<String, T> reading) {
            try {
                return reading.apply(text);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name + " \"" + text + "\" is not allowed: " + e.getMessage(), e);
            }
        }
    }
}
