package crmbet.workbench.page.segments;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import crmbet.core.run.FeatureFigure;
import crmbet.core.segment.Member;
import crmbet.core.segment.Segment;
import crmbet.workbench.control.Labelled;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The first members with their figures. */
final class MemberTable extends VBox {
    private static final double ROW_HEIGHT = 28;
    private static final double COLUMN_WIDTH = 120;

    private final Labelled labelled;
    private final SegmentsViewModel model;
    private final SegmentSentences sentences;
    private final TableView<Member> table;

    MemberTable(Labelled labelled, SegmentsViewModel model, SegmentSentences sentences) {
        this.labelled = labelled;
        this.model = model;
        this.sentences = sentences;
        table = new TableView<>(model.members());
        table.setId("members");
        table.getStyleClass().addAll(Styles.DENSE, Tweaks.EDGE_TO_EDGE);
        table.setFixedCellSize(ROW_HEIGHT);
        VBox.setVgrow(table, Priority.ALWAYS);
        Label remark = labelled.caption(Bindings.createStringBinding(
                this::remark, model.selectedProperty(), labelled.messages().languageProperty()));
        remark.getStyleClass().add("remark");
        getChildren().addAll(table, remark);
        model.selectedProperty().addListener((_, _, _) -> show());
        labelled.messages().languageProperty().addListener((_, _, _) -> show());
        show();
    }

    private String remark() {
        Segment segment = model.selectedProperty().get();
        return segment == null || segment.members() <= SegmentsViewModel.MEMBERS_SHOWN
                ? ""
                : labelled.messages().get("segments.members.more", SegmentsViewModel.MEMBERS_SHOWN, segment.members());
    }

    private void show() {
        Segment segment = model.selectedProperty().get();
        List<TableColumn<Member, ?>> columns = new ArrayList<>();
        if (segment != null) {
            columns.add(column(labelled.messages().get("segments.member"), "customer", Member::customer));
            for (int i = 0; i < segment.figures().size(); i++) {
                FeatureFigure figure = segment.figures().get(i);
                int index = i;
                columns.add(column(
                        sentences.nameOf(figure.feature()),
                        "number",
                        member -> sentences.value(
                                figure.feature(), member.values().get(index))));
            }
        }
        table.getColumns().setAll(columns);
    }

    private static TableColumn<Member, String> column(String title, String style, Function<Member, String> value) {
        TableColumn<Member, String> column = new TableColumn<>(title);
        column.getStyleClass().add(style);
        column.setPrefWidth(COLUMN_WIDTH);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        return column;
    }
}
