package crmbet.workbench.control;

import crmbet.core.failure.Failure;
import crmbet.workbench.shell.FailureNote;
import crmbet.workbench.shell.Page;
import crmbet.workbench.shell.PageId;
import java.net.URL;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * A page with a list at the left, what failed above the one main thing in the middle, an explanation in the inspector
 * and questions above all of it.
 */
public abstract class FramedPage implements Page {
    private final PageId id;
    private final Question question;
    private final FailureNote failure;
    private final VBox middle = new VBox();
    private final BorderPane page = new BorderPane(middle);
    private final StackPane root;
    private final ReadOnlyObjectWrapper<@Nullable Node> inspector = new ReadOnlyObjectWrapper<>();

    /** @param problem what to explain above the main thing; null for nothing */
    protected FramedPage(PageId id, Labelled labelled, ObservableValue<@Nullable Failure> problem) {
        this.id = id;
        question = new Question(labelled);
        failure = new FailureNote(labelled.messages(), problem);
        root = new StackPane(page, question);
        root.getStyleClass().add(id.name().toLowerCase(Locale.ROOT) + "-page");
        middle.getStyleClass().add("middle");
    }

    @Override
    public final PageId id() {
        return id;
    }

    @Override
    public final StackPane view() {
        return root;
    }

    @Override
    public final Optional<ObservableValue<@Nullable Node>> inspector() {
        return Optional.of(inspector.getReadOnlyProperty());
    }

    @Override
    public void dismiss() {
        question.close();
    }

    /** What asks above this page. */
    protected final Question question() {
        return question;
    }

    /**
     * Gives the style sheets to the page and to its parts that the shell puts elsewhere.
     *
     * @param own the page's own style sheet
     */
    protected final void dress(@Nullable URL own, Parent... parts) {
        PageStyle style = new PageStyle(own);
        style.dress(root);
        style.dress(parts);
    }

    /**
     * Puts the parts in place.
     *
     * @param side at the left; null: nothing
     * @param explanation in the inspector; null: no inspector
     * @param main in the middle from top to bottom; the last one takes all the room that is left
     */
    protected final void arrange(@Nullable Node side, @Nullable Node explanation, Node... main) {
        VBox.setVgrow(main[main.length - 1], Priority.ALWAYS);
        middle.getChildren().setAll(failure);
        middle.getChildren().addAll(main);
        page.setLeft(side);
        inspector.set(explanation);
    }
}
