package crmbet.workbench.control;

import crmbet.workbench.task.TaskSlot;
import javafx.geometry.Pos;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Tells that something runs here, and lets it be cancelled; takes no room otherwise. */
public final class ProgressRow extends HBox {
    /** @param what says in words what runs */
    public ProgressRow(Labelled labelled, String what, TaskSlot slot) {
        ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        getChildren().addAll(labelled.label(what), bar, labelled.button("control.cancel", slot::cancel));
        getStyleClass().add("progress");
        setAlignment(Pos.CENTER_LEFT);
        visibleProperty().bind(slot.runningProperty().isNotNull());
        managedProperty().bind(visibleProperty());
    }
}
