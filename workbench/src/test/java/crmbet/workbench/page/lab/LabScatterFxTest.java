package crmbet.workbench.page.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.workbench.chart.AxisScale;
import crmbet.workbench.chart.ScatterChart;
import crmbet.workbench.chart.SelectionTool;
import crmbet.workbench.chart.Shading;
import crmbet.workbench.fx.Desktop;
import crmbet.workbench.fx.FxThread;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** The ways to picture customers in the Lab, through the window. */
@ExtendWith(FxThread.class)
class LabScatterFxTest {
    @TempDir
    private static Path folder;

    @TempDir
    private Path settings;

    private LabWindow window;
    private FxRobot robot;
    private Messages messages;

    @BeforeAll
    static void prepare() throws Exception {
        LabWindow.prepare(place());
    }

    private static Path place() {
        return folder.resolve("Online Retail");
    }

    @BeforeEach
    void open() throws Exception {
        LabWindow.forget(place());
        openWindow();
        waitForCaption("4,338 customers");
        robot.push(KeyCode.F5);
        waitForCaption("4,338 customers in 4 clusters");
    }

    private void openWindow() {
        window = new LabWindow(place(), settings);
        robot = window.robot();
        messages = window.messages();
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void twoListsChooseTheAxesAndAMenuTheirUnitsAndColours() {
        ScatterChart chart = robot.lookup("#scatter").query();
        pick("#axes", 2);
        FxThread.waitUntil(
                "recency lies across", () -> chart.titleXProperty().get().startsWith("Recency"));
        pick("#axes-up", 2);
        FxThread.waitUntil("money lies up", () -> chart.titleYProperty().get().startsWith("Money"));
        choose("#view", "units-up-LOGARITHMIC");
        FxThread.waitUntil(
                "money has its own units", () -> chart.titleYProperty().get().endsWith("(logarithmic)"));
        choose("#view", "units-across-OWN");
        FxThread.waitUntil(
                "recency is in days", () -> chart.titleXProperty().get().endsWith("days"));
        assertFalse(chart.cloudProperty().get().scaleY() instanceof AxisScale.Linear);
        window.picture("lab-units-light-en");
        choose("#view", "shading-DENSITY");
        assertEquals(Shading.DENSITY, chart.shadingProperty().get());
        window.picture("lab-density-light-en");
        pick("#axes", 2 + 2);
        FxThread.waitUntil(
                "the axes are exchanged", () -> chart.titleXProperty().get().startsWith("Money"));
        robot.push(KeyCode.CONTROL, KeyCode.Z).push(KeyCode.CONTROL, KeyCode.Z);
        FxThread.waitUntil(
                "colours and axes are as before",
                () -> chart.titleXProperty().get().endsWith("days")
                        && chart.shadingProperty().get() == Shading.CLUSTERS);
    }

    @Test
    void umapArrivesInTheBackgroundAndItsCaptionSaysHowItWasMade() {
        pick("#axes", 1);
        waitForCaption("4,338 customers in 4 clusters; the largest holds", "seed 42");
        assertEquals(
                "UMAP 1",
                robot.lookup("#scatter").<ScatterChart>query().titleXProperty().get());
        window.picture("lab-umap-light-en");
        robot.push(KeyCode.CONTROL, KeyCode.K).write("dark").push(KeyCode.ENTER);
        FxThread.run(() -> messages.languageProperty().set(Language.PORTUGUESE));
        waitForCaption("4.338 clientes", "semente 42");
        window.picture("lab-umap-dark-pt");
        FxThread.run(() -> messages.languageProperty().set(Language.ENGLISH));
        window.close();
        openWindow();
        waitForCaption("4,338 customers in 4 clusters; the largest holds", "seed 42");
    }

    @Test
    void fourPicturesShareSelectionAndMarkTheCustomerHoveredOver() {
        robot.clickOn("#four-pictures");
        window.drawn();
        FxThread.waitUntil(
                "four pictures are there",
                () -> charts().stream().allMatch(each -> each.cloudProperty().get() != null));
        window.picture("lab-four-light-en");
        ScatterChart first = charts().getFirst();
        Bounds on = FxThread.call(() -> first.localToScreen(first.getBoundsInLocal()));
        for (int i = 2; i < 8 && hovered(first) < 0; i++) {
            robot.moveTo(on.getMinX() + on.getWidth() * (0.3 + 0.05 * i), on.getCenterY());
        }
        int row = hovered(first);
        assertTrue(row >= 0, "nobody in the middle of the picture");
        for (ScatterChart other : charts().subList(1, 4)) {
            assertTrue(FxThread.call(() -> other.markedRowProperty().get().isPresent()));
        }
        window.picture("lab-four-hover-light-en");
        FxThread.run(first::requestFocus);
        robot.push(KeyCode.B);
        assertEquals(SelectionTool.BOX, charts().get(2).toolProperty().get());
        robot.drag(on.getMinX() + on.getWidth() * 0.3, on.getMinY() + on.getHeight() * 0.2)
                .moveTo(on.getMinX() + on.getWidth() * 0.6, on.getMinY() + on.getHeight() * 0.6);
        FxThread.waitUntil(
                "those in the box are counted",
                () -> first.lookup(".outline-count").isVisible());
        window.picture("lab-four-counting-light-en");
        robot.drop();
        FxThread.waitUntil(
                "all four emphasise them",
                () -> charts().stream()
                        .allMatch(each -> each.emphasisedRowsProperty().get().isPresent()));
        robot.push(KeyCode.V);
        robot.push(KeyCode.CONTROL, KeyCode.K).write("dark").push(KeyCode.ENTER);
        FxThread.run(() -> messages.languageProperty().set(Language.PORTUGUESE));
        window.picture("lab-four-dark-pt");
        FxThread.resize(window.stage(), 1920, 1200);
        window.picture("lab-four-dark-pt-large");
        robot.push(KeyCode.CONTROL, KeyCode.G);
        FxThread.waitUntil(
                "one picture is back", () -> robot.lookup("#scatter").tryQuery().isPresent());
    }

    @Test
    void picturesAndTheReportAreSavedAsFiles() throws Exception {
        window.drawn();
        Path png = save("save-PNG-4", "clusters.png");
        BufferedImage saved = ImageIO.read(png.toFile());
        ScatterChart chart = robot.lookup("#scatter").query();
        assertEquals(Math.ceil((chart.getWidth() + 200) * 4), saved.getWidth(), 1, "with the legend");
        assertTrue(Files.readString(save("save-SVG", "clusters.svg")).contains("Cluster 3"));
        assertTrue(Files.size(save("save-PDF", "clusters.pdf")) > 10_000);
        String report = Files.readString(save("save-report", "report.html"));
        assertTrue(report.contains("<h2>Clusters</h2>"));
        choose("#view", "shading-DENSITY");
        robot.clickOn("#four-pictures");
        FxThread.waitUntil(
                "four pictures are there",
                () -> charts().stream().allMatch(each -> each.cloudProperty().get() != null));
        window.drawn();
        save("save-PNG-2", "four.png");
        for (String name : List.of("clusters.png", "clusters.svg", "clusters.pdf", "four.png", "report.html")) {
            Files.copy(
                    settings.resolve(name),
                    Path.of("target", "pictures", "lab-saved-" + name),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        try (Stream<Path> left = Files.list(settings)) {
            assertEquals(
                    0,
                    left.filter(each -> each.getFileName().toString().startsWith(".writing"))
                            .count());
        }
    }

    private Path save(String item, String name) {
        Path file = settings.resolve(name);
        Desktop.chooseNext(file);
        choose("#save", item);
        FxThread.waitUntil(name + " is there", () -> Files.exists(file));
        return file;
    }

    private int hovered(ScatterChart chart) {
        return FxThread.call(
                () -> chart.hoveredProperty().get().map(hit -> hit.row()).orElse(-1));
    }

    private List<ScatterChart> charts() {
        return IntStream.range(0, 4)
                .mapToObj(i -> robot.lookup("#scatter-" + i).<ScatterChart>query())
                .toList();
    }

    private void pick(String list, int index) {
        ComboBox<?> box = robot.lookup(list).queryComboBox();
        FxThread.run(() -> box.getSelectionModel().select(index));
    }

    /** Chooses from a menu, also from one inside it. */
    private void choose(String menu, String id) {
        MenuButton button = robot.lookup(menu).query();
        FxThread.run(() -> item(button.getItems(), id).fire());
    }

    private static MenuItem item(List<MenuItem> items, String id) {
        return items.stream()
                .flatMap(item ->
                        item instanceof javafx.scene.control.Menu more ? more.getItems().stream() : Stream.of(item))
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no item " + id));
    }

    private void waitForCaption(String... parts) {
        FxThread.waitUntil(
                "the caption says " + List.of(parts),
                () -> List.of(parts).stream().allMatch(window.text("#scatter-caption")::contains));
    }
}
