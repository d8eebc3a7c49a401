package crmbet.workbench.page.lab;

import crmbet.core.run.Run;
import crmbet.workbench.control.Labelled;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The runs of the workspace as cards, the latest at the left. */
final class RunStrip extends ListView<Run> {
    private static final double HEIGHT = 56;

    private final Labelled labelled;
    private final FigureTexts texts;
    private final Consumer<Run> rename;
    private final Consumer<Run> delete;

    RunStrip(LabViewModel model, Labelled labelled, Consumer<Run> rename, Consumer<Run> delete) {
        this.labelled = labelled;
        this.rename = rename;
        this.delete = delete;
        texts = new FigureTexts(labelled.messages());
        setId("runs");
        getStyleClass().addAll("run-strip", "edge-to-edge");
        setOrientation(Orientation.HORIZONTAL);
        setItems(model.runs());
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setCellFactory(list -> new Card());
        accessibleTextProperty().bind(labelled.messages().bind("lab.runs"));
        getSelectionModel().selectedItemProperty().addListener((_, _, chosen) -> {
            // Null comes while the list is being filled; a run cannot be deselected by hand.
            if (chosen != null) {
                model.selectedRunProperty().set(chosen);
            }
        });
        model.selectedRunProperty().subscribe(this::follow);
        labelled.messages().languageProperty().subscribe(this::refresh);
        setOnKeyPressed(event -> {
            Run run = getSelectionModel().getSelectedItem();
            if (run != null && event.getCode() == KeyCode.DELETE) {
                delete.accept(run);
            } else if (run != null && event.getCode() == KeyCode.F2) {
                rename.accept(run);
            }
        });
    }

    private void follow(@Nullable Run run) {
        if (run == null) {
            getSelectionModel().clearSelection();
        } else if (!Objects.equals(getSelectionModel().getSelectedItem(), run)) {
            getSelectionModel().select(run);
            scrollTo(run);
        }
    }

    private final class Card extends ListCell<Run> {
        private final Label name = new Label();
        private final Label strategy = new Label();
        private final Label figures = new Label();
        private final VBox card = new VBox(new HBox(8, name, strategy), figures);

        Card() {
            card.getStyleClass().add("run-card");
            name.getStyleClass().add("strong");
            name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            strategy.getStyleClass().add("caption");
            figures.getStyleClass().add("caption");
        }

        @Override
        protected void updateItem(@Nullable Run run, boolean empty) {
            super.updateItem(run, empty);
            if (run == null || empty) {
                setGraphic(null);
                setContextMenu(null);
                setAccessibleText(null);
                return;
            }
            var messages = labelled.messages();
            name.setText(run.name());
            strategy.setText(messages.get("lab.run.strategy", texts.parameters(run), run.featureSet()));
            figures.setText(messages.get(
                    "lab.run.figures",
                    run.clusters(),
                    run.silhouette() == null ? "–" : messages.formats().decimal(run.silhouette(), 2),
                    messages.formats().share(run.rows() == 0 ? 0 : (double) run.noise() / run.rows())));
            setGraphic(card);
            setAccessibleText(run.name() + ", " + strategy.getText() + ", " + figures.getText());
            MenuItem renameItem = new MenuItem(messages.get("lab.run.rename"));
            renameItem.setOnAction(event -> rename.accept(run));
            MenuItem deleteItem = new MenuItem(messages.get("lab.run.delete"));
            deleteItem.setOnAction(event -> delete.accept(run));
            setContextMenu(new ContextMenu(renameItem, deleteItem));
        }
    }
}
