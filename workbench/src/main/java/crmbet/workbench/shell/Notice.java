package crmbet.workbench.shell;

import java.util.Optional;
import javafx.beans.value.ObservableValue;

/**
 * A quiet message.
 *
 * @param text what has happened
 * @param nextStep what to do next, as a button
 */
public record Notice(Kind kind, ObservableValue<String> text, Optional<NextStep> nextStep) {

    /** How a message is coloured. */
    public enum Kind {
        DONE,
        INFORMATION,
        WARNING,
        FAILED
    }

    /** What a message leads to. */
    public record NextStep(ObservableValue<String> title, Runnable action) {}

    public static Notice done(ObservableValue<String> text) {
        return new Notice(Kind.DONE, text, Optional.empty());
    }

    /** The same message with a next step. */
    public Notice leadingTo(ObservableValue<String> title, Runnable action) {
        return new Notice(kind, text, Optional.of(new NextStep(title, action)));
    }
}
