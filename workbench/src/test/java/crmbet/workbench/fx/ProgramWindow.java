package crmbet.workbench.fx;

import crmbet.connectors.SavedConnection;
import crmbet.connectors.Secret;
import crmbet.connectors.postgres.PostgresAddress;
import crmbet.connectors.postgres.PostgresKind;
import crmbet.connectors.postgres.TemporaryDatabase;
import crmbet.core.failure.OperationException;
import crmbet.workbench.App;
import crmbet.workbench.connection.ConnectionStore;
import crmbet.workbench.message.Messages;
import crmbet.workbench.sample.SampleData;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;

/** The whole program in a test's window, with its settings, connections and workspaces in a folder of the test's. */
public final class ProgramWindow {
    private static final String SETTINGS = "settings.json";

    private ProgramWindow() {}

    /** Does what a start of the program does, which finds what an earlier one left in the folder. */
    public static void show(Stage stage, Messages messages, Path folder) {
        FxThread.run(() -> {
            var _ = new App(stage, messages, folder.resolve(SETTINGS), SampleData.ofThisInstallation(), folder);
        });
        FxThread.resize(stage, 1280, 720);
    }

    /** Makes a workspace by the keyboard, and waits until it is open. */
    public static void create(FxRobot robot, Path workspace) {
        choose(robot, workspace, KeyCode.N);
    }

    /** Opens a workspace that is there by the keyboard, and waits until it is open. */
    public static void open(FxRobot robot, Path workspace) {
        choose(robot, workspace, KeyCode.O);
    }

    private static void choose(FxRobot robot, Path workspace, KeyCode key) {
        Desktop.chooseNext(workspace);
        robot.push(KeyCode.CONTROL, key);
        FxThread.waitUntil(
                "the workspace is open",
                () -> robot.lookup("#status-workspace")
                        .<Labeled>tryQuery()
                        .filter(status -> workspace.getFileName().toString().equals(status.getText()))
                        .isPresent());
    }

    /** Saves a connection to a database before the program starts. */
    public static void connect(Path folder, String name, TemporaryDatabase database) throws OperationException {
        var profile = PostgresAddress.parse(database.address());
        ConnectionStore.beside(folder.resolve(SETTINGS))
                .save(
                        new SavedConnection(
                                UUID.randomUUID(),
                                name,
                                PostgresKind.ID,
                                Map.of(
                                        "host", profile.host(),
                                        "port", String.valueOf(profile.port()),
                                        "database", profile.database(),
                                        "user", "postgres")),
                        Map.of("password", new Secret("unused")));
    }
}
