package crmbet.workbench.page.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.canonical.Canonical;
import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.LoadRequest;
import crmbet.core.feature.FeatureSetDefinition;
import crmbet.core.feature.FeatureSets;
import crmbet.core.feature.Scaling;
import crmbet.core.feature.Transform;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.ViewStates;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.App;
import crmbet.workbench.chart.AxisScale;
import crmbet.workbench.chart.ScatterChart;
import crmbet.workbench.chart.SelectionTool;
import crmbet.workbench.chart.Shading;
import crmbet.workbench.fx.Desktop;
import crmbet.workbench.fx.FxThread;
import crmbet.workbench.fx.Pictures;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import crmbet.workbench.sample.SampleData;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
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

    private final FxRobot robot = new FxRobot();
    private final Messages messages = new Messages(Language.ENGLISH);
    private Stage stage;

    @BeforeAll
    static void prepare() throws Exception {
        try (Workspace workspace = Workspace.openOrCreate(place())) {
            Path file = SampleData.ofThisInstallation().onlineRetail().orElseThrow();
            var _ = new Datasets(workspace).load(new LoadRequest(file, SampleData.DATASET), Monitor.none());
            var _ = new Canonical(workspace).map(SampleData.DATASET, Canonical.system("online-retail"), Monitor.none());
            var _ = new FeatureSets(workspace)
                    .compute(
                            FeatureSetDefinition.of(
                                    "rfm", List.of("recency", "frequency", "money"), Transform.LOG1P, Scaling.STANDARD),
                            Monitor.none());
        }
    }

    private static Path place() {
        return folder.resolve("Online Retail");
    }

    @BeforeEach
    void open() throws Exception {
        try (Workspace workspace = Workspace.open(place())) {
            new ViewStates(workspace).save("lab", "{}"); // each test begins as if nobody had been here
        }
        openWindow();
        waitForCaption("4,338 customers");
        robot.push(KeyCode.F5);
        waitForCaption("4,338 customers in 4 clusters");
    }

    private void openWindow() {
        stage = FxThread.call(Stage::new);
        FxThread.run(() -> {
            var _ = new App(
                    stage,
                    messages,
                    settings.resolve("settings.json"),
                    SampleData.ofThisInstallation(),
                    settings.resolve("workspaces"));
        });
        FxThread.resize(stage, 1280, 720);
        Desktop.chooseNext(place());
        robot.push(KeyCode.CONTROL, KeyCode.O);
        FxThread.waitUntil(
                "the workspace is open", () -> caption("#status-workspace").equals("Online Retail"));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
    }

    @AfterEach
    void close() {
        FxThread.run(stage::close);
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
        picture("lab-units-light-en");
        choose("#view", "shading-DENSITY");
        assertEquals(Shading.DENSITY, chart.shadingProperty().get());
        picture("lab-density-light-en");
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
        picture("lab-umap-light-en");
        robot.push(KeyCode.CONTROL, KeyCode.K).write("dark").push(KeyCode.ENTER);
        FxThread.run(() -> messages.languageProperty().set(Language.PORTUGUESE));
        waitForCaption("4.338 clientes", "semente 42");
        picture("lab-umap-dark-pt");
        FxThread.run(() -> messages.languageProperty().set(Language.ENGLISH));
        FxThread.run(stage::close);
        openWindow();
        waitForCaption("4,338 customers in 4 clusters; the largest holds", "seed 42");
    }

    @Test
    void fourPicturesShareSelectionAndMarkTheCustomerHoveredOver() {
        robot.clickOn("#four-pictures");
        drawn();
        FxThread.waitUntil(
                "four pictures are there",
                () -> charts().stream().allMatch(each -> each.cloudProperty().get() != null));
        picture("lab-four-light-en");
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
        picture("lab-four-hover-light-en");
        FxThread.run(first::requestFocus);
        robot.push(KeyCode.B);
        assertEquals(SelectionTool.BOX, charts().get(2).toolProperty().get());
        robot.drag(on.getMinX() + on.getWidth() * 0.3, on.getMinY() + on.getHeight() * 0.2)
                .moveTo(on.getMinX() + on.getWidth() * 0.6, on.getMinY() + on.getHeight() * 0.6);
        FxThread.waitUntil(
                "those in the box are counted",
                () -> first.lookup(".outline-count").isVisible());
        picture("lab-four-counting-light-en");
        robot.drop();
        FxThread.waitUntil(
                "all four emphasise them",
                () -> charts().stream()
                        .allMatch(each -> each.emphasisedRowsProperty().get().isPresent()));
        robot.push(KeyCode.V);
        robot.push(KeyCode.CONTROL, KeyCode.K).write("dark").push(KeyCode.ENTER);
        FxThread.run(() -> messages.languageProperty().set(Language.PORTUGUESE));
        picture("lab-four-dark-pt");
        FxThread.resize(stage, 1920, 1200);
        picture("lab-four-dark-pt-large");
        robot.push(KeyCode.CONTROL, KeyCode.G);
        FxThread.waitUntil(
                "one picture is back", () -> robot.lookup("#scatter").tryQuery().isPresent());
    }

    @Test
    void picturesAndTheReportAreSavedAsFiles() throws Exception {
        drawn();
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
        drawn();
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
                () -> List.of(parts).stream().allMatch(caption("#scatter-caption")::contains));
    }

    private String caption(String selector) {
        return robot.lookup(selector).<Label>tryQuery().map(Label::getText).orElse("");
    }

    private void drawn() {
        FxThread.waitUntil(
                "the points are drawn",
                () -> robot.lookup(".scatter-chart").queryAll().stream()
                        .map(ScatterChart.class::cast)
                        .allMatch(chart -> !chart.isNeedsLayout() && chart.upToDate()));
    }

    private void picture(String name) {
        FxThread.run(stage.getScene().getRoot()::layout);
        drawn();
        Pictures.save(stage.getScene(), name);
    }
}
