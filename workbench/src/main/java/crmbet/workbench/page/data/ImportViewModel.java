package crmbet.workbench.page.data;

import crmbet.core.dataset.Column;
import crmbet.core.dataset.ColumnType;
import crmbet.core.dataset.Dataset;
import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.LoadRequest;
import crmbet.core.dataset.Preview;
import crmbet.core.dataset.ReadOptions;
import crmbet.core.failure.Failure;
import crmbet.workbench.shell.Workbench;
import crmbet.workbench.task.RunningTask;
import crmbet.workbench.task.TaskState;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** A file that is about to be loaded: what it holds, and what the user has decided about its reading. */
final class ImportViewModel implements Offer {
    /** What a file's name says about how it is written, and not about what it holds. */
    private static final Pattern EXTENSIONS =
            Pattern.compile("(\\.(csv|tsv|txt|json|jsonl|ndjson|parquet|gz))+$", Pattern.CASE_INSENSITIVE);

    private final Workbench workbench;
    private final Datasets datasets;
    private final Path source;
    private final Consumer<Dataset> onLoaded;
    private final StringProperty name;
    private final BooleanProperty replace = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable Character> delimiter = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Boolean> header = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Charset> encoding = new SimpleObjectProperty<>();
    private final Map<String, ColumnType> types = new HashMap<>();
    private final Set<String> leftOut = new HashSet<>();
    private final ReadOnlyObjectWrapper<@Nullable Preview> preview = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable RunningTask> loading = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final BooleanBinding possible;
    private Runnable cancelPreview = () -> {};

    ImportViewModel(Workbench workbench, Datasets datasets, Path source, Consumer<Dataset> onLoaded) {
        this.workbench = workbench;
        this.datasets = datasets;
        this.source = source;
        this.onLoaded = onLoaded;
        this.name = new SimpleStringProperty(nameOf(source));
        this.possible = Bindings.createBooleanBinding(
                () -> preview.get() != null
                        && loading.get() == null
                        && !name.get().isBlank(),
                preview,
                loading,
                name);
        // Other columns may come out of another delimiter or header: what was said about the former ones is void.
        delimiter.addListener((_, _, _) -> readAnew());
        header.addListener((_, _, _) -> readAnew());
        encoding.addListener((_, _, _) -> readAnew());
        look();
    }

    /** The name of a dataset from the name of its file. */
    static String nameOf(Path source) {
        Path file = source.getFileName();
        String name = file == null ? "" : EXTENSIONS.matcher(file.toString()).replaceFirst("");
        return name.isBlank() ? "data" : name;
    }

    @Override
    public Path source() {
        return source;
    }

    StringProperty nameProperty() {
        return name;
    }

    /** Whether a dataset of that name is replaced. */
    BooleanProperty replaceProperty() {
        return replace;
    }

    /** Null: detected; as are header and encoding. */
    ObjectProperty<@Nullable Character> delimiterProperty() {
        return delimiter;
    }

    ObjectProperty<@Nullable Boolean> headerProperty() {
        return header;
    }

    ObjectProperty<@Nullable Charset> encodingProperty() {
        return encoding;
    }

    /** What the file holds under the present decisions; null until it has been read. */
    ReadOnlyObjectProperty<@Nullable Preview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable RunningTask> loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    @Override
    public BooleanBinding possible() {
        return possible;
    }

    boolean isLeftOut(Column column) {
        return leftOut.contains(column.name());
    }

    /** Asks for a type other than the one detected; null for leaving the column out. */
    void decide(Column column, @Nullable ColumnType type) {
        if (type == null) {
            leftOut.add(column.name());
            types.remove(column.name());
        } else {
            leftOut.remove(column.name());
            types.put(column.name(), type);
        }
        look();
    }

    @Override
    public void load() {
        if (!possible.get()) {
            return;
        }
        failure.set(null);
        LoadRequest request = new LoadRequest(source, name.get(), options(), replace.get());
        RunningTask task = workbench
                .tasks()
                .run(
                        workbench.messages().bind("data.task.load", name.get()),
                        monitor -> datasets.load(request, monitor),
                        loaded -> {
                            loading.set(null);
                            onLoaded.accept(loaded);
                        },
                        problem -> {
                            loading.set(null);
                            failure.set(problem);
                        },
                        () -> loading.set(null));
        if (task.state() == TaskState.RUNNING) {
            loading.set(task);
        }
    }

    @Override
    public void cancel() {
        cancelPreview.run();
        RunningTask task = loading.get();
        if (task != null) {
            task.cancel();
        }
    }

    private ReadOptions options() {
        return new ReadOptions(delimiter.get(), header.get(), encoding.get(), null, null, types, Map.of(), leftOut);
    }

    private void readAnew() {
        types.clear();
        leftOut.clear();
        look();
    }

    private void look() {
        cancelPreview.run();
        ReadOptions options = options();
        cancelPreview = workbench
                .tasks()
                .quietly(
                        monitor -> datasets.preview(source, options, monitor),
                        found -> {
                            failure.set(null);
                            preview.set(found);
                        },
                        problem -> {
                            failure.set(problem);
                            preview.set(null);
                        });
    }
}
