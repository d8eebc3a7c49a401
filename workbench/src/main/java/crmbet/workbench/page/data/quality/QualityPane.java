package crmbet.workbench.page.data.quality;

import crmbet.core.expectation.CheckReport;
import crmbet.core.expectation.Severity;
import crmbet.workbench.chart.MiniHistogram;
import crmbet.workbench.control.EmptyState;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.message.Messages;
import crmbet.workbench.shell.FailureNote;
import java.io.File;
import java.util.List;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What was checked, what failed, which rows, and how that went from load to load. */
public final class QualityPane extends VBox {
    private static final double TABLE_SHARE = 0.62;
    private static final double TREND_WIDTH = 120;
    private static final double TREND_HEIGHT = 28;

    private final Labelled labelled;
    private final Messages messages;
    private final QualityViewModel model;
    private final Label headline = new Label();
    private final Label when = new Label();
    private final Label stopped;
    private final MiniHistogram trend = new MiniHistogram();
    private final StackPane form = new StackPane();
    private final StackPane main = new StackPane();
    private final SplitPane split;
    private final FailingRows failing;
    private final Node empty;

    public QualityPane(Labelled labelled, QualityViewModel model) {
        this.labelled = labelled;
        this.model = model;
        messages = labelled.messages();
        getStyleClass().add("quality-pane");
        getStylesheets()
                .add(Objects.requireNonNull(QualityPane.class.getResource("style.css"))
                        .toExternalForm());
        headline.setId("quality-headline");
        headline.getStyleClass().add("headline");
        when.getStyleClass().add("caption");
        trend.setPrefSize(TREND_WIDTH, TREND_HEIGHT);
        trend.setMaxSize(TREND_WIDTH, TREND_HEIGHT);
        stopped = labelled.label("quality.stopped");
        stopped.setWrapText(true);
        stopped.getStyleClass().add("stopped");
        stopped.setId("quality-stopped");
        ExpectationTable table = new ExpectationTable(labelled, model, this::edit);
        failing = new FailingRows(labelled, model);
        split = new SplitPane(table);
        split.setOrientation(Orientation.VERTICAL);
        empty = empty();
        VBox.setVgrow(main, Priority.ALWAYS);
        getChildren()
                .addAll(
                        head(),
                        stopped,
                        new FailureNote(messages, model.failureProperty()),
                        form,
                        new SuggestionList(labelled, model),
                        main);
        failing.managedProperty().addListener((_, _, _) -> arrange());
        model.lines().addListener((ListChangeListener<QualityLine>) _ -> show());
        model.historyProperty().addListener((_, _, _) -> show());
        messages.languageProperty().addListener((_, _, _) -> show());
        close();
        show();
    }

    private Node head() {
        Button check = labelled.button("quality.check", model::check);
        check.setId("quality-check");
        check.disableProperty()
                .bind(model.suiteProperty().map(Objects::requireNonNull).map(suite -> suite.isEmpty()));
        Button suggest = labelled.button("quality.suggest", model::suggest);
        suggest.setId("quality-suggest");
        Button add = labelled.button("quality.add", this::add);
        add.setId("quality-add");
        MenuButton more = new MenuButton();
        more.textProperty().bind(messages.bind("quality.file"));
        more.getItems().addAll(item("quality.file.open", this::open), item("quality.file.save", this::save));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        VBox words = new VBox(headline, when);
        words.setMinWidth(0);
        HBox said = new HBox(words, gap, trend);
        said.setAlignment(Pos.CENTER_LEFT);
        HBox buttons = new HBox(check, suggest, add, more);
        buttons.getStyleClass().add("buttons");
        buttons.getChildren().forEach(each -> ((Region) each).setMinSize(USE_PREF_SIZE, USE_PREF_SIZE));
        buttons.setMinHeight(USE_PREF_SIZE);
        VBox head = new VBox(said, buttons);
        head.getStyleClass().add("quality-head");
        return head;
    }

    private MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(messages.bind(key));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private Node empty() {
        Button suggest = labelled.button("quality.suggest", model::suggest);
        return new EmptyState(
                Feather.CHECK_SQUARE,
                labelled.label("quality.empty.title"),
                labelled.label("quality.empty.text"),
                suggest,
                labelled.link("quality.add", this::add));
    }

    private void show() {
        List<CheckReport> history = model.historyProperty().get();
        CheckReport latest = history.isEmpty() ? null : history.getFirst();
        if (latest == null) {
            headline.setText(model.lines().isEmpty() ? "" : messages.get("quality.unchecked"));
            when.setText(model.lines().isEmpty() ? "" : messages.get("quality.unchecked.hint"));
        } else {
            headline.setText(messages.get(
                    "quality.headline", latest.held(), latest.findings().size(), latest.failed(Severity.BLOCKING)));
            when.setText(messages.get(
                    latest.loading() ? "quality.when.load" : "quality.when.check",
                    messages.formats().dateTime(latest.checkedAt()),
                    latest.rows()));
        }
        boolean was = latest != null && latest.stoppedLoad();
        stopped.setVisible(was);
        stopped.setManaged(was);
        trend.setVisible(history.size() > 1);
        trend.setCounts(history.reversed().stream()
                .mapToDouble(each -> (double) each.findings().size() - each.held())
                .toArray());
        trend.setAccessibleText(messages.get("quality.trend", history.size()));
        arrange();
    }

    private void arrange() {
        main.getChildren().setAll(model.lines().isEmpty() ? empty : split);
        boolean rows = failing.isManaged();
        if (rows && !split.getItems().contains(failing)) {
            split.getItems().add(failing);
            split.setDividerPositions(TABLE_SHARE);
        } else if (!rows) {
            split.getItems().remove(failing);
        }
    }

    private void add() {
        QualityLine line = model.selectedProperty().get();
        String column = line == null || line.expectation().rule().columns().isEmpty()
                ? model.columns().stream().findFirst().orElse("")
                : line.expectation().rule().columns().getFirst();
        write(new RuleDraft(RuleKind.NOT_NULL, column, "", "", Severity.WARNING, ""), null);
    }

    private void edit(QualityLine line) {
        write(RuleDraft.of(line.expectation()), line);
    }

    private void write(RuleDraft draft, @Nullable QualityLine line) {
        form.getChildren()
                .setAll(new RuleForm(
                        labelled,
                        model.columns(),
                        draft,
                        written -> {
                            close();
                            if (line == null) {
                                model.add(written);
                            } else {
                                model.replace(line.expectation(), written);
                            }
                        },
                        this::close));
        form.setManaged(true);
    }

    private void close() {
        form.getChildren().clear();
        form.setManaged(false);
    }

    private void open() {
        FileChooser chooser = chooser();
        File file = chooser.showOpenDialog(getScene().getWindow());
        if (file != null) {
            model.open(file.toPath());
        }
    }

    private void save() {
        FileChooser chooser = chooser();
        chooser.setInitialFileName(messages.get("quality.file.name") + ".json");
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            model.save(file.toPath());
        }
    }

    private static FileChooser chooser() {
        FileChooser chooser = new FileChooser();
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("JSON", "*.json"));
        return chooser;
    }
}
