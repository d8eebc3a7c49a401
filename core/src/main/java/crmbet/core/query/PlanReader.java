package crmbet.core.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/** Reads the JSON that EXPLAIN gives. */
final class PlanReader {
    /** Steps that belong to explaining and not to the query. */
    private static final Set<String> FRAME = Set.of("RESULT_COLLECTOR", "EXECUTE", "EXPLAIN_ANALYZE");

    private static final String ESTIMATE = "Estimated Cardinality";
    private static final ObjectMapper JSON = new ObjectMapper();

    private PlanReader() {}

    static PlanNode read(String plan) {
        try {
            JsonNode root = JSON.readTree(plan);
            JsonNode node =
                    root.isArray() ? root.path(0) : root.path("operator").path(0);
            while (FRAME.contains(name(node)) && node.path("children").size() == 1) {
                node = node.path("children").path(0);
            }
            return node(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database explained a query as something that is not JSON", e);
        }
    }

    private static PlanNode node(JsonNode node) {
        List<PlanNode> children = new ArrayList<>();
        node.path("children").forEach(child -> children.add(node(child)));
        JsonNode extra = node.path("extra_info");
        List<String> detail = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : extra.properties()) {
            if (!entry.getKey().equals(ESTIMATE)) {
                detail.add(detail(entry));
            }
        }
        return new PlanNode(
                name(node),
                detail,
                extra.has(ESTIMATE) ? OptionalLong.of(extra.path(ESTIMATE).asLong()) : OptionalLong.empty(),
                node.has("intermediate_rows")
                        ? OptionalLong.of(node.path("intermediate_rows").asLong())
                        : OptionalLong.empty(),
                node.has("timing") ? OptionalDouble.of(node.path("timing").asDouble()) : OptionalDouble.empty(),
                children);
    }

    private static String detail(Map.Entry<String, JsonNode> entry) {
        JsonNode value = entry.getValue();
        if (!value.isArray()) {
            return entry.getKey() + ": " + value.asText();
        }
        List<String> parts = new ArrayList<>();
        value.forEach(part -> parts.add(part.asText()));
        return entry.getKey() + ": " + String.join(", ", parts);
    }

    private static String name(JsonNode node) {
        return (node.has("name") ? node.path("name") : node.path("type"))
                .asText()
                .strip();
    }
}
