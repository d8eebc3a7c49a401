package crmbet.workbench.page.features;

import crmbet.core.canonical.Canonical;
import crmbet.core.failure.Failure;
import crmbet.core.feature.Feature;
import crmbet.core.feature.FeatureCatalogue;
import crmbet.core.feature.FeaturePreview;
import crmbet.core.feature.FeatureSet;
import crmbet.core.feature.FeatureSetDefinition;
import crmbet.core.feature.FeatureSets;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.shell.Notice;
import crmbet.workbench.shell.PageId;
import crmbet.workbench.shell.Workbench;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the feature set being put together would hold, and the sets that were computed. */
final class FeaturesViewModel {
    /** Enough bars to show a shape in the width of a column. */
    static final int BINS = 32;

    private final Workbench workbench;
    private final FeatureSetDraft draft = new FeatureSetDraft();
    private final ObservableList<FeatureSet> sets = FXCollections.observableArrayList();
    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable FeatureSet> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Map<String, FeaturePreview>> previews = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyStringWrapper sql = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Boolean> mapped = new ReadOnlyObjectWrapper<>(true);
    private final ReadOnlyObjectWrapper<Boolean> computing = new ReadOnlyObjectWrapper<>(false);
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final BooleanBinding possible;
    private Runnable cancelPreview = () -> {};

    FeaturesViewModel(Workbench workbench) {
        this.workbench = workbench;
        draft.onChange(this::look);
        selected.addListener((_, _, now) -> {
            if (now != null) {
                draft.open(now.definition());
            }
        });
        possible = Bindings.createBooleanBinding(
                () -> mapped.get() && !computing.get() && draft.complete().get(), mapped, computing, draft.complete());
        workbench.workspace().addListener((_, _, _) -> reopen());
        refresh();
    }

    /** The features that fit the search, in the catalogue's order. */
    List<Feature> found() {
        Locale locale = workbench.messages().formats().locale();
        String wanted = search.get().strip().toLowerCase(locale);
        return FeatureCatalogue.all().stream()
                .filter(each -> each.id().contains(wanted)
                        || each.name(locale).toLowerCase(locale).contains(wanted)
                        || each.description(locale).toLowerCase(locale).contains(wanted))
                .toList();
    }

    /** The set that is being put together. */
    FeatureSetDraft draft() {
        return draft;
    }

    StringProperty searchProperty() {
        return search;
    }

    /** The distribution of each chosen feature by its id, as far as known. */
    ReadOnlyObjectProperty<Map<String, FeaturePreview>> previewsProperty() {
        return previews.getReadOnlyProperty();
    }

    /** The statement that computes the set; empty while nothing is chosen. */
    ReadOnlyStringProperty sqlProperty() {
        return sql.getReadOnlyProperty();
    }

    /** The computed sets, by name. */
    ObservableList<FeatureSet> sets() {
        return sets;
    }

    /** The computed set that is looked at; its definition is what is being changed. */
    ObjectProperty<@Nullable FeatureSet> selectedProperty() {
        return selected;
    }

    /** Whether there is activity to compute features from. */
    ReadOnlyObjectProperty<Boolean> mappedProperty() {
        return mapped.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Boolean> computingProperty() {
        return computing.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Failure> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Whether the set can be computed now. */
    BooleanBinding possible() {
        return possible;
    }

    void compute() {
        Workspace workspace = workbench.workspace().getValue();
        if (!possible.get() || workspace == null) {
            return;
        }
        FeatureSetDefinition definition = draft.definition();
        computing.set(true);
        failure.set(null);
        workbench
                .tasks()
                .run(
                        workbench.messages().bind("features.task.compute", definition.name()),
                        monitor -> new FeatureSets(workspace).compute(definition, monitor),
                        this::computed,
                        problem -> {
                            computing.set(false);
                            failure.set(problem);
                        },
                        () -> computing.set(false));
    }

    void delete(FeatureSet set) {
        Workspace workspace = workbench.workspace().getValue();
        if (workspace == null) {
            return;
        }
        workbench
                .tasks()
                .run(
                        workbench.messages().bind("features.task.delete", set.name()),
                        _ -> {
                            new FeatureSets(workspace).delete(set.name());
                            return set;
                        },
                        _ -> refresh(),
                        failure::set);
    }

    /** Leads to the page where data is brought in. */
    void goToData() {
        workbench.navigation().show(PageId.DATA);
    }

    /** Reads again what there is to compute from, and what has been computed. */
    void refresh() {
        refresh(Optional.ofNullable(selected.get()).map(FeatureSet::name));
    }

    private void refresh(Optional<String> select) {
        Workspace workspace = workbench.workspace().getValue();
        if (workspace == null) {
            mapped.set(false);
            sets.clear();
            return;
        }
        workbench
                .tasks()
                .quietly(
                        _ -> new Stored(
                                !new Canonical(workspace).mappings().isEmpty(), new FeatureSets(workspace).list()),
                        stored -> show(stored, select),
                        failure::set);
    }

    private void show(Stored stored, Optional<String> select) {
        boolean before = mapped.get();
        mapped.set(stored.mapped());
        sets.setAll(stored.sets());
        selected.set(select.flatMap(wanted -> stored.sets().stream()
                        .filter(each -> each.name().equals(wanted))
                        .findFirst())
                .orElse(null));
        if (!before && stored.mapped()) {
            look();
        }
    }

    private void reopen() {
        selected.set(null);
        draft.clear();
        failure.set(null);
        refresh();
    }

    private void computed(FeatureSet set) {
        computing.set(false);
        refresh(Optional.of(set.name()));
        workbench
                .notifications()
                .show(Notice.done(workbench.messages().bind("features.notice.computed", set.name(), set.rows()))
                        .leadingTo(
                                workbench.messages().bind("features.to.lab"),
                                () -> workbench.navigation().show(PageId.LAB)));
    }

    private void look() {
        cancelPreview.run();
        cancelPreview = () -> {};
        Workspace workspace = workbench.workspace().getValue();
        if (workspace == null || !draft.computable()) {
            previews.set(Map.of());
            sql.set("");
            return;
        }
        FeatureSetDefinition definition = draft.definition();
        cancelPreview = workbench
                .tasks()
                .quietly(
                        monitor -> {
                            FeatureSets stored = new FeatureSets(workspace);
                            return new Look(stored.sql(definition), stored.preview(definition, BINS, monitor));
                        },
                        seen -> {
                            failure.set(null);
                            sql.set(seen.sql());
                            previews.set(seen.previews().stream()
                                    .collect(Collectors.toMap(
                                            each -> each.choice().feature(), Function.identity())));
                        },
                        problem -> {
                            failure.set(problem);
                            previews.set(Map.of());
                        });
    }

    private record Stored(boolean mapped, List<FeatureSet> sets) {}

    private record Look(String sql, List<FeaturePreview> previews) {}
}
