package crmbet.workbench.page.lab;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.workbench.chart.ScatterChart;
import crmbet.workbench.message.Messages;
import crmbet.workbench.shell.Notice;
import crmbet.workbench.shell.Workbench;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import javafx.stage.FileChooser;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Saves the scatter as a picture for slides and reports. */
final class PictureExport {
    /** Pixels of the file for each on a screen of plain density: sharp in print and on a large screen. */
    private static final double SCALE = 3;

    private final Workbench workbench;
    private final ScatterChart chart;
    private final Consumer<Failure> onFailure;

    PictureExport(Workbench workbench, ScatterChart chart, Consumer<Failure> onFailure) {
        this.workbench = workbench;
        this.chart = chart;
        this.onFailure = onFailure;
    }

    /** Asks for a place; nothing happens without one. */
    void start(String suggestedName) {
        Messages messages = workbench.messages();
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.get("lab.picture.title"));
        chooser.setInitialFileName(suggestedName.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", " ") + ".png");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(messages.get("lab.picture.files"), "*.png"));
        File file = chooser.showSaveDialog(chart.getScene().getWindow());
        if (file != null) {
            Path target = file.toPath().toAbsolutePath();
            BufferedImage image = chart.picture(SCALE);
            workbench
                    .tasks()
                    .<@Nullable Void>run(
                            messages.bind("lab.picture.task"),
                            _ -> {
                                write(image, target);
                                return null;
                            },
                            _ -> workbench
                                    .notifications()
                                    .show(Notice.done(messages.bind("lab.picture.done", target.toString()))),
                            onFailure);
        }
    }

    /** Writes all of the file, or after any failure nothing. */
    static void write(BufferedImage image, Path target) throws OperationException {
        try {
            Path fresh = Files.createTempFile(target.getParent(), ".picture", ".png");
            try {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(fresh))) {
                    if (!ImageIO.write(image, "png", out)) {
                        throw new IOException("this Java cannot write PNG");
                    }
                }
                Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new OperationException(new Failure.CannotWrite(target, e.toString()), e);
        }
    }
}
