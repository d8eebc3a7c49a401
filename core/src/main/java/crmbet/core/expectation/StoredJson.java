package crmbet.core.expectation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crmbet.core.expectation.Finding.FailingRow;
import crmbet.core.expectation.Finding.Outcome;
import crmbet.core.expectation.Finding.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings and baselines as the workspace stores them. */
final class StoredJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StoredJson() {}

    static List<String> texts(String array) {
        List<String> texts = new ArrayList<>();
        read(array).forEach(each -> {
            if (!each.isNull()) {
                texts.add(each.asText());
            }
        });
        return texts;
    }

    /** Without the examples, which have a table of their own. */
    static String write(List<Finding> findings) {
        ArrayNode array = JSON.createArrayNode();
        for (Finding each : findings) {
            ObjectNode node = array.addObject();
            node.set("expectation", RuleJson.write(each.expectation()));
            node.put("outcome", each.outcome().name())
                    .put("checked", each.checked())
                    .put("failing", each.failing())
                    .put("figure", each.figure());
            Problem problem = each.problem();
            if (problem != null) {
                node.put("problem", problem.kind().name()).put("name", problem.name());
            }
        }
        return array.toString();
    }

    /** @param examples by the position of the finding */
    static List<Finding> findings(String json, Map<Integer, List<FailingRow>> examples) {
        List<Finding> findings = new ArrayList<>();
        for (JsonNode node : read(json)) {
            findings.add(new Finding(
                    RuleJson.read(node.get("expectation")),
                    Outcome.valueOf(node.get("outcome").asText()),
                    node.get("checked").asLong(),
                    node.get("failing").asLong(),
                    node.hasNonNull("figure") ? (Double) node.get("figure").asDouble() : null,
                    node.hasNonNull("problem")
                            ? new Problem(
                                    Problem.Kind.valueOf(node.get("problem").asText()),
                                    node.get("name").asText())
                            : null,
                    examples.getOrDefault(findings.size(), List.of())));
        }
        return findings;
    }

    static String write(Baseline baseline) {
        ObjectNode json = JSON.createObjectNode().put("rows", baseline.rows());
        ObjectNode spreads = json.putObject("spreads");
        baseline.spreads().forEach((column, spread) -> {
            ObjectNode node = spreads.putObject(column).put("numbers", spread.numbers());
            spread.edges().forEach(node.putArray("edges")::add);
            spread.values().forEach(node.putArray("values")::add);
            spread.counts().forEach(node.putArray("counts")::add);
        });
        return json.toString();
    }

    static Baseline baseline(String json) {
        JsonNode node = read(json);
        Map<String, Spread> spreads = new LinkedHashMap<>();
        node.get("spreads").properties().forEach(each -> {
            JsonNode spread = each.getValue();
            List<Double> edges = new ArrayList<>();
            spread.get("edges").forEach(edge -> edges.add(edge.asDouble()));
            List<Long> counts = new ArrayList<>();
            spread.get("counts").forEach(count -> counts.add(count.asLong()));
            spreads.put(
                    each.getKey(),
                    new Spread(
                            spread.get("numbers").asBoolean(),
                            edges,
                            texts(spread.get("values").toString()),
                            counts));
        });
        return new Baseline(node.get("rows").asLong(), spreads);
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the workspace holds what this product did not write", e);
        }
    }
}
