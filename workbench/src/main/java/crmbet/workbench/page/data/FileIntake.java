package crmbet.workbench.page.data;

import crmbet.workbench.message.Messages;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;

/** Lets files be chosen in the system's dialog, or dropped on a page, and offers them to be loaded. */
final class FileIntake {
    private static final PseudoClass DROPPING = PseudoClass.getPseudoClass("dropping");

    private final Messages messages;
    private final DataViewModel model;
    private final ObservableBooleanValue open;
    private final Node page;

    /**
     * @param open whether there is a workspace to load into
     * @param page on which files may be dropped
     */
    FileIntake(Messages messages, DataViewModel model, ObservableBooleanValue open, Node page) {
        this.messages = messages;
        this.model = model;
        this.open = open;
        this.page = page;
        page.setOnDragOver(this::dragOver);
        page.setOnDragExited(_ -> page.pseudoClassStateChanged(DROPPING, false));
        page.setOnDragDropped(this::dropped);
    }

    void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.get("data.choose"));
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(
                                messages.get("data.choose.known"),
                                "*.csv",
                                "*.tsv",
                                "*.txt",
                                "*.json",
                                "*.jsonl",
                                "*.ndjson",
                                "*.parquet",
                                "*.gz"),
                        new FileChooser.ExtensionFilter(messages.get("data.choose.all"), "*.*"));
        List<File> files = chooser.showOpenMultipleDialog(page.getScene().getWindow());
        if (files != null) {
            model.offer(files.stream().map(File::toPath).toList());
        }
    }

    /** Lets a folder be chosen that holds the tables of a system. */
    void chooseFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(messages.get("data.system.choose"));
        File folder = chooser.showDialog(page.getScene().getWindow());
        if (folder != null) {
            model.offer(List.of(folder.toPath()));
        }
    }

    private void dragOver(DragEvent event) {
        if (open.get() && event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            page.pseudoClassStateChanged(DROPPING, true);
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        List<Path> files =
                event.getDragboard().getFiles().stream().map(File::toPath).toList();
        model.offer(files);
        event.setDropCompleted(!files.isEmpty());
        event.consume();
    }
}
