package crmbet.workbench.page.lab;

import crmbet.core.run.Run;
import crmbet.workbench.chart.FigureFont;
import crmbet.workbench.chart.ScatterFigure;
import crmbet.workbench.file.WholeFile;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.lab.model.Faces;
import crmbet.workbench.page.lab.model.LabPicture;
import crmbet.workbench.page.lab.model.LabViewModel;
import crmbet.workbench.page.lab.report.RunReport;
import crmbet.workbench.shell.Notice;
import crmbet.workbench.shell.Workbench;
import crmbet.workbench.task.Work;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Saves what the Lab shows as files for people who do not have it: pictures, and a report of the run. */
final class LabFiles {
    private final Workbench workbench;
    private final LabViewModel model;
    private final ScatterPane scatter;

    LabFiles(Workbench workbench, LabViewModel model, ScatterPane scatter) {
        this.workbench = workbench;
        this.model = model;
        this.scatter = scatter;
    }

    /**
     * Asks for a place and saves the picture, or the four, as they are shown; nothing happens without a place.
     *
     * @param scale pixels of images for each logical pixel on screen
     */
    void savePicture(FigureFormat format, double scale) {
        if (model.picture().pictureProperty().get() == null) {
            return;
        }
        ask("lab.picture.title", "lab.picture.files." + format.name(), format.ending())
                .ifPresent(target -> {
                    ScatterFigure figure = scatter.figure(title(), scale, FigureFont.ofTheWindow());
                    save("lab.picture", target, _ -> {
                        WholeFile.write(target, out -> format.write(figure, out));
                        return null;
                    });
                });
    }

    /** Asks for a place and saves all about the run that is looked at in one file. */
    void saveReport() {
        LabPicture picture = model.picture().pictureProperty().get();
        if (picture == null || picture.run().isEmpty()) {
            return;
        }
        RunReport report = new RunReport(workbench.messages());
        Faces faces = model.faces().facesProperty().get();
        ask("lab.report.title", "lab.report.files", ".html")
                .ifPresent(target -> save("lab.report", target, monitor -> {
                    String page = report.write(picture, faces, monitor);
                    WholeFile.write(target, out -> out.write(page.getBytes(StandardCharsets.UTF_8)));
                    return null;
                }));
    }

    private String title() {
        Run run = model.picture().selectedRunProperty().get();
        return run == null ? workbench.messages().get("lab.picture.name") : run.name();
    }

    private Optional<Path> ask(String title, String files, String ending) {
        Messages messages = workbench.messages();
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.get(title));
        chooser.setInitialFileName(title().replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", " ") + ending);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(messages.get(files), "*" + ending));
        Window window = scatter.getScene().getWindow();
        File file = chooser.showSaveDialog(window);
        return Optional.ofNullable(file).map(File::toPath).map(Path::toAbsolutePath);
    }

    private void save(String key, Path target, Work<@Nullable Void> work) {
        Messages messages = workbench.messages();
        workbench
                .tasks()
                .<@Nullable Void>run(
                        messages.bind(key + ".task"),
                        work,
                        _ -> workbench
                                .notifications()
                                .show(Notice.done(messages.bind(key + ".done", target.toString()))),
                        model.picture()::report);
    }
}
