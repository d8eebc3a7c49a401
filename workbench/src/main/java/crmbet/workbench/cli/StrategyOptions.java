package crmbet.workbench.cli;

import crmbet.core.clustering.KMeansOptions;
import crmbet.core.clustering.KMeansStrategy;
import crmbet.core.clustering.Strategies;
import crmbet.core.clustering.Strategy;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.workbench.message.Messages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How to cluster. */
final class StrategyOptions {
    private static final String K_MEANS = "kmeans";
    private static final String CLUSTERS = "k";
    private static final String STARTS = "starts";
    private static final String INIT = "init";
    private static final String INIT_BY_SEED = "k-means++";

    @Option(names = "--strategy", paramLabel = "kmeans|dbscan|hdbscan", required = true, order = 10)
    String name = "";

    @Option(names = "--param", paramLabel = "NAME=VALUE", arity = "1..*", order = 11)
    Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--seed", paramLabel = "N", order = 12)
    long seed;

    @Option(names = "--threads", paramLabel = "N", order = 13)
    @Nullable
    Integer threads;

    /**
     * Judges what needs no file to be read.
     *
     * @throws WrongUsage if there is no such strategy or parameter, or the number of threads is not allowed
     */
    void check(Messages messages) {
        requireKnown(strategyName(), messages);
        if (threads != null && threads < 1) {
            throw new WrongUsage(messages.get("cli.cluster.threads", threads));
        }
    }

    /**
     * The strategy that was asked for.
     *
     * @throws WrongUsage if a parameter is missing or its value is not allowed
     * @throws OperationException if the file with starting centroids cannot be read
     */
    Strategy strategy(Messages messages, Monitor monitor) throws OperationException {
        String strategy = strategyName();
        String init = parameters.get(INIT);
        try {
            if (strategy.equals(K_MEANS) && init != null && !init.equals(INIT_BY_SEED)) {
                return startingAt(new MatrixFile(init, List.of(), messages).read(monitor), messages);
            }
            return Strategies.parse(strategy, parameters, seed);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(messages.get("cli.usage.refused", e.getMessage()));
        }
    }

    Parallel parallel() {
        return threads == null ? Parallel.ofProcessors() : Parallel.of(threads);
    }

    private String strategyName() {
        return name.toLowerCase(Locale.ROOT);
    }

    private void requireKnown(String strategy, Messages messages) {
        if (!Strategies.names().contains(strategy)) {
            throw new WrongUsage(messages.get("cli.cluster.strategy", name, String.join(", ", Strategies.names())));
        }
        List<String> known = Strategies.parameterNames(strategy);
        for (String parameter : parameters.keySet()) {
            if (!known.contains(parameter)) {
                throw new WrongUsage(
                        messages.get("cli.cluster.parameter", strategy, parameter, String.join(", ", known)));
            }
        }
    }

    /** k-means from given centroids: one start, as many clusters as there are centroids. */
    private Strategy startingAt(FeatureMatrix centroids, Messages messages) {
        Map<String, String> others = new LinkedHashMap<>(parameters);
        others.remove(INIT);
        others.putIfAbsent(CLUSTERS, Integer.toString(centroids.rows()));
        others.putIfAbsent(STARTS, "1");
        KMeansOptions options = ((KMeansStrategy) Strategies.parse(K_MEANS, others, seed)).options();
        if (options.clusters() != centroids.rows()) {
            throw new WrongUsage(messages.get("cli.cluster.initClusters", centroids.rows(), options.clusters()));
        }
        if (options.starts() != 1) {
            throw new WrongUsage(messages.get("cli.cluster.initStarts"));
        }
        return new KMeansStrategy(new KMeansOptions(
                options.clusters(), 1, options.maxIterations(), options.tolerance(), seed, centroids));
    }
}
