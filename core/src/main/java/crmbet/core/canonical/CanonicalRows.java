package crmbet.core.canonical;

import crmbet.core.task.Phase;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the rows of one mapping, in place of those that it made before, within a transaction. */
final class CanonicalRows {
    private final Session session;
    private final String name;

    /** @param name under which the rows are kept */
    CanonicalRows(Session session, String name) {
        this.session = session;
        this.name = name;
    }

    /** A dataset whose columns the user named. */
    Mapping store(ColumnMapping columns) throws SQLException {
        return again(SystemSql.activity(name, columns));
    }

    /** As above, by the statement that was made of the columns before. */
    Mapping again(String activity) throws SQLException {
        mapped("SELECT '" + ColumnMapping.ID + "' AS source, * FROM (" + activity + ")");
        MappingStore.delete(session, name);
        keepActivity();
        deriveCustomers();
        keepMapping(ColumnMapping.ID, null, activity);
        keepTable(0, ColumnMapping.ID, name, SystemTable.Content.ACTIVITY);
        return stored();
    }

    /** A system, from its tables as they are found in the workspace. */
    Mapping store(
            KnownSystem system,
            Map<SystemTable, SystemRelation> relations,
            Map<SystemTable, String> datasets,
            @Nullable String organisation)
            throws SQLException {
        boolean listed = system.tables().stream().anyMatch(table -> table.content() == SystemTable.Content.CUSTOMERS);
        String script = "";
        if (listed) {
            String customers = SystemSql.customers(system, relations);
            session.execute(Phase.MAPPING, "CREATE OR REPLACE TEMP TABLE people AS " + customers);
            script = "CREATE OR REPLACE TEMP TABLE people AS\n" + customers.strip() + ";\n\n";
        }
        String activity = SystemSql.activity(system, relations);
        String source = Identifier.literal(system.tables().getFirst().name());
        mapped(system.hasOneTable() ? "SELECT " + source + " AS source, * FROM (" + activity + ")" : activity);
        MappingStore.delete(session, name);
        keepActivity();
        if (listed) {
            keepCustomers();
        } else {
            deriveCustomers();
        }
        keepMapping(system.id(), organisation, script + activity);
        List<SystemTable> tables = system.tables();
        for (int position = 0; position < tables.size(); position++) {
            SystemTable table = tables.get(position);
            if (table.content() != SystemTable.Content.REFERENCE) {
                keepTable(position, table.name(), datasets.getOrDefault(table, name), table.content());
            }
        }
        return stored();
    }

    private void mapped(String sql) throws SQLException {
        session.execute(Phase.MAPPING, "CREATE OR REPLACE TEMP TABLE mapped AS " + sql);
    }

    private void keepActivity() throws SQLException {
        session.execute(Phase.MAPPING, """
                INSERT INTO crm.activity
                SELECT ?, customer_key, "at", kind, amount, quantity, product, category, channel, source_id
                FROM mapped WHERE exclusion IS NULL""", name);
        session.execute("""
                INSERT INTO meta.mapping_activity
                SELECT ?, kind, count(*) FROM mapped WHERE exclusion IS NULL GROUP BY kind""", name);
        session.execute("""
                INSERT INTO meta.mapping_exclusion
                SELECT ?, exclusion, count(*) FROM mapped WHERE exclusion IS NOT NULL GROUP BY exclusion""", name);
    }

    /** Where no table lists the customers, they are those who did something. */
    private void deriveCustomers() throws SQLException {
        // The country of the latest activity; of several at that moment the last in the alphabet, so that it never
        // varies.
        session.execute("""
                INSERT INTO crm.customer (dataset, customer_key, country)
                SELECT ?, customer_key, max({'moment': "at", 'name': country}).name
                FROM mapped WHERE exclusion IS NULL GROUP BY customer_key""", name);
    }

    private void keepCustomers() throws SQLException {
        session.execute("""
                INSERT INTO crm.customer
                SELECT ?, customer_key, registered_at, country, consent_marketing, consent_whatsapp, self_excluded,
                    underage, attributes
                FROM people WHERE exclusion IS NULL""", name);
    }

    private void keepMapping(String system, @Nullable String organisation, String sql) throws SQLException {
        session.execute("""
                INSERT INTO meta.mapping BY NAME
                SELECT ? AS dataset, ? AS system, ?::VARCHAR AS organisation, ? AS sql, count(*) AS rows,
                    count(DISTINCT customer_key) FILTER (WHERE exclusion IS NULL) AS customers,
                    count(DISTINCT customer_key) FILTER (WHERE exclusion IS NULL AND kind = 'purchase') AS purchasers,
                    now() AS mapped_at
                FROM mapped""", name, system, organisation, sql);
    }

    private void keepTable(int position, String table, String dataset, SystemTable.Content content)
            throws SQLException {
        String rows = content == SystemTable.Content.CUSTOMERS ? "people" : "mapped";
        session.execute(
                "INSERT INTO meta.mapping_table SELECT ?, ?, ?, ?, ?, count(*), count(*) FILTER (WHERE exclusion IS NULL)"
                        + " FROM " + rows + " WHERE source = ?",
                name,
                position,
                table,
                dataset,
                content.name(),
                table);
        session.execute(
                "INSERT INTO meta.mapping_table_exclusion SELECT ?, ?, exclusion, count(*) FROM " + rows
                        + " WHERE source = ? AND exclusion IS NOT NULL GROUP BY exclusion",
                name,
                table,
                table);
    }

    private Mapping stored() throws SQLException {
        return MappingStore.list(session).stream()
                .filter(mapping -> mapping.dataset().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
