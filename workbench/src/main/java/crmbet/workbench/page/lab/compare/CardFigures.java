package crmbet.workbench.page.lab.compare;

import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Figures in pairs, two a line, each with what it means behind it. */
final class CardFigures extends GridPane {
    private static final int COLUMNS = 4;
    private static final double TIP_WIDTH = 320;
    private int cells;

    CardFigures() {
        getStyleClass().add("card-figures");
        for (int column = 0; column < COLUMNS; column += 2) {
            ColumnConstraints names = new ColumnConstraints();
            names.setMinWidth(Region.USE_PREF_SIZE);
            ColumnConstraints values = new ColumnConstraints();
            values.setHgrow(Priority.ALWAYS);
            values.setHalignment(HPos.RIGHT);
            values.setMinWidth(Region.USE_PREF_SIZE);
            getColumnConstraints().addAll(names, values);
        }
    }

    /** @param meaning in a sentence or two, for who points at it */
    void add(String name, String value, String meaning) {
        Label left = new Label(name);
        left.getStyleClass().add("caption");
        Label right = new Label(value);
        right.getStyleClass().add("figure");
        Tooltip tip = new Tooltip(name + " " + value + "\n" + meaning);
        tip.setWrapText(true);
        tip.setMaxWidth(TIP_WIDTH);
        left.setTooltip(tip);
        right.setTooltip(tip);
        add(left, cells % COLUMNS, cells / COLUMNS);
        add(right, cells % COLUMNS + 1, cells / COLUMNS);
        cells += 2;
    }
}
