package crmbet.workbench.shell;

import atlantafx.base.controls.Notification;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Notices at the lower right edge. They leave by themselves, except failures and while the mouse rests on them. */
public final class NotificationArea extends VBox implements Notifications {
    private static final Duration STAYS = Duration.seconds(8);
    private static final int SHOWN_AT_ONCE = 3;
    /** No wider than the inspector, so that what a page shows in the middle stays in sight. */
    private static final double WIDTH = 280;

    public NotificationArea() {
        getStyleClass().add("notifications");
        setAlignment(Pos.BOTTOM_RIGHT);
        setPickOnBounds(false);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    }

    @Override
    public void show(Notice notice) {
        Notification notification = new Notification();
        notification.messageProperty().bind(notice.text());
        notification.setGraphic(new FontIcon(icon(notice.kind())));
        notification.getStyleClass().addAll("elevated-2", tone(notice.kind()));
        notification.setPrefWidth(WIDTH);
        notification.setMaxWidth(WIDTH);
        notification.setAccessibleRole(AccessibleRole.TEXT);
        notification.accessibleTextProperty().bind(notice.text());
        notification.setOnClose(_ -> getChildren().remove(notification));
        notice.nextStep().ifPresent(next -> {
            Button button = new Button();
            button.textProperty().bind(next.title());
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(_ -> {
                getChildren().remove(notification);
                next.action().run();
            });
            notification.setPrimaryActions(button);
        });
        getChildren().add(notification);
        if (getChildren().size() > SHOWN_AT_ONCE) {
            getChildren().removeFirst();
        }
        if (notice.kind() != Notice.Kind.FAILED) {
            leaveLater(notification);
        }
    }

    private void leaveLater(Notification notification) {
        PauseTransition pause = new PauseTransition(STAYS);
        pause.setOnFinished(_ -> getChildren().remove(notification));
        notification.hoverProperty().subscribe(hovered -> {
            if (hovered) {
                pause.stop();
            } else {
                pause.playFromStart();
            }
        });
    }

    private static Ikon icon(Notice.Kind kind) {
        return switch (kind) {
            case DONE -> Feather.CHECK_CIRCLE;
            case INFORMATION -> Feather.INFO;
            case WARNING -> Feather.ALERT_TRIANGLE;
            case FAILED -> Feather.ALERT_CIRCLE;
        };
    }

    private static String tone(Notice.Kind kind) {
        return switch (kind) {
            case DONE -> "success";
            case INFORMATION -> "accent";
            case WARNING -> "warning";
            case FAILED -> "danger";
        };
    }
}
