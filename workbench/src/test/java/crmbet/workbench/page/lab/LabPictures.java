package crmbet.workbench.page.lab;

import crmbet.core.feature.FeatureSetDefinition;
import crmbet.core.feature.Scaling;
import crmbet.core.feature.Transform;
import crmbet.workbench.fx.FxThread;
import crmbet.workbench.fx.Pictures;
import crmbet.workbench.message.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.testfx.api.FxRobot;

/**
 * Makes a picture of every part of the Lab, on Online Retail, at the smallest and the largest size of the window, in both
 * themes and both languages, for people to look at: {@code LabPictures [SIZE ...]}, such as {@code 1280x720}. They are saved
 * as {@code target/pictures/parts-PART-SIZE-THEME-LANGUAGE.png}.
 */
final class LabPictures {
    private static final List<String> SIZES = List.of("1280x720", "3840x2160");

    private final LabWindow window;
    private final FxRobot robot;
    private final List<String> sizes;

    private LabPictures(LabWindow window, List<String> sizes) {
        this.window = window;
        this.sizes = sizes;
        robot = window.robot();
    }

    public static void main(String[] args) throws Exception {
        new FxThread().start();
        Path folder = Files.createTempDirectory("lab-pictures");
        Path place = folder.resolve("Online Retail");
        LabWindow.prepare(
                place,
                FeatureSetDefinition.of(
                        "habits",
                        List.of("recency", "frequency", "money", "tenure", "mean_gap", "distinct_products"),
                        Transform.LOG1P,
                        Scaling.STANDARD));
        try (LabWindow window = new LabWindow(place, folder)) {
            new LabPictures(window, args.length == 0 ? SIZES : Arrays.asList(args)).all();
        }
        Platform.exit();
        System.exit(0);
    }

    private void all() {
        window.run("kmeans");
        window.run("dbscan");
        window.run("hdbscan");
        parts("light-en");
        window.dark();
        FxThread.run(() -> window.messages().languageProperty().set(Language.PORTUGUESE));
        parts("dark-pt");
    }

    private void parts(String look) {
        TabPane tabs = robot.lookup("#diagnostics").queryAs(TabPane.class);
        for (Tab tab : List.copyOf(tabs.getTabs())) {
            FxThread.run(() -> tabs.getSelectionModel().select(tab));
            idle();
            if (tab.getId().equals("tab-choose")
                    && robot.lookup("#start-sweep").query().isVisible()) {
                FxThread.run(() -> robot.lookup("#start-sweep").queryButton().fire());
                idle();
            }
            save(tab.getId().replace("tab-", ""), look);
            window.enlarge();
            idle();
            save(tab.getId().replace("tab-", "") + "-large", look);
            window.enlarge();
        }
        FxThread.run(() -> robot.lookup("#four-pictures")
                .queryAs(javafx.scene.control.ToggleButton.class)
                .fire());
        idle();
        save("four", look);
        FxThread.run(() -> robot.lookup("#four-pictures")
                .queryAs(javafx.scene.control.ToggleButton.class)
                .fire());
        idle();
    }

    /** Waits for the work that was begun. */
    private void idle() {
        FxThread.waitUntil(
                "nothing is being worked on",
                () -> robot.lookup(".task-strips > .muted").tryQuery().isPresent());
        window.drawn();
    }

    /** Puts what is in the window into scenes of all sizes, and back. */
    private void save(String part, String look) {
        for (String size : sizes) {
            double width = Double.parseDouble(size.substring(0, size.indexOf('x')));
            double height = Double.parseDouble(size.substring(size.indexOf('x') + 1));
            Scene own = window.stage().getScene();
            Region root = (Region) own.getRoot();
            Scene[] other = new Scene[1];
            FxThread.run(() -> {
                own.setRoot(new StackPane());
                other[0] = new Scene(root, width, height);
                other[0].getStylesheets().setAll(own.getStylesheets());
            });
            // No pulse comes to a scene without a window.
            FxThread.waitUntil("the points are drawn", () -> {
                root.applyCss();
                root.layout();
                return charts(root);
            });
            Pictures.save(other[0], "parts-" + part + "-" + size + "-" + look);
            FxThread.run(() -> {
                other[0].setRoot(new StackPane());
                own.setRoot(root);
                root.applyCss();
                root.layout();
            });
            window.drawn();
        }
    }

    private static boolean charts(Parent root) {
        return root.lookupAll(".scatter-chart").stream()
                .map(crmbet.workbench.chart.ScatterChart.class::cast)
                .allMatch(chart -> !chart.isNeedsLayout() && chart.upToDate());
    }
}
