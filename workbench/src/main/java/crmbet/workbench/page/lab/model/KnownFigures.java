package crmbet.workbench.page.lab.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crmbet.core.run.Run;
import crmbet.core.run.RunFigures;
import crmbet.core.validity.Compactness;
import crmbet.core.validity.Stability;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What has been measured of runs so far. A run is known by the moment it finished, which it keeps under any name.
 *
 * @param measured figures of clusters
 * @param stabilities of clusters, which take longer and are measured apart
 */
public record KnownFigures(Map<Instant, RunFigures> measured, Map<Instant, Stability> stabilities) {
    /** Nothing is known. */
    public static final KnownFigures NONE = new KnownFigures(Map.of(), Map.of());

    /** The name under which the workspace keeps it. */
    static final String VIEW = "lab-figures";

    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    public KnownFigures {
        measured = Map.copyOf(measured);
        stabilities = Map.copyOf(stabilities);
    }

    /** Empty until it is measured. */
    public Optional<RunFigures> of(Run run) {
        return Optional.ofNullable(measured.get(run.finishedAt()));
    }

    /** Empty until it is measured. */
    public Optional<Stability> stability(Run run) {
        return Optional.ofNullable(stabilities.get(run.finishedAt()));
    }

    KnownFigures with(Run run, RunFigures figures) {
        Map<Instant, RunFigures> more = new HashMap<>(measured);
        more.put(run.finishedAt(), figures);
        return new KnownFigures(more, stabilities);
    }

    KnownFigures with(Run run, Stability stability) {
        Map<Instant, Stability> more = new HashMap<>(stabilities);
        more.put(run.finishedAt(), stability);
        return new KnownFigures(measured, more);
    }

    /** Without those of runs that were deleted. */
    KnownFigures only(Collection<Run> runs) {
        Set<Instant> there = runs.stream().map(Run::finishedAt).collect(Collectors.toSet());
        Map<Instant, RunFigures> kept = new HashMap<>(measured);
        kept.keySet().retainAll(there);
        Map<Instant, Stability> stable = new HashMap<>(stabilities);
        stable.keySet().retainAll(there);
        return new KnownFigures(kept, stable);
    }

    String write() {
        ObjectNode root = JSON.createObjectNode().put("version", VERSION);
        ObjectNode runs = root.putObject("runs");
        Set<Instant> known = new HashSet<>(measured.keySet());
        known.addAll(stabilities.keySet());
        for (Instant run : known) {
            ObjectNode entry = runs.putObject(run.toString());
            Optional.ofNullable(measured.get(run)).ifPresent(figures -> {
                ObjectNode node = entry.putObject("measured");
                figures.compactness().ifPresent(compactness -> {
                    put(node, "daviesBouldin", OptionalDouble.of(compactness.daviesBouldin()));
                    put(node, "calinskiHarabasz", OptionalDouble.of(compactness.calinskiHarabasz()));
                });
                put(node, "densityValidity", figures.densityValidity());
                put(node, "moneySpread", figures.moneySpread());
            });
            Optional.ofNullable(stabilities.get(run)).ifPresent(stability -> {
                ObjectNode node = entry.putObject("stability")
                        .put("resamples", stability.resamples())
                        .put("seed", stability.seed());
                ArrayNode each = node.putArray("jaccard");
                for (double jaccard : stability.jaccard()) {
                    each.add(jaccard);
                }
            });
        }
        return root.toString();
    }

    /** As a text, because JSON has no word for what is infinite. */
    private static void put(ObjectNode node, String name, OptionalDouble figure) {
        figure.ifPresent(value -> node.put(name, Double.toString(value)));
    }

    /** What was written; nothing if it is damaged, or another version's. */
    static KnownFigures read(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            if (root.path("version").asInt() != VERSION) {
                return NONE;
            }
            Map<Instant, RunFigures> measured = new HashMap<>();
            Map<Instant, Stability> stabilities = new HashMap<>();
            for (Map.Entry<String, JsonNode> entry : root.path("runs").properties()) {
                Instant run = Instant.parse(entry.getKey());
                JsonNode figures = entry.getValue().path("measured");
                if (figures.isObject()) {
                    measured.put(run, figures(figures));
                }
                JsonNode stability = entry.getValue().path("stability");
                if (stability.isObject()) {
                    stabilities.put(run, stability(stability));
                }
            }
            return new KnownFigures(measured, stabilities);
        } catch (JsonProcessingException | DateTimeException | NumberFormatException e) {
            return NONE;
        }
    }

    private static RunFigures figures(JsonNode node) {
        OptionalDouble daviesBouldin = figure(node.path("daviesBouldin"));
        OptionalDouble calinskiHarabasz = figure(node.path("calinskiHarabasz"));
        return new RunFigures(
                daviesBouldin.isPresent() && calinskiHarabasz.isPresent()
                        ? Optional.of(new Compactness(daviesBouldin.getAsDouble(), calinskiHarabasz.getAsDouble()))
                        : Optional.empty(),
                figure(node.path("densityValidity")),
                figure(node.path("moneySpread")));
    }

    private static Stability stability(JsonNode node) {
        JsonNode each = node.path("jaccard");
        double[] jaccard = new double[each.size()];
        for (int cluster = 0; cluster < jaccard.length; cluster++) {
            jaccard[cluster] = each.get(cluster).asDouble();
        }
        return new Stability(
                jaccard,
                node.path("resamples").asInt(Stability.DEFAULT_RESAMPLES),
                node.path("seed").asLong());
    }

    private static OptionalDouble figure(JsonNode node) {
        return node.isTextual() ? OptionalDouble.of(Double.parseDouble(node.textValue())) : OptionalDouble.empty();
    }
}
