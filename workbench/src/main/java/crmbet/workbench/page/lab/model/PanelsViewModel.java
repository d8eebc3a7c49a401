package crmbet.workbench.page.lab.model;

import crmbet.core.explain.SeparatingPairs;
import crmbet.core.task.Monitor;
import crmbet.workbench.chart.PointCloud;
import crmbet.workbench.task.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Four pictures of the same customers: the principal components, and the pairs of features that separate the clusters most
 * unless others are chosen.
 */
public final class PanelsViewModel {
    private final Tasks tasks;
    private final PictureViewModel picture;
    private final ArrangementViewModel arrangement;
    private final ReadOnlyObjectWrapper<List<Panel>> panels = new ReadOnlyObjectWrapper<>(List.of());
    private Runnable reading = () -> {};

    PanelsViewModel(Tasks tasks, PictureViewModel picture, ArrangementViewModel arrangement) {
        this.tasks = tasks;
        this.picture = picture;
        this.arrangement = arrangement;
        picture.divisionProperty().addListener((_, _, _) -> look());
        picture.pictureProperty().addListener((_, _, _) -> look());
        picture.previewProperty().addListener((_, _, _) -> look());
        arrangement.displayProperty().addListener((_, before, after) -> {
            if (before.four() != after.four() || !before.chosen().equals(after.chosen())) {
                look();
            }
        });
    }

    /**
     * One of the four.
     *
     * @param picture the run's clusters along the axes
     * @param cloud what is drawn: the picture's, or that of the clusters that are shown for the moment
     */
    public record Panel(LabPicture picture, PointCloud cloud) {}

    /** The four; empty while there is only one picture, or none. */
    public ReadOnlyObjectProperty<List<Panel>> panelsProperty() {
        return panels.getReadOnlyProperty();
    }

    /** Shows four pictures, or one again. */
    public void toggle() {
        Display now = arrangement.displayProperty().get();
        arrangement.displayProperty().set(now.inFour(!now.four()));
    }

    /** Chooses the axes of one of the four. */
    public void choose(int panel, Axes axes) {
        arrangement.displayProperty().set(arrangement.displayProperty().get().with(panel, axes));
    }

    private void look() {
        reading.run();
        LabPicture shown = picture.pictureProperty().get();
        Display display = arrangement.displayProperty().get();
        if (shown == null || !display.four()) {
            panels.set(List.of());
            return;
        }
        List<LabPicture> before = panels.get().stream().map(Panel::picture).toList();
        Optional<Preview> preview = picture.previewProperty().get();
        reading = tasks.quietly(
                monitor -> panels(shown, display.chosen(), before, monitor).stream()
                        .map(each -> panel(each, preview, monitor))
                        .toList(),
                panels::set,
                picture::report);
    }

    private static Panel panel(LabPicture of, Optional<Preview> preview, Monitor monitor) {
        monitor.checkpoint();
        return new Panel(
                of,
                preview.filter(each -> each.labels().size() == of.set().rows())
                        .map(each -> of.axes().cloud(of.set(), each.labels()))
                        .orElseGet(of::cloud));
    }

    private static List<LabPicture> panels(
            LabPicture shown, Map<Integer, Axes> chosen, List<LabPicture> before, Monitor monitor) {
        List<Axes> suggested = suggested(shown, monitor);
        List<LabPicture> panels = new ArrayList<>();
        for (int panel = 0; panel < Display.PANELS; panel++) {
            Axes wanted = chosen.getOrDefault(panel, suggested.get(panel));
            Axes axes = wanted.shows(shown.set()) ? wanted : suggested.get(panel);
            monitor.checkpoint();
            panels.add(before.stream()
                    .filter(each -> each.axes().equals(axes) && each.sameCustomers(shown))
                    .findFirst()
                    .orElseGet(() -> shown.axes().equals(axes) ? shown : shown.along(axes)));
        }
        return panels;
    }

    /** As many as there are pictures: where pairs are few, the best one in its own units too. */
    private static List<Axes> suggested(LabPicture shown, Monitor monitor) {
        List<Axes> axes = new ArrayList<>(List.of(new Axes.Components()));
        if (shown.set().set().features().size() < 2) {
            return List.of(axes.getFirst(), axes.getFirst(), axes.getFirst(), axes.getFirst());
        }
        List<SeparatingPairs.Pair> pairs =
                SeparatingPairs.of(shown.set().scaled().matrix(), shown.labels(), Display.PANELS - 1, monitor);
        pairs.forEach(pair -> axes.add(new Axes.Features(pair.first(), pair.second())));
        SeparatingPairs.Pair best = pairs.getFirst();
        for (AxisUnits units : List.of(AxisUnits.OWN, AxisUnits.LOGARITHMIC)) {
            axes.add(new Axes.Features(best.first(), best.second(), units, units));
        }
        return axes;
    }
}
