package crmbet.workbench.chart;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;

/**
 * Names and shares of groups beside their colours; screen readers hear the sizes too. A click, Enter or Space on a group isolates it or lets go of
 * it; pointing at it highlights it. Arrows move between the groups, F2 asks for another name.
 */
public final class ClusterLegend extends ListView<ClusterLegend.Entry> {
    private static final double ROW_HEIGHT = 28;

    private final ObjectProperty<Optional<Group>> isolated =
            new SimpleObjectProperty<>(this, "isolated", Optional.empty());
    private final ObjectProperty<Optional<Group>> pointed =
            new SimpleObjectProperty<>(this, "pointed", Optional.empty());
    private final ObjectProperty<ClusterPalette> palette =
            new SimpleObjectProperty<>(this, "palette", ClusterPalette.LIGHT);

    private Consumer<Group> onRename = _ -> {};

    public ClusterLegend() {
        getStyleClass().addAll("cluster-legend", "edge-to-edge");
        setFixedCellSize(ROW_HEIGHT);
        setCellFactory(list -> new Row(this));
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            Entry focused = getFocusModel().getFocusedItem();
            if (focused != null && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE)) {
                toggle(focused.group);
                event.consume();
            } else if (focused != null && event.getCode() == KeyCode.F2) {
                onRename.accept(focused.group);
                event.consume();
            }
        });
        isolated.subscribe(this::select);
        palette.subscribe(this::refresh);
    }

    /**
     * A line of the legend, written out in the user's language.
     *
     * @param group whose colour it explains
     * @param name of the group
     * @param size how many customers, for screen readers: a table has them in sight
     * @param share of all customers
     */
    public record Entry(Group group, String name, String size, String share) {}

    /** Shows other lines; what is isolated stays so. */
    public void setEntries(List<Entry> entries) {
        getItems().setAll(entries);
        select();
    }

    /** The group that was clicked; empty for none. */
    public ObjectProperty<Optional<Group>> isolatedProperty() {
        return isolated;
    }

    /** The group under the pointer; empty for none. */
    public ObjectProperty<Optional<Group>> pointedProperty() {
        return pointed;
    }

    /** Called with the group for which F2 was pressed. */
    public void setOnRename(Consumer<Group> onRename) {
        this.onRename = onRename;
    }

    public ObjectProperty<ClusterPalette> paletteProperty() {
        return palette;
    }

    private void toggle(Group group) {
        isolated.set(isolated.get().equals(Optional.of(group)) ? Optional.empty() : Optional.of(group));
    }

    private void select() {
        int index = -1;
        for (int i = 0; i < getItems().size(); i++) {
            if (isolated.get().equals(Optional.of(getItems().get(i).group))) {
                index = i;
            }
        }
        if (index < 0) {
            getSelectionModel().clearSelection();
        } else {
            getSelectionModel().clearAndSelect(index);
            scrollTo(index);
        }
    }

    @Override
    public String getUserAgentStylesheet() {
        return Objects.requireNonNull(ClusterLegend.class.getResource("chart.css"))
                .toExternalForm();
    }

    private static final class Row extends ListCell<Entry> {
        private static final double RADIUS = 5;

        private final ClusterLegend legend;
        private final Circle swatch = new Circle(RADIUS);
        private final Label name = new Label();
        private final Label share = new Label();
        private final HBox line = new HBox(swatch, name, share);

        Row(ClusterLegend legend) {
            this.legend = legend;
            name.setMaxWidth(Double.MAX_VALUE);
            name.setMinWidth(40);
            HBox.setHgrow(name, Priority.ALWAYS);
            share.getStyleClass().add("legend-share");
            share.setMinWidth(USE_PREF_SIZE);
            line.getStyleClass().add("legend-row");
            line.setAlignment(Pos.CENTER_LEFT);
            addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
            addEventHandler(MouseEvent.MOUSE_ENTERED, event -> legend.pointed.set(group()));
            addEventHandler(MouseEvent.MOUSE_EXITED, event -> {
                if (legend.pointed.get().equals(group())) {
                    legend.pointed.set(Optional.empty());
                }
            });
        }

        private void pressed(MouseEvent event) {
            Entry entry = getItem();
            if (entry != null && event.getButton() == MouseButton.PRIMARY) {
                legend.requestFocus();
                legend.getFocusModel().focus(getIndex());
                legend.toggle(entry.group);
                // The list's own answer to a click would select again what was just let go.
                event.consume();
            }
        }

        private Optional<Group> group() {
            return Optional.ofNullable(getItem()).map(Entry::group);
        }

        @Override
        protected void updateItem(@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (entry == null || empty) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            swatch.setFill(legend.palette.get().color(entry.group));
            name.setText(entry.name);
            share.setText(entry.share);
            setGraphic(line);
            setAccessibleText(entry.name + ", " + entry.size + ", " + entry.share);
        }
    }
}
