package crmbet.workbench.page.lab.compare;

import crmbet.workbench.control.LanguageChoice;
import crmbet.workbench.page.lab.diagnostic.DiagnosticContext;
import crmbet.workbench.page.lab.model.RunOrder;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** All runs with all their figures; two can be picked. */
final class RunBoard extends VBox {
    private static final double CARDS_HEIGHT = 188;

    RunBoard(DiagnosticContext context) {
        getStyleClass().add("run-board");
        setId("run-board");
        ComboBox<RunOrder> order = new ComboBox<>();
        order.setId("board-order");
        order.getItems().setAll(RunOrder.values());
        new LanguageChoice<>(
                        (RunOrder each) -> context.messages().get("lab.runs.order." + each.name()),
                        context.messages().languageProperty())
                .install(order);
        order.valueProperty().bindBidirectional(context.model().comparison().orderProperty());
        Label name = context.labelled().caption("lab.runs.order");
        name.setMinWidth(Region.USE_PREF_SIZE);
        name.setLabelFor(order);
        Label hint = context.labelled().caption("lab.board.hint");
        hint.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(hint, Priority.ALWAYS);
        HBox head = new HBox(8, hint, name, order);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("run-board-head");
        RunCards cards = new RunCards(context, true);
        cards.setId("board-runs");
        cards.setMinHeight(CARDS_HEIGHT);
        cards.setPrefHeight(CARDS_HEIGHT);
        cards.setMaxHeight(CARDS_HEIGHT);
        getChildren().addAll(head, cards);
    }
}
