package crmbet.workbench.control;

import crmbet.workbench.task.TaskSlot;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Tells that something runs here, and lets it be cancelled; takes no room otherwise. */
public final class ProgressRow extends HBox {
    /** Enough to see that something moves. */
    private static final double NARROW = 24;

    /** @param what says in words what runs */
    public ProgressRow(Labelled labelled, String what, TaskSlot slot) {
        this(labelled, what, slot.runningProperty().isNotNull(), slot::cancel);
    }

    /** As above, for what runs quietly. */
    public ProgressRow(Labelled labelled, String what, ObservableValue<Boolean> running, Runnable cancel) {
        ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        bar.setMinWidth(NARROW);
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        Button stop = labelled.button("control.cancel", cancel);
        stop.setMinWidth(USE_PREF_SIZE);
        Label name = labelled.label(what);
        name.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(name, bar, stop);
        getStyleClass().add("progress");
        setAlignment(Pos.CENTER_LEFT);
        visibleProperty().bind(running);
        managedProperty().bind(visibleProperty());
    }
}
