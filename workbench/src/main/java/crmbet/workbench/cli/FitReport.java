package crmbet.workbench.cli;

import crmbet.core.clustering.Clustering;
import crmbet.core.clustering.KMeansModel;
import crmbet.core.clustering.Labels;
import crmbet.workbench.message.Messages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Says what was found, and what it took.
 *
 * @param clustering of the last fit
 * @param durations of every fit, the first one cold
 */
record FitReport(Clustering clustering, List<Duration> durations, Messages messages) {
    private static final int MOST_SIZES_SHOWN = 20;
    private static final double NANOS_PER_SECOND = 1e9;

    Facts facts() {
        Labels labels = clustering.labels();
        Facts parameters = Facts.none();
        for (Map.Entry<String, String> parameter :
                clustering.strategy().parameters().entrySet()) {
            parameters.and(parameter.getKey(), typed(parameter.getValue()));
        }
        Facts facts = Facts.of("strategy", clustering.strategy().name())
                .and("parameters", parameters)
                .and("seed", clustering.strategy().seed())
                .and("rows", labels.size())
                .and("columns", clustering.features())
                .and("clusters", labels.clusterCount())
                .and("sizes", Arrays.stream(labels.sizes()).boxed().toList())
                .and("noise", labels.noiseCount())
                .and("seconds", durations.stream().map(FitReport::seconds).toList());
        if (clustering.model() instanceof KMeansModel model) {
            facts.and("iterations", model.iterations())
                    .and("inertia", model.inertia())
                    .and("converged", model.converged());
        }
        return facts.and("peak_memory_bytes", PeakMemory.bytes());
    }

    List<String> lines() {
        Labels labels = clustering.labels();
        List<String> lines = new ArrayList<>();
        String seconds = messages.formats().decimal(seconds(durations.getLast()), 3);
        lines.add(messages.get(
                labels.noiseCount() == 0 ? "cli.cluster.foundNoNoise" : "cli.cluster.found",
                clustering.strategy().name(),
                labels.clusterCount(),
                labels.size(),
                seconds,
                labels.noiseCount()));
        for (int cluster = 0; cluster < Math.min(labels.clusterCount(), MOST_SIZES_SHOWN); cluster++) {
            int size = labels.sizeOf(cluster);
            lines.add(messages.get(
                    "cli.cluster.size", cluster, size, messages.formats().share((double) size / labels.size())));
        }
        if (clustering.model() instanceof KMeansModel model) {
            lines.add(messages.get(
                    "cli.cluster.inertia", messages.formats().decimal(model.inertia(), 3), model.iterations()));
            if (!model.converged()) {
                lines.add(messages.get("cli.cluster.notConverged"));
            }
        }
        return lines;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / NANOS_PER_SECOND;
    }

    /** A parameter as JSON has it: numbers and truth values are no texts there. */
    private static Object typed(String value) {
        if (value.equals("true") || value.equals("false")) {
            return Boolean.valueOf(value);
        }
        try {
            return Long.valueOf(value);
        } catch (NumberFormatException notWhole) {
            try {
                return Double.valueOf(value);
            } catch (NumberFormatException notANumber) {
                return value;
            }
        }
    }
}
