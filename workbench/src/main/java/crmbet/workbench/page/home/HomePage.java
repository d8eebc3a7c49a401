package crmbet.workbench.page.home;

import crmbet.workbench.message.Messages;
import crmbet.workbench.shell.Command;
import crmbet.workbench.shell.Page;
import crmbet.workbench.shell.PageId;
import crmbet.workbench.shell.ShellCommands;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;

/** The page at the start. */
public final class HomePage implements Page {
    private final HomeViewModel model;
    private final HomeView view;
    private final Command trySample;
    private final Command tryDemonstration;

    public HomePage(HomeViewModel model, Messages messages, ShellCommands commands) {
        this.model = model;
        this.trySample = Command.of(messages.bind("home.sample.title"), model::trySample)
                .when(Bindings.not(model.loadingProperty()));
        this.tryDemonstration = Command.of(messages.bind("home.demo.title"), model::tryDemonstration)
                .when(Bindings.not(model.loadingProperty()));
        this.view = new HomeView(
                model,
                messages,
                List.of(trySample, tryDemonstration, commands.newWorkspace(), commands.openWorkspace()));
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
        return List.of(trySample, tryDemonstration);
    }

    @Override
    public void shown() {
        model.refresh();
    }
}
