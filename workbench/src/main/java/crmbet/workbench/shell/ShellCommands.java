package crmbet.workbench.shell;

import crmbet.workbench.message.Language;
import crmbet.workbench.message.Messages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/** What can be done from everywhere in the window. */
public final class ShellCommands {
    private final ShellViewModel model;
    private final Messages messages;
    private final Workspaces workspaces;
    private final WorkspaceChooser chooser;
    private final Command openWorkspace;
    private final Command newWorkspace;
    private final Command openSealed;

    public ShellCommands(ShellViewModel model, Messages messages, Workspaces workspaces, WorkspaceChooser chooser) {
        this.model = model;
        this.messages = messages;
        this.workspaces = workspaces;
        this.chooser = chooser;
        this.openWorkspace = Command.of(
                        messages.bind("shell.command.open"),
                        () -> chooser.existing().ifPresent(workspaces::open))
                .withShortcut("Shortcut+O");
        this.newWorkspace = Command.of(
                        messages.bind("shell.command.new"),
                        () -> chooser.fresh().ifPresent(folder -> workspaces.openOrCreate(folder, _ -> {})))
                .withShortcut("Shortcut+N");
        this.openSealed = Command.of(
                messages.bind("shell.command.unseal"), () -> chooser.sealed().ifPresent(workspaces::unseal));
    }

    public Command openWorkspace() {
        return openWorkspace;
    }

    public Command newWorkspace() {
        return newWorkspace;
    }

    public Command openSealed() {
        return openSealed;
    }

    /** Where a workspace is to be sealed; empty if the user thought better of it. */
    public Optional<Path> toSeal(Path workspace) {
        return chooser.toSeal(workspace);
    }

    /** Where a new workspace goes unless the user chooses otherwise. */
    public Path usualPlace(String name) {
        return chooser.usualPlace(name);
    }

    /** All of them at this moment, with the recent workspaces last. */
    List<Command> all() {
        List<Command> all = new ArrayList<>();
        for (int i = 0; i < model.pages().size(); i++) {
            PageId page = model.pages().get(i);
            all.add(Command.of(
                            messages.bind("shell.command.go", messages.bind(ShellViewModel.titleKey(page))),
                            () -> model.show(page))
                    .withShortcut("Shortcut+" + (i + 1)));
        }
        BooleanBinding isOpen = Bindings.isNotNull(workspaces.currentProperty());
        all.add(newWorkspace);
        all.add(openWorkspace);
        all.add(openSealed);
        all.add(Command.of(messages.bind("shell.command.close"), workspaces::close)
                .withShortcut("Shortcut+W")
                .when(isOpen));
        all.add(Command.of(model.themeCommandTitle(), model::toggleTheme).withShortcut("Shortcut+Shift+L"));
        for (Language language : Language.values()) {
            all.add(Command.of(messages.bind("shell.command.language", language.ownName()), () -> model.speak(language))
                    .when(Bindings.notEqual(messages.languageProperty(), language)));
        }
        for (Path folder : workspaces.others()) {
            all.add(Command.of(
                    messages.bind("shell.command.recent", Workspaces.name(folder)), () -> workspaces.open(folder)));
        }
        return all;
    }
}
