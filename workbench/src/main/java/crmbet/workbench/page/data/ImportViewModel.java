package crmbet.workbench.page.data;

import crmbet.core.dataset.Column;
import crmbet.core.dataset.ColumnType;
import crmbet.core.dataset.Dataset;
import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.LoadRequest;
import crmbet.core.dataset.Preview;
import crmbet.core.dataset.ReadOptions;
import crmbet.core.privacy.KeyFile;
import crmbet.core.privacy.PersonalColumn;
import crmbet.core.privacy.PersonalKind;
import crmbet.core.privacy.PersonalSearch;
import crmbet.core.privacy.PrivacyOptions;
import crmbet.workbench.shell.Workbench;
import crmbet.workbench.task.TaskSlot;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    private final ObjectProperty<@Nullable Boolean> decimalComma = new SimpleObjectProperty<>();
    private final Map<String, ColumnType> types = new HashMap<>();
    private final Set<String> leftOut = new HashSet<>();
    private final Map<String, Optional<PersonalKind>> personal = new HashMap<>();
    private Map<String, PersonalKind> recognised = Map.of();
    private final ReadOnlyObjectWrapper<@Nullable Preview> preview = new ReadOnlyObjectWrapper<>();
    private final TaskSlot loading;
    private final BooleanBinding possible;
    private Runnable cancelPreview = () -> {};

    ImportViewModel(Workbench workbench, Datasets datasets, Path source, Consumer<Dataset> onLoaded) {
        this.workbench = workbench;
        this.datasets = datasets;
        this.source = source;
        this.onLoaded = onLoaded;
        this.name = new SimpleStringProperty(nameOf(source));
        this.loading = new TaskSlot(workbench.tasks());
        this.possible = Bindings.createBooleanBinding(
                () -> preview.get() != null
                        && loading.runningProperty().get() == null
                        && !name.get().isBlank(),
                preview,
                loading.runningProperty(),
                name);
        // Other columns may come out of another delimiter or header: what was said about the former ones is void.
        delimiter.addListener((_, _, _) -> readAnew());
        header.addListener((_, _, _) -> readAnew());
        encoding.addListener((_, _, _) -> readAnew());
        decimalComma.addListener((_, _, _) -> look());
        look();
    }

    /** The name of a dataset from the name of its file. */
    static String nameOf(Path source) {
        Path file = source.getFileName();
        String name = file == null ? "" : EXTENSIONS.matcher(file.toString()).replaceFirst("");
        return name.isBlank() ? "data" : name;
    }

    @Override
    public String name() {
        return String.valueOf(source.getFileName());
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

    /** Whether {@code 1.234,56} is a number, and {@code 1234.56} none. */
    ObjectProperty<@Nullable Boolean> decimalCommaProperty() {
        return decimalComma;
    }

    /** What the file holds under the present decisions; null until it has been read. */
    ReadOnlyObjectProperty<@Nullable Preview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /** The load while it runs, and what went wrong last. */
    TaskSlot loading() {
        return loading;
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

    /** What personal values a column holds: what was said of it, otherwise what its name and first rows show. */
    Optional<PersonalKind> personal(Column column) {
        return personal.getOrDefault(column.name(), Optional.ofNullable(recognised.get(column.name())));
    }

    /** Says what personal values a column holds; null for none. */
    void decidePersonal(Column column, @Nullable PersonalKind kind) {
        personal.put(column.name(), Optional.ofNullable(kind));
    }

    private PrivacyOptions privacy() {
        Map<String, PersonalKind> told = new HashMap<>();
        Set<String> harmless = new HashSet<>();
        personal.forEach((column, kind) -> {
            if (!leftOut.contains(column)) {
                kind.ifPresentOrElse(each -> told.put(column, each), () -> harmless.add(column));
            }
        });
        return new PrivacyOptions(KeyFile.ofInstallation(), told, harmless);
    }

    @Override
    public void load() {
        if (!possible.get()) {
            return;
        }
        LoadRequest request = new LoadRequest(source, name.get(), options(), replace.get()).with(privacy());
        loading.run(
                workbench.messages().bind("data.task.load", name.get()),
                monitor -> datasets.load(request, monitor),
                onLoaded);
    }

    @Override
    public void cancel() {
        cancelPreview.run();
        loading.cancel();
    }

    private ReadOptions options() {
        return new ReadOptions(
                delimiter.get(),
                header.get(),
                encoding.get(),
                null,
                null,
                decimalComma.get(),
                types,
                Map.of(),
                leftOut);
    }

    private void readAnew() {
        types.clear();
        personal.clear();
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
                            loading.show(null);
                            recognised = recognised(found);
                            preview.set(found);
                        },
                        problem -> {
                            loading.show(problem);
                            preview.set(null);
                        });
    }

    private static Map<String, PersonalKind> recognised(Preview preview) {
        return PersonalSearch.amongRows(
                        preview.columns().stream().map(Column::name).toList(), preview.rows(), PrivacyOptions.detect())
                .stream()
                .collect(Collectors.toMap(PersonalColumn::column, PersonalColumn::kind));
    }
}
