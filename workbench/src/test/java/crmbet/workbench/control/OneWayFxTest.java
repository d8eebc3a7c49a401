package crmbet.workbench.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crmbet.workbench.fx.FxThread;
import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class OneWayFxTest {
    private final Messages messages = new Messages(Language.ENGLISH);

    private String shown(ComboBox<?> list) {
        return ((ListCell<?>) list.lookup(".combo-box-base > .list-cell")).getText();
    }

    @Test
    void aListSaysItsChoiceInTheLanguageOfTheMomentAlsoIfThatIsNone() {
        FxThread.run(() -> {
            ComboBox<@Nullable String> some = new ComboBox<>();
            ComboBox<@Nullable String> none = new ComboBox<>();
            for (ComboBox<@Nullable String> list : List.of(some, none)) {
                list.getItems().addAll(null, "DRAFT");
                OneWay.inWords(
                        list,
                        messages,
                        state -> messages.get("segments.state." + state),
                        () -> messages.get("segments.target.typed"));
            }
            some.setValue("DRAFT");
            StackPane both = new StackPane(some, none);
            Stage stage = new Stage();
            stage.setScene(new Scene(both));
            stage.show();
            both.applyCss();
            assertEquals(messages.get("segments.state.DRAFT"), shown(some));
            assertEquals("The address below", shown(none));

            messages.languageProperty().set(Language.PORTUGUESE);
            both.applyCss();
            both.layout();
            assertEquals(messages.get("segments.state.DRAFT"), shown(some));
            assertEquals(messages.get("segments.target.typed"), shown(none));
            stage.close();
        });
    }
}
