package crmbet.workbench.page.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.run.ClusterFaces;
import crmbet.core.run.Run;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.chart.FlowDiagram;
import crmbet.workbench.chart.ScatterChart;
import crmbet.workbench.fx.FxThread;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.lab.model.RunOrder;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** Runs beside one another, through the window, on Online Retail. */
@ExtendWith(FxThread.class)
class CompareFxTest {
    @TempDir
    private Path folder;

    private LabWindow window;
    private FxRobot robot;
    private Messages messages;

    @BeforeEach
    void open() throws Exception {
        LabWindow.prepare(place());
        window = new LabWindow(place(), folder);
        robot = window.robot();
        messages = window.messages();
        waitForCaption("4,338 customers, not grouped yet");
    }

    private Path place() {
        return folder.resolve("Online Retail");
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void twoRunsAreComparedAndABandSelectsWhoMoved() {
        runK("4");
        robot.clickOn(messages.get("lab.tab.compare"));
        window.picture("compare-alone-light-en");
        assertTrue(robot.lookup("#run-variant").query().isVisible(), "one run cannot be compared: a way is offered");
        runK("6");
        waitForComparison();
        window.drawn();
        window.picture("compare-light-en");

        FlowDiagram flows = robot.lookup("#flows").query();
        FlowDiagram.Band largest = flows.bands().stream()
                .max(Comparator.comparingLong(FlowDiagram.Band::amount))
                .orElseThrow();
        assertEquals(
                4_338,
                flows.bands().stream().mapToLong(FlowDiagram.Band::amount).sum());
        Node band = robot.lookup("#band-" + largest.from() + "-" + largest.to()).query();
        robot.moveTo(band);
        ScatterChart chart = robot.lookup("#scatter").query();
        FxThread.waitUntil(
                "the customers of the band stand out in the picture",
                () -> chart.emphasisedRowsProperty()
                        .get()
                        .filter(rows -> rows.count() == largest.amount())
                        .isPresent());
        window.picture("compare-pointed-light-en");
        robot.clickOn(band);
        FxThread.waitUntil(
                "the inspector explains who moved",
                () -> window.text(".lab-inspector .title").contains(" → "));
        assertTrue(
                window.text(".lab-inspector .muted").startsWith("%,d customers".formatted(largest.amount())),
                window.text(".lab-inspector .muted"));
        assertEquals(largest, flows.chosenProperty().get().orElseThrow());
        robot.moveTo("#compare-before"); // which has no tip that opens in the way
        window.drawn();
        window.picture("compare-selected-light-en");

        robot.clickOn("#moved-customers");
        FxThread.waitUntil(
                "customers are listed",
                () -> robot.lookup("#select-differing").query().isVisible());
        TableView<?> differing = robot.lookup("#differing").queryTableView();
        assertTrue(window.text("#moved-customers")
                .contains("%,d".formatted(differing.getItems().size())));
        window.picture("compare-customers-light-en");
        robot.clickOn("#select-differing");
        FxThread.waitUntil(
                "all who differ are selected",
                () -> window.text(".lab-inspector .muted")
                        .startsWith(
                                "%,d customers".formatted(differing.getItems().size())));
        robot.clickOn("#moved-clusters");
        Hyperlink joined = robot.lookup("#matches .hyperlink").query();
        String count = joined.getText();
        robot.clickOn(joined);
        FxThread.waitUntil(
                "those who joined are selected",
                () -> window.text(".lab-inspector .muted").startsWith(count + " customer"));
    }

    @Test
    void theBoardShowsAllFiguresSortsAndLetsTwoBePicked() {
        runK("4");
        runK("6");
        runK("3");
        robot.push(KeyCode.CONTROL, KeyCode.D);
        robot.push(KeyCode.CONTROL, KeyCode.E);
        waitForComparison();
        FxThread.waitUntil(
                "the board is there", () -> robot.lookup("#board-runs").query().isVisible());
        assertFalse(robot.lookup("#runs").query().getParent().isVisible(), "the board replaces the strip");
        FxThread.waitUntil(
                "every card has all figures but stability",
                () -> figures().stream().noneMatch(figure -> figure.equals("…")));
        window.picture("compare-board-light-en");
        FxThread.run(() -> robot.lookup("#board-order")
                .<Object>queryComboBox()
                .getSelectionModel()
                .select(RunOrder.CLUSTERS));
        ListView<?> cards = robot.lookup("#board-runs").queryListView();
        assertTrue(cards.getItems().getFirst().toString().contains("k-means 2"), "most clusters come first");
        // Not by a click: what the button says of itself would lie above the cards for a while.
        FxThread.run(() -> robot.lookup("#board-stability").queryButton().fire());
        FxThread.waitUntil(
                "its stability is measured",
                () -> !robot.lookup("#board-stability").query().isVisible());
        assertTrue(
                figures().stream().filter("–"::equals).count() == 2,
                () -> figures().toString());
        FxThread.run(() -> robot.lookup("#board-order")
                .<Object>queryComboBox()
                .getSelectionModel()
                .select(RunOrder.STABILITY));
        assertTrue(cards.getItems().getFirst().toString().contains("k-means 3"), "what is not known comes last");
        pick("k-means 1");
        pick("k-means 2");
        FxThread.waitUntil(
                "the two that were ticked are compared",
                () -> pairName("#compare-before").equals("k-means 1")
                        && pairName("#compare-after").equals("k-means 2"));
        robot.push(KeyCode.CONTROL, KeyCode.K).write("dark").push(KeyCode.ENTER);
        FxThread.run(() -> messages.languageProperty().set(Language.PORTUGUESE));
        waitForComparison();
        window.picture("compare-board-dark-pt");
        robot.push(KeyCode.CONTROL, KeyCode.E);
        window.drawn();
        window.picture("compare-dark-pt");
        FxThread.resize(window.stage(), 1920, 1200);
        window.drawn();
        window.picture("compare-dark-pt-large");
    }

    /** All that the cards of the board say in figures. */
    private List<String> figures() {
        return robot.lookup("#board-runs .card-figures .figure").queryAll().stream()
                .map(label -> ((Label) label).getText())
                .toList();
    }

    @Test
    void ctrlAndSpacePutARunBesideTheOneThatIsLookedAt() {
        runK("4");
        runK("6");
        runK("3");
        ListView<?> strip = robot.lookup("#runs").queryListView();
        FxThread.run(strip::requestFocus);
        robot.push(KeyCode.CONTROL, KeyCode.RIGHT)
                .push(KeyCode.CONTROL, KeyCode.RIGHT)
                .push(KeyCode.CONTROL, KeyCode.SPACE);
        waitForComparison();
        assertEquals("k-means 1", pairName("#compare-before"));
        assertEquals("k-means 3", pairName("#compare-after"));
        assertEquals(0, strip.getSelectionModel().getSelectedIndex(), "the run that is looked at stays");
    }

    @Test
    void aRunMadeAgainSaysThatItReproduced() {
        runK("4");
        robot.clickOn("#run-again");
        FxThread.waitUntil(
                "it says so",
                () -> window.text("#remade")
                        .equals("k-means 1 was made again: the same data, and every customer in the same cluster."));
        window.picture("compare-again-light-en");
        assertEquals(1, robot.lookup("#runs").queryListView().getItems().size(), "nothing is kept");
    }

    @Test
    void aClusterKeepsColourAndNameAfterAnotherRun() throws Exception {
        runK("4");
        ListView<?> legend = robot.lookup("#legend").queryListView();
        FxThread.run(legend::requestFocus);
        robot.push(KeyCode.DOWN).push(KeyCode.F2);
        FxThread.waitUntil(
                "a name is asked for", () -> window.stage().getScene().getFocusOwner() instanceof TextInputControl);
        robot.write("Best customers").push(KeyCode.ENTER);
        FxThread.waitUntil(
                "the legend has the name",
                () -> robot.from(legend).lookup("Best customers").tryQuery().isPresent());
        window.drawn();
        window.picture("compare-named-light-en");
        runK("5");
        FxThread.waitUntil(
                "the name is kept",
                () -> robot.from(legend).lookup("Best customers").tryQuery().isPresent());
        robot.clickOn(messages.get("lab.tab.silhouette"));
        FxThread.waitUntil(
                "the other tabs know the name",
                () -> robot.from(robot.lookup("#silhouette").<Node>query())
                        .lookup("Best customers")
                        .tryQuery()
                        .isPresent());
        window.drawn();
        window.picture("compare-name-kept-light-en");
        window.close();
        try (Workspace workspace = Workspace.open(place())) {
            ClusterFaces faces = new ClusterFaces(workspace);
            int colour = faces.of("k-means 1").getFirst().colour();
            assertEquals(
                    colour,
                    faces.of("k-means 2").stream()
                            .filter(face -> face.name().equals(Optional.of("Best customers")))
                            .findFirst()
                            .orElseThrow()
                            .colour());
        }
    }

    private void runK(String k) {
        int before = robot.lookup("#runs").tryQuery().isPresent()
                ? robot.lookup("#runs").queryListView().getItems().size()
                : 0;
        robot.clickOn("#parameter-k").push(KeyCode.CONTROL, KeyCode.A).write(k).push(KeyCode.F5);
        waitForCaption("4,338 customers in " + k + " clusters");
        FxThread.waitUntil(
                "the run is kept",
                () -> robot.lookup("#runs").queryListView().getItems().size() == before + 1);
        window.drawn();
    }

    private void pick(String run) {
        ListView<?> board = robot.lookup("#board-runs").queryListView();
        // Cards that were sorted or picked a moment ago stand elsewhere until they are laid out.
        FxThread.run(() -> {
            board.applyCss();
            board.layout();
        });
        CheckBox box = robot.from(board)
                .lookup(".run-card")
                .match(card -> robot.from(card).lookup(run).tryQuery().isPresent() && isInView(card))
                .lookup(".check-box")
                .query();
        robot.clickOn(box);
    }

    /** The list keeps cells to measure with, and for later, that nobody sees. */
    private static boolean isInView(Node card) {
        for (Node each = card; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private void waitForComparison() {
        FlowDiagram flows = robot.lookup("#flows").query();
        FxThread.waitUntil(
                "the runs are compared",
                () -> flows.isVisible() && !flows.bands().isEmpty());
    }

    private String pairName(String selector) {
        ComboBox<Run> box = robot.lookup(selector).queryComboBox();
        return FxThread.call(() -> box.getValue().name());
    }

    private void waitForCaption(String beginning) {
        FxThread.waitUntil(
                "the caption says " + beginning,
                () -> window.text("#scatter-caption").startsWith(beginning));
    }
}
