package crmbet.workbench.chart;

import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/** How far a figure lies from the whole, as a bar to the right (above) or left (below) of a middle line. */
public final class DeviationBar extends Region {
    private static final PseudoClass ABOVE = PseudoClass.getPseudoClass("above");
    private static final PseudoClass BELOW = PseudoClass.getPseudoClass("below");
    private static final double LARGEST = 3;

    private final Region bar = new Region();
    private final Region middle = new Region();
    private final double zScore;

    /** @param zScore standard deviations above the whole; beyond ±3 the bar ends at the edge */
    public DeviationBar(double zScore) {
        this.zScore = Double.isNaN(zScore) ? 0 : Math.clamp(zScore, -LARGEST, LARGEST);
        getStyleClass().add("deviation-bar");
        bar.getStyleClass().add("bar");
        middle.getStyleClass().add("middle");
        pseudoClassStateChanged(ABOVE, this.zScore > 0);
        pseudoClassStateChanged(BELOW, this.zScore < 0);
        getChildren().addAll(bar, middle);
        setMinSize(40, 8);
        setPrefSize(120, 8);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    @Override
    protected void layoutChildren() {
        double half = getWidth() / 2;
        double length = snapSizeX(Math.abs(zScore) / LARGEST * half);
        double center = snapPositionX(half);
        bar.resizeRelocate(zScore < 0 ? center - length : center, 0, length, getHeight());
        middle.resizeRelocate(center, 0, 1, getHeight());
    }

    @Override
    public String getUserAgentStylesheet() {
        return Objects.requireNonNull(DeviationBar.class.getResource("chart.css"))
                .toExternalForm();
    }
}
