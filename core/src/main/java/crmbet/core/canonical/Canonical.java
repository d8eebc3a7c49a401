package crmbet.core.canonical;

import crmbet.core.failure.Failure;
import crmbet.core.failure.Obstacle;
import crmbet.core.failure.OperationException;
import crmbet.core.privacy.Forgotten;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Session;
import crmbet.core.workspace.Workspace;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Maps datasets of a workspace onto {@code crm.customer} and {@code crm.activity}. Safe for use by several threads. */
public final class Canonical {
    private final Workspace workspace;

    public Canonical(Workspace workspace) {
        this.workspace = workspace;
    }

    /** The systems whose mapping ships with the product, in alphabetical order. */
    public static List<KnownSystem> systems() {
        return Systems.ALL;
    }

    /** Those of them of which a single dataset can be mapped. */
    public static List<KnownSystem> systemsOfOneTable() {
        return Systems.ALL.stream().filter(KnownSystem::hasOneTable).toList();
    }

    /**
     * The known system of that name.
     *
     * @throws OperationException {@code NotFound} if there is none
     */
    public static KnownSystem system(String id) throws OperationException {
        return Systems.ALL.stream()
                .filter(system -> system.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new OperationException(new Failure.NotFound(Failure.Subject.SYSTEM, id)));
    }

    /**
     * The known system of one table whose columns a dataset has, if there is one.
     *
     * @throws OperationException {@code NotFound} if there is no such dataset
     */
    public Optional<KnownSystem> suggest(String dataset) throws OperationException {
        Map<String, String> columns = columns(dataset);
        return systemsOfOneTable().stream()
                .filter(system -> missing(
                                system.tables().getFirst(),
                                new SystemRelation(dataset, system.tables().getFirst(), null, columns))
                        .isEmpty())
                .findFirst();
    }

    /**
     * A guess, by the names of its columns, at what {@link ColumnMapping} fits a dataset; empty unless customer, time and
     * amount are all found.
     *
     * @throws OperationException {@code NotFound} if there is no such dataset
     */
    public Optional<ColumnMapping> suggestColumns(String dataset) throws OperationException {
        return ColumnGuess.of(List.copyOf(columns(dataset).keySet()));
    }

    /**
     * Maps a dataset in one transaction; rows that an earlier mapping of the same dataset made are replaced.
     *
     * @throws OperationException {@code NotFound} if there is no such dataset, {@code SchemaMismatch} naming the columns
     *     that it lacks
     * @throws IllegalArgumentException if the system has several tables: map its {@link SystemDatasets}
     */
    public Mapping map(String dataset, SourceSystem system, Monitor monitor) throws OperationException {
        return switch (system) {
            case KnownSystem known -> {
                if (!known.hasOneTable()) {
                    throw new IllegalArgumentException(known.title() + " has several tables: one dataset is not all");
                }
                yield map(new SystemDatasets(dataset, known, null), monitor);
            }
            case ColumnMapping columns ->
                workspace.write(monitor, session -> withoutErased(session, map(session, dataset, columns)));
        };
    }

    /**
     * Maps the datasets of a system in one transaction; rows that an earlier mapping of the same name made are replaced.
     * Only rows of the organisation that is named become customers and activity.
     *
     * @throws OperationException {@code NotFound} if one of the datasets does not exist, {@code SchemaMismatch} naming the
     *     columns that one lacks, {@code NotPossible} if the workspace holds another organisation of the system
     */
    public Mapping map(SystemDatasets datasets, Monitor monitor) throws OperationException {
        return workspace.write(monitor, session -> withoutErased(session, map(session, datasets)));
    }

    private static Mapping withoutErased(Session session, Mapping mapping) throws SQLException, OperationException {
        return Forgotten.eraseAgain(session) == 0
                ? mapping
                : MappingStore.list(session).stream()
                        .filter(each -> each.dataset().equals(mapping.dataset()))
                        .findFirst()
                        .orElseThrow();
    }

    /**
     * Maps anew, in a transaction that goes on, whatever was mapped from a dataset whose rows have changed. A mapping of
     * which a dataset was removed stays as it is.
     */
    public static void mapAgain(Session session, String dataset) throws OperationException {
        for (Mapping mapping : session.part(MappingStore::list)) {
            if (mapping.system().equals(ColumnMapping.ID)) {
                if (mapping.dataset().equals(dataset)) {
                    Mapping _ = session.part(part -> new CanonicalRows(part, dataset).again(mapping.sql()));
                }
            } else {
                SystemDatasets names =
                        new SystemDatasets(mapping.dataset(), system(mapping.system()), mapping.organisation());
                if (names.datasets().containsValue(dataset) && session.part(part -> isThere(part, names))) {
                    Mapping _ = map(session, names);
                }
            }
        }
    }

    private static boolean isThere(Session session, SystemDatasets names) throws SQLException {
        Set<String> present = new HashSet<>(session.query("SELECT name FROM meta.dataset", row -> row.text(0)));
        return present.containsAll(names.datasets().values());
    }

    /** As {@link #map(SystemDatasets, Monitor)}, in a transaction that goes on. */
    public static Mapping map(Session session, SystemDatasets datasets) throws OperationException {
        requireSameOrganisation(session, datasets);
        return session.part(part -> {
            KnownSystem system = datasets.system();
            Map<SystemTable, SystemRelation> relations = new LinkedHashMap<>();
            for (SystemTable table : system.tables()) {
                relations.put(table, relation(part, datasets, table));
            }
            return new CanonicalRows(part, datasets.name())
                    .store(system, relations, datasets.datasets(), datasets.organisation());
        });
    }

    /**
     * Refuses an organisation where the workspace holds another one of the same system, so that the two can never be
     * analysed together.
     *
     * @throws OperationException {@code NotPossible}
     */
    public static void requireSameOrganisation(Session session, SystemDatasets datasets) throws OperationException {
        String organisation = datasets.organisation();
        if (organisation == null) {
            return;
        }
        Optional<String> other = session.part(part -> part.first(
                "SELECT organisation FROM meta.mapping WHERE system = ? AND organisation <> ?",
                row -> row.text(0),
                datasets.system().id(),
                organisation));
        if (other.isPresent()) {
            throw new OperationException(new Failure.NotPossible(
                    new Obstacle.OtherOrganisation(datasets.system().title(), other.get(), organisation)));
        }
    }

    /** What has been mapped, by name of the dataset. */
    public List<Mapping> mappings() throws OperationException {
        return workspace.read(Monitor.none(), MappingStore::list);
    }

    private static Mapping map(Session session, String dataset, ColumnMapping mapping)
            throws SQLException, OperationException {
        List<String> found = List.copyOf(columns(session, dataset).keySet());
        TreeSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(found);
        require(
                dataset,
                mapping.columns().stream()
                        .filter(column -> !names.contains(column))
                        .toList(),
                found);
        return new CanonicalRows(session, dataset).store(mapping);
    }

    private static SystemRelation relation(Session session, SystemDatasets datasets, SystemTable table)
            throws SQLException, OperationException {
        String dataset = datasets.dataset(table);
        Map<String, String> found = columns(session, dataset);
        SystemRelation relation = new SystemRelation(dataset, table, datasets.organisation(), found);
        require(dataset, missing(table, relation), List.copyOf(found.keySet()));
        return relation;
    }

    private static List<String> missing(SystemTable table, SystemRelation relation) {
        return table.columns().stream()
                .filter(column -> column.required() && !relation.has(column))
                .map(SystemColumn::name)
                .toList();
    }

    private static void require(String dataset, List<String> missing, List<String> found) throws OperationException {
        if (!missing.isEmpty()) {
            throw new OperationException(new Failure.SchemaMismatch(
                    "dataset " + dataset, String.join(", ", missing), String.join(", ", found)));
        }
    }

    private Map<String, String> columns(String dataset) throws OperationException {
        return workspace.read(Monitor.none(), session -> columns(session, dataset));
    }

    /** Types by name, in the order of the dataset. */
    private static Map<String, String> columns(Session session, String dataset)
            throws SQLException, OperationException {
        Map<String, String> columns = new LinkedHashMap<>();
        session.forEach("""
                SELECT column_name, data_type FROM duckdb_columns()
                WHERE schema_name = 'data' AND table_name = ? ORDER BY column_index""", row -> columns.put(row.text(0), row.text(1)), dataset);
        if (columns.isEmpty()) {
            throw new OperationException(new Failure.NotFound(Failure.Subject.DATASET, dataset));
        }
        return columns;
    }
}
