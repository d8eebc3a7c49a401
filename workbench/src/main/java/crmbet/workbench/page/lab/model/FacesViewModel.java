package crmbet.workbench.page.lab.model;

import crmbet.core.run.ClusterFace;
import crmbet.core.run.ClusterFaces;
import crmbet.core.run.Run;
import crmbet.workbench.chart.Group;
import crmbet.workbench.shell.Workbench;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Names and colours of the clusters of the run that is looked at. */
public final class FacesViewModel {
    private final Workbench workbench;
    private final PictureViewModel picture;
    private final ReadOnlyObjectWrapper<Faces> faces = new ReadOnlyObjectWrapper<>(this, "faces", Faces.NONE);

    /** To be made before whoever shows a division, so that names and colours are there before it. */
    FacesViewModel(Workbench workbench, PictureViewModel picture) {
        this.workbench = workbench;
        this.picture = picture;
        picture.divisionProperty().subscribe(this::follow);
    }

    /** Changes before the division does, and when a cluster gets another name. */
    public ReadOnlyObjectProperty<Faces> facesProperty() {
        return faces.getReadOnlyProperty();
    }

    /**
     * Names a cluster of the run that is looked at; noise has no other name.
     *
     * @param name blank for none
     */
    public void rename(Group group, String name) {
        Division named = picture.divisionProperty().get();
        if (named == null || group.isNoise()) {
            return;
        }
        picture.report(null);
        picture.inWorkspace(work -> workbench
                .tasks()
                .quietly(
                        _ -> new ClusterFaces(work.workspace())
                                .rename(named.run().name(), group.cluster().getAsInt(), name),
                        changed -> show(named.run(), changed),
                        picture::report));
    }

    /** Shows names and colours that a run has been given; nothing if it is no longer looked at. */
    public void show(Run run, List<ClusterFace> changed) {
        Division now = picture.divisionProperty().get();
        if (now != null && now.run().equals(run)) {
            faces.set(new Faces(changed));
        }
    }

    private void follow() {
        @Nullable Division next = picture.divisionProperty().get();
        faces.set(next == null ? Faces.NONE : new Faces(next.faces()));
    }
}
