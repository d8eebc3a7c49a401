package crmbet.workbench.shell;

import crmbet.core.workspace.Workspace;
import crmbet.workbench.message.Messages;
import crmbet.workbench.task.RunningTask;
import crmbet.workbench.task.Tasks;
import java.util.HashMap;
import java.util.Map;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What is running, and which workspace is open. Asks tasks for their progress a few times a second. */
final class StatusBar extends HBox {
    private static final int TASKS_SHOWN = 2;
    private static final Duration BETWEEN_LOOKS = Duration.millis(200);

    private final Messages messages;
    private final Tasks tasks;
    private final HBox strips = new HBox();
    private final MenuButton more = new MenuButton();
    private final Map<RunningTask, TaskStrip> shown = new HashMap<>();
    private final Timeline clock = new Timeline(new KeyFrame(BETWEEN_LOOKS, _ -> look()));

    StatusBar(Messages messages, Tasks tasks, ObservableValue<@Nullable Workspace> workspace, ConnectionLights lights) {
        this.messages = messages;
        this.tasks = tasks;
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        strips.getStyleClass().add("task-strips");
        strips.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(strips, Priority.ALWAYS);
        more.getStyleClass().addAll("flat", "status-button");
        clock.setCycleCount(Animation.INDEFINITE);
        tasks.running().addListener((Observable _) -> refresh());
        refresh();
        getChildren().addAll(strips, lights, workspaceLabel(workspace));
    }

    private void refresh() {
        shown.keySet().retainAll(tasks.running());
        strips.getChildren().clear();
        if (tasks.running().isEmpty()) {
            clock.stop();
            Label ready = new Label();
            ready.getStyleClass().add("muted");
            ready.textProperty().bind(messages.bind("shell.status.ready"));
            strips.getChildren().add(ready);
            return;
        }
        tasks.running().stream()
                .limit(TASKS_SHOWN)
                .forEach(task -> strips.getChildren()
                        .add(shown.computeIfAbsent(task, started -> new TaskStrip(started, messages))));
        int hidden = tasks.running().size() - TASKS_SHOWN;
        if (hidden > 0) {
            more.textProperty().bind(messages.bind("shell.status.more", hidden));
            more.getItems()
                    .setAll(tasks.running().stream()
                            .skip(TASKS_SHOWN)
                            .map(this::cancelItem)
                            .toList());
            strips.getChildren().add(more);
        }
        look();
        clock.play();
    }

    private MenuItem cancelItem(RunningTask task) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(messages.bind("shell.status.cancel-named", task.name()));
        item.setOnAction(_ -> task.cancel());
        return item;
    }

    private void look() {
        shown.values().forEach(TaskStrip::look);
    }

    private Label workspaceLabel(ObservableValue<@Nullable Workspace> workspace) {
        Label label = new Label();
        label.setId("status-workspace");
        label.setGraphic(new FontIcon(Feather.FOLDER));
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> {
                            @Nullable Workspace open = workspace.getValue();
                            return open == null
                                    ? messages.get("shell.status.no-workspace")
                                    : Workspaces.name(open.folder());
                        },
                        workspace,
                        messages.languageProperty()));
        Tooltip path = new Tooltip();
        workspace.subscribe(open -> {
            path.setText(open == null ? "" : open.folder().toString());
            label.setTooltip(open == null ? null : path);
        });
        return label;
    }
}
