package crmbet.workbench.chart;

import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Rectangle;

/** The colours of a density, from one customer a pixel to the most. */
final class DensityKey extends HBox {
    private static final double LENGTH = 96;
    private static final double THICKNESS = 8;
    private static final int STOPS = 16;
    private static final double GAP = 6;

    private final Rectangle bar = new Rectangle(LENGTH, THICKNESS);
    private final Label fewest = new Label();
    private final Label most = new Label();

    DensityKey() {
        super(GAP);
        getStyleClass().add("density-key");
        setAlignment(Pos.CENTER);
        getChildren().addAll(fewest, bar, most);
    }

    void show(DensityRamp ramp, String fewestText, String mostText) {
        bar.setFill(new LinearGradient(
                0,
                0,
                1,
                0,
                true,
                CycleMethod.NO_CYCLE,
                IntStream.rangeClosed(0, STOPS)
                        .mapToDouble(stop -> (double) stop / STOPS)
                        .mapToObj(share -> new Stop(share, ramp.color(share)))
                        .toList()));
        fewest.setText(fewestText);
        most.setText(mostText);
    }
}
