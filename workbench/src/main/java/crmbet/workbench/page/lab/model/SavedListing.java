package crmbet.workbench.page.lab.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import crmbet.core.table.Refinement;
import crmbet.workbench.table.TableChoices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How customers are listed, as it is kept; what is no text where one belongs is left out. */
final class SavedListing {
    private static final String SEARCH = "search";
    private static final String FILTERS = "filters";
    private static final String ORDER = "order";
    private static final String COLUMN = "column";
    private static final String DESCENDING = "descending";
    private static final String HIDDEN = "hidden";
    private static final String ONLY_SELECTED = "onlySelected";

    private SavedListing() {}

    static ObjectNode write(Listing listing) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put(SEARCH, listing.table().search());
        ObjectNode filters = root.putObject(FILTERS);
        listing.table().filters().forEach(filters::put);
        ArrayNode order = root.putArray(ORDER);
        listing.table()
                .order()
                .forEach(sort -> order.addObject().put(COLUMN, sort.column()).put(DESCENDING, sort.descending()));
        ArrayNode hidden = root.putArray(HIDDEN);
        listing.table().hidden().forEach(hidden::add);
        return root.put(ONLY_SELECTED, listing.onlySelected());
    }

    static Listing read(JsonNode root) {
        Map<String, String> filters = new HashMap<>();
        for (Map.Entry<String, JsonNode> filter : root.path(FILTERS).properties()) {
            if (filter.getValue().isTextual()) {
                filters.put(filter.getKey(), filter.getValue().textValue());
            }
        }
        Set<String> hidden = new HashSet<>();
        for (JsonNode column : root.path(HIDDEN)) {
            if (column.isTextual()) {
                hidden.add(column.textValue());
            }
        }
        String search = root.path(SEARCH).isTextual() ? root.path(SEARCH).textValue() : "";
        return new Listing(
                new TableChoices(search, filters, order(root.path(ORDER)), hidden),
                root.path(ONLY_SELECTED).asBoolean());
    }

    /** Rows cannot be sorted by one column twice. */
    private static List<Refinement.Sort> order(JsonNode sorts) {
        List<Refinement.Sort> order = new ArrayList<>();
        Set<String> sorted = new HashSet<>();
        for (JsonNode sort : sorts) {
            JsonNode column = sort.path(COLUMN);
            if (column.isTextual() && sorted.add(column.textValue())) {
                order.add(new Refinement.Sort(
                        column.textValue(), sort.path(DESCENDING).asBoolean()));
            }
        }
        return order;
    }
}
