package crmbet.workbench.page.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crmbet.workbench.chart.ScatterChart;
import crmbet.workbench.fx.FxThread;
import crmbet.workbench.fx.FxWatchdog;
import crmbet.workbench.shell.Look;
import crmbet.workbench.shell.Theme;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/**
 * Everything an analyst does in the Lab with a million customers, and how long the window did not answer meanwhile. It runs
 * alone, after the tests that run side by side, since those would freeze the window too.
 */
@ExtendWith(FxThread.class)
@SuppressWarnings("NullAway.Init") // set when a journey begins
class LabSmoothIT {
    private static final int CUSTOMERS = Integer.getInteger("crmbet.customers", 1_000_000);
    private static final int FEW = 3_000;
    private static final int ATTEMPTS = 3;
    private static final Duration LONGEST = Duration.ofMillis(100);

    @TempDir
    private static Path folder;

    @TempDir
    private Path settings;

    private Map<String, FxWatchdog.Freeze> frozen;
    private int journeys;
    private int customers;
    private LabWindow window;
    private FxRobot robot;
    private FxWatchdog watchdog;

    @Test
    void aMillionCustomersNeverFreezeTheWindow() throws Exception {
        LabWindow.prepareMany(folder.resolve("Few"), FEW);
        LabWindow.prepareMany(folder.resolve("Crowd"), CUSTOMERS);
        // Once with few customers first, because classes that are loaded and code that is compiled then cost no more
        // later.
        var _ = journey("Few", FEW);
        Map<String, FxWatchdog.Freeze> tooLong = journey("Crowd", CUSTOMERS);
        // What froze the window by chance does not do so every time.
        for (int attempt = 1; attempt < ATTEMPTS && !tooLong.isEmpty(); attempt++) {
            tooLong.keySet().retainAll(journey("Crowd", CUSTOMERS).keySet());
        }
        assertEquals(Map.of(), tooLong);
    }

    /** Takes every step once; returns those that froze the window too long. */
    private Map<String, FxWatchdog.Freeze> journey(String name, int amount) {
        customers = amount;
        frozen = new LinkedHashMap<>();
        try (LabWindow opened = new LabWindow(folder.resolve(name), settings.resolve(Integer.toString(journeys++)));
                FxWatchdog watching = FxWatchdog.start()) {
            window = opened;
            robot = opened.robot();
            watchdog = watching;
            smooth("run k-means", () -> window.run("kmeans"));
            moveOverThePicture();
            select();
            changeThePicture();
            smooth("run k-means again", () -> window.run("kmeans"));
            openEveryTab();
            chooseInTheTable();
            changeTheWindow();
            picture("lab-million-dark-pt");
        } finally {
            FxThread.run(() -> Look.apply(Theme.LIGHT));
        }
        return frozen;
    }

    private void moveOverThePicture() {
        ScatterChart chart = window.scatter();
        smooth("hover", () -> {
            for (double x = 0.2; x < 0.8; x += 0.1) {
                robot.moveTo(at(x, 0.5));
            }
        });
        smooth("wheel", () -> {
            robot.moveTo(at(0.5, 0.5));
            robot.scroll(3, VerticalDirection.UP);
            window.drawn();
        });
        smooth("pan", () -> {
            robot.moveTo(at(0.5, 0.5)).press(MouseButton.PRIMARY);
            for (int i = 0; i < 8; i++) {
                robot.moveBy(10, 5);
            }
            robot.release(MouseButton.PRIMARY);
            window.drawn();
        });
        smooth("reset", () -> {
            FxThread.run(chart::requestFocus);
            robot.push(KeyCode.DIGIT0);
            window.drawn();
        });
        picture("lab-million-moved-light-en");
    }

    private void select() {
        ListView<?> legend = robot.lookup("#legend").queryListView();
        smooth("legend", () -> {
            FxThread.run(legend::requestFocus);
            robot.push(KeyCode.DOWN).push(KeyCode.ENTER);
            window.drawn();
        });
        for (String tool : List.of("BOX", "LASSO")) {
            smooth(tool.toLowerCase(Locale.ROOT), () -> {
                robot.clickOn("#tool-" + tool);
                robot.moveTo(at(0.2, 0.1)).press(MouseButton.PRIMARY);
                for (double part = 0; part <= 1; part += 0.125) {
                    robot.moveTo(at(0.2 + 0.7 * part, 0.1));
                }
                for (double part = 0; part <= 1; part += 0.125) {
                    robot.moveTo(at(0.9, 0.1 + 0.75 * part));
                }
                robot.release(MouseButton.PRIMARY);
                FxThread.waitUntil(
                        "customers stand out",
                        () -> window.scatter().emphasisedRowsProperty().get().isPresent());
                window.drawn();
            });
            picture("lab-million-" + tool.toLowerCase(Locale.ROOT) + "-light-en");
        }
        smooth("undo", () -> {
            robot.push(KeyCode.CONTROL, KeyCode.Z);
            window.drawn();
        });
        smooth("nobody", () -> {
            robot.push(KeyCode.ESCAPE);
            window.drawn();
        });
    }

    private void changeThePicture() {
        smooth("axes", () -> {
            FxThread.run(() ->
                    robot.lookup("#axes").queryComboBox().getSelectionModel().select(2));
            FxThread.waitUntil(
                    "one feature lies across",
                    () -> window.scatter().titleXProperty().get().startsWith("Recency"));
            window.drawn();
        });
        smooth("density", () -> {
            choose("shading-DENSITY");
            window.drawn();
        });
        smooth("four pictures", () -> {
            robot.clickOn("#four-pictures");
            FxThread.waitUntil(
                    "four pictures are there",
                    () -> robot.lookup(".scatter-chart").queryAll().size() >= 4);
            window.drawn();
        });
        picture("lab-million-four-light-en");
        smooth("one picture", () -> {
            robot.push(KeyCode.CONTROL, KeyCode.G);
            FxThread.waitUntil(
                    "one picture is back",
                    () -> robot.lookup("#scatter").tryQuery().isPresent());
            window.drawn();
        });
    }

    private void openEveryTab() {
        TabPane tabs = robot.lookup(".tab-pane").queryAs(TabPane.class);
        for (Tab tab : tabs.getTabs()) {
            smooth("tab " + tab.getText(), () -> {
                FxThread.run(() -> tabs.getSelectionModel().select(tab));
                idle();
            });
        }
    }

    private void chooseInTheTable() {
        window.openTab("customers");
        idle();
        TableView<?> table = robot.lookup("#customers").queryTableView();
        smooth("sort", () -> listingAnew(table, () -> robot.clickOn(window.customersHead("Recency"))));
        smooth("search", () -> {
            robot.clickOn("#table-search").write("c00012");
            // A list for the first letters may come before.
            FxThread.waitUntil("those from c0001200 to c0001299 are listed", () -> window.listedCustomers() == 100);
        });
        FxThread.run(table::requestFocus);
        smooth("undo the search", () -> listingAnew(table, () -> robot.push(KeyCode.CONTROL, KeyCode.Z)));
        assertEquals(customers, window.listedCustomers());
        smooth("undo the sorting", () -> listingAnew(table, () -> robot.push(KeyCode.CONTROL, KeyCode.Z)));
        smooth("redo the sorting", () -> listingAnew(table, () -> robot.push(KeyCode.CONTROL, KeyCode.Y)));
    }

    private static void listingAnew(TableView<?> table, Runnable action) {
        int before = System.identityHashCode(table.getItems());
        action.run();
        FxThread.waitUntil("others are listed", () -> System.identityHashCode(table.getItems()) != before);
    }

    private void changeTheWindow() {
        smooth("theme", () -> {
            window.dark();
            window.drawn();
        });
        smooth("language", () -> {
            window.portuguese();
            window.drawn();
        });
        smooth("size", () -> {
            FxThread.resize(window.stage(), 1920, 1080);
            window.drawn();
        });
    }

    /** Waits for the work that a tab begins when it is opened. */
    private void idle() {
        FxThread.waitUntil(
                "nothing is being worked on",
                () -> robot.lookup(".task-strips > .muted").tryQuery().isPresent());
        window.drawn();
    }

    private Point2D at(double across, double down) {
        ScatterChart chart = window.scatter();
        Bounds on = FxThread.call(() -> chart.localToScreen(chart.getBoundsInLocal()));
        return new Point2D(on.getMinX() + on.getWidth() * across, on.getMinY() + on.getHeight() * down);
    }

    private void choose(String id) {
        MenuButton button = robot.lookup("#view").query();
        FxThread.run(() -> item(button.getItems(), id).fire());
    }

    private static MenuItem item(List<MenuItem> items, String id) {
        return items.stream()
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no item " + id));
    }

    /** What making a picture for people takes is not the window's. */
    private void picture(String name) {
        window.picture(name);
        var _ = watchdog.takeWorst();
    }

    private void smooth(String what, Runnable action) {
        action.run();
        FxWatchdog.Freeze worst = watchdog.takeWorst();
        System.out.println("frozen " + worst.length().toMillis() + " ms: " + what + " of " + customers);
        if (worst.length().compareTo(LONGEST) > 0) {
            frozen.put(what, worst);
        }
    }
}
