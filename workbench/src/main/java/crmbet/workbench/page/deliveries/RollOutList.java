package crmbet.workbench.page.deliveries;

import crmbet.core.delivery.RollOut;
import crmbet.workbench.control.Labelled;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The roll-outs, the latest first. */
final class RollOutList extends VBox {
    private final Labelled labelled;
    private final DeliveriesViewModel model;
    private final ListView<RollOut> list = new ListView<>();
    private boolean following;

    RollOutList(Labelled labelled, DeliveriesViewModel model) {
        this.labelled = labelled;
        this.model = model;
        getStyleClass().add("roll-out-list");
        list.setId("roll-outs");
        list.setItems(model.rollOuts());
        list.setCellFactory(_ -> new Card());
        list.accessibleTextProperty().bind(labelled.messages().bind("deliveries.list"));
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().add(list);
        list.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> {
            if (!following
                    && now != null
                    && !now.equals(model.selectedProperty().get())) {
                model.select(now);
            }
        });
        model.selectedProperty().addListener((_, _, _) -> follow());
        model.rollOuts().addListener((ListChangeListener<RollOut>) _ -> follow());
        labelled.messages().languageProperty().addListener((_, _, _) -> list.refresh());
        follow();
    }

    private void follow() {
        following = true;
        RollOut selected = model.selectedProperty().get();
        if (selected == null) {
            list.getSelectionModel().clearSelection();
        } else {
            for (int i = 0; i < model.rollOuts().size(); i++) {
                if (model.rollOuts().get(i).id().equals(selected.id())) {
                    list.getSelectionModel().select(i);
                }
            }
        }
        list.refresh();
        following = false;
    }

    private final class Card extends ListCell<RollOut> {
        @Override
        protected void updateItem(@Nullable RollOut rollOut, boolean empty) {
            super.updateItem(rollOut, empty);
            setText(null);
            if (empty || rollOut == null) {
                setGraphic(null);
                return;
            }
            RollOutText text = new RollOutText(labelled.messages(), rollOut);
            Label name = new Label(rollOut.header().name());
            name.getStyleClass().add("name");
            Label state = new Label(text.state(model.isUnderWay(rollOut)));
            state.getStyleClass()
                    .addAll("delivery-state", rollOut.state().name().toLowerCase(Locale.ROOT));
            state.setMinWidth(Region.USE_PREF_SIZE);
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            HBox head = new HBox(name, gap, state);
            Label target = new Label(text.target());
            target.getStyleClass().add("caption");
            ProgressBar bar = new ProgressBar(text.share());
            bar.setMaxWidth(Double.MAX_VALUE);
            VBox card = new VBox(head, target, bar);
            card.getStyleClass().add("roll-out-card");
            card.setPrefWidth(0);
            setGraphic(card);
        }
    }
}
