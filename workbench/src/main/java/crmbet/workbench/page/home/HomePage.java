package crmbet.workbench.page.home;

import crmbet.core.workspace.Workspace;
import crmbet.workbench.message.Messages;
import crmbet.workbench.shell.Command;
import crmbet.workbench.shell.Page;
import crmbet.workbench.shell.PageId;
import crmbet.workbench.shell.ShellCommands;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The page at the start. */
public final class HomePage implements Page {
    private final HomeViewModel model;
    private final HomeView view;
    private final Command trySample;
    private final Command tryDemonstration;
    private final Command seal;

    public HomePage(HomeViewModel model, Messages messages, ShellCommands commands) {
        this.model = model;
        this.trySample = Command.of(messages.bind("home.sample.title"), model::trySample)
                .when(Bindings.not(model.loadingProperty()));
        this.tryDemonstration = Command.of(messages.bind("home.demo.title"), model::tryDemonstration)
                .when(Bindings.not(model.loadingProperty()));
        this.seal = Command.of(messages.bind("home.seal"), () -> seal(commands))
                .when(Bindings.createBooleanBinding(() -> model.workspace().getValue() != null, model.workspace()));
        this.view = new HomeView(
                model,
                messages,
                List.of(
                        trySample,
                        tryDemonstration,
                        commands.newWorkspace(),
                        commands.openWorkspace(),
                        commands.openSealed()),
                seal);
    }

    private void seal(ShellCommands commands) {
        @Nullable Workspace open = model.workspace().getValue();
        if (open != null) {
            commands.toSeal(open.folder()).ifPresent(model::seal);
        }
    }

    @Override
    public PageId id() {
        return PageId.HOME;
    }

    @Override
    public Node view() {
        return view.root();
    }

    @Override
    public List<Command> commands() {
        return List.of(seal, trySample, tryDemonstration);
    }

    @Override
    public void shown() {
        model.refresh();
    }
}
