package crmbet.workbench.chart;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;

/** The correlation of every pair of figures as a triangle: each name stands at the end of its row, above its column. */
public final class CorrelationTriangle extends GridPane {
    private static final double CELL_WIDTH = 76;
    private static final double CELL_HEIGHT = 26;

    public CorrelationTriangle() {
        setId("correlations");
        getStyleClass().add("correlation-matrix");
    }

    /** What is shown of a pair; the column comes before the row. */
    public interface Pairs {
        /** The coefficient, −1 to 1; NaN where there is none. */
        double value(int column, int row);

        /** The coefficient as it is written. */
        String figure(double value);

        /** The pair in a sentence. */
        String words(int column, int row);

        /** What a click does. */
        void choose(int column, int row);
    }

    /** Shows these figures in place of those before. */
    public void show(List<String> names, Pairs pairs) {
        getChildren().clear();
        int count = names.size();
        for (int row = 0; row < count; row++) {
            for (int column = 0; column < row; column++) {
                add(cell(pairs, column, row), column, row);
            }
            Label name = new Label(names.get(row));
            name.getStyleClass().add("caption");
            name.setMinHeight(CELL_HEIGHT);
            add(name, row, row, count - row, 1);
        }
    }

    private static Button cell(Pairs pairs, int column, int row) {
        double value = pairs.value(column, row);
        HeatCell heat = new HeatCell();
        heat.show(pairs.figure(value), value * HeatCell.FULL_TINT);
        heat.setPrefSize(CELL_WIDTH, CELL_HEIGHT);
        Button cell = new Button(null, heat);
        cell.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        cell.getStyleClass().addAll(Styles.FLAT, "correlation");
        String words = pairs.words(column, row);
        cell.setAccessibleText(words);
        cell.setTooltip(new Tooltip(words));
        cell.setOnAction(event -> pairs.choose(column, row));
        return cell;
    }

    @Override
    public String getUserAgentStylesheet() {
        return Objects.requireNonNull(CorrelationTriangle.class.getResource("chart.css"))
                .toExternalForm();
    }
}
