package crmbet.workbench.page.lab.compare;

import crmbet.workbench.chart.Group;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.lab.diagnostic.DiagnosticContext;
import crmbet.workbench.page.lab.model.Compared;
import crmbet.workbench.page.lab.model.Faces;
import crmbet.workbench.page.lab.model.FigureTexts;
import crmbet.workbench.page.lab.model.Moved;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;

/** Which cluster goes on with which, and how many stayed, joined and left; who did can be selected. */
final class MatchTable {
    private static final double ROW_HEIGHT = 28;
    private static final double SWATCH = 5;
    private static final double NAME_WIDTH = 176;
    private static final double FIGURE_WIDTH = 72;

    private final DiagnosticContext context;
    private final Messages messages;
    private final FigureTexts texts;
    private final TableView<Match> table = new TableView<>();
    private @Nullable Compared compared;
    private Faces before = Faces.NONE;
    private Faces after = Faces.NONE;

    MatchTable(DiagnosticContext context) {
        this.context = context;
        messages = context.messages();
        texts = context.texts();
        table.setId("matches");
        table.getStyleClass().addAll("profile-table", "edge-to-edge");
        table.setFixedCellSize(ROW_HEIGHT);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        table.accessibleTextProperty().bind(messages.bind("lab.compare.clusters"));
    }

    TableView<Match> node() {
        return table;
    }

    /** As {@link FlowView#show}. */
    void show(Compared shown, Faces ofBefore, Faces ofAfter) {
        compared = shown;
        before = ofBefore;
        after = ofAfter;
        table.getColumns().clear();
        table.getColumns().add(clusters());
        table.getColumns().add(figure("lab.compare.stayed", match -> plain(match.stayed()), Match::stayed));
        table.getColumns().add(figure("lab.compare.joined", this::joined, Match::joined));
        table.getColumns().add(figure("lab.compare.left", this::left, Match::left));
        table.getItems().setAll(Match.of(shown));
    }

    private TableColumn<Match, Match> clusters() {
        TableColumn<Match, Match> column = column(messages.get("lab.column.cluster"), NAME_WIDTH);
        column.getStyleClass().add("name-column");
        column.setSortable(false);
        column.setCellFactory(_ -> new TableCell<>() {
            private final Circle swatch = new Circle(SWATCH);

            @Override
            protected void updateItem(@Nullable Match match, boolean empty) {
                super.updateItem(match, empty);
                if (match == null || empty) {
                    setText(null);
                    setTooltip(null);
                    setGraphic(null);
                } else {
                    setText(name(match));
                    setTooltip(new Tooltip(name(match)));
                    swatch.setFill(color(match));
                    setGraphic(swatch);
                }
            }
        });
        return column;
    }

    /** Its name, and the one it had where that is another. */
    private String name(Match match) {
        Optional<String> former = match.former().map(group -> texts.group(group, before));
        Optional<String> now = match.cluster().map(group -> texts.group(group, after));
        return now.isEmpty()
                ? messages.get("lab.compare.ended", former.orElse(""))
                : former.isEmpty()
                        ? messages.get("lab.compare.new", now.get())
                        : former.equals(now) ? now.get() : messages.get("lab.compare.way", former.get(), now.get());
    }

    private Color color(Match match) {
        Group group = match.cluster().or(match::former).orElse(Group.NOISE);
        Faces faces = match.cluster().isPresent() ? after : before;
        return context.palette().getValue().dealtOut(faces.colours()).color(group);
    }

    private Node plain(int customers) {
        return new Label(messages.formats().integer(customers));
    }

    private Node joined(Match match) {
        return match.joined() == 0
                ? plain(0)
                : link(
                        match.joined(),
                        match.joining(),
                        messages.get(
                                "lab.compare.joined.of",
                                texts.group(match.cluster().orElseThrow(), after)));
    }

    private Node left(Match match) {
        return match.left() == 0
                ? plain(0)
                : link(
                        match.left(),
                        match.leaving(),
                        messages.get(
                                "lab.compare.left.of",
                                texts.group(match.former().orElseThrow(), before)));
    }

    private Node link(int customers, Moved moved, String name) {
        Compared of = compared;
        Hyperlink link = new Hyperlink(messages.formats().integer(customers));
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setAccessibleText(name + ", " + link.getText());
        link.setOnAction(event -> {
            link.setVisited(false);
            if (of != null) {
                context.model().comparison().select(of, moved, name);
            }
        });
        if (of != null && !context.model().comparison().canSelect(of)) {
            link.setDisable(true);
        }
        return link;
    }

    private TableColumn<Match, Match> figure(String key, Function<Match, Node> node, ToIntFunction<Match> value) {
        TableColumn<Match, Match> column = column(messages.get(key), FIGURE_WIDTH);
        column.getStyleClass().add("figure-column");
        column.setMaxWidth(FIGURE_WIDTH);
        column.setMinWidth(FIGURE_WIDTH);
        column.setComparator((one, other) -> Integer.compare(value.applyAsInt(one), value.applyAsInt(other)));
        column.setCellFactory(_ -> cell(node, Pos.CENTER_RIGHT));
        return column;
    }

    private static TableColumn<Match, Match> column(String title, double width) {
        TableColumn<Match, Match> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setPrefWidth(width);
        column.setReorderable(false);
        return column;
    }

    private static TableCell<Match, Match> cell(Function<Match, Node> node, Pos alignment) {
        return new TableCell<>() {
            @Override
            protected void updateItem(@Nullable Match match, boolean empty) {
                super.updateItem(match, empty);
                setGraphic(match == null || empty ? null : node.apply(match));
                setAlignment(alignment);
            }
        };
    }
}
