package crmbet.workbench.shell;

import crmbet.core.workspace.Workspace;
import crmbet.workbench.message.Messages;
import crmbet.workbench.settings.SettingsStore;
import crmbet.workbench.settings.WindowBounds;
import java.util.Objects;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The window itself: its title, icon, theme, and where it was when it was last closed. */
public final class MainWindow {
    private static final double INITIAL_WIDTH = 1440;
    private static final double INITIAL_HEIGHT = 900;
    private static final double MINIMUM_WIDTH = 1040;
    private static final double MINIMUM_HEIGHT = 600;

    private final Stage stage;
    private final SettingsStore settings;

    /**
     * To be made before any control is: the first one would have JavaFX read a theme of its own, which nobody sees.
     *
     * @param theme followed from then on
     */
    public MainWindow(Stage stage, SettingsStore settings, ObservableValue<Theme> theme) {
        this.stage = stage;
        this.settings = settings;
        Look.loadFonts();
        Look.apply(theme.getValue());
        // By itself, so that whatever made the choice is drawn first and neither keeps the window longer than needed.
        theme.addListener((value, former, chosen) -> Platform.runLater(() -> Look.apply(chosen)));
    }

    /** Puts the content in, and follows language and workspace from then on. */
    public void furnish(Shell content, Messages messages, ObservableValue<@Nullable Workspace> workspace) {
        Scene scene = new Scene(content, INITIAL_WIDTH, INITIAL_HEIGHT);
        Look.dress(scene);
        stage.setScene(scene);
        stage.setMinWidth(MINIMUM_WIDTH);
        stage.setMinHeight(MINIMUM_HEIGHT);
        for (int size : new int[] {16, 32, 64, 256}) {
            stage.getIcons()
                    .add(new Image(Objects.requireNonNull(MainWindow.class.getResource("icon/" + size + ".png"))
                            .toExternalForm()));
        }
        stage.titleProperty()
                .bind(Bindings.createStringBinding(
                        () -> {
                            @Nullable Workspace open = workspace.getValue();
                            return open == null
                                    ? messages.get("shell.title")
                                    : messages.get("shell.title.workspace", Workspaces.name(open.folder()));
                        },
                        workspace,
                        messages.languageProperty()));
    }

    /** Appears where it was when it was last closed, and remembers where it is from then on. */
    public void show() {
        settings.get().window().ifPresent(this::restore);
        stage.show();
        stage.xProperty().subscribe(this::remember);
        stage.yProperty().subscribe(this::remember);
        stage.widthProperty().subscribe(this::remember);
        stage.heightProperty().subscribe(this::remember);
        stage.maximizedProperty().subscribe(this::remember);
    }

    private void restore(WindowBounds bounds) {
        // A screen that was there last time may be gone.
        if (!Screen.getScreensForRectangle(bounds.x(), bounds.y(), bounds.width(), bounds.height())
                .isEmpty()) {
            stage.setX(bounds.x());
            stage.setY(bounds.y());
            stage.setWidth(bounds.width());
            stage.setHeight(bounds.height());
        }
        stage.setMaximized(bounds.maximized());
    }

    private void remember() {
        settings.update(now -> now.withWindow(
                stage.isMaximized()
                        ? now.window()
                                .map(before ->
                                        new WindowBounds(before.x(), before.y(), before.width(), before.height(), true))
                                .orElse(present(true))
                        : present(false)));
    }

    private WindowBounds present(boolean maximized) {
        return new WindowBounds(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), maximized);
    }
}
