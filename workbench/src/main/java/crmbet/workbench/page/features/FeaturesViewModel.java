package crmbet.workbench.page.features;

import crmbet.core.canonical.Canonical;
import crmbet.core.failure.Failure;
import crmbet.core.feature.Feature;
import crmbet.core.feature.FeatureCatalogue;
import crmbet.core.feature.FeatureChoice;
import crmbet.core.feature.FeaturePreview;
import crmbet.core.feature.FeatureSet;
import crmbet.core.feature.FeatureSetDefinition;
import crmbet.core.feature.FeatureSets;
import crmbet.core.feature.Scaling;
import crmbet.core.feature.Transform;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.shell.Notice;
import crmbet.workbench.shell.PageId;
import crmbet.workbench.shell.Workbench;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
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
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The feature set that is being put together, what it would hold, and the sets that were computed. */
final class FeaturesViewModel {
    /** Enough bars to show a shape in the width of a column. */
    static final int BINS = 32;

    /** What a customer is worth is told by these three; most analyses begin with them. */
    private static final List<String> RFM = List.of("recency", "frequency", "money");

    private final Workbench workbench;
    private final ObservableList<FeatureChoice> chosen = FXCollections.observableArrayList();
    private final ObservableList<FeatureSet> sets = FXCollections.observableArrayList();
    private final StringProperty search = new SimpleStringProperty("");
    private final StringProperty name = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable LocalDate> date = new SimpleObjectProperty<>();
    private final StringProperty time = new SimpleStringProperty("00:00");
    private final StringProperty window = new SimpleStringProperty("");
    private final ObjectProperty<Transform> transform = new SimpleObjectProperty<>(Transform.LOG1P);
    private final ObjectProperty<Scaling> scaling = new SimpleObjectProperty<>(Scaling.STANDARD);
    private final ObjectProperty<@Nullable FeatureSet> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Map<String, FeaturePreview>> previews = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyStringWrapper sql = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Boolean> mapped = new ReadOnlyObjectWrapper<>(true);
    private final ReadOnlyObjectWrapper<Boolean> computing = new ReadOnlyObjectWrapper<>(false);
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final BooleanBinding possible;
    private Runnable cancelPreview = () -> {};
    private boolean opening;

    FeaturesViewModel(Workbench workbench) {
        this.workbench = workbench;
        chosen.addListener((ListChangeListener<FeatureChoice>) _ -> look());
        date.addListener((_, _, _) -> look());
        time.addListener((_, _, _) -> look());
        window.addListener((_, _, _) -> look());
        transform.addListener((_, _, now) -> change(each -> new FeatureChoice(each.feature(), now, each.scaling())));
        scaling.addListener((_, _, now) -> change(each -> new FeatureChoice(each.feature(), each.transform(), now)));
        selected.addListener((_, _, now) -> {
            if (now != null) {
                open(now.definition());
            }
        });
        possible = Bindings.createBooleanBinding(
                () -> mapped.get()
                        && !computing.get()
                        && !chosen.isEmpty()
                        && !name.get().isBlank()
                        && validTime()
                        && validWindow(),
                mapped,
                computing,
                chosen,
                name,
                time,
                window);
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

    StringProperty searchProperty() {
        return search;
    }

    /** The features of the set, in the order of its columns. */
    ObservableList<FeatureChoice> chosen() {
        return chosen;
    }

    /** Adds a feature, or takes it out. */
    void toggle(String feature) {
        if (!remove(feature)) {
            chosen.add(new FeatureChoice(feature, transform.get(), scaling.get()));
        }
    }

    /** Takes a feature out; returns whether it was in. */
    boolean remove(String feature) {
        return chosen.removeIf(each -> each.feature().equals(feature));
    }

    boolean isChosen(String feature) {
        return chosen.stream().anyMatch(each -> each.feature().equals(feature));
    }

    /** Chooses recency, frequency and money. */
    void chooseRfm() {
        chosen.setAll(RFM.stream()
                .map(each -> new FeatureChoice(each, transform.get(), scaling.get()))
                .toList());
        if (name.get().isBlank()) {
            name.set("rfm");
        }
    }

    /** Changes what is done to one feature. */
    void decide(FeatureChoice choice) {
        chosen.replaceAll(each -> each.feature().equals(choice.feature()) ? choice : each);
    }

    StringProperty nameProperty() {
        return name;
    }

    /** The day as of which features are computed; null: that after the last activity. */
    ObjectProperty<@Nullable LocalDate> dateProperty() {
        return date;
    }

    /** Hours and minutes of that day; not looked at while there is no day. */
    StringProperty timeProperty() {
        return time;
    }

    /** Days of the look-back window; empty: everything counts. */
    StringProperty windowProperty() {
        return window;
    }

    boolean validTime() {
        return date.get() == null || timeOfDay().isPresent();
    }

    boolean validWindow() {
        return window.get().isBlank() || windowDays().isPresent();
    }

    /** Done to all features; setting it overrides what was decided for each. */
    ObjectProperty<Transform> transformProperty() {
        return transform;
    }

    /** As {@link #transformProperty}. */
    ObjectProperty<Scaling> scalingProperty() {
        return scaling;
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
        FeatureSetDefinition definition = definition(name.get().strip());
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
        chosen.clear();
        name.set("");
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

    private void open(FeatureSetDefinition definition) {
        opening = true;
        name.set(definition.name());
        date.set(definition.asOf() == null ? null : definition.asOf().toLocalDate());
        time.set(
                definition.asOf() == null
                        ? "00:00"
                        : definition.asOf().toLocalTime().toString());
        window.set(
                definition.windowDays() == null ? "" : definition.windowDays().toString());
        transform.set(definition.choices().getFirst().transform());
        scaling.set(definition.choices().getFirst().scaling());
        chosen.setAll(definition.choices());
        opening = false;
        look();
    }

    private void change(UnaryOperator<FeatureChoice> change) {
        if (!opening && !chosen.isEmpty()) {
            chosen.setAll(chosen.stream().map(change).toList());
        }
    }

    private void look() {
        if (opening) {
            return;
        }
        cancelPreview.run();
        cancelPreview = () -> {};
        Workspace workspace = workbench.workspace().getValue();
        if (chosen.isEmpty() || workspace == null || !validTime() || !validWindow()) {
            previews.set(Map.of());
            sql.set("");
            return;
        }
        FeatureSetDefinition definition =
                definition(name.get().isBlank() ? "preview" : name.get().strip());
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

    private FeatureSetDefinition definition(String called) {
        LocalDate day = date.get();
        return new FeatureSetDefinition(
                called,
                List.copyOf(chosen),
                day == null ? null : day.atTime(timeOfDay().orElse(LocalTime.MIDNIGHT)),
                windowDays().orElse(null),
                List.of());
    }

    private Optional<LocalTime> timeOfDay() {
        try {
            return Optional.of(LocalTime.parse(time.get().strip()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private Optional<Integer> windowDays() {
        try {
            return Optional.of(Integer.valueOf(window.get().strip())).filter(days -> days >= 1);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private record Stored(boolean mapped, List<FeatureSet> sets) {}

    private record Look(String sql, List<FeaturePreview> previews) {}
}
