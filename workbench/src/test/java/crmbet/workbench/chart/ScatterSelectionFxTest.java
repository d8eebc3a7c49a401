package crmbet.workbench.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import crmbet.workbench.fx.FxThread;
import crmbet.workbench.fx.Pictures;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import javafx.application.Application;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;

@ExtendWith(FxThread.class)
class ScatterSelectionFxTest {
    private final FxRobot robot = new FxRobot();
    private final ScatterChart chart = new ScatterChart(ForkJoinPool.commonPool());
    private final List<Selection> selections = new ArrayList<>();
    private final PointCloud cloud = Crowds.of(4338, 5);
    private Stage stage;

    @BeforeEach
    void open() {
        stage = FxThread.call(() -> {
            Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
            chart.setOnSelected(selections::add);
            chart.setCountText(count -> count + " customers");
            Stage opened = new Stage();
            StackPane root = new StackPane(chart);
            root.setStyle("-fx-background-color: -color-bg-default; -fx-padding: 16;");
            opened.setScene(new Scene(root, 1000, 700));
            opened.show();
            chart.cloudProperty().set(cloud);
            return opened;
        });
        drawn();
    }

    @AfterEach
    void close() {
        FxThread.run(stage::close);
    }

    @Test
    void aLassoSaysWhatIsInsideWhileItIsDrawnAndHandsItOver() {
        FxThread.run(() -> chart.toolProperty().set(SelectionTool.LASSO));
        circle(500, 300, 150, false, false);
        Label count = robot.lookup(".outline-count").query();
        FxThread.waitUntil(
                "the count is shown", () -> count.isVisible() && count.getText().endsWith(" customers"));
        Pictures.save(stage.getScene(), "scatter-lasso");
        String said = count.getText();
        fire(MouseEvent.MOUSE_RELEASED, 500 + 150, 300, false, false, false);
        Selection selection = theSelection();
        assertEquals(Selection.Mode.REPLACE, selection.mode());
        assertEquals(Selection.Outline.LASSO, selection.outline());
        assertEquals(said, selection.rows().count() + " customers");
        assertTrue(selection.rows().count() > 0);
        assertFalse(count.isVisible());
        FxThread.run(() -> chart.emphasisedRowsProperty().set(Optional.of(selection.rows())));
        drawn();
        Pictures.save(stage.getScene(), "scatter-rows-light");
        FxThread.run(() -> Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet()));
        FxThread.waitUntil("the chart is dark", () -> chart.palette() == ClusterPalette.DARK);
        drawn();
        Pictures.save(stage.getScene(), "scatter-rows-dark");
    }

    @Test
    void aBoxWithControlAndShiftHoldsWhatItsCornersSay() {
        Extent before = FxThread.call(
                () -> Objects.requireNonNull(chart.extentProperty().get()));
        drag(300, 200, 600, 400, true, true, false);
        Selection selection = theSelection();
        assertEquals(Selection.Mode.REPLACE, selection.mode());
        assertEquals(Selection.Outline.BOX, selection.outline());
        double perX = before.width() / chart.area().getWidth();
        double perY = before.height() / chart.area().getHeight();
        Extent box = new Extent(
                before.minX() + (300 - chart.area().getMinX()) * perX,
                before.minX() + (600 - chart.area().getMinX()) * perX,
                before.maxY() - (400 - chart.area().getMinY()) * perY,
                before.maxY() - (200 - chart.area().getMinY()) * perY);
        assertEquals(cloud.within(Polygon.around(box)), selection.rows());
        assertEquals(before, FxThread.call(() -> chart.extentProperty().get()), "the view did not move");
    }

    @Test
    void shiftAddsAndAltTakesAway() {
        FxThread.run(() -> chart.toolProperty().set(SelectionTool.BOX));
        drag(300, 200, 600, 400, false, true, false);
        assertEquals(Selection.Mode.ADD, theSelection().mode());
        selections.clear();
        drag(300, 200, 600, 400, false, false, true);
        assertEquals(Selection.Mode.REMOVE, theSelection().mode());
    }

    @Test
    void escapeGivesUp() {
        FxThread.run(() -> chart.toolProperty().set(SelectionTool.LASSO));
        circle(500, 300, 100, false, false);
        robot.push(KeyCode.ESCAPE);
        fire(MouseEvent.MOUSE_RELEASED, 600, 300, false, false, false);
        drawn();
        assertEquals(List.of(), selections);
    }

    @Test
    void theKeyboardChoosesTheGroupUnderTheCrosshairAndSelectsWhatIsInView() {
        List<Group> chosen = new ArrayList<>();
        FxThread.run(() -> {
            chart.setOnChosen(chosen::add);
            chart.requestFocus();
            var center = Objects.requireNonNull(cloud.centers().get(Group.cluster(3)));
            chart.extentProperty()
                    .set(new Extent(
                            center.getX() - 0.5, center.getX() + 0.5, center.getY() - 0.5, center.getY() + 0.5));
        });
        robot.push(KeyCode.TAB);
        drawn();
        assertTrue(robot.lookup(".crosshair").query().isVisible());
        robot.push(KeyCode.ENTER);
        assertEquals(List.of(Group.cluster(3)), chosen);
        robot.push(KeyCode.SPACE);
        Extent view = FxThread.call(
                () -> Objects.requireNonNull(chart.extentProperty().get()));
        assertEquals(cloud.within(Polygon.around(view)), theSelection().rows());
        Pictures.save(stage.getScene(), "scatter-crosshair");
    }

    private void circle(double x, double y, double radius, boolean control, boolean shift) {
        fire(MouseEvent.MOUSE_PRESSED, x + radius, y, control, shift, false);
        for (int step = 1; step <= 36; step++) {
            double angle = 2 * Math.PI * step / 36;
            fire(
                    MouseEvent.MOUSE_DRAGGED,
                    x + radius * Math.cos(angle),
                    y + radius * Math.sin(angle),
                    control,
                    shift,
                    false);
        }
    }

    private void drag(double fromX, double fromY, double toX, double toY, boolean control, boolean shift, boolean alt) {
        fire(MouseEvent.MOUSE_PRESSED, fromX, fromY, control, shift, alt);
        fire(MouseEvent.MOUSE_DRAGGED, toX, toY, control, shift, alt);
        fire(MouseEvent.MOUSE_RELEASED, toX, toY, control, shift, alt);
    }

    /** As the toolkit would: its own robot does not tell the mouse about held keys. */
    private void fire(EventType<MouseEvent> type, double x, double y, boolean control, boolean shift, boolean alt) {
        boolean down = type != MouseEvent.MOUSE_RELEASED;
        var scene = chart.localToScene(x, y);
        FxThread.run(() -> chart.fireEvent(new MouseEvent(
                type,
                scene.getX(),
                scene.getY(),
                scene.getX(),
                scene.getY(),
                MouseButton.PRIMARY,
                1,
                shift,
                control,
                alt,
                false,
                down,
                false,
                false,
                false,
                false,
                false,
                null)));
    }

    private Selection theSelection() {
        FxThread.waitUntil("something is selected", () -> !selections.isEmpty());
        assertEquals(1, selections.size());
        return selections.getFirst();
    }

    private void drawn() {
        FxThread.waitUntil("the points are drawn", () -> !chart.isNeedsLayout() && chart.upToDate());
    }
}
