package crmbet.workbench.page.data.source;

import crmbet.connectors.SavedConnection;
import crmbet.core.dataset.Column;
import crmbet.core.dataset.Dataset;
import crmbet.core.lake.Lake;
import crmbet.core.lake.LakeContents;
import crmbet.core.lake.LakeFilter;
import crmbet.core.lake.LakeRequest;
import crmbet.core.lake.ObjectStore;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.connection.GuardedStore;
import crmbet.workbench.connection.Lakes;
import crmbet.workbench.shell.Workbench;
import crmbet.workbench.task.TaskSlot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
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
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A data lake that is being looked through for something to load. */
final class LakeViewModel implements SourceChoice {
    private static final int ROWS_SHOWN = 50;

    private final Workbench workbench;
    private final Workspace workspace;
    private final Lakes lakes;
    private final SavedConnection connection;
    private final Consumer<Dataset> onLoaded;
    private final ObservableList<String> buckets = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable String> bucket = new SimpleObjectProperty<>();
    private final ReadOnlyStringWrapper prefix = new ReadOnlyStringWrapper("");
    private final ObservableList<LakeEntry> entries = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable LakeEntry> entry = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper browsing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable LakeContents> contents = new ReadOnlyObjectWrapper<>();
    private final ObservableList<LakeCondition> conditions = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<LakeContents.Share> share =
            new ReadOnlyObjectWrapper<>(new LakeContents.Share(0, 0));
    private final Set<String> leftOut = new HashSet<>();
    private final StringProperty name = new SimpleStringProperty("");
    private final BooleanProperty replace = new SimpleBooleanProperty();
    private final TaskSlot loading;
    private final BooleanBinding possible;
    private Runnable cancelBrowsing = () -> {};
    private Runnable cancelLooking = () -> {};

    LakeViewModel(
            Workbench workbench,
            Workspace workspace,
            Lakes lakes,
            SavedConnection connection,
            Consumer<Dataset> onLoaded) {
        this.workbench = workbench;
        this.workspace = workspace;
        this.lakes = lakes;
        this.connection = connection;
        this.onLoaded = onLoaded;
        loading = new TaskSlot(workbench.tasks());
        possible = Bindings.createBooleanBinding(
                () -> contents.get() != null
                        && share.get().objects() > 0
                        && loading.runningProperty().get() == null
                        && !name.get().isBlank(),
                contents,
                share,
                loading.runningProperty(),
                name);
        bucket.addListener((_, _, now) -> open(""));
        entry.addListener((_, _, now) -> choose(now));
        conditions.subscribe(this::weigh);
        askForBuckets();
    }

    /** The buckets that the connection may see. */
    ObservableList<String> buckets() {
        return buckets;
    }

    ObjectProperty<@Nullable String> bucketProperty() {
        return bucket;
    }

    /** The level that is shown: how the keys of what is there begin. */
    ReadOnlyStringProperty prefixProperty() {
        return prefix.getReadOnlyProperty();
    }

    /** What is at the level. */
    ObservableList<LakeEntry> entries() {
        return entries;
    }

    ObjectProperty<@Nullable LakeEntry> entryProperty() {
        return entry;
    }

    /** Whether the lake is being asked for a level. */
    ReadOnlyBooleanProperty browsingProperty() {
        return browsing.getReadOnlyProperty();
    }

    /** Whether the first rows are being fetched. */
    ReadOnlyBooleanProperty lookingProperty() {
        return looking.getReadOnlyProperty();
    }

    /** What is chosen; null until it is known. */
    ReadOnlyObjectProperty<@Nullable LakeContents> contentsProperty() {
        return contents.getReadOnlyProperty();
    }

    ObservableList<LakeCondition> conditions() {
        return conditions;
    }

    /** The objects that conditions on partitions leave. */
    ReadOnlyObjectProperty<LakeContents.Share> shareProperty() {
        return share.getReadOnlyProperty();
    }

    StringProperty nameProperty() {
        return name;
    }

    BooleanProperty replaceProperty() {
        return replace;
    }

    @Override
    public TaskSlot loading() {
        return loading;
    }

    @Override
    public BooleanBinding possible() {
        return possible;
    }

    boolean isLeftOut(String column) {
        return leftOut.contains(column);
    }

    /** Leaves a column out of the load, or takes it in again; one stays in any case. */
    void leaveOut(String column, boolean out) {
        if (out) {
            leftOut.add(column);
        } else {
            leftOut.remove(column);
        }
    }

    /** Shows the level below a folder. */
    void enter(@Nullable LakeEntry chosen) {
        if (chosen instanceof LakeEntry.Folder(String below)) {
            open(below);
        }
    }

    /** Shows the level above. */
    void leave() {
        String here = prefix.get();
        if (!here.isEmpty()) {
            open(here.substring(0, here.lastIndexOf('/', here.length() - 2) + 1));
        }
    }

    /** Begins another condition, on a partition where there is one. */
    void addCondition() {
        LakeContents shown = contents.get();
        if (shown != null && !shown.columns().isEmpty()) {
            String column = shown.partitions().keySet().stream()
                    .findFirst()
                    .orElse(shown.columns().getFirst().name());
            conditions.add(new LakeCondition(column, this::weigh));
        }
    }

    @Override
    public void load() {
        LakeContents shown = contents.get();
        String from = bucket.get();
        if (!possible.get() || shown == null || from == null) {
            return;
        }
        List<String> wanted = leftOut.isEmpty()
                ? List.of()
                : shown.columns().stream()
                        .map(Column::name)
                        .filter(each -> !leftOut.contains(each))
                        .toList();
        LakeRequest request =
                new LakeRequest(name.get().strip(), shown.prefix(), wanted, filters(), replace.get(), null);
        loading.run(
                workbench.messages().bind("data.task.load", name.get()),
                monitor -> {
                    try (GuardedStore store = lakes.open(connection, from)) {
                        return lake().load(store, request, monitor).dataset();
                    }
                },
                onLoaded);
    }

    @Override
    public void close() {
        cancelBrowsing.run();
        cancelLooking.run();
        loading.cancel();
    }

    private Lake lake() {
        return new Lake(workspace, Lakes.cache(workspace));
    }

    private List<LakeFilter> filters() {
        return conditions.stream()
                .map(LakeCondition::filter)
                .flatMap(Optional::stream)
                .toList();
    }

    private void weigh() {
        LakeContents shown = contents.get();
        share.set(shown == null ? new LakeContents.Share(0, 0) : shown.meeting(filters()));
    }

    private void askForBuckets() {
        browsing.set(true);
        cancelBrowsing = workbench
                .tasks()
                .quietly(
                        monitor -> lakes.buckets(connection, monitor),
                        found -> {
                            buckets.setAll(found);
                            bucket.set(found.getFirst());
                        },
                        problem -> {
                            browsing.set(false);
                            loading.show(problem);
                        });
    }

    private void open(String level) {
        cancelBrowsing.run();
        entries.clear();
        entry.set(null);
        clear();
        prefix.set(level);
        String from = bucket.get();
        if (from == null) {
            return;
        }
        browsing.set(true);
        cancelBrowsing = workbench
                .tasks()
                .quietly(
                        monitor -> {
                            try (GuardedStore store = lakes.open(connection, from)) {
                                return store.browse(level, monitor);
                            }
                        },
                        found -> {
                            browsing.set(false);
                            entries.setAll(entries(level, found));
                        },
                        problem -> {
                            browsing.set(false);
                            loading.show(problem);
                        });
    }

    private static List<LakeEntry> entries(String level, ObjectStore.Level found) {
        List<LakeEntry> entries = new ArrayList<>();
        if (!found.folders().isEmpty() || !found.objects().isEmpty()) {
            entries.add(new LakeEntry.Here(level));
        }
        found.folders().forEach(each -> entries.add(new LakeEntry.Folder(each)));
        found.objects().forEach(each -> entries.add(new LakeEntry.Single(each)));
        return entries;
    }

    private void choose(@Nullable LakeEntry now) {
        clear();
        String from = bucket.get();
        if (now == null || from == null) {
            return;
        }
        name.set(suggestion(from, now.prefix()));
        looking.set(true);
        cancelLooking = workbench
                .tasks()
                .quietly(
                        monitor -> {
                            try (GuardedStore store = lakes.open(connection, from)) {
                                return lake().look(store, now.prefix(), ROWS_SHOWN, monitor);
                            }
                        },
                        found -> {
                            looking.set(false);
                            contents.set(found);
                            weigh();
                        },
                        problem -> {
                            looking.set(false);
                            loading.show(problem);
                        });
    }

    private void clear() {
        cancelLooking.run();
        looking.set(false);
        leftOut.clear();
        contents.set(null);
        conditions.clear();
        loading.show(null);
    }

    /** The last part of the key that is no partition, without what follows a dot. */
    private static String suggestion(String bucket, String prefix) {
        String last = bucket;
        for (String part : prefix.split("/", -1)) {
            if (!part.isEmpty() && part.indexOf('=') < 0) {
                last = part;
            }
        }
        int dot = last.indexOf('.', 1);
        return prefix.endsWith("/") || dot < 0 ? last : last.substring(0, dot);
    }
}
