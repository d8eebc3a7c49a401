package crmbet.workbench.page.segments;

import atlantafx.base.theme.Styles;
import crmbet.core.failure.Failure;
import crmbet.workbench.control.EmptyState;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.message.Explanation;
import crmbet.workbench.message.FailureText;
import crmbet.workbench.message.Messages;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** Stands in place of the shared audit that is not read, and says why and what to do; is not seen otherwise. */
final class SharedAuditNote extends StackPane {
    private final Labelled labelled;
    private final Messages messages;
    private final AuditViewModel model;

    SharedAuditNote(Labelled labelled, AuditViewModel model) {
        this.labelled = labelled;
        this.messages = labelled.messages();
        this.model = model;
        EmptyState unreadable = unreadable();
        unreadable.visibleProperty().bind(model.unreadableProperty().isNotNull());
        EmptyState stopped = stopped();
        stopped.visibleProperty().bind(model.stoppedProperty());
        visibleProperty().bind(unreadable.visibleProperty().or(stopped.visibleProperty()));
        getChildren().addAll(unreadable, stopped);
    }

    private EmptyState unreadable() {
        Label happened = explained(Explanation::happened);
        happened.setId("audit-unreadable");
        Button connections = labelled.button("shell.page.CONNECTIONS", model::goToConnections);
        connections.setId("audit-connections");
        return state(happened, explained(Explanation::remedy), retry("audit-retry"), connections);
    }

    private EmptyState stopped() {
        return state(
                labelled.label("segments.audit.stopped.title"),
                labelled.label("segments.audit.stopped.text"),
                retry("audit-read-again"));
    }

    private static EmptyState state(Label title, Label text, Node... ways) {
        title.setWrapText(true);
        return new EmptyState(Feather.DATABASE, title, text, ways);
    }

    private Button retry(String id) {
        Button retry = labelled.button("segments.audit.retry", model::refresh);
        retry.setId(id);
        retry.getStyleClass().add(Styles.ACCENT);
        return retry;
    }

    private Label explained(Function<Explanation, String> part) {
        return labelled.label(Bindings.createStringBinding(
                () -> {
                    Failure failure = model.unreadableProperty().get();
                    return failure == null ? "" : part.apply(new FailureText(messages).explain(failure));
                },
                model.unreadableProperty(),
                messages.languageProperty()));
    }
}
