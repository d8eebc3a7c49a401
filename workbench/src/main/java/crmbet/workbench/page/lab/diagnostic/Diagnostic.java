package crmbet.workbench.page.lab.diagnostic;

import crmbet.workbench.shell.Command;
import java.net.URL;
import java.util.List;
import java.util.Optional;
import javafx.scene.Parent;

/**
 * A tab below the picture: a chart or table that answers one question about the run. It follows the models of its
 * {@link DiagnosticContext}, the selection foremost, and changes nothing but through them. All calls come on the JavaFX
 * thread.
 *
 * <p>A tab is a package beside this one, {@code page.lab.KEY}, with one public class; it knows the packages
 * {@code model} and {@code diagnostic} and no other tab. What takes longer than a few milliseconds goes into a
 * {@link Measured}, so that nobody waits for what nobody looks at.
 */
public interface Diagnostic {
    /** Height in pixels that suits most charts. */
    double USUAL_HEIGHT = 200;

    /** Names the tab in saved states, as the id {@code tab-KEY}, and its text {@code lab.tab.KEY}. */
    String key();

    /** What the tab finds, in a sentence, and what explains its picture; one line high, above the content. */
    Parent head();

    /** The picture. */
    Parent content();

    /** The tab has come into view. */
    default void shown() {}

    /** The tab is out of view, with the page or behind another tab; whatever it computes should stop. */
    default void hidden() {}

    /** The height at which the content hides nothing, in pixels. */
    default double wantedHeight() {
        return USUAL_HEIGHT;
    }

    /** What the palette and shortcuts offer besides, while the page is shown. */
    default List<Command> commands() {
        return List.of();
    }

    /** A style sheet for head and content besides that of the page. */
    default Optional<URL> style() {
        return Optional.empty();
    }
}
