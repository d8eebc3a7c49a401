package crmbet.workbench.page.data.source;

import crmbet.workbench.task.TaskSlot;
import javafx.beans.binding.BooleanBinding;

/** A place behind a connection that is being looked through for something to load. */
sealed interface SourceChoice permits TablesViewModel, LakeViewModel {
    /** Whether what is chosen can be loaded now. */
    BooleanBinding possible();

    /** The load while it runs, and what went wrong last. */
    TaskSlot loading();

    void load();

    /** Stops whatever runs here and leaves the place. */
    void close();
}
