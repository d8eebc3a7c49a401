package crmbet.workbench.page.lab.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crmbet.core.clustering.Labels;
import crmbet.core.run.Run;
import crmbet.workbench.chart.Extent;
import crmbet.workbench.chart.Group;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What is kept of the page from one start to the next. Rows chosen by hand are not kept: they mean nothing once the set
 * has been computed anew.
 *
 * @param state the choices
 * @param enlarged whether the tabs have the whole height
 * @param divider the picture's share of the height, if a hand has set it
 */
record SavedLab(LabState state, boolean enlarged, OptionalDouble divider) {
    /** The name under which the workspace keeps it. */
    static final String VIEW = "lab";

    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whether the run that was looked at is still there. */
    boolean fits(LabWork.Lists lists) {
        return state.run().isEmpty()
                || lists.runs().stream().map(Run::name).anyMatch(state.run().get()::equals);
    }

    void arrange(ArrangementViewModel arrangement) {
        arrangement.enlargedProperty().set(enlarged);
        arrangement.dividerProperty().set(divider);
    }

    String write() {
        ObjectNode root = JSON.createObjectNode().put("version", VERSION);
        state.set().ifPresent(set -> root.put("set", set));
        state.run().ifPresent(run -> root.put("run", run));
        root.put("strategy", state.strategy());
        ObjectNode parameters = root.putObject("parameters");
        state.parameters().forEach((strategy, texts) -> {
            ObjectNode form = parameters.putObject(strategy);
            texts.forEach(form::put);
        });
        root.set("axes", SavedAxes.write(state.axes()));
        root.set("display", SavedAxes.write(state.display()));
        state.selection()
                .asGroup()
                .ifPresent(group -> root.put("group", group.cluster().orElse(Labels.NOISE)));
        ObjectNode comparing = root.putObject("comparing")
                .put("order", state.comparing().order().name());
        ArrayNode picked = comparing.putArray("picked");
        state.comparing().picked().forEach(picked::add);
        root.set("trial", SavedTrial.write(state.trial()));
        root.set("listing", SavedListing.write(state.listing()));
        state.zoom()
                .ifPresent(zoom -> root.putArray("zoom")
                        .add(zoom.minX())
                        .add(zoom.maxX())
                        .add(zoom.minY())
                        .add(zoom.maxY()));
        root.put("tab", state.tab()).put("enlarged", enlarged);
        divider.ifPresent(position -> root.put("divider", position));
        return root.toString();
    }

    /** What was written; empty if it is damaged, or another version's. */
    static Optional<SavedLab> read(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            return root.path("version").asInt() == VERSION
                    ? Optional.of(new SavedLab(
                            state(root), root.path("enlarged").asBoolean(), number(root.path("divider"), 0, 1)))
                    : Optional.empty();
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static LabState state(JsonNode root) {
        return new LabState(
                text(root.path("set")),
                text(root.path("run")),
                text(root.path("strategy")).orElse(StrategyViewModel.FIRST),
                parameters(root.path("parameters")),
                SavedAxes.axes(root.path("axes")),
                SavedAxes.display(root.path("display")),
                group(root.path("group")).map(Selection::of).orElseGet(Selection::nothing),
                comparing(root.path("comparing")),
                SavedTrial.read(root.path("trial")),
                SavedListing.read(root.path("listing")),
                zoom(root.path("zoom")),
                text(root.path("tab")).orElse(""));
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
    }

    private static OptionalDouble number(JsonNode node, double least, double most) {
        return node.isNumber() && node.doubleValue() >= least && node.doubleValue() <= most
                ? OptionalDouble.of(node.doubleValue())
                : OptionalDouble.empty();
    }

    private static Map<String, Map<String, String>> parameters(JsonNode node) {
        Map<String, Map<String, String>> parameters = new HashMap<>();
        for (Map.Entry<String, JsonNode> form : node.properties()) {
            Map<String, String> texts = new HashMap<>();
            form.getValue()
                    .properties()
                    .forEach(text -> texts.put(text.getKey(), text.getValue().asText()));
            parameters.put(form.getKey(), Map.copyOf(texts));
        }
        return parameters;
    }

    private static Comparing comparing(JsonNode node) {
        RunOrder order = Arrays.stream(RunOrder.values())
                .filter(each -> each.name().equals(node.path("order").asText()))
                .findFirst()
                .orElse(RunOrder.LATEST);
        List<String> picked = new ArrayList<>();
        node.path("picked").forEach(name -> picked.add(name.asText()));
        return new Comparing(order, picked);
    }

    private static Optional<Group> group(JsonNode node) {
        int cluster = node.asInt(Labels.NOISE);
        if (!node.isInt()) {
            return Optional.empty();
        }
        return Optional.of(new Group(cluster < 0 ? OptionalInt.empty() : OptionalInt.of(cluster)));
    }

    /** @throws IllegalArgumentException if it is no part of a plane */
    private static Optional<Extent> zoom(JsonNode node) {
        return node instanceof ArrayNode array && array.size() == 4
                ? Optional.of(new Extent(
                        array.get(0).asDouble(),
                        array.get(1).asDouble(),
                        array.get(2).asDouble(),
                        array.get(3).asDouble()))
                : Optional.empty();
    }
}
