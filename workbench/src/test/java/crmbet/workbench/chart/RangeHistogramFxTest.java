package crmbet.workbench.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import crmbet.workbench.fx.FxThread;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;

@ExtendWith(FxThread.class)
class RangeHistogramFxTest {
    private static final List<Double> EDGES = List.of(0.0, 1.0, 10.0, 100.0, 1000.0);

    private final List<Double> lower = new ArrayList<>();
    private final List<Double> upper = new ArrayList<>();

    private RangeHistogram chart() {
        OverlaidHistogram histogram = new OverlaidHistogram();
        histogram.show(List.of(5, 3, 2, 1), List.of(new OverlaidHistogram.Part(List.of(0, 1, 2, 1), Color.BLUE, true)));
        return new RangeHistogram(histogram, EDGES, lower::add, upper::add);
    }

    @Test
    void everyBinIsEquallyWideWhateverItsValues() {
        RangeHistogram chart = FxThread.call(this::chart);
        assertEquals(0.25, chart.place(1));
        assertEquals(0.625, chart.place(55));
        assertEquals(55, chart.value(0.625));
        assertEquals(0, chart.place(-7));
        assertEquals(1, chart.place(5000));
        assertEquals(1000, chart.value(1));
    }

    @Test
    void keysAndDragsMoveTheEndsAndItsEdgesMeanNone() {
        RangeHistogram chart = FxThread.call(this::chart);
        Stage stage = FxThread.call(() -> {
            Stage shown = new Stage();
            chart.setRange(10, Double.POSITIVE_INFINITY);
            shown.setScene(new Scene(chart, 400, 60));
            shown.show();
            return shown;
        });
        FxRobot robot = new FxRobot();
        Node from = chart.lookup(".lower");
        Node to = chart.lookup(".upper");
        FxThread.run(from::requestFocus);
        robot.push(KeyCode.RIGHT).push(KeyCode.HOME);
        assertEquals(List.of(100.0, Double.NEGATIVE_INFINITY), lower);
        FxThread.run(to::requestFocus);
        robot.push(KeyCode.LEFT).push(KeyCode.END);
        assertEquals(List.of(100.0, Double.POSITIVE_INFINITY), upper);
        lower.clear();
        robot.drag(from).moveBy(50, 0).drop();
        assertEquals(55, lower.getLast(), 2);
        FxThread.run(stage::close);
    }

    @Test
    void aGroupWithOtherBinsIsRefused() {
        OverlaidHistogram histogram = FxThread.call(OverlaidHistogram::new);
        assertThrows(
                IllegalArgumentException.class,
                () -> histogram.show(List.of(1, 2), List.of(new OverlaidHistogram.Part(List.of(1), Color.BLUE, true))));
    }
}
