package crmbet.workbench.page.data.quality;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import crmbet.core.expectation.Finding;
import crmbet.core.expectation.Finding.FailingRow;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.message.Messages;
import crmbet.workbench.message.RuleText;
import java.io.File;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/** Some of the rows that fail the selected expectation, and the way to all of them. */
final class FailingRows extends VBox {
    private static final double ROW_HEIGHT = 28;

    private final Messages messages;
    private final QualityViewModel model;
    private final TableView<FailingRow> table = new TableView<>();
    private final Label title = new Label();
    private final Button export;

    FailingRows(Labelled labelled, QualityViewModel model) {
        this.messages = labelled.messages();
        this.model = model;
        getStyleClass().add("failing-rows");
        title.getStyleClass().add("group-heading");
        title.setMinWidth(0);
        export = labelled.button("quality.export", this::export);
        export.setMinWidth(USE_PREF_SIZE);
        export.setId("quality-export");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(title, gap, export);
        head.getStyleClass().add("head");
        head.setAlignment(Pos.CENTER_LEFT);
        table.setId("failing-rows");
        table.getStyleClass().addAll(Styles.DENSE, Tweaks.EDGE_TO_EDGE);
        table.setFixedCellSize(ROW_HEIGHT);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns()
                .setAll(List.of(
                        column(
                                "quality.row",
                                80,
                                "number",
                                row -> messages.formats().integer(row.row() + 1)),
                        column("quality.value", 200, "value", row -> row.value() == null ? "–" : row.value()),
                        column("quality.record", 560, "raw", FailingRow::record)));
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(head, table);
        model.selectedProperty().addListener((_, _, now) -> show(now));
        messages.languageProperty()
                .addListener((_, _, _) -> show(model.selectedProperty().get()));
        show(model.selectedProperty().get());
    }

    private void show(@Nullable QualityLine line) {
        Finding finding = line == null ? null : line.finding();
        boolean some = finding != null && !finding.examples().isEmpty();
        setVisible(some);
        setManaged(some);
        if (finding == null || !some) {
            table.getItems().clear();
            return;
        }
        String rule = new RuleText(messages).sentence(finding.expectation());
        title.setText(
                finding.failing() > finding.examples().size()
                        ? messages.get(
                                "quality.failing.first", finding.examples().size(), finding.failing(), rule)
                        : messages.get("quality.failing.all", finding.failing(), rule));
        table.getItems().setAll(finding.examples());
    }

    private void export() {
        QualityLine line = model.selectedProperty().get();
        Finding finding = line == null ? null : line.finding();
        if (finding == null) {
            return;
        }
        FileChooser chooser = new FileChooser();
        chooser.setInitialFileName(messages.get("quality.export.name") + ".csv");
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            model.export(finding, file.toPath());
        }
    }

    private TableColumn<FailingRow, String> column(
            String key, double width, String style, Function<FailingRow, @Nullable String> value) {
        TableColumn<FailingRow, String> column = new TableColumn<>();
        column.textProperty().bind(messages.bind(key));
        column.setSortable(false);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setCellFactory(_ -> new TableCell<>() {
            {
                getStyleClass().add(style);
            }

            @Override
            protected void updateItem(@Nullable String text, boolean empty) {
                super.updateItem(text, empty);
                setText(empty || text == null ? null : text);
                setTooltip(empty || text == null ? null : new Tooltip(text));
            }
        });
        return column;
    }
}
