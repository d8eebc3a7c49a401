package crmbet.core.canonical;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import crmbet.core.workspace.Session;
import crmbet.core.workspace.Workspace;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Maps datasets of a workspace onto {@code crm.customer} and {@code crm.activity}. Safe for use by several threads. */
public final class Canonical {
    private static final List<KnownSystem> SYSTEMS = List.of(new KnownSystem(
            "online-retail",
            "Online Retail",
            List.of(
                    "InvoiceNo",
                    "StockCode",
                    "Description",
                    "Quantity",
                    "InvoiceDate",
                    "UnitPrice",
                    "CustomerID",
                    "Country")));

    private final Workspace workspace;

    public Canonical(Workspace workspace) {
        this.workspace = workspace;
    }

    /** The systems whose mapping ships with the product, in alphabetical order. */
    public static List<KnownSystem> systems() {
        return SYSTEMS;
    }

    /**
     * The known system of that name.
     *
     * @throws OperationException {@code NotFound} if there is none
     */
    public static KnownSystem system(String id) throws OperationException {
        return SYSTEMS.stream()
                .filter(system -> system.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new OperationException(new Failure.NotFound(Failure.Subject.SYSTEM, id)));
    }

    /**
     * The known system whose columns a dataset has, if there is one.
     *
     * @throws OperationException {@code NotFound} if there is no such dataset
     */
    public Optional<KnownSystem> suggest(String dataset) throws OperationException {
        List<String> columns = columns(dataset);
        return SYSTEMS.stream()
                .filter(system -> missing(system.columns(), columns).isEmpty())
                .findFirst();
    }

    /**
     * A guess, by the names of its columns, at what {@link ColumnMapping} fits a dataset; empty unless customer, time and
     * amount are all found.
     *
     * @throws OperationException {@code NotFound} if there is no such dataset
     */
    public Optional<ColumnMapping> suggestColumns(String dataset) throws OperationException {
        return ColumnGuess.of(columns(dataset));
    }

    /**
     * Maps a dataset in one transaction; rows that an earlier mapping of the same dataset made are replaced.
     *
     * @throws OperationException {@code NotFound} if there is no such dataset, {@code SchemaMismatch} naming the columns
     *     that it lacks
     */
    public Mapping map(String dataset, SourceSystem system, Monitor monitor) throws OperationException {
        return workspace.write(monitor, session -> {
            requireColumns(dataset, system, columns(session, dataset));
            String sql = SystemSql.activity(dataset, system);
            session.execute(Phase.MAPPING, "CREATE TEMP TABLE mapped AS " + sql);
            MappingStore.delete(session, dataset);
            store(session, dataset, system, sql);
            return MappingStore.list(session).stream()
                    .filter(mapping -> mapping.dataset().equals(dataset))
                    .findFirst()
                    .orElseThrow();
        });
    }

    /** What has been mapped, by name of the dataset. */
    public List<Mapping> mappings() throws OperationException {
        return workspace.read(Monitor.none(), MappingStore::list);
    }

    private static void store(Session session, String dataset, SourceSystem system, String sql) throws SQLException {
        session.execute(Phase.MAPPING, """
                INSERT INTO crm.activity
                SELECT ?, customer_key, "at", kind, amount, quantity, product, category, channel, source_id
                FROM mapped WHERE exclusion IS NULL""", dataset);
        // The country of the latest activity; of several at that moment the last in the alphabet, so that it never
        // varies.
        session.execute("""
                INSERT INTO crm.customer (dataset, customer_key, country)
                SELECT ?, customer_key, max({'moment': "at", 'name': country}).name
                FROM mapped WHERE exclusion IS NULL GROUP BY customer_key""", dataset);
        session.execute("""
                INSERT INTO meta.mapping_activity
                SELECT ?, kind, count(*) FROM mapped WHERE exclusion IS NULL GROUP BY kind""", dataset);
        session.execute("""
                INSERT INTO meta.mapping_exclusion
                SELECT ?, exclusion, count(*) FROM mapped WHERE exclusion IS NOT NULL GROUP BY exclusion""", dataset);
        session.execute("""
                INSERT INTO meta.mapping
                SELECT ?, ?, ?, count(*),
                    count(DISTINCT customer_key) FILTER (WHERE exclusion IS NULL),
                    count(DISTINCT customer_key) FILTER (WHERE exclusion IS NULL AND kind = 'purchase'),
                    now()
                FROM mapped""", dataset, system.id(), sql);
    }

    private List<String> columns(String dataset) throws OperationException {
        return workspace.read(Monitor.none(), session -> columns(session, dataset));
    }

    private static List<String> columns(Session session, String dataset) throws SQLException, OperationException {
        List<String> columns = session.query("""
                SELECT column_name FROM duckdb_columns()
                WHERE schema_name = 'data' AND table_name = ? ORDER BY column_index""", row -> row.text(0), dataset);
        if (columns.isEmpty()) {
            throw new OperationException(new Failure.NotFound(Failure.Subject.DATASET, dataset));
        }
        return columns;
    }

    private static void requireColumns(String dataset, SourceSystem system, List<String> found)
            throws OperationException {
        List<String> missing = switch (system) {
            case KnownSystem known -> missing(known.columns(), found);
            case ColumnMapping columns -> missing(columns.columns(), found);
        };
        if (!missing.isEmpty()) {
            throw new OperationException(new Failure.SchemaMismatch(
                    "dataset " + dataset, String.join(", ", missing), String.join(", ", found)));
        }
    }

    /** Those of {@code wanted} that are not among {@code found}; upper and lower case do not matter. */
    private static List<String> missing(List<String> wanted, List<String> found) {
        TreeSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(found);
        return wanted.stream().filter(column -> !names.contains(column)).toList();
    }
}
