package crmbet.workbench.shell;

import crmbet.workbench.message.Messages;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;

/** Shortcuts as the keys are printed. */
final class KeyCaps {
    private KeyCaps() {}

    /** One small key after the other. */
    static List<Label> of(KeyCombination shortcut, Messages messages) {
        return Stream.of(text(shortcut, messages).split("\\+"))
                .map(key -> {
                    Label cap = new Label(key);
                    cap.getStyleClass().add("key-cap");
                    return cap;
                })
                .toList();
    }

    /** The shortcut in one line, for tooltips: Ctrl+K. */
    static String text(KeyCombination shortcut, Messages messages) {
        return shortcut.getDisplayText()
                .replace("Esc", messages.get("shell.key.escape"))
                .replace("Shift", messages.get("shell.key.shift"));
    }
}
