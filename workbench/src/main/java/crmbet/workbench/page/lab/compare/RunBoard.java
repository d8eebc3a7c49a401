package crmbet.workbench.page.lab.compare;

import crmbet.workbench.control.LanguageChoice;
import crmbet.workbench.page.lab.diagnostic.DiagnosticContext;
import crmbet.workbench.page.lab.model.Division;
import crmbet.workbench.page.lab.model.FiguresViewModel;
import crmbet.workbench.page.lab.model.LabViewModel;
import crmbet.workbench.page.lab.model.RunOrder;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** All runs with all their figures; two can be picked. */
final class RunBoard extends VBox {
    private static final double CARDS_HEIGHT = 172;
    private static final double TIP_WIDTH = 360;

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
        HBox head = new HBox(8, hint, measure(context), stability(context), name, order);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("run-board-head");
        RunCards cards = new RunCards(context, true);
        cards.setId("board-runs");
        cards.setMinHeight(CARDS_HEIGHT);
        cards.setPrefHeight(CARDS_HEIGHT);
        cards.setMaxHeight(CARDS_HEIGHT);
        getChildren().addAll(head, cards);
    }

    /** Goes on with what somebody stopped. */
    private static Button measure(DiagnosticContext context) {
        FiguresViewModel figures = context.model().figures();
        Button button = context.labelled().button("lab.board.measure", figures::measure);
        button.setId("board-measure");
        button.setMinWidth(USE_PREF_SIZE);
        button.visibleProperty().bind(figures.stoppedProperty());
        button.managedProperty().bind(figures.stoppedProperty());
        return button;
    }

    private static Button stability(DiagnosticContext context) {
        LabViewModel model = context.model();
        Button button = context.labelled().button("lab.board.stability", model.figures()::measureStability);
        button.setId("board-stability");
        button.setMinWidth(USE_PREF_SIZE);
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(context.messages().bind("lab.choose.stability.tip"));
        tip.setWrapText(true);
        tip.setMaxWidth(TIP_WIDTH);
        button.setTooltip(tip);
        BooleanBinding wanting = Bindings.createBooleanBinding(
                () -> {
                    Division division = model.picture().divisionProperty().get();
                    return division != null
                            && model.figures()
                                    .knownProperty()
                                    .get()
                                    .stability(division.run())
                                    .isEmpty();
                },
                model.picture().divisionProperty(),
                model.figures().knownProperty());
        button.visibleProperty().bind(wanting);
        button.managedProperty().bind(wanting);
        button.disableProperty().bind(model.figures().testingProperty());
        return button;
    }
}
