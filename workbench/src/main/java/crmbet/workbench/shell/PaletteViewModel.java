package crmbet.workbench.shell;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The list of everything that can be done now, narrowed by what is typed. */
final class PaletteViewModel {
    private Supplier<List<Command>> offer = List::of;
    private final StringProperty query = new SimpleStringProperty(this, "query", "");
    private final ObservableList<Command> found = FXCollections.observableArrayList();
    private final IntegerProperty selected = new SimpleIntegerProperty(this, "selected", -1);
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(this, "open");

    PaletteViewModel() {
        query.addListener((_, _, _) -> search());
    }

    /** @param commands those of the moment, most useful first; asked for at each search */
    void offer(Supplier<List<Command>> commands) {
        offer = commands;
    }

    StringProperty queryProperty() {
        return query;
    }

    /** Best first. */
    ObservableList<Command> found() {
        return found;
    }

    /** Which of the found is selected; -1 when nothing was found. */
    IntegerProperty selectedProperty() {
        return selected;
    }

    ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    void open() {
        query.set("");
        search();
        open.set(true);
    }

    void close() {
        open.set(false);
    }

    /** Moves the selection, around the ends. */
    void move(int by) {
        if (!found.isEmpty()) {
            selected.set(Math.floorMod(selected.get() + by, found.size()));
        }
    }

    /** Closes and does what is selected. */
    void runSelected() {
        int index = selected.get();
        if (index >= 0 && index < found.size()) {
            Command command = found.get(index);
            close();
            command.run();
        }
    }

    private void search() {
        FuzzyMatch match = new FuzzyMatch(query.get());
        found.setAll(offer.get().stream()
                .filter(command -> command.enabled().get())
                .map(command -> new Scored(command, match.score(command.title().getValue())))
                .filter(scored -> scored.score.isPresent())
                .sorted(Comparator.comparingInt((Scored scored) -> scored.score.getAsInt())
                        .reversed())
                .map(Scored::command)
                .toList());
        selected.set(found.isEmpty() ? -1 : 0);
    }

    private record Scored(Command command, OptionalInt score) {}
}
