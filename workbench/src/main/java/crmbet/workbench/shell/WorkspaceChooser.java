package crmbet.workbench.shell;

import crmbet.core.seal.SealedProject;
import crmbet.workbench.message.Messages;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Asks for the folder of a workspace with the choosers of the desktop. */
public final class WorkspaceChooser {
    private final Messages messages;
    private final Supplier<Window> owner;
    private final Path usualFolder;

    /** @param usualFolder where workspaces are offered to be made; need not exist yet */
    public WorkspaceChooser(Messages messages, Supplier<Window> owner, Path usualFolder) {
        this.messages = messages;
        this.owner = owner;
        this.usualFolder = usualFolder;
    }

    /** Where a workspace of that name goes unless the user says otherwise. */
    public Path usualPlace(String name) {
        return usualFolder.resolve(name);
    }

    /** A folder that exists; empty if the user thought better of it. */
    public Optional<Path> existing() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(messages.get("shell.open.title"));
        chooser.setInitialDirectory(startingFolder());
        return Optional.ofNullable(chooser.showDialog(owner.get())).map(File::toPath);
    }

    /** A folder to be made, named by the user; empty if the user thought better of it. */
    public Optional<Path> fresh() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.get("shell.new.title"));
        chooser.setInitialDirectory(startingFolder());
        chooser.setInitialFileName(messages.get("shell.new.name"));
        return Optional.ofNullable(chooser.showSaveDialog(owner.get())).map(File::toPath);
    }

    /** A sealed project that exists; empty if the user thought better of it. */
    public Optional<Path> sealed() {
        FileChooser chooser = sealedFiles("shell.unseal.title");
        chooser.setInitialDirectory(startingFolder());
        return Optional.ofNullable(chooser.showOpenDialog(owner.get())).map(File::toPath);
    }

    /** The file that a workspace is to be sealed in; empty if the user thought better of it. */
    public Optional<Path> toSeal(Path workspace) {
        FileChooser chooser = sealedFiles("shell.seal.title");
        @Nullable Path beside = workspace.getParent();
        chooser.setInitialDirectory(beside == null ? startingFolder() : beside.toFile());
        chooser.setInitialFileName(Workspaces.name(workspace) + SealedProject.ENDING);
        return Optional.ofNullable(chooser.showSaveDialog(owner.get()))
                .map(File::toPath)
                .map(file -> SealedProject.named(file) ? file : Path.of(file + SealedProject.ENDING));
    }

    private FileChooser sealedFiles(String titleKey) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.get(titleKey));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(messages.get("shell.seal.files"), "*" + SealedProject.ENDING));
        return chooser;
    }

    private File startingFolder() {
        for (@Nullable Path folder = usualFolder; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder)) {
                return folder.toFile();
            }
        }
        return new File(".");
    }
}
