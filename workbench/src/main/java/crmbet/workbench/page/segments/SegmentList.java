package crmbet.workbench.page.segments;

import crmbet.core.segment.Segment;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.message.Messages;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Segments as cards: name, state, who is in it, how many. */
final class SegmentList extends VBox {
    /** Of a card without its paddings; a text that wraps needs to know it before it can say how high it is. */
    private static final double TEXT_WIDTH = 228;

    private final Labelled labelled;
    private final SegmentSentences sentences;

    SegmentList(Labelled labelled, SegmentsViewModel model, SegmentSentences sentences) {
        this.labelled = labelled;
        this.sentences = sentences;
        getStyleClass().addAll("side-list", "segment-list");
        ListView<Segment> list = new ListView<>(model.segments());
        list.setId("segments");
        list.setCellFactory(_ -> new Card());
        list.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> {
            if (now != null) {
                model.selectedProperty().set(now);
            }
        });
        model.selectedProperty().addListener((_, _, now) -> select(list, now));
        select(list, model.selectedProperty().get());
        labelled.messages().languageProperty().addListener((_, _, _) -> list.refresh());
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().add(list);
    }

    private static void select(ListView<Segment> list, @Nullable Segment segment) {
        if (segment == null) {
            list.getSelectionModel().clearSelection();
        } else if (!segment.equals(list.getSelectionModel().getSelectedItem())) {
            list.getSelectionModel().select(segment);
        }
    }

    private final class Card extends ListCell<Segment> {
        private final Label name = new Label();
        private final StateBadge state = new StateBadge(labelled.messages());
        private final Label size = new Label();
        private final Label who = new Label();
        private final VBox card;

        Card() {
            name.getStyleClass().add("name");
            name.setMaxWidth(Double.MAX_VALUE);
            name.setMinWidth(0);
            HBox.setHgrow(name, Priority.ALWAYS);
            HBox head = new HBox(name, state);
            head.getStyleClass().add("head");
            head.setAlignment(Pos.CENTER_LEFT);
            who.getStyleClass().add("caption");
            who.setWrapText(true);
            who.setMaxWidth(TEXT_WIDTH);
            who.setMinHeight(USE_PREF_SIZE);
            size.getStyleClass().add("caption");
            card = new VBox(head, size, who);
            card.getStyleClass().add("segment-card");
            // The cell is as wide as the list, so that the sentence wraps instead of widening it.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Segment segment, boolean empty) {
            super.updateItem(segment, empty);
            if (empty || segment == null) {
                setGraphic(null);
                return;
            }
            Messages messages = labelled.messages();
            name.setText(segment.name());
            state.show(segment.state());
            size.setText(messages.get(
                    "segments.size", segment.members(), messages.formats().share(segment.share())));
            who.setText(sentences.who(segment));
            setGraphic(card);
        }
    }
}
