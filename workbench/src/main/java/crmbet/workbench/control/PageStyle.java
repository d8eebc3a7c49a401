package crmbet.workbench.control;

import java.net.URL;
import java.util.List;
import java.util.Objects;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** The style sheets of a page: those of the shared controls, and the page's own. */
public final class PageStyle {
    private final List<String> sheets;

    /** @param own the page's own style sheet */
    public PageStyle(@Nullable URL own) {
        URL shared = PageStyle.class.getResource("style.css");
        sheets = List.of(
                Objects.requireNonNull(shared).toExternalForm(),
                Objects.requireNonNull(own, "the style sheet of the page is missing from the program")
                        .toExternalForm());
    }

    /** Gives the sheets to the parts of a page, each of which the shell may put anywhere. */
    public void dress(Parent... parts) {
        for (Parent part : parts) {
            part.getStylesheets().addAll(sheets);
        }
    }
}
