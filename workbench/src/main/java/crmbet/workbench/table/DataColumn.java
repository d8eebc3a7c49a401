package crmbet.workbench.table;

import crmbet.core.dataset.Column;
import crmbet.workbench.message.Messages;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;

/** A column of the table, with how its values are written. */
final class DataColumn extends TableColumn<TableLine, TableLine> {
    private static final String MISSING = "–";
    private static final double DOT_RADIUS = 5;

    private final Column column;
    private final int index;
    private Messages messages;
    private final Wording wording;
    private final SortArrow arrow = new SortArrow();
    private Function<@Nullable Object, String> text;
    private int decimals;
    private boolean measured;

    DataColumn(Messages messages, Column column, int index, Wording wording) {
        this.messages = messages;
        this.column = column;
        this.index = index;
        this.wording = wording;
        text = newText();
        if (wording.figures(column)) {
            getStyleClass().add("number");
        }
        // The head sorts, because it knows a click on it from one on the filter within.
        setSortable(false);
        setCellValueFactory(line -> new ReadOnlyObjectWrapper<>(line.getValue()));
        setCellFactory(_ -> new ValueCell());
    }

    /** Says in the head whether the rows are sorted by this. */
    SortArrow arrow() {
        return arrow;
    }

    Column column() {
        return column;
    }

    int index() {
        return index;
    }

    String title() {
        return wording.title(column);
    }

    /** How values are written at present, for a thread of its own. */
    Function<@Nullable Object, String> newText() {
        return wording.text(column, messages, decimals).orElseGet(() -> new CellText(messages, column, decimals)::of);
    }

    /** Writes in the present language from now on. */
    void write(Messages now) {
        messages = now;
        text = newText();
    }

    /** Decides once how many decimals are written. */
    void measure(List<TableLine> first) {
        if (measured || first.isEmpty() || first.getFirst().values() == null) {
            return;
        }
        measured = true;
        for (TableLine line : first) {
            List<@Nullable Object> values = line.values();
            decimals = Math.max(decimals, values == null ? 0 : CellText.decimals(values.get(index)));
        }
        write(messages);
    }

    /** A value, the sign that it is missing, or nothing while it is not known. */
    private final class ValueCell extends TableCell<TableLine, TableLine> {
        private @Nullable Circle dot;

        ValueCell() {
            if (wording.figures(column)) {
                getStyleClass().add("number");
            }
        }

        @Override
        protected void updateItem(@Nullable TableLine line, boolean empty) {
            super.updateItem(line, empty);
            getStyleClass().removeAll("missing", "loading");
            List<@Nullable Object> values = empty || line == null ? null : line.values();
            if (values == null) {
                setText(null);
                setGraphic(null);
                if (!empty) {
                    getStyleClass().add("loading");
                }
                return;
            }
            Object value = values.get(index);
            String written = text.apply(value);
            if (value == null) {
                getStyleClass().add("missing");
            }
            setText(value == null && written.isEmpty() ? MISSING : written);
            setGraphic(wording.dot(column, value).map(this::dot).orElse(null));
        }

        private Circle dot(Color color) {
            Circle circle = dot == null ? new Circle(DOT_RADIUS) : dot;
            circle.setFill(color);
            dot = circle;
            return circle;
        }
    }
}
