package crmbet.workbench.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import crmbet.core.clustering.Labels;
import crmbet.workbench.fx.FxThread;
import crmbet.workbench.fx.Pictures;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import javafx.application.Application;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
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
class ScatterChartFxTest {
    private final FxRobot robot = new FxRobot();
    private final ScatterChart chart = new ScatterChart(ForkJoinPool.commonPool());
    private Stage stage;

    @BeforeEach
    void open() {
        stage = FxThread.call(() -> {
            Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
            chart.titleXProperty().set("Component 1 (62.4% of variance)");
            chart.titleYProperty().set("Component 2 (21.0% of variance)");
            chart.setLabels(group ->
                    group.isNoise() ? "" : Integer.toString(group.cluster().getAsInt()));
            chart.setDescriber(hit -> new PointDescription(
                    "Customer " + hit.row(),
                    "Cluster",
                    List.of(
                            new PointDescription.Value("Money", "1,204.50"),
                            new PointDescription.Value("Recency, days", "31"))));
            Stage opened = new Stage();
            StackPane root = new StackPane(chart);
            root.setStyle("-fx-background-color: -color-bg-default; -fx-padding: 16;");
            opened.setScene(new Scene(root, 1000, 700));
            opened.show();
            chart.cloudProperty().set(Crowds.of(4338, 5));
            return opened;
        });
        drawn();
    }

    @AfterEach
    void close() {
        FxThread.run(stage::close);
    }

    @Test
    void theColoursFollowTheTheme() {
        Pictures.save(stage.getScene(), "scatter-light");
        assertEquals(ClusterPalette.LIGHT, FxThread.call(chart::palette));
        FxThread.run(() -> Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet()));
        FxThread.waitUntil("the chart is dark", () -> chart.palette() == ClusterPalette.DARK);
        drawn();
        Pictures.save(stage.getScene(), "scatter-dark");
    }

    @Test
    void theLinesOfTheAxesArePaleInEveryFrameAlsoWithoutTitles() {
        for (int frame = 0; frame < 3; frame++) {
            FxThread.run(() -> {
                chart.titleXProperty().set("");
                chart.titleYProperty().set("");
                chart.extentProperty().set(extent().moved(0.001, 0));
            });
            drawn();
            var picture = FxThread.call(() -> chart.snapshot(null, null));
            int x = (int) chart.area().getCenterX();
            int from = (int) chart.area().getMaxY();
            double darkest = java.util.stream.IntStream.range(from + 1, from + 8)
                    .mapToDouble(y -> picture.getPixelReader().getColor(x, y).getBrightness())
                    .min()
                    .orElseThrow();
            assertTrue(darkest > 0.6 && darkest < 0.99, "brightness " + darkest + " of the line in frame " + frame);
        }
    }

    @Test
    void theWheelComesCloserAndADoubleClickShowsAllAgain() {
        Extent whole = extent();
        robot.moveTo(chart).scroll(3, javafx.geometry.VerticalDirection.UP);
        FxThread.waitUntil(
                "the wheel has changed the view",
                () -> !whole.equals(chart.extentProperty().get()));
        double widthAfter = extent().width();
        assertTrue(widthAfter < whole.width(), widthAfter + " < " + whole.width());
        robot.doubleClickOn(chart);
        drawn();
        assertEquals(whole, extent());
    }

    @Test
    void draggingMovesWhatIsUnderThePointerWithIt() {
        Extent before = extent();
        robot.drag(chart).moveBy(100, 50).drop();
        drawn();
        Extent after = extent();
        assertEquals(before.width(), after.width(), 1e-9);
        assertTrue(after.minX() < before.minX() && after.minY() > before.minY(), after.toString());
    }

    @Test
    void draggingWithShiftZoomsToTheBox() {
        Extent before = extent();
        FxThread.run(() -> {
            // As the toolkit would: its own robot does not tell the mouse about held keys.
            chart.fireEvent(mouse(MouseEvent.MOUSE_PRESSED, 400, 300));
            chart.fireEvent(mouse(MouseEvent.MOUSE_DRAGGED, 600, 400));
            chart.fireEvent(mouse(MouseEvent.MOUSE_RELEASED, 600, 400));
        });
        drawn();
        assertEquals(200 / chart.area().getWidth() * before.width(), extent().width(), before.width() * 0.01);
    }

    @Test
    void keysZoomAndMoveToo() {
        robot.interact(chart::requestFocus);
        Extent before = extent();
        robot.push(KeyCode.PLUS).push(KeyCode.RIGHT);
        drawn();
        assertEquals(before.width() / 1.25, extent().width(), 1e-9);
        robot.push(KeyCode.DIGIT0);
        assertEquals(before, extent());
    }

    @Test
    void hoveringDescribesThePointAndClickingChoosesItsGroup() {
        List<Group> chosen = new ArrayList<>();
        FxThread.run(() -> chart.setOnChosen(chosen::add));
        Point2D center = FxThread.call(() -> {
            Point2D data = Objects.requireNonNull(
                    Objects.requireNonNull(chart.cloudProperty().get())
                            .centers()
                            .get(Group.cluster(2)));
            Extent view = chart.extentProperty().get();
            return chart.localToScreen(
                    chart.area().getMinX()
                            + (data.getX() - view.minX())
                                    / view.width()
                                    * chart.area().getWidth(),
                    chart.area().getMinY()
                            + (view.maxY() - data.getY())
                                    / view.height()
                                    * chart.area().getHeight());
        });
        robot.moveTo(center);
        Node card = robot.lookup(".point-card").query();
        FxThread.waitUntil("the card is shown", card::isVisible);
        Pictures.save(stage.getScene(), "scatter-hover");
        robot.clickOn(center);
        assertEquals(List.of(Group.cluster(2)), chosen);
    }

    @Test
    void anEmphasisedGroupStandsOut() {
        var before = FxThread.call(() -> chart.snapshot(null, null));
        FxThread.run(() -> chart.emphasisedProperty().set(Optional.of(Group.cluster(1))));
        drawn();
        Pictures.save(stage.getScene(), "scatter-emphasis");
        var after = FxThread.call(() -> chart.snapshot(null, null));
        long differing = FxThread.call(() -> {
            long count = 0;
            for (int y = 0; y < before.getHeight(); y++) {
                for (int x = 0; x < before.getWidth(); x++) {
                    if (before.getPixelReader().getArgb(x, y)
                            != after.getPixelReader().getArgb(x, y)) {
                        count++;
                    }
                }
            }
            return count;
        });
        assertNotEquals(0, differing);
    }

    @Test
    void densityIsShadedWithAKeyToItsColours() {
        FxThread.run(() -> {
            chart.cloudProperty().set(Crowds.of(300_000, 5));
            chart.shadingProperty().set(Shading.DENSITY);
        });
        drawn();
        Pictures.save(stage.getScene(), "scatter-density-light");
        assertTrue(robot.lookup(".density-key").query().isVisible());
        FxThread.run(() -> Application.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet()));
        FxThread.waitUntil("the chart is dark", () -> chart.palette() == ClusterPalette.DARK);
        drawn();
        Pictures.save(stage.getScene(), "scatter-density-dark");
    }

    @Test
    void logarithmicAxesWriteValues() {
        Random random = new Random(4);
        int n = 20_000;
        double[] money =
                random.doubles(n, -1, 6).map(power -> Math.pow(10, power)).toArray();
        double[] result = random.doubles(n, -3, 4)
                .map(power -> Math.signum(power) * Math.pow(10, Math.abs(power)))
                .toArray();
        FxThread.run(() -> chart.cloudProperty()
                .set(PointCloud.of(
                        row -> money[row],
                        row -> result[row],
                        Labels.of(random.ints(n, 0, 3).toArray()),
                        AxisScale.logarithmicFor(row -> money[row], n),
                        AxisScale.logarithmicFor(row -> result[row], n))));
        drawn();
        Pictures.save(stage.getScene(), "scatter-log");
        assertEquals(7.4, extent().width(), 0.2, "seven powers of ten and a margin");
    }

    @Test
    void aMillionCustomersAreDrawn() {
        FxThread.run(() -> chart.cloudProperty().set(Crowds.of(1_000_000, 8)));
        drawn();
        Pictures.save(stage.getScene(), "scatter-million");
        assertEquals(
                1_000_000, Objects.requireNonNull(chart.cloudProperty().get()).size());
    }

    private static MouseEvent mouse(EventType<MouseEvent> type, double x, double y) {
        boolean down = type != MouseEvent.MOUSE_RELEASED;
        return new MouseEvent(
                type,
                x,
                y,
                x,
                y,
                MouseButton.PRIMARY,
                1,
                true,
                false,
                false,
                false,
                down,
                false,
                false,
                false,
                false,
                false,
                null);
    }

    private Extent extent() {
        return FxThread.call(() -> Objects.requireNonNull(chart.extentProperty().get()));
    }

    private void drawn() {
        FxThread.waitUntil("the points are drawn", () -> !chart.isNeedsLayout() && chart.upToDate());
    }
}
