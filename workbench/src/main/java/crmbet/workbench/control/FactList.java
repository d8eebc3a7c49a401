package crmbet.workbench.control;

import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Names of figures at the left, the figures themselves at the right, one below the other. */
public final class FactList extends GridPane {
    private int facts;

    public FactList() {
        getStyleClass().add("fact-list");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setHalignment(HPos.RIGHT);
        getColumnConstraints().addAll(names, values);
    }

    public void add(String name, String value) {
        Label left = new Label(name);
        left.getStyleClass().add("caption");
        Label right = new Label(value);
        right.getStyleClass().add("figure");
        right.setTooltip(new Tooltip(value));
        addRow(facts++, left, right);
    }
}
