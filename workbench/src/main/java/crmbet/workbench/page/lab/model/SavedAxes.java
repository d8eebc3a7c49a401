package crmbet.workbench.page.lab.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crmbet.workbench.chart.Shading;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Axes and display as JSON; what is damaged is read as it is at the beginning. */
final class SavedAxes {
    private static final String NEIGHBORS = "umap";

    private SavedAxes() {}

    static ArrayNode write(Axes axes) {
        ArrayNode node = JsonNodeFactory.instance.arrayNode();
        return switch (axes) {
            case Axes.Components _ -> node;
            case Axes.Neighbors _ -> node.add(NEIGHBORS);
            case Axes.Features(int across, int up, AxisUnits unitsAcross, AxisUnits unitsUp) ->
                node.add(across).add(up).add(unitsAcross.name()).add(unitsUp.name());
        };
    }

    static Axes axes(JsonNode node) {
        if (node.path(0).asText().equals(NEIGHBORS)) {
            return new Axes.Neighbors();
        }
        int across = node.path(0).asInt(-1);
        int up = node.path(1).asInt(-1);
        return across >= 0 && up >= 0
                ? new Axes.Features(
                        across,
                        up,
                        value(node.path(2), AxisUnits.values(), AxisUnits.FITTED),
                        value(node.path(3), AxisUnits.values(), AxisUnits.FITTED))
                : new Axes.Components();
    }

    static ObjectNode write(Display display) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("shading", display.shading().name())
                .put("four", display.four());
        ObjectNode chosen = node.putObject("axes");
        display.chosen().forEach((panel, axes) -> chosen.set(Integer.toString(panel), write(axes)));
        return node;
    }

    static Display display(JsonNode node) {
        Map<Integer, Axes> chosen = new HashMap<>();
        for (int panel = 0; panel < Display.PANELS; panel++) {
            JsonNode axes = node.path("axes").path(Integer.toString(panel));
            if (axes.isArray()) {
                chosen.put(panel, axes(axes));
            }
        }
        return new Display(
                value(node.path("shading"), Shading.values(), Shading.CLUSTERS),
                node.path("four").asBoolean(),
                chosen);
    }

    private static <E extends Enum<E>> E value(JsonNode node, E[] values, E otherwise) {
        return Arrays.stream(values)
                .filter(value -> value.name().equals(node.asText()))
                .findFirst()
                .orElse(otherwise);
    }
}
