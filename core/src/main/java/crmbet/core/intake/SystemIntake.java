package crmbet.core.intake;

import crmbet.core.canonical.Canonical;
import crmbet.core.canonical.KnownSystem;
import crmbet.core.canonical.SystemDatasets;
import crmbet.core.canonical.SystemTable;
import crmbet.core.dataset.Dataset;
import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.LoadRequest;
import crmbet.core.dataset.ReadOptions;
import crmbet.core.dataset.SourceDatasets;
import crmbet.core.dataset.SourceRequest;
import crmbet.core.expectation.Expectations;
import crmbet.core.expectation.LoadChecks;
import crmbet.core.expectation.Suite;
import crmbet.core.expectation.SuiteFile;
import crmbet.core.failure.OperationException;
import crmbet.core.source.Selection;
import crmbet.core.source.SourceTable;
import crmbet.core.source.TableSource;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Session;
import crmbet.core.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Loads whole systems into a workspace. Safe for use by several threads. */
public final class SystemIntake {
    /** More than anybody would look through. */
    private static final int ORGANISATIONS = 10_000;

    private final Workspace workspace;

    public SystemIntake(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * Loads all tables of a system and maps them, in one transaction. Where the system serves several organisations, rows
     * of others than the one named do not enter the workspace.
     *
     * @param replace whether datasets that have the names already are replaced; otherwise they make it fail
     * @throws OperationException as {@link Datasets#load} and {@link Canonical#map(SystemDatasets, Monitor)}
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public SystemLoad load(SystemFolder folder, SystemDatasets names, boolean replace, Monitor monitor)
            throws OperationException {
        if (!folder.system().equals(names.system())) {
            throw new IllegalArgumentException("the folder holds "
                    + folder.system().title() + ", not " + names.system().title());
        }
        LoadChecks checks = new LoadChecks(workspace);
        return checks.run(monitor, session -> {
            Canonical.requireSameOrganisation(session, names);
            List<Dataset> loaded = new ArrayList<>();
            for (Map.Entry<SystemTable, Path> file : folder.files().entrySet()) {
                loaded.add(load(session, names, file.getKey(), file.getValue(), replace, checks));
            }
            return new SystemLoad(loaded, Canonical.map(session, names));
        });
    }

    /**
     * Loads all tables of a system out of its database and maps them: all as they were at one moment, in one
     * transaction. Rows of other organisations than the one named are not even sent.
     *
     * @param connection id of the saved connection; null if there is none
     * @param replace whether datasets that have the names already are replaced; otherwise they make it fail
     * @throws OperationException {@code SchemaMismatch} if no schema has all tables; as {@link SourceDatasets#load} and
     *     {@link Canonical#map(SystemDatasets, Monitor)}
     * @throws java.util.concurrent.CancellationException if cancelled
     */
    public SystemLoad load(
            TableSource source, @Nullable String connection, SystemDatasets names, boolean replace, Monitor monitor)
            throws OperationException {
        Map<SystemTable, SourceTable> tables = SystemSchema.of(source.tables(monitor), names.system());
        SourceDatasets datasets = new SourceDatasets(workspace);
        return datasets.together(source, monitor, (session, snapshot, checks) -> {
            Canonical.requireSameOrganisation(session, names);
            List<Dataset> loaded = new ArrayList<>();
            for (Map.Entry<SystemTable, SourceTable> each : tables.entrySet()) {
                SystemTable table = each.getKey();
                LoadRequest.Only only = only(names, table);
                Selection selection = new Selection.Table(
                        each.getValue().schema(),
                        each.getValue().name(),
                        List.of(),
                        only == null ? null : new Selection.Only(only.column(), only.value()));
                SourceRequest request = new SourceRequest(names.dataset(table), selection, null, List.of(), replace);
                loaded.add(datasets.load(session, snapshot, connection, request, suite(names, table), checks));
            }
            return new SystemLoad(loaded, session.part(part -> Canonical.map(part, names)));
        });
    }

    /**
     * The organisations that a folder has customers of, in alphabetical order; none where the system serves only one.
     *
     * @throws OperationException {@code Unreadable}
     */
    public List<String> organisations(SystemFolder folder, Monitor monitor) throws OperationException {
        for (Map.Entry<SystemTable, Path> file : folder.files().entrySet()) {
            String column = file.getKey().organisation();
            if (column != null && file.getKey().content() == SystemTable.Content.CUSTOMERS) {
                return new Datasets(workspace).valuesOf(file.getValue(), column, monitor);
            }
        }
        return List.of();
    }

    /**
     * The organisations that a database has customers of, in alphabetical order; none where the system serves only one.
     *
     * @throws OperationException {@code SchemaMismatch} if no schema has all tables; whatever {@link TableSource} says
     */
    public static List<String> organisations(TableSource source, KnownSystem system, Monitor monitor)
            throws OperationException {
        for (Map.Entry<SystemTable, SourceTable> table :
                SystemSchema.of(source.tables(monitor), system).entrySet()) {
            String column = table.getKey().organisation();
            if (column != null && table.getKey().content() == SystemTable.Content.CUSTOMERS) {
                String name = Identifier.quote(column);
                String sql = "SELECT DISTINCT CAST(" + name + " AS text) FROM "
                        + Identifier.quote(
                                table.getValue().schema(), table.getValue().name()) + " WHERE " + name
                        + " IS NOT NULL ORDER BY 1";
                return source.preview(new Selection.Query(sql), ORGANISATIONS, monitor).rows().stream()
                        .map(row -> Objects.requireNonNull(row.getFirst(), "not null says the query"))
                        .toList();
            }
        }
        return List.of();
    }

    private Dataset load(
            Session session, SystemDatasets names, SystemTable table, Path file, boolean replace, LoadChecks checks)
            throws OperationException {
        LoadRequest request = new LoadRequest(
                file, names.dataset(table), ReadOptions.detect(), replace, only(names, table), suite(names, table));
        return new Datasets(workspace).load(session, request, checks);
    }

    /** What ships with the system, unless something else was kept for the table before; null for that. */
    private @Nullable Suite suite(SystemDatasets names, SystemTable table) throws OperationException {
        if (!new Expectations(workspace).suite(names.dataset(table)).isEmpty()) {
            return null;
        }
        Suite shipped = SuiteFile.shipped(names.system().id()).get(table.name().toLowerCase(Locale.ROOT));
        return shipped == null
                ? null
                : shipped.renamed(other -> names.datasets().entrySet().stream()
                        .filter(each -> each.getKey().name().equalsIgnoreCase(other))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(other));
    }

    private static LoadRequest.@Nullable Only only(SystemDatasets names, SystemTable table) {
        String column = table.organisation();
        String organisation = names.organisation();
        return column == null || organisation == null ? null : new LoadRequest.Only(column, organisation);
    }
}
