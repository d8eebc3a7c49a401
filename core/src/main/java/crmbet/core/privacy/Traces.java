package crmbet.core.privacy;

import crmbet.core.failure.OperationException;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where in a workspace a customer has left rows: those that name the customer's key or one of the customer's pseudonyms,
 * and in datasets also the rows that belong to those (the messages of a conversation, the items of an order).
 */
final class Traces {
    /** A column names customers if so many of its different values are keys of customers. */
    private static final double MOST = 0.5;

    private static final Set<String> KEPT =
            Set.of("meta.audit", "meta.shared_note", "meta.migration", "meta.personal_value");

    private final Session session;
    private final String customer;
    private final Map<String, Set<Long>> rows = new LinkedHashMap<>();
    private final Set<String> pseudonyms = new TreeSet<>();
    private final Set<String> keyColumns = new TreeSet<>();

    private Traces(Session session, String customer) {
        this.session = session;
        this.customer = customer;
    }

    static Traces of(Session session, String customer) throws OperationException {
        Traces traces = new Traces(session, customer);
        session.part(part -> {
            traces.follow();
            return customer;
        });
        return traces;
    }

    /** The customer's pseudonyms. */
    Set<String> pseudonyms() {
        return pseudonyms;
    }

    /** The columns of datasets, in lower case, that name the customer. */
    Set<String> keyColumns() {
        return keyColumns;
    }

    /** Row numbers by table, as it stands in SQL; tables without any are absent. */
    Map<String, Set<Long>> rows() {
        return rows;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** A column of a table, in SQL. */
    private record Place(String schema, String table, String column) {
        String relation() {
            return Identifier.quote(schema, table);
        }

        String text() {
            return "CAST(" + Identifier.quote(column) + " AS VARCHAR)";
        }
    }

    private void follow() throws SQLException {
        List<Place> all = places();
        List<Place> keys = new ArrayList<>();
        for (Place place : all) {
            if (place.column.equals("customer_key") || (place.schema.equals("data") && namesCustomers(place))) {
                keys.add(place);
            }
        }
        for (Place place : keys) {
            boolean named = collect(
                    place,
                    "(" + place.text() + " = ? OR " + place.text() + " = ?)" + except(place),
                    customer,
                    customer + ".0");
            if (named && place.schema.equals("data")) {
                keyColumns.add(place.column.toLowerCase(Locale.ROOT));
            }
        }
        Map<String, List<String>> personal = new HashMap<>();
        session.forEach(
                "SELECT dataset, column_name FROM meta.personal_column",
                row -> personal.computeIfAbsent(row.text(0), _ -> new ArrayList<>())
                        .add(row.text(1)));
        followReferences(all);
        collectPseudonyms(personal);
        for (Map.Entry<String, List<String>> dataset : personal.entrySet()) {
            for (String column : dataset.getValue()) {
                for (String pseudonym : pseudonyms) {
                    Place place = new Place("data", dataset.getKey(), column);
                    collect(place, place.text() + " = ?", pseudonym);
                }
            }
        }
        followReferences(all);
    }

    /** A removal that has not reached its target yet has to know whom it is about. */
    private static String except(Place place) {
        return place.schema.equals("meta") && place.table.equals("delivery")
                ? " AND rollout NOT IN (SELECT id FROM meta.rollout WHERE kind = 'ERASE'"
                        + " AND state NOT IN ('STOPPED', 'DONE'))"
                : "";
    }

    private List<Place> places() throws SQLException {
        List<Place> places = session.query(
                "SELECT c.schema_name, c.table_name, c.column_name FROM duckdb_columns() c JOIN duckdb_tables() t"
                        + " ON t.table_oid = c.table_oid AND t.database_name = c.database_name"
                        + " WHERE c.database_name = current_database() AND NOT c.internal"
                        + " AND (c.data_type IN ('VARCHAR', 'UUID') OR c.data_type LIKE '%INT%' OR c.data_type = 'DOUBLE')"
                        + " ORDER BY ALL",
                row -> new Place(row.text(0), row.text(1), row.text(2)));
        return places.stream()
                .filter(place -> !KEPT.contains(place.schema + '.' + place.table))
                .toList();
    }

    private boolean namesCustomers(Place place) throws SQLException {
        return session.first(
                        "SELECT count(k.customer_key), count(*) FROM (SELECT DISTINCT regexp_replace(" + place.text()
                                + ", '\\.0$', '') AS value FROM " + place.relation() + " WHERE "
                                + Identifier.quote(place.column)
                                + " IS NOT NULL) v LEFT JOIN (SELECT DISTINCT customer_key"
                                + " FROM crm.customer) k ON k.customer_key = v.value",
                        row -> row.integer(1) > 0 && row.integer(0) >= MOST * row.integer(1))
                .orElse(false);
    }

    private boolean collect(Place place, String condition, Object... values) throws SQLException {
        List<Long> found = session.query(
                "SELECT rowid FROM " + place.relation() + " WHERE " + condition, row -> row.integer(0), values);
        return !found.isEmpty()
                && rows.computeIfAbsent(place.relation(), _ -> new HashSet<>()).addAll(found);
    }

    /** Rows of other datasets that name, in {@code x_id}, the {@code id} of a row of the dataset {@code xs}. */
    private void followReferences(List<Place> all) throws SQLException {
        boolean more = true;
        while (more) {
            more = false;
            for (Place identity : all) {
                Set<Long> found = rows.get(identity.relation());
                if (found == null || !identity.schema.equals("data") || !identity.column.equalsIgnoreCase("id")) {
                    continue;
                }
                String ids = "SELECT " + identity.text() + " FROM " + identity.relation() + " WHERE rowid IN ("
                        + numbers(found) + ")";
                for (Place reference : all) {
                    if (reference.schema.equals("data") && refers(reference, identity)) {
                        more |= collect(reference, reference.text() + " IN (" + ids + ")");
                    }
                }
            }
        }
    }

    private static boolean refers(Place reference, Place identity) {
        String column = reference.column.toLowerCase(Locale.ROOT);
        String table = identity.table.toLowerCase(Locale.ROOT);
        String one = table.endsWith("s") ? table.substring(0, table.length() - 1) : table;
        return column.endsWith("_id")
                && column.length() > 3
                && (one.equals(column.substring(0, column.length() - 3))
                        || one.endsWith('_' + column.substring(0, column.length() - 3)));
    }

    private void collectPseudonyms(Map<String, List<String>> personal) throws SQLException {
        for (Map.Entry<String, List<String>> dataset : personal.entrySet()) {
            Set<Long> found = rows.get(Identifier.quote("data", dataset.getKey()));
            if (found == null) {
                continue;
            }
            for (String column : dataset.getValue()) {
                Place place = new Place("data", dataset.getKey(), column);
                session.forEach(
                        "SELECT DISTINCT " + place.text() + " FROM " + place.relation() + " WHERE rowid IN ("
                                + numbers(found) + ") AND " + Identifier.quote(column) + " IS NOT NULL"
                                + " AND EXISTS (FROM meta.personal_value WHERE pseudonym = " + place.text() + ")",
                        row -> pseudonyms.add(row.text(0)));
            }
        }
    }

    static String numbers(Set<Long> rows) {
        StringBuilder list = new StringBuilder();
        for (Long row : rows) {
            list.append(list.isEmpty() ? "" : ", ").append(row);
        }
        return list.toString();
    }
}
