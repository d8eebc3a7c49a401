package crmbet.workbench.shell;

import crmbet.workbench.message.Messages;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** Shows a defect that nobody caught, once; while it is open, further ones are only logged. */
public final class CrashDialog implements Thread.UncaughtExceptionHandler {
    private static final Logger LOG = Logger.getLogger(CrashDialog.class.getName());
    private static final double WIDTH = 640;
    private static final double HEIGHT = 400;

    private final Messages messages;
    private @Nullable Stage open;

    public CrashDialog(Messages messages) {
        this.messages = messages;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable error) {
        CrashReport report = CrashReport.of(error);
        LOG.log(Level.SEVERE, "uncaught on " + thread.getName() + ", code " + report.code(), error);
        Platform.runLater(() -> show(report));
    }

    private void show(CrashReport report) {
        if (open != null) {
            return;
        }
        Label happened = new Label(messages.get("shell.crash.happened", report.code()));
        happened.getStyleClass().add("strong");
        happened.setWrapText(true);
        Label remedy = new Label(messages.get("shell.crash.remedy"));
        remedy.setWrapText(true);
        TextArea details = new TextArea(report.details());
        details.setEditable(false);
        details.getStyleClass().add("code");
        VBox.setVgrow(details, Priority.ALWAYS);
        Button copy = new Button(messages.get("shell.details.copy"));
        copy.setOnAction(_ -> copy(report));
        Button close = new Button(messages.get("shell.crash.close"));
        close.getStyleClass().add("accent");
        close.setDefaultButton(true);
        close.setCancelButton(true);
        HBox buttons = new HBox(copy, close);
        buttons.getStyleClass().add("buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox content = new VBox(happened, remedy, details, buttons);
        content.getStyleClass().add("crash");
        Stage stage = new Stage();
        stage.setTitle(messages.get("shell.crash.title"));
        stage.setScene(new Scene(content, WIDTH, HEIGHT));
        Look.dress(stage.getScene());
        close.setOnAction(_ -> stage.close());
        stage.setOnHidden(_ -> open = null);
        open = stage;
        stage.show();
    }

    private static void copy(CrashReport report) {
        ClipboardContent content = new ClipboardContent();
        content.putString(report.code() + "\n" + report.details());
        Clipboard.getSystemClipboard().setContent(content);
    }
}
