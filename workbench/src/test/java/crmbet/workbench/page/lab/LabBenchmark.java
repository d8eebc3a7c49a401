package crmbet.workbench.page.lab;

import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.LoadRequest;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import crmbet.workbench.chart.IcicleChart;
import crmbet.workbench.chart.Icicles;
import crmbet.workbench.chart.PointCloud;
import crmbet.workbench.chart.ScatterChart;
import crmbet.workbench.fx.FxThread;
import crmbet.workbench.fx.FxWatchdog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.fxmisc.richtext.CodeArea;
import org.testfx.api.FxRobot;

/**
 * Measures in the real window how soon it answers: a cut through the tree of 100,000 customers until count and picture
 * follow, a branch until picture and money follow, a threshold of a rule of a million customers until its counts follow, and
 * cancelling a query until nothing runs; with the longest time that the window did not answer meanwhile. {@code LabBenchmark
 * [TREE_CUSTOMERS RULE_CUSTOMERS]}.
 */
final class LabBenchmark {
    private static final Duration LONGEST = Duration.ofMillis(100);
    private static final int CUTS = 40;
    private static final int WARM_UPS = 10;
    private static final int THRESHOLDS = 20;
    private static final int CANCELS = 5;
    private static final long QUERY_MILLIS = 700;
    private static final long BETWEEN_QUESTIONS = 500_000;
    private static final String LONG_QUERY =
            "SELECT sum(hash(a.range * b.range)) FROM range(1000000) a, range(1000000) b";

    private final LabWindow window;
    private final FxRobot robot;

    private LabBenchmark(LabWindow window) {
        this.window = window;
        robot = window.robot();
    }

    public static void main(String[] args) throws Exception {
        int ofTree = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        int ofRule = args.length > 1 ? Integer.parseInt(args[1]) : 1_000_000;
        new FxThread().start();
        Path folder = Files.createTempDirectory("lab-benchmark");
        System.out.printf("%-46s %9s %9s %9s%n", "milliseconds", "median", "worst", "frozen");
        LabWindow.prepareMany(folder.resolve("tree"), ofTree);
        // The console is offered once there is anything to ask about.
        Path few = Files.writeString(folder.resolve("few.csv"), "name,amount\nAna,1\n");
        try (Workspace workspace = Workspace.open(folder.resolve("tree"))) {
            var _ = new Datasets(workspace).load(new LoadRequest(few, "few"), Monitor.none());
        }
        try (LabWindow window = new LabWindow(folder.resolve("tree"), folder.resolve("tree-settings"))) {
            LabBenchmark benchmark = new LabBenchmark(window);
            benchmark.tree(ofTree);
            benchmark.cancelling();
        }
        LabWindow.prepareMany(folder.resolve("rule"), ofRule);
        try (LabWindow window = new LabWindow(folder.resolve("rule"), folder.resolve("rule-settings"))) {
            new LabBenchmark(window).thresholds(ofRule);
        }
        Platform.exit();
        System.exit(0);
    }

    private void tree(int customers) {
        run("hdbscan");
        window.openTab("tree");
        IcicleChart tree = robot.lookup("#tree").query();
        await(
                "the tree is found",
                () -> !robot.lookup("#tree .branch").queryAll().isEmpty());
        ScatterChart scatter = window.scatter();
        Label caption = robot.lookup("#tree-caption").queryAs(Label.class);
        double[] distances = distances(tree);
        List<Double> counted = new ArrayList<>();
        List<Double> drawn = new ArrayList<>();
        String what = String.format("%,d customers", customers);
        try (FxWatchdog watchdog = FxWatchdog.start()) {
            for (int i = 0; i < WARM_UPS + CUTS; i++) {
                if (i == WARM_UPS) {
                    counted.clear();
                    drawn.clear();
                    var _ = watchdog.takeWorst();
                }
                double distance = distances[i % distances.length];
                String before = FxThread.call(caption::getText);
                PointCloud shown = FxThread.call(() -> scatter.cloudProperty().get());
                long begin = System.nanoTime();
                FxThread.run(() -> tree.cutProperty().set(OptionalDouble.of(distance)));
                await("the count follows", () -> !caption.getText().equals(before));
                counted.add(since(begin));
                await("the picture follows", () -> scatter.cloudProperty().get() != shown && scatter.upToDate());
                drawn.add(since(begin));
            }
            print("cut of " + what + ", count", counted, watchdog);
            print("cut of " + what + ", picture drawn", drawn, watchdog);
            // As fast as a hand can: each pulse another place.
            long begin = System.nanoTime();
            int[] pictures = {0};
            PointCloud[] last = {null};
            pulses(CUTS * 3, pulse -> {
                tree.cutProperty().set(OptionalDouble.of(distances[pulse % distances.length]));
                PointCloud now = scatter.cloudProperty().get();
                if (now != last[0]) {
                    last[0] = now;
                    pictures[0]++;
                }
            });
            System.out.printf(
                    "%-46s %9.1f pictures a second, frozen %d ms%n",
                    "dragging the cut of " + what,
                    pictures[0] / (since(begin) / 1000),
                    watchdog.takeWorst().length().toMillis());
        }
        FxThread.run(() -> robot.lookup("#reset-cut").queryButton().fire());
        List<Double> branches = new ArrayList<>();
        List<Node> nodes = List.copyOf(robot.lookup("#tree .branch").queryAll());
        try (FxWatchdog watchdog = FxWatchdog.start()) {
            for (Node branch : nodes.subList(0, Math.min(CUTS / 2, nodes.size()))) {
                String before = window.text(".lab-inspector .title");
                long begin = System.nanoTime();
                FxThread.run(() -> branch.fireEvent(click()));
                await(
                        "picture, money and table follow",
                        () -> !window.text(".lab-inspector .title").equals(before) && scatter.upToDate());
                branches.add(since(begin));
            }
            print("branch of " + what + ", picture and money", branches, watchdog);
        }
    }

    private static MouseEvent click() {
        return new MouseEvent(
                MouseEvent.MOUSE_CLICKED,
                0,
                0,
                0,
                0,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                false,
                false,
                true,
                null);
    }

    /** Places for a cut, from the lower to the upper end and never beside one another. */
    private static double[] distances(IcicleChart tree) {
        Icicles icicles = FxThread.call(() -> tree.iciclesProperty().get().orElseThrow());
        double[] distances = new double[CUTS];
        for (int i = 0; i < CUTS; i++) {
            double share = 0.2 + 0.6 * ((i * 17) % CUTS + 0.5) / CUTS;
            distances[i] = icicles.least() * Math.pow(icicles.most() / icicles.least(), share);
        }
        return distances;
    }

    private void thresholds(int customers) {
        run("kmeans");
        window.openTab("explain");
        await(
                "the clusters are explained",
                () -> !robot.lookup(".condition-row .threshold").queryAll().isEmpty());
        idle();
        List<Double> counted = new ArrayList<>();
        try (FxWatchdog watchdog = FxWatchdog.start()) {
            for (int i = 0; i < THRESHOLDS; i++) {
                Spinner<?> field =
                        (Spinner<?>) FxThread.call(() -> robot.lookup(".condition-row .threshold").queryAll().stream()
                                .filter(each -> !((Spinner<?>) each)
                                        .getEditor()
                                        .getText()
                                        .isEmpty())
                                .findFirst()
                                .orElseThrow());
                String before = figures();
                boolean up = i % 2 == 0;
                long begin = System.nanoTime();
                FxThread.run(() -> {
                    if (up) {
                        field.increment(3);
                    } else {
                        field.decrement(3);
                    }
                });
                await("the counts follow", () -> !figures().equals(before));
                counted.add(since(begin));
            }
            print(String.format("threshold of %,d customers, counts", customers), counted, watchdog);
        }
    }

    private String figures() {
        return window.text("#rule-coverage") + '|' + window.text("#rule-purity");
    }

    private void cancelling() throws InterruptedException {
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        robot.clickOn("#console-tab");
        await("the console is there", () -> robot.lookup("#sql-text").tryQuery().isPresent());
        CodeArea text = robot.lookup("#sql-text").queryAs(CodeArea.class);
        Button cancel = robot.lookup("#sql-cancel").queryButton();
        List<Double> stopped = new ArrayList<>();
        try (FxWatchdog watchdog = FxWatchdog.start()) {
            for (int i = 0; i < CANCELS; i++) {
                FxThread.run(() -> {
                    text.replaceText(LONG_QUERY);
                    robot.lookup("#primary").queryButton().fire();
                });
                await("the query runs", cancel::isVisible);
                Thread.sleep(QUERY_MILLIS);
                long begin = System.nanoTime();
                FxThread.run(cancel::fire);
                await("nothing runs", () -> !cancel.isVisible());
                stopped.add(since(begin));
            }
            print("cancelling a query, until idle", stopped, watchdog);
        }
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT4);
    }

    /** As the window's own, with more patience. */
    private void run(String strategy) {
        int before = window.runs();
        FxThread.run(() -> robot.lookup("#strategy").<String>queryComboBox().setValue(strategy));
        robot.push(KeyCode.F5);
        await("there is one more run", () -> window.runs() > before);
        idle();
        window.drawn();
    }

    private void idle() {
        await(
                "nothing is being worked on",
                () -> robot.lookup(".task-strips > .muted").tryQuery().isPresent());
    }

    private static double since(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }

    /** Asks every half millisecond, for pulses are too far apart for what is measured here. */
    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (!FxThread.call(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited in vain until " + what);
            }
            LockSupport.parkNanos(BETWEEN_QUESTIONS);
        }
    }

    private static void pulses(int count, IntConsumer each) {
        int[] pulse = {0};
        AnimationTimer timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                if (pulse[0] < count) {
                    each.accept(pulse[0]++);
                }
            }
        };
        FxThread.run(timer::start);
        await("all pulses have passed", () -> pulse[0] >= count);
        FxThread.run(timer::stop);
    }

    private static void print(String what, List<Double> samples, FxWatchdog watchdog) {
        double[] sorted =
                samples.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        FxWatchdog.Freeze worst = watchdog.takeWorst();
        System.out.printf(
                "%-46s %9.1f %9.1f %9d%n",
                what,
                sorted[sorted.length / 2],
                sorted[sorted.length - 1],
                worst.length().toMillis());
        if (worst.length().compareTo(LONGEST) > 0) {
            System.out.println("frozen " + worst);
        }
    }
}
