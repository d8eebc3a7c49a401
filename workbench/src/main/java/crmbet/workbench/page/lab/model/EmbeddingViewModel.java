package crmbet.workbench.page.lab.model;

import crmbet.core.failure.Failure;
import crmbet.core.projection.Projection;
import crmbet.core.projection.Umap;
import crmbet.core.projection.UmapOptions;
import crmbet.core.task.Parallel;
import crmbet.workbench.shell.Notice;
import crmbet.workbench.shell.PageId;
import crmbet.workbench.shell.Workbench;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/** Computes pictures by UMAP in the background, once for a set. */
public final class EmbeddingViewModel {
    private final Workbench workbench;
    private final PictureViewModel picture;
    private final ReadOnlyBooleanWrapper computing = new ReadOnlyBooleanWrapper(this, "computing");
    private boolean wantedWhenThere;

    EmbeddingViewModel(Workbench workbench, PictureViewModel picture) {
        this.workbench = workbench;
        this.picture = picture;
        picture.pictureProperty().addListener((_, _, shown) -> {
            if (wantedWhenThere && shown != null) {
                wantedWhenThere = false;
                show();
            }
        });
    }

    /** The options with which a picture of so many customers is computed. */
    public static UmapOptions options(int rows) {
        return UmapOptions.forRows(rows);
    }

    /** Whether a picture is being computed; one at a time. */
    public ReadOnlyBooleanProperty computingProperty() {
        return computing.getReadOnlyProperty();
    }

    /** Shows the set that is looked at by UMAP: at once, or when it is computed unless other axes were chosen meanwhile. */
    public void show() {
        Axes before = picture.axesProperty().get();
        withEmbedding(shown -> {
            if (picture.axesProperty().get().equals(before)) {
                picture.axesProperty().set(new Axes.Neighbors());
            } else {
                announce(shown);
            }
        });
    }

    /** Does what needs the embedding of the set that is looked at, now or once it is computed, if it still is looked at. */
    public void withEmbedding(Consumer<LoadedSet> then) {
        LabPicture shown = picture.pictureProperty().get();
        if (shown == null) {
            return;
        }
        LoadedSet set = shown.set();
        if (set.embedding().found().isPresent()) {
            then.accept(set);
        } else if (!computing.get()) {
            compute(set, then);
        }
    }

    /** Shows the next picture by UMAP as soon as it is there. */
    void showWhenThere() {
        wantedWhenThere = true;
    }

    private void compute(LoadedSet set, Consumer<LoadedSet> then) {
        computing.set(true);
        picture.report(null);
        workbench
                .tasks()
                .run(
                        workbench.messages().bind("lab.task.umap", set.set().name()),
                        monitor -> Umap.project(
                                set.scaled().matrix(), options(set.rows()), Parallel.ofProcessors(), monitor),
                        projection -> arrive(set, projection, then),
                        this::fail,
                        () -> computing.set(false));
    }

    private void arrive(LoadedSet set, Projection projection, Consumer<LoadedSet> then) {
        computing.set(false);
        set.embedding().keep(projection);
        LabPicture shown = picture.pictureProperty().get();
        if (shown != null && shown.set().set().equals(set.set())) {
            then.accept(set);
        }
    }

    private void fail(@Nullable Failure reason) {
        computing.set(false);
        picture.report(reason);
    }

    private void announce(LoadedSet set) {
        var messages = workbench.messages();
        workbench
                .notifications()
                .show(Notice.done(messages.bind("lab.umap.done", set.set().name()))
                        .leadingTo(messages.bind("lab.umap.show"), () -> {
                            workbench.navigation().show(PageId.LAB);
                            show();
                        }));
    }
}
