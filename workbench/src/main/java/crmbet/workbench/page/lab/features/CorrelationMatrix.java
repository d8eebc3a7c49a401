package crmbet.workbench.page.lab.features;

import atlantafx.base.theme.Styles;
import crmbet.workbench.chart.HeatCell;
import crmbet.workbench.message.Messages;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;

/** The correlation of every pair of features as a triangle: each feature's name stands at the end of its row, above its column. */
final class CorrelationMatrix extends GridPane {
    private static final double CELL_WIDTH = 76;
    private static final double CELL_HEIGHT = 26;

    private final FeaturesViewModel model;
    private final Messages messages;
    private final FeatureFindings findings;

    CorrelationMatrix(FeaturesViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        findings = new FeatureFindings(messages);
        setId("correlations");
        getStyleClass().add("correlation-matrix");
    }

    void show(ComparedFeatures compared, ComparedFeatures.Coefficient coefficient) {
        getChildren().clear();
        int count = compared.distributions().size();
        for (int row = 0; row < count; row++) {
            for (int column = 0; column < row; column++) {
                add(cell(compared, coefficient, row, column), column, row);
            }
            Label name = new Label(findings.name(compared, row));
            name.getStyleClass().add("caption");
            name.setMinHeight(CELL_HEIGHT);
            add(name, row, row, count - row, 1);
        }
    }

    private Button cell(ComparedFeatures compared, ComparedFeatures.Coefficient coefficient, int row, int column) {
        double value = compared.correlation(coefficient, row, column);
        HeatCell heat = new HeatCell();
        heat.show(findings.figure(value), value * HeatCell.FULL_TINT);
        heat.setPrefSize(CELL_WIDTH, CELL_HEIGHT);
        Button cell = new Button(null, heat);
        cell.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        cell.getStyleClass().addAll(Styles.FLAT, "correlation");
        String words = messages.get(
                "lab.features.pair",
                findings.name(compared, column),
                findings.name(compared, row),
                findings.figure(value),
                compared.correlations().customers(row, column));
        cell.setAccessibleText(words);
        cell.setTooltip(new Tooltip(words));
        cell.setOnAction(event -> model.look(column, row));
        return cell;
    }
}
