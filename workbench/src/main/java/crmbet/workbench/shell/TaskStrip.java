package crmbet.workbench.shell;

import crmbet.workbench.message.Messages;
import crmbet.workbench.task.Progress;
import crmbet.workbench.task.RunningTask;
import crmbet.workbench.task.TaskState;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** One running task in the status bar: name, phase, share, time left, Cancel. */
final class TaskStrip extends HBox {
    private final RunningTask task;
    private final Messages messages;
    private final Label progress = new Label();
    private final ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);

    TaskStrip(RunningTask task, Messages messages) {
        this.task = task;
        this.messages = messages;
        getStyleClass().add("task-strip");
        setAlignment(Pos.CENTER_LEFT);
        Label name = new Label();
        name.getStyleClass().add("task-name");
        name.textProperty().bind(task.name());
        bar.getStyleClass().add("small");
        bar.accessibleTextProperty().bind(task.name());
        progress.getStyleClass().add("muted");
        progress.setMinWidth(Region.USE_PREF_SIZE);
        Button cancel = new Button();
        cancel.getStyleClass().addAll("flat", "status-button");
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.textProperty().bind(messages.bind("shell.status.cancel"));
        cancel.accessibleTextProperty().bind(messages.bind("shell.status.cancel-named", task.name()));
        cancel.setOnAction(_ -> task.cancel());
        cancel.disableProperty().bind(task.stateProperty().isNotEqualTo(TaskState.RUNNING));
        getChildren().addAll(name, bar, progress, cancel);
    }

    /** Shows how far the task is at this moment. */
    void look() {
        Progress now = task.progress();
        bar.setProgress(now.share().orElse(ProgressBar.INDETERMINATE_PROGRESS));
        progress.setText(task.state() == TaskState.CANCELLING ? messages.get("shell.status.cancelling") : words(now));
    }

    private String words(Progress now) {
        StringBuilder words = new StringBuilder();
        now.phase().ifPresent(phase -> words.append(messages.get("shell.phase." + phase.name())));
        now.share().ifPresent(share -> words.append(' ').append(messages.get("shell.status.share", share)));
        now.left()
                .ifPresent(left -> words.append(" · ")
                        .append(messages.get(
                                "shell.status.left", messages.formats().clock(left))));
        return words.toString();
    }
}
