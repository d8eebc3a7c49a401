package crmbet.workbench.page.connections;

import atlantafx.base.theme.Styles;
import crmbet.connectors.SavedConnection;
import crmbet.workbench.connection.Connections;
import crmbet.workbench.control.EmptyState;
import crmbet.workbench.control.FramedPage;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.control.Question;
import crmbet.workbench.message.Messages;
import crmbet.workbench.shell.Command;
import crmbet.workbench.shell.PageId;
import crmbet.workbench.shell.Workbench;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** The connections in the middle, the one that is looked at in the inspector. */
public final class ConnectionsView extends FramedPage {
    private final Messages messages;
    private final Labelled labelled;
    private final ConnectionsViewModel model;
    private final ConnectionList list;
    private final EmptyState nothing;
    private final StackPane form = new StackPane();
    private final Command primary;

    public ConnectionsView(Workbench workbench, Connections connections) {
        this(new Labelled(workbench.messages()), new ConnectionsViewModel(workbench, connections));
    }

    private ConnectionsView(Labelled labelled, ConnectionsViewModel model) {
        super(PageId.CONNECTIONS, labelled, model.failureProperty());
        this.labelled = labelled;
        this.model = model;
        messages = labelled.messages();
        list = new ConnectionList(labelled, model, this::duplicate, this::askToDelete);
        list.getSelectionModel().selectedItemProperty().addListener((_, _, now) -> {
            if (now != null) {
                leaveForm(() -> model.edit(now));
            }
        });
        nothing = emptyState();
        primary = Command.of(messages.bind("connections.add"), this::add);
        dress(ConnectionsView.class.getResource("style.css"), form);
        model.draftProperty().addListener((_, _, now) -> show(now));
        model.connections().addListener((ListChangeListener<SavedConnection>) _ -> arrange());
        arrange();
    }

    @Override
    public Optional<Command> primary() {
        return Optional.of(primary);
    }

    @Override
    public List<Command> commands() {
        var selected = list.getSelectionModel().selectedItemProperty().isNotNull();
        return List.of(
                command("connections.ask-now", model::askNow).when(selected),
                command("connections.duplicate", this::duplicate).when(selected),
                command("connections.delete", this::askToDelete).when(selected));
    }

    @Override
    public void shown() {
        model.refresh();
    }

    @Override
    public void dismiss() {
        if (!question().close() && model.draftProperty().get() != null) {
            leaveForm(() -> {
                list.getSelectionModel().clearSelection();
                model.discard();
            });
        }
    }

    private void add() {
        leaveForm(() -> {
            list.getSelectionModel().clearSelection();
            model.begin(model.kinds().getFirst());
        });
    }

    private void duplicate(SavedConnection connection) {
        leaveForm(() -> {
            list.getSelectionModel().clearSelection();
            model.duplicate(connection);
        });
    }

    private void show(ConnectionDraft draft) {
        form.getChildren().clear();
        if (draft != null) {
            form.getChildren()
                    .add(new ConnectionForm(
                            labelled,
                            model,
                            draft,
                            () -> ifSelected(this::duplicate),
                            () -> ifSelected(this::askToDelete)));
        }
        arrange();
    }

    private void arrange() {
        Node main = model.connections().isEmpty() ? nothing : list;
        arrange(null, model.draftProperty().get() == null ? null : form, main);
    }

    /** Goes on, after asking if something would be lost. */
    private void leaveForm(Runnable action) {
        ConnectionDraft present = model.draftProperty().get();
        if (present == null || !model.wouldLose()) {
            action.run();
            return;
        }
        question()
                .askDangerous(
                        new Question.Words(
                                messages.get(
                                        "connections.leave.title",
                                        present.nameProperty().get()),
                                messages.get("connections.leave.text"),
                                messages.get("connections.leave.confirm")),
                        action);
    }

    private void askToDelete(SavedConnection connection) {
        question()
                .askDangerous(
                        new Question.Words(
                                messages.get("connections.delete.title", connection.name()),
                                messages.get("connections.delete.text"),
                                messages.get("connections.delete.confirm", connection.name())),
                        () -> model.delete(connection));
    }

    private Command command(String key, Consumer<SavedConnection> action) {
        return Command.of(messages.bind(key), () -> ifSelected(action));
    }

    private void ifSelected(Consumer<SavedConnection> action) {
        SavedConnection selected = list.getSelectionModel().getSelectedItem();
        if (selected != null) {
            action.accept(selected);
        }
    }

    private EmptyState emptyState() {
        Button add = labelled.button("connections.add", this::add);
        add.getStyleClass().add(Styles.ACCENT);
        return new EmptyState(
                Feather.LINK, labelled.label("connections.empty.title"), labelled.label("connections.empty.text"), add);
    }
}
