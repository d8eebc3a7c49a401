package crmbet.workbench.page.data.quality;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import crmbet.core.expectation.Finding;
import crmbet.core.expectation.Severity;
import crmbet.workbench.chart.MiniHistogram;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.message.Messages;
import crmbet.workbench.message.RuleText;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The expectations of a dataset with what the latest check found, and how that went before. */
final class ExpectationTable extends TableView<QualityLine> {
    private static final double ROW_HEIGHT = 32;
    private static final double TREND_WIDTH = 96;
    private static final double TREND_HEIGHT = 18;
    private static final double ACTIONS_WIDTH = 80;
    /** Columns below this width hold no more when they are wider. */
    private static final double WIDEST_FIXED = 150;

    private final Labelled labelled;
    private final Messages messages;
    private final QualityViewModel model;
    private final Consumer<QualityLine> edit;

    ExpectationTable(Labelled labelled, QualityViewModel model, Consumer<QualityLine> edit) {
        super(model.lines());
        this.labelled = labelled;
        this.messages = labelled.messages();
        this.model = model;
        this.edit = edit;
        setId("expectations");
        getStyleClass().addAll(Styles.DENSE, Tweaks.EDGE_TO_EDGE);
        setFixedCellSize(ROW_HEIGHT);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        RuleText words = new RuleText(messages);
        getColumns()
                .setAll(List.of(
                        column("quality.column.rule", 360, line -> sentence(line, words)),
                        column("quality.column.severity", 130, this::severity),
                        column("quality.column.found", 230, line -> found(line, words)),
                        column("quality.column.trend", TREND_WIDTH + 16, this::trend),
                        column("quality.column.actions", ACTIONS_WIDTH, this::actions)));
        getSelectionModel().selectedItemProperty().addListener((_, _, now) -> {
            if (now != null) {
                model.selectedProperty().set(now);
            }
        });
        model.selectedProperty().addListener((_, _, now) -> select(now));
        select(model.selectedProperty().get());
        messages.languageProperty().addListener((_, _, _) -> refresh());
        setOnKeyPressed(event -> {
            QualityLine line = getSelectionModel().getSelectedItem();
            if (line != null && event.getCode() == KeyCode.ENTER) {
                edit.accept(line);
                event.consume();
            } else if (line != null && event.getCode() == KeyCode.DELETE) {
                model.remove(line.expectation());
                event.consume();
            }
        });
        setOnMouseClicked(event -> {
            QualityLine line = getSelectionModel().getSelectedItem();
            if (line != null && event.getClickCount() == 2) {
                edit.accept(line);
            }
        });
    }

    private void select(@Nullable QualityLine line) {
        if (line == null) {
            getSelectionModel().clearSelection();
        } else {
            getSelectionModel().select(line);
        }
    }

    private Node sentence(QualityLine line, RuleText words) {
        String sentence = words.sentence(line.expectation());
        Label label = new Label(sentence);
        label.setTooltip(new Tooltip(sentence));
        HBox box = new HBox(mark(line), label);
        box.getStyleClass().add("sentence");
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private static FontIcon mark(QualityLine line) {
        Finding finding = line.finding();
        FontIcon icon;
        if (finding == null) {
            icon = new FontIcon(Feather.CIRCLE);
            icon.getStyleClass().add("unknown");
        } else if (finding.outcome() == Finding.Outcome.HOLDS) {
            icon = new FontIcon(Feather.CHECK);
            icon.getStyleClass().add("holds");
        } else {
            boolean blocking = line.expectation().severity() == Severity.BLOCKING;
            icon = new FontIcon(blocking ? Feather.X_CIRCLE : Feather.ALERT_TRIANGLE);
            icon.getStyleClass().add(blocking ? "blocks" : "warns");
        }
        return icon;
    }

    private Node severity(QualityLine line) {
        ComboBox<Severity> box = new ComboBox<>();
        box.getItems().setAll(Severity.values());
        box.setCellFactory(_ -> new SeverityCell());
        box.setButtonCell(new SeverityCell());
        box.getStyleClass().add("severity");
        box.setValue(line.expectation().severity());
        box.setMaxWidth(Double.MAX_VALUE);
        box.valueProperty().addListener((_, _, now) -> model.setSeverity(line.expectation(), now));
        return box;
    }

    private Node found(QualityLine line, RuleText words) {
        Finding finding = line.finding();
        String text = finding == null ? messages.get("quality.found.unchecked") : words.found(finding);
        var label = new Label(text);
        label.setTooltip(new Tooltip(text));
        if (finding == null) {
            label.getStyleClass().add("caption");
        }
        return label;
    }

    private Node trend(QualityLine line) {
        MiniHistogram trend = new MiniHistogram();
        trend.setVisible(line.trend().size() > 1);
        trend.setCounts(line.trend().stream().mapToDouble(Double::doubleValue).toArray());
        trend.setMuted(line.finding() == null || line.finding().outcome() == Finding.Outcome.HOLDS);
        trend.setPrefSize(TREND_WIDTH, TREND_HEIGHT);
        trend.setMaxSize(TREND_WIDTH, TREND_HEIGHT);
        trend.setAccessibleText(messages.get("quality.trend", line.trend().size()));
        return trend;
    }

    private Node actions(QualityLine line) {
        HBox box = new HBox(
                labelled.iconButton(Feather.EDIT_2, "quality.edit", () -> edit.accept(line)),
                labelled.iconButton(Feather.TRASH_2, "quality.remove", () -> model.remove(line.expectation())));
        box.getStyleClass().add("actions");
        box.setAlignment(Pos.CENTER_RIGHT);
        return box;
    }

    private TableColumn<QualityLine, QualityLine> column(
            String key, double width, Function<QualityLine, Node> content) {
        TableColumn<QualityLine, QualityLine> column = new TableColumn<>();
        column.textProperty().bind(messages.bind(key));
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, ACTIONS_WIDTH));
        if (width < WIDEST_FIXED) {
            column.setMaxWidth(width);
        }
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable QualityLine line, boolean empty) {
                super.updateItem(line, empty);
                setGraphic(empty || line == null ? null : content.apply(line));
            }
        });
        return column;
    }

    private final class SeverityCell extends ListCell<Severity> {
        @Override
        protected void updateItem(@Nullable Severity severity, boolean empty) {
            super.updateItem(severity, empty);
            setText(empty || severity == null ? null : messages.get("quality.severity." + severity));
        }
    }
}
