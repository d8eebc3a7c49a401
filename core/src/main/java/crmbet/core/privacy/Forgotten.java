package crmbet.core.privacy;

import crmbet.core.failure.OperationException;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * People who were erased. Of each only a keyed hash is kept, by which a later load that brings the person back is
 * noticed. It needs the key of the installation: under another one nobody is known again.
 */
public final class Forgotten {
    private static final String DATA = Identifier.quote("data") + '.';

    private Forgotten() {}

    /** @param columns names of the columns of datasets that named the customer */
    static void remember(Session session, String customer, Set<String> columns)
            throws SQLException, OperationException {
        String mark = new Pseudonyms(KeyFile.ofInstallation().bytes()).mark(customer);
        session.execute("DELETE FROM meta.forgotten WHERE mark = ?", mark);
        session.execute("INSERT INTO meta.forgotten VALUES (?)", mark);
        for (String column : columns) {
            session.execute("DELETE FROM meta.forgotten_column WHERE column_name = ?", column);
            session.execute("INSERT INTO meta.forgotten_column VALUES (?)", column);
        }
    }

    /**
     * Erases again, in a transaction that goes on, whoever came back with what was loaded or mapped in it.
     *
     * @return how many people those were
     */
    public static int eraseAgain(Session session) throws OperationException {
        return session.part(part -> {
            Set<String> marks = new HashSet<>(part.query("SELECT mark FROM meta.forgotten", row -> row.text(0)));
            if (marks.isEmpty()) {
                return 0;
            }
            Set<String> back = back(part, marks);
            Set<String> changed = new TreeSet<>();
            for (String customer : back) {
                Traces traces = Traces.of(part, customer);
                Erasure.delete(part, traces, customer, new TreeMap<>());
                traces.rows().keySet().stream()
                        .filter(table -> table.startsWith(DATA))
                        .forEach(changed::add);
            }
            for (String table : changed) {
                writeAnew(part, table);
            }
            return back.size();
        });
    }

    private static Set<String> back(Session session, Set<String> marks) throws SQLException, OperationException {
        Pseudonyms pseudonyms = new Pseudonyms(KeyFile.ofInstallation().bytes());
        List<String> places = new ArrayList<>(
                List.of("SELECT customer_key FROM crm.customer", "SELECT customer_key FROM crm.activity"));
        session.forEach(
                "SELECT table_name, column_name FROM duckdb_columns() WHERE database_name = current_database()"
                        + " AND schema_name = 'data'"
                        + " AND lower(column_name) IN (SELECT column_name FROM meta.forgotten_column) ORDER BY ALL",
                row -> places.add("SELECT CAST(" + Identifier.quote(row.text(1)) + " AS VARCHAR) FROM "
                        + Identifier.quote("data", row.text(0))));
        Set<String> back = new TreeSet<>();
        for (String place : places) {
            session.forEach(
                    "SELECT DISTINCT regexp_replace(k, '\\.0$', '') FROM (" + place + ") t(k) WHERE k IS NOT NULL",
                    row -> {
                        if (marks.contains(pseudonyms.mark(row.text(0)))) {
                            back.add(row.text(0));
                        }
                    });
        }
        return back;
    }

    /** The rows of a dataset are numbered without gaps. */
    private static void writeAnew(Session session, String table) throws SQLException {
        session.execute("CREATE OR REPLACE TEMP TABLE remaining AS FROM " + table + " ORDER BY rowid");
        session.execute("DROP TABLE " + table);
        session.execute("CREATE TABLE " + table + " AS FROM temp.main.remaining");
        session.execute("DROP TABLE temp.main.remaining");
    }
}
