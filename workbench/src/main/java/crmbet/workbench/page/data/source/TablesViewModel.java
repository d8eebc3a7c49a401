package crmbet.workbench.page.data.source;

import crmbet.connectors.SavedConnection;
import crmbet.core.canonical.KnownSystem;
import crmbet.core.dataset.Dataset;
import crmbet.core.dataset.SourceDatasets;
import crmbet.core.dataset.SourceRequest;
import crmbet.core.intake.SystemSchema;
import crmbet.core.source.Selection;
import crmbet.core.source.SourceColumn;
import crmbet.core.source.SourcePreview;
import crmbet.core.source.SourceTable;
import crmbet.core.source.TableSource;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.connection.Databases;
import crmbet.workbench.shell.Workbench;
import crmbet.workbench.task.TaskSlot;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/** A database that is being looked through for something to load. */
final class TablesViewModel implements SourceChoice {
    private static final int ROWS_SHOWN = 50;

    private final Workbench workbench;
    private final Workspace workspace;
    private final Databases databases;
    private final Consumer<Dataset> onLoaded;
    private final Consumer<SavedConnection> onSystem;
    private final SavedConnection connection;
    private final ObservableList<SourceTable> tables = FXCollections.observableArrayList();
    private final FilteredList<SourceTable> shownTables = new FilteredList<>(tables);
    private final StringProperty filter = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable SourceTable> table = new SimpleObjectProperty<>();
    private final BooleanProperty writing = new SimpleBooleanProperty();
    private final StringProperty query = new SimpleStringProperty("");
    private final Set<String> leftOut = new HashSet<>();
    private final ReadOnlyObjectWrapper<@Nullable SourcePreview> preview = new ReadOnlyObjectWrapper<>();
    private final StringProperty name = new SimpleStringProperty("");
    private final BooleanProperty replace = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable String> watermark = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper browsing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable KnownSystem> system = new ReadOnlyObjectWrapper<>();
    private final TaskSlot loading;
    private final BooleanBinding possible;
    private @Nullable TableSource source;
    private Runnable cancelReading = () -> {};
    private Runnable cancelPreview = () -> {};

    /**
     * @param onLoaded gets what was loaded
     * @param onSystem gets the connection over which a whole system shall be loaded
     */
    TablesViewModel(
            Workbench workbench,
            Workspace workspace,
            Databases databases,
            SavedConnection connection,
            Consumer<Dataset> onLoaded,
            Consumer<SavedConnection> onSystem) {
        this.workbench = workbench;
        this.workspace = workspace;
        this.databases = databases;
        this.connection = connection;
        this.onLoaded = onLoaded;
        this.onSystem = onSystem;
        loading = new TaskSlot(workbench.tasks());
        possible = Bindings.createBooleanBinding(
                () -> preview.get() != null
                        && loading.runningProperty().get() == null
                        && !name.get().isBlank(),
                preview,
                loading.runningProperty(),
                name);
        filter.addListener((_, _, now) -> shownTables.setPredicate(each -> fits(each, now)));
        table.addListener((_, _, now) -> choose(now));
        writing.addListener((_, _, _) -> clearPreview());
        browse();
    }

    /** The tables of the database that fit the filter. */
    ObservableList<SourceTable> tables() {
        return shownTables;
    }

    StringProperty filterProperty() {
        return filter;
    }

    ObjectProperty<@Nullable SourceTable> tableProperty() {
        return table;
    }

    /** Whether a query is written, in place of a table chosen. */
    BooleanProperty writingProperty() {
        return writing;
    }

    StringProperty queryProperty() {
        return query;
    }

    /** The first rows of what is chosen; null until they are known. */
    ReadOnlyObjectProperty<@Nullable SourcePreview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    StringProperty nameProperty() {
        return name;
    }

    BooleanProperty replaceProperty() {
        return replace;
    }

    /** Column by which later loads know what is new; null for none. */
    ObjectProperty<@Nullable String> watermarkProperty() {
        return watermark;
    }

    /** Whether the database is being asked for its tables. */
    ReadOnlyBooleanProperty browsingProperty() {
        return browsing.getReadOnlyProperty();
    }

    @Override
    public TaskSlot loading() {
        return loading;
    }

    /** The system that the database holds whole; null if it holds none. */
    ReadOnlyObjectProperty<@Nullable KnownSystem> systemProperty() {
        return system.getReadOnlyProperty();
    }

    /** Goes on to load that system instead of single tables. */
    void takeSystem() {
        if (system.get() != null) {
            onSystem.accept(connection);
        }
    }

    @Override
    public BooleanBinding possible() {
        return possible;
    }

    boolean isLeftOut(SourceColumn column) {
        return leftOut.contains(column.name());
    }

    void leaveOut(String column, boolean out) {
        if (out) {
            leftOut.add(column);
            if (column.equals(watermark.get())) {
                watermark.set(null);
            }
        } else {
            leftOut.remove(column);
        }
    }

    /** Runs the query for its first rows. */
    void tryQuery() {
        if (writing.get() && !query.get().isBlank()) {
            look(new Selection.Query(query.get()));
            if (name.get().isBlank()) {
                name.set(workbench.messages().get("data.source.query-name"));
            }
        }
    }

    @Override
    public void load() {
        SourcePreview shown = preview.get();
        TableSource open = source;
        if (!possible.get() || shown == null || open == null) {
            return;
        }
        SourceRequest request = request(shown);
        loading.run(
                workbench.messages().bind("data.task.load", name.get()),
                monitor -> new SourceDatasets(workspace)
                        .load(open, connection.id().toString(), List.of(request), monitor)
                        .getFirst(),
                onLoaded);
    }

    @Override
    public void close() {
        cancelReading.run();
        cancelPreview.run();
        loading.cancel();
        leave();
    }

    private SourceRequest request(SourcePreview shown) {
        List<SourceColumn> wanted =
                shown.columns().stream().filter(column -> !isLeftOut(column)).toList();
        String mark = watermark.get();
        List<String> key = mark == null
                ? List.of()
                : wanted.stream()
                        .filter(SourceColumn::key)
                        .map(SourceColumn::name)
                        .toList();
        long keys = shown.columns().stream().filter(SourceColumn::key).count();
        return new SourceRequest(
                name.get().strip(),
                selection(wanted.stream().map(SourceColumn::name).toList()),
                mark,
                // A part of a key tells nothing apart.
                key.size() == keys ? key : List.of(),
                replace.get());
    }

    private Selection selection(List<String> columns) {
        SourceTable chosen = table.get();
        return writing.get() || chosen == null
                ? new Selection.Query(query.get())
                : new Selection.Table(chosen.schema(), chosen.name(), columns);
    }

    private static boolean fits(SourceTable each, String wanted) {
        return (each.schema() + '.' + each.name())
                .toLowerCase(Locale.ROOT)
                .contains(wanted.strip().toLowerCase(Locale.ROOT));
    }

    private void browse() {
        browsing.set(true);
        cancelReading = workbench
                .tasks()
                .quietly(
                        monitor -> {
                            TableSource opened = databases.open(connection);
                            boolean kept = false;
                            try {
                                Browsed found = new Browsed(opened, opened.tables(monitor));
                                kept = true;
                                return found;
                            } finally {
                                if (!kept) {
                                    opened.close();
                                }
                            }
                        },
                        browsed -> {
                            browsing.set(false);
                            source = browsed.source();
                            tables.setAll(browsed.tables());
                            system.set(SystemSchema.recognise(browsed.tables()).orElse(null));
                        },
                        problem -> {
                            browsing.set(false);
                            loading.show(problem);
                        },
                        late -> late.source().close());
    }

    private void choose(@Nullable SourceTable now) {
        clearPreview();
        if (now != null) {
            name.set(now.name());
            look(new Selection.Table(now.schema(), now.name(), List.of()));
        }
    }

    private void look(Selection selection) {
        clearPreview();
        TableSource open = source;
        if (open == null) {
            return;
        }
        cancelPreview = workbench
                .tasks()
                .quietly(
                        monitor -> open.preview(selection, ROWS_SHOWN, monitor),
                        found -> {
                            loading.show(null);
                            preview.set(found);
                        },
                        loading::show);
    }

    private void clearPreview() {
        cancelPreview.run();
        leftOut.clear();
        watermark.set(null);
        preview.set(null);
        loading.show(null);
    }

    /** Closing waits for what runs, so not on this thread. */
    private void leave() {
        TableSource open = source;
        source = null;
        if (open != null) {
            Thread.startVirtualThread(open::close);
        }
    }

    private record Browsed(TableSource source, List<SourceTable> tables) {}
}
