package crmbet.workbench.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;

/** The ground that all window tests stand on. */
@ExtendWith(FxThread.class)
class LabPlatformFxTest {
    private final FxRobot robot = new FxRobot();
    private final Button button = new Button("Press");
    private final TextField field = new TextField();
    private final Label target = new Label("Drop here");
    private Stage stage;

    @BeforeEach
    void open() {
        stage = FxThread.call(() -> {
            target.setMinSize(400, 300);
            Stage opened = new Stage();
            opened.setScene(new Scene(new VBox(button, field, target), 1600, 1000));
            opened.show();
            return opened;
        });
    }

    @AfterEach
    void close() {
        FxThread.run(stage::close);
    }

    @Test
    void aWindowLargerThanTheStockScreenTakesClicksAndKeys() {
        List<String> pressed = new ArrayList<>();
        FxThread.run(() -> button.setOnAction(event -> pressed.add("pressed")));
        robot.clickOn(button);
        robot.clickOn(field).write("k = 5");
        assertEquals(List.of("pressed"), pressed);
        assertEquals("k = 5", field.getText());
        assertEquals(1600, stage.getScene().getWidth());
    }

    @Test
    void aDragKeepsItsButton() {
        List<Boolean> held = new ArrayList<>();
        FxThread.run(
                () -> target.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> held.add(event.isPrimaryButtonDown())));
        robot.drag(target).moveBy(60, 40).drop();
        assertTrue(!held.isEmpty() && held.stream().allMatch(down -> down), held::toString);
    }

    @Test
    void whatIsCopiedCanBePasted() {
        FxThread.run(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString("details");
            Clipboard.getSystemClipboard().setContent(content);
        });
        robot.clickOn(field).push(KeyCode.SHORTCUT, KeyCode.V);
        assertEquals("details", field.getText());
    }

    @Test
    void choosersAnswerFromTheScript() {
        File folder = new File("chosen").getAbsoluteFile();
        Desktop.chooseNext(folder.toPath());
        Desktop.chooseNext();
        assertEquals(folder, FxThread.call(() -> new DirectoryChooser().showDialog(stage)));
        assertNull(FxThread.call(() -> new FileChooser().showOpenDialog(stage)));
    }

    @Test
    void filesCanBeDropped() {
        List<File> dropped = new ArrayList<>();
        FxThread.run(() -> {
            target.setOnDragOver(event -> event.acceptTransferModes(TransferMode.COPY));
            target.setOnDragDropped(event -> {
                dropped.addAll(event.getDragboard().getFiles());
                event.setDropCompleted(true);
            });
        });
        Path file = Path.of("customers.csv").toAbsolutePath();
        assertTrue(Desktop.drop(target, file));
        assertEquals(List.of(file.toFile()), dropped);
    }

    @Test
    void aPictureIsSaved() throws Exception {
        Path picture = Pictures.save(stage.getScene(), "lab-platform");
        assertTrue(Files.size(picture) > 1000);
    }
}
