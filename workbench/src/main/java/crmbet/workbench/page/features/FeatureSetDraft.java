package crmbet.workbench.page.features;

import crmbet.core.feature.FeatureChoice;
import crmbet.core.feature.FeatureSetDefinition;
import crmbet.core.feature.Scaling;
import crmbet.core.feature.Transform;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The feature set that is being put together: its features and as of when they are computed. */
final class FeatureSetDraft {
    /** What a customer is worth is told by these three; most analyses begin with them. */
    private static final List<String> RFM = List.of("recency", "frequency", "money");

    private static final String UNNAMED = "preview";

    private final ObservableList<FeatureChoice> chosen = FXCollections.observableArrayList();
    private final StringProperty name = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable LocalDate> date = new SimpleObjectProperty<>();
    private final StringProperty time = new SimpleStringProperty("00:00");
    private final StringProperty window = new SimpleStringProperty("");
    private final ObjectProperty<Transform> transform = new SimpleObjectProperty<>(Transform.LOG1P);
    private final ObjectProperty<Scaling> scaling = new SimpleObjectProperty<>(Scaling.STANDARD);
    private final BooleanBinding complete;
    private Runnable changed = () -> {};
    private boolean opening;

    FeatureSetDraft() {
        chosen.addListener((ListChangeListener<FeatureChoice>) _ -> tell());
        date.addListener((_, _, _) -> tell());
        time.addListener((_, _, _) -> tell());
        window.addListener((_, _, _) -> tell());
        transform.addListener((_, _, now) -> change(each -> new FeatureChoice(each.feature(), now, each.scaling())));
        scaling.addListener((_, _, now) -> change(each -> new FeatureChoice(each.feature(), each.transform(), now)));
        complete = Bindings.createBooleanBinding(
                () -> computable() && !name.get().isBlank(), chosen, name, date, time, window);
    }

    /** What to do when what would be computed has changed; a changed name changes nothing of that. */
    void onChange(Runnable action) {
        changed = action;
    }

    /** Whether all is said that a set needs, its name included. */
    BooleanBinding complete() {
        return complete;
    }

    /** Whether a set can be computed, were it only for a look at it. */
    boolean computable() {
        return !chosen.isEmpty() && validTime() && validWindow();
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

    /** The definition as it stands; a set without a name yet is called {@code preview}. */
    FeatureSetDefinition definition() {
        LocalDate day = date.get();
        return new FeatureSetDefinition(
                name.get().isBlank() ? UNNAMED : name.get().strip(),
                List.copyOf(chosen),
                day == null ? null : day.atTime(timeOfDay().orElse(LocalTime.MIDNIGHT)),
                windowDays().orElse(null),
                List.of());
    }

    /** Takes over what a computed set was computed from. */
    void open(FeatureSetDefinition definition) {
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
        changed.run();
    }

    /** Begins anew; as of when to compute stays. */
    void clear() {
        chosen.clear();
        name.set("");
    }

    private void change(UnaryOperator<FeatureChoice> change) {
        if (!opening && !chosen.isEmpty()) {
            chosen.setAll(chosen.stream().map(change).toList());
        }
    }

    private void tell() {
        if (!opening) {
            changed.run();
        }
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
}
