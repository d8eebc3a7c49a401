package crmbet.workbench.page.features;

import crmbet.core.canonical.Canonical;
import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.feature.Evidence;
import crmbet.core.feature.Family;
import crmbet.core.feature.Feature;
import crmbet.core.feature.FeatureCatalogue;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.feature.FeaturePreview;
import crmbet.core.feature.FeatureSet;
import crmbet.core.feature.FeatureSetDefinition;
import crmbet.core.feature.FeatureSets;
import crmbet.core.feature.OwnFeature;
import crmbet.core.feature.OwnFeatures;
import crmbet.core.statistics.Columns;
import crmbet.core.statistics.Correlations;
import crmbet.core.statistics.Drift;
import crmbet.core.statistics.RankedColumns;
import crmbet.core.task.Monitor;
import crmbet.core.task.Parallel;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.message.FeatureText;
import crmbet.workbench.shell.Notice;
import crmbet.workbench.shell.PageId;
import crmbet.workbench.shell.Workbench;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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
    private final ObjectProperty<Evidence> evidence = new SimpleObjectProperty<>(new Evidence(Map.of()));
    private final ObservableList<OwnFeature> own = FXCollections.observableArrayList();
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

    /** Whether the data can answer a feature. */
    boolean offers(Feature feature) {
        return evidence.get().answers(feature);
    }

    /** Why a feature is not offered, in a sentence. */
    String lack(Feature feature) {
        return new FeatureText(workbench.messages()).lack(evidence.get().lackOf(feature));
    }

    /** What the activity of the workspace can tell. */
    ObjectProperty<Evidence> evidenceProperty() {
        return evidence;
    }

    /** The features that people of this workspace wrote, by name. */
    ObservableList<OwnFeature> own() {
        return own;
    }

    /** Chooses all features of a family that fit the search and that the data can answer. */
    void chooseFamily(Family family) {
        found().stream()
                .filter(each -> each.family() == family && offers(each) && !draft.isChosen(each.id()))
                .forEach(each -> draft.toggle(each.id()));
    }

    /** Keeps a feature written in SQL. */
    void save(OwnFeature feature, Runnable done) {
        Workspace workspace = workbench.workspace().getValue();
        if (workspace == null) {
            return;
        }
        workbench
                .tasks()
                .run(
                        workbench.messages().bind("features.task.save", feature.id()),
                        monitor -> new OwnFeatures(workspace).save(feature, monitor),
                        _ -> {
                            failure.set(null);
                            refresh();
                            done.run();
                        },
                        failure::set);
    }

    /** Forgets a feature written in SQL. */
    void forget(OwnFeature feature) {
        Workspace workspace = workbench.workspace().getValue();
        if (workspace == null) {
            return;
        }
        draft.remove(feature.id());
        workbench
                .tasks()
                .run(
                        workbench.messages().bind("features.task.delete", feature.id()),
                        _ -> {
                            new OwnFeatures(workspace).delete(feature.id());
                            return feature;
                        },
                        _ -> refresh(),
                        failure::set);
    }

    /** Compares the features of the draft at its moment with an earlier one. */
    void compare(LocalDate earlier, Consumer<Map<String, Drift>> done) {
        Workspace workspace = workbench.workspace().getValue();
        if (workspace == null || !draft.computable()) {
            return;
        }
        FeatureSetDefinition definition = draft.definition();
        workbench
                .tasks()
                .run(
                        workbench.messages().bind("features.task.drift"),
                        monitor -> drifts(workspace, definition, earlier, monitor),
                        done,
                        failure::set);
    }

    private static Map<String, Drift> drifts(
            Workspace workspace, FeatureSetDefinition definition, LocalDate earlier, Monitor monitor)
            throws OperationException {
        FeatureSets stored = new FeatureSets(workspace);
        Columns now = columns(stored.look(definition, monitor), monitor);
        Columns then = columns(stored.look(definition.withAsOf(earlier.atStartOfDay()), monitor), monitor);
        Map<String, Drift> drifts = new LinkedHashMap<>();
        for (int i = 0; i < now.count(); i++) {
            drifts.put(now.features().get(i), Drift.of(then.column(i), now.column(i)));
        }
        return drifts;
    }

    /** Correlates the features of the draft by their ranks. */
    void correlate(Consumer<Correlations> done) {
        Workspace workspace = workbench.workspace().getValue();
        if (workspace == null || !draft.computable()) {
            return;
        }
        FeatureSetDefinition definition = draft.definition();
        workbench
                .tasks()
                .quietly(
                        monitor -> {
                            Columns columns = columns(new FeatureSets(workspace).look(definition, monitor), monitor);
                            Parallel parallel = Parallel.ofProcessors();
                            return Correlations.of(RankedColumns.of(columns, parallel, monitor), parallel, monitor);
                        },
                        done,
                        failure::set);
    }

    private static Columns columns(FeatureMatrix matrix, Monitor monitor) {
        return Columns.of(matrix, Parallel.ofProcessors(), monitor);
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
                        monitor -> new FeatureSets(workspace, workbench.results()).compute(definition, monitor),
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
                        monitor -> new Stored(
                                !new Canonical(workspace).mappings().isEmpty(),
                                new FeatureSets(workspace).list(),
                                Evidence.of(workspace, monitor),
                                new OwnFeatures(workspace).list()),
                        stored -> show(stored, select),
                        failure::set);
    }

    private void show(Stored stored, Optional<String> select) {
        boolean before = mapped.get();
        mapped.set(stored.mapped());
        evidence.set(stored.evidence());
        own.setAll(stored.own());
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

    private record Stored(boolean mapped, List<FeatureSet> sets, Evidence evidence, List<OwnFeature> own) {}

    private record Look(String sql, List<FeaturePreview> previews) {}
}
