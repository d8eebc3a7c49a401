package crmbet.workbench.page.lab.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crmbet.core.explain.Branch;
import crmbet.core.explain.Condition;
import crmbet.core.explain.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What is tried on a run, as it is kept: an end of a range that is open is left out. */
final class SavedTrial {
    private static final String CUT = "cut";
    private static final String RULES = "rules";
    private static final String FEATURE = "feature";
    private static final String AT_LEAST = "atLeast";
    private static final String AT_MOST = "atMost";
    private static final String MISSING = "orMissing";

    private SavedTrial() {}

    static ObjectNode write(Trial trial) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        trial.cut().ifPresent(distance -> root.put(CUT, distance));
        ObjectNode rules = root.putObject(RULES);
        trial.rules().forEach((cluster, rule) -> {
            ArrayNode branches = rules.putArray(Integer.toString(cluster));
            for (Branch branch : rule.branches()) {
                ArrayNode conditions = branches.addArray();
                branch.conditions().forEach(condition -> conditions.add(write(condition)));
            }
        });
        return root;
    }

    private static ObjectNode write(Condition condition) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put(FEATURE, condition.feature());
        if (condition.onlyMissing()) {
            return node.put(MISSING, "only");
        }
        if (condition.hasAtLeast()) {
            node.put(AT_LEAST, condition.atLeast());
        }
        if (condition.hasAtMost()) {
            node.put(AT_MOST, condition.atMost());
        }
        return condition.orMissing() ? node.put(MISSING, "too") : node;
    }

    /** @throws IllegalArgumentException if a rule asks twice for the same feature */
    static Trial read(JsonNode root) {
        JsonNode cut = root.path(CUT);
        Map<Integer, Rule> rules = new HashMap<>();
        for (Map.Entry<String, JsonNode> rule : root.path(RULES).properties()) {
            if (rule.getKey().matches("\\d{1,9}") && !rule.getValue().isEmpty()) {
                rules.put(Integer.parseInt(rule.getKey()), rule(rule.getValue()));
            }
        }
        return new Trial(
                cut.isNumber() && cut.doubleValue() > 0 ? OptionalDouble.of(cut.doubleValue()) : OptionalDouble.empty(),
                rules);
    }

    private static Rule rule(JsonNode branches) {
        List<Branch> read = new ArrayList<>();
        for (JsonNode conditions : branches) {
            List<Condition> all = new ArrayList<>();
            conditions.forEach(condition -> all.add(condition(condition)));
            read.add(new Branch(all));
        }
        return new Rule(read);
    }

    private static Condition condition(JsonNode node) {
        String feature = node.path(FEATURE).asText();
        String missing = node.path(MISSING).asText();
        return missing.equals("only")
                ? Condition.missing(feature)
                : new Condition(
                        feature,
                        node.path(AT_LEAST).asDouble(Double.NEGATIVE_INFINITY),
                        node.path(AT_MOST).asDouble(Double.POSITIVE_INFINITY),
                        missing.equals("too"));
    }
}
