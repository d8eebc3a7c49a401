package crmbet.workbench.page.data.sql;

import atlantafx.base.controls.ToggleSwitch;
import crmbet.core.failure.Failure;
import crmbet.core.query.Outcome;
import crmbet.core.query.Queries;
import crmbet.core.query.SqlStatement;
import crmbet.core.table.ExportFormat;
import crmbet.workbench.control.EmptyState;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.data.sql.ConsoleViewModel.Problem;
import crmbet.workbench.shell.FailureNote;
import crmbet.workbench.table.DataTable;
import crmbet.workbench.task.Tasks;
import java.io.File;
import java.util.List;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** An editor for SQL over the workspace, and below it what became of the last statement. */
public final class ConsolePane extends VBox {
    private static final double EDITOR_SHARE = 0.36;
    private static final double NANOS = 1e9;

    private final Labelled labelled;
    private final Messages messages;
    private final ConsoleViewModel model;
    private final SqlEditor editor;
    private final DataTable table;
    private final StackPane result = new StackPane();
    private final Label said = new Label();

    public ConsolePane(Labelled labelled, ConsoleViewModel model, Tasks tasks) {
        this.labelled = labelled;
        this.model = model;
        messages = labelled.messages();
        getStyleClass().add("sql-console");
        getStylesheets()
                .add(Objects.requireNonNull(ConsolePane.class.getResource("style.css"))
                        .toExternalForm());
        editor = new SqlEditor(model.vocabularyProperty()::get, model.history());
        table = new DataTable(labelled, model.table(), tasks);
        table.addTool(exportMenu());
        said.setId("sql-said");
        said.getStyleClass().add("caption");
        FailureNote failure = new FailureNote(
                messages, model.problemProperty().map(problem -> problem == null ? null : problem.failure()));
        SplitPane split = new SplitPane(editor, new VBox(failure, result));
        VBox.setVgrow(result, Priority.ALWAYS);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(EDITOR_SHARE);
        VBox.setVgrow(split, Priority.ALWAYS);
        getChildren().addAll(bar(), split);
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        model.outcomeProperty().addListener((_, _, now) -> show(now));
        model.problemProperty().addListener((_, _, now) -> show(now));
        model.vocabularyProperty()
                .addListener((_, _, _) -> show(model.outcomeProperty().get()));
        show(model.outcomeProperty().get());
    }

    /** Runs what is selected, or else the statement under the caret. */
    public void run() {
        run(editor.chosen());
    }

    private HBox bar() {
        Button all = labelled.button("data.sql.run.all", () -> run(editor.all()));
        all.setId("sql-run-all");
        all.setTooltip(tooltip("data.sql.run.all.hint"));
        Button cancel = labelled.button("control.cancel", model::cancel);
        cancel.setId("sql-cancel");
        cancel.visibleProperty().bind(model.runningProperty().isNotNull());
        cancel.managedProperty().bind(cancel.visibleProperty());
        all.disableProperty().bind(model.runningProperty().isNotNull());
        HistoryMenu history = new HistoryMenu(labelled, model.history(), editor::setText);
        ToggleSwitch writing = new ToggleSwitch();
        writing.setId("sql-writing");
        writing.textProperty().bind(messages.bind("data.sql.writing"));
        writing.setTooltip(tooltip("data.sql.writing.hint"));
        writing.selectedProperty().bindBidirectional(model.writingProperty());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox bar = new HBox(all, cancel, history.button(), said, gap, writing);
        bar.getStyleClass().add("sql-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private Tooltip tooltip(String key) {
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(messages.bind(key));
        return tooltip;
    }

    private void onKey(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.ENTER) {
            run(event.isShiftDown() ? editor.all() : editor.chosen());
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && model.runningProperty().get() != null) {
            model.cancel();
            event.consume();
        }
    }

    private void run(List<SqlStatement> statements) {
        said.setText("");
        model.run(statements);
    }

    private void show(@Nullable Outcome outcome) {
        if (outcome == null && model.problemProperty().get() != null) {
            return;
        }
        switch (outcome) {
            case null -> result.getChildren().setAll(beginning());
            case Outcome.Rows rows -> {
                said.setText(
                        rows.cut()
                                ? messages.get("data.sql.rows.cut", Queries.MAXIMUM_ROWS, seconds(rows))
                                : messages.get("data.sql.rows", rows.table().rows(), seconds(rows)));
                result.getChildren().setAll(table);
            }
            case Outcome.Plan plan -> {
                said.setText(messages.get(plan.run() ? "data.sql.plan.ran" : "data.sql.plan.planned", seconds(plan)));
                result.getChildren().setAll(new PlanTree(labelled, plan.root(), plan.run()));
            }
            case Outcome.Changed changed -> {
                said.setText(messages.get("data.sql.changed", changed.table(), changed.rows(), seconds(changed)));
                result.getChildren().setAll(beginning());
            }
        }
    }

    private void show(@Nullable Problem problem) {
        if (problem == null) {
            return;
        }
        result.getChildren().clear();
        if (problem.position() >= 0) {
            int[] place = editor.place(problem.position());
            said.setText(messages.get("data.sql.place", place[0], place[1]));
            editor.mark(problem.position());
        } else {
            said.setText("");
        }
        if (problem.failure() instanceof Failure.StatementFailed) {
            editor.focus();
        }
    }

    private String seconds(Outcome outcome) {
        return messages.formats().decimal(outcome.took().toNanos() / NANOS, 2);
    }

    private Node beginning() {
        List<Examples> examples = Examples.of(model.vocabularyProperty().get());
        Node[] links = examples.stream()
                .map(example -> {
                    Hyperlink link = labelled.link(example.title(), () -> {
                        editor.setText(example.sql());
                        run(editor.all());
                    });
                    link.getStyleClass().add("example");
                    return link;
                })
                .toArray(Node[]::new);
        return new EmptyState(
                Feather.TERMINAL, labelled.label("data.sql.empty.title"), labelled.label("data.sql.empty.text"), links);
    }

    private MenuButton exportMenu() {
        MenuButton menu = new MenuButton();
        menu.setId("sql-export");
        menu.textProperty().bind(messages.bind("data.sql.export"));
        for (ExportFormat format : ExportFormat.values()) {
            MenuItem item = new MenuItem(format == ExportFormat.CSV ? "CSV…" : "Parquet…");
            item.setOnAction(_ -> export(format));
            menu.getItems().add(item);
        }
        menu.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !(model.outcomeProperty().get() instanceof Outcome.Rows), model.outcomeProperty()));
        return menu;
    }

    private void export(ExportFormat format) {
        String extension = format == ExportFormat.CSV ? "csv" : "parquet";
        FileChooser chooser = new FileChooser();
        chooser.setInitialFileName(messages.get("data.sql.export.name") + '.' + extension);
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            model.export(table.shownColumns(), file.toPath(), format);
        }
    }
}
