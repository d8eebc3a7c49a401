package crmbet.workbench.shell;

import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/**
 * One page of the window. The shell asks for the parts once and keeps them; the page changes what is inside them. The
 * toolbar, the inspector and all shortcuts belong to the shell: a page only says what goes into them.
 */
public interface Page {
    PageId id();

    /** The one main thing, as large as it can be. */
    Node view();

    /** What stands beside the page's name in the toolbar, such as the name of what is shown; empty for nothing. */
    default Optional<ObservableValue<String>> subtitle() {
        return Optional.empty();
    }

    /** The middle of the toolbar: what changes the result. */
    default List<Node> toolbar() {
        return List.of();
    }

    /** The one primary button, at the right of the toolbar; F5 runs it. */
    default Optional<Command> primary() {
        return Optional.empty();
    }

    /** What explains the selection; the inspector is hidden while the value is null. */
    default Optional<ObservableValue<@Nullable Node>> inspector() {
        return Optional.empty();
    }

    /** What the palette offers of this page besides the primary command; shortcuts work while the page is shown. */
    default List<Command> commands() {
        return List.of();
    }

    /** Called each time the page comes into view. */
    default void shown() {}

    /** Esc was pressed and nothing above the page wanted it. */
    default void dismiss() {}
}
