package crmbet.workbench.chart;

import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** A figure on a tint that says how far it lies above (blue) or below (orange) the whole, in standard deviations. */
public final class HeatCell extends StackPane {
    private static final PseudoClass ABOVE = PseudoClass.getPseudoClass("above");
    private static final PseudoClass BELOW = PseudoClass.getPseudoClass("below");
    /** Differences of this many standard deviations, and larger ones, have the full tint. */
    public static final double FULL_TINT = 2;

    private static final double STRONGEST = 0.55;

    private final Region tint = new Region();
    private final Label figure = new Label();

    public HeatCell() {
        getStyleClass().add("heat-cell");
        tint.getStyleClass().add("tint");
        figure.getStyleClass().add("figure");
        StackPane.setAlignment(figure, Pos.CENTER_RIGHT);
        getChildren().addAll(tint, figure);
    }

    /** Shows a figure; {@code zScore} 0 or NaN has no tint. */
    public void show(String text, double zScore) {
        figure.setText(text);
        pseudoClassStateChanged(ABOVE, zScore > 0);
        pseudoClassStateChanged(BELOW, zScore < 0);
        tint.setOpacity(Double.isNaN(zScore) ? 0 : Math.min(1, Math.abs(zScore) / FULL_TINT) * STRONGEST);
    }

    @Override
    public String getUserAgentStylesheet() {
        return Objects.requireNonNull(HeatCell.class.getResource("chart.css")).toExternalForm();
    }
}
