package crmbet.workbench.shell;

import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * Something the user can do, by button, shortcut or palette.
 *
 * @param title a verb and its object, in the language of the moment
 * @param shortcut works while the command's owner is in view
 * @param alternative another shortcut for the same, where systems differ in what people expect
 * @param enabled whether it can be done now; the palette leaves out what cannot
 */
public record Command(
        ObservableValue<String> title,
        Optional<KeyCombination> shortcut,
        Optional<KeyCombination> alternative,
        ObservableBooleanValue enabled,
        Runnable action) {

    /** A command that can always be done and has no shortcut. */
    public static Command of(ObservableValue<String> title, Runnable action) {
        return new Command(title, Optional.empty(), Optional.empty(), new SimpleBooleanProperty(true), action);
    }

    /** The same command with a shortcut, written as JavaFX does: {@code Shortcut+K}, {@code F5}. */
    public Command withShortcut(String keys) {
        return new Command(title, Optional.of(KeyCombination.valueOf(keys)), alternative, enabled, action);
    }

    /** The same command with a second shortcut, written as for {@link #withShortcut}. */
    public Command withAlternative(String keys) {
        return new Command(title, shortcut, Optional.of(KeyCombination.valueOf(keys)), enabled, action);
    }

    /** Whether a key press means this command. */
    public boolean matches(KeyEvent event) {
        return shortcut.filter(keys -> keys.match(event)).isPresent()
                || alternative.filter(keys -> keys.match(event)).isPresent();
    }

    /** The same command, possible only while a condition holds. */
    public Command when(ObservableBooleanValue condition) {
        return new Command(title, shortcut, alternative, condition, action);
    }

    /** Does it if it can be done now. */
    public void run() {
        if (enabled.get()) {
            action.run();
        }
    }
}
