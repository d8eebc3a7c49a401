package crmbet.workbench.shell;

import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Leads an analyst and a marketer through the pages, station by station; it can be left at any moment. */
public final class Tour {
    private static final List<TourStep> STEPS = List.of(TourStep.values());

    private final Navigation navigation;
    private final ReadOnlyObjectWrapper<@Nullable TourStep> step = new ReadOnlyObjectWrapper<>(this, "step");

    public Tour(Navigation navigation) {
        this.navigation = navigation;
    }

    /** Where the tour is; null while nobody takes it. */
    ReadOnlyObjectProperty<@Nullable TourStep> stepProperty() {
        return step.getReadOnlyProperty();
    }

    /** Begins, from the first station even if it is under way. */
    public void begin() {
        go(STEPS.getFirst());
    }

    /** To the next station; after the last one the tour is over. */
    void next() {
        int following = present() + 1;
        if (following < STEPS.size()) {
            go(STEPS.get(following));
        } else {
            leave();
        }
    }

    /** To the station before, if there is one. */
    void back() {
        if (!isFirst()) {
            go(STEPS.get(present() - 1));
        }
    }

    void leave() {
        step.set(null);
    }

    /** The number of the present station, from 1. */
    int place() {
        return present() + 1;
    }

    /** How many stations there are. */
    static int length() {
        return STEPS.size();
    }

    boolean isFirst() {
        return present() == 0;
    }

    boolean isLast() {
        return present() == STEPS.size() - 1;
    }

    private int present() {
        return STEPS.indexOf(Objects.requireNonNull(step.get(), "nobody takes the tour"));
    }

    private void go(TourStep wanted) {
        step.set(wanted);
        navigation.show(wanted.page());
    }
}
