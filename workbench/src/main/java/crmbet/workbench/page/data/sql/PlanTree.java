package crmbet.workbench.page.data.sql;

import atlantafx.base.theme.Styles;
import crmbet.core.query.PlanNode;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.message.Messages;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import org.jspecify.annotations.Nullable;

/** How a query is answered, from the last step to the tables it reads. */
final class PlanTree extends TreeTableView<PlanNode> {
    private static final double ROW_HEIGHT = 28;

    PlanTree(Labelled labelled, PlanNode root, boolean run) {
        setId("plan");
        getStyleClass().add(Styles.DENSE);
        setFixedCellSize(ROW_HEIGHT);
        Messages messages = labelled.messages();
        getColumns().add(column(labelled, "data.sql.plan.step", 280, "", PlanTree::name));
        getColumns().add(column(labelled, "data.sql.plan.detail", 480, "", node -> String.join(" · ", node.detail())));
        if (run) {
            getColumns()
                    .add(column(
                            labelled,
                            "data.sql.plan.rows",
                            110,
                            "number",
                            node -> node.rows().isPresent()
                                    ? messages.formats().integer(node.rows().getAsLong())
                                    : ""));
            getColumns()
                    .add(column(
                            labelled,
                            "data.sql.plan.time",
                            110,
                            "number",
                            node -> node.seconds().isPresent()
                                    ? messages.formats().decimal(node.seconds().getAsDouble() * 1000, 1)
                                    : ""));
        } else {
            getColumns()
                    .add(column(
                            labelled,
                            "data.sql.plan.estimate",
                            140,
                            "number",
                            node -> node.estimated().isPresent()
                                    ? messages.formats()
                                            .integer(node.estimated().getAsLong())
                                    : ""));
        }
        setRoot(item(root));
    }

    private static TreeItem<PlanNode> item(PlanNode node) {
        TreeItem<PlanNode> item = new TreeItem<>(node);
        item.setExpanded(true);
        node.children().forEach(child -> item.getChildren().add(item(child)));
        return item;
    }

    /** {@code HASH_JOIN} as people read it. */
    private static String name(PlanNode node) {
        String words = node.name().replace('_', ' ').strip().toLowerCase(Locale.ROOT);
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static TreeTableColumn<PlanNode, String> column(
            Labelled labelled, String key, double width, String style, Function<PlanNode, String> text) {
        TreeTableColumn<PlanNode, String> column = new TreeTableColumn<>();
        column.textProperty().bind(labelled.messages().bind(key));
        column.setSortable(false);
        column.setPrefWidth(width);
        column.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(text.apply(row.getValue().getValue())));
        if (!style.isEmpty()) {
            column.getStyleClass().add(style);
            column.setCellFactory(_ -> new TreeTableCell<>() {
                {
                    getStyleClass().add(style);
                }

                @Override
                protected void updateItem(@Nullable String value, boolean empty) {
                    super.updateItem(value, empty);
                    setText(empty ? null : value);
                }
            });
        }
        return column;
    }
}
