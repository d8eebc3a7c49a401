package crmbet.workbench.page.data;

import javafx.beans.binding.BooleanBinding;

/** What is about to be loaded, and can still be looked at and decided about: a file, or a whole system. */
sealed interface Offer permits ImportViewModel, SystemImportViewModel {
    /** Short enough for a title. */
    String name();

    /** Whether it can be loaded now. */
    BooleanBinding possible();

    void load();

    /** Stops whatever runs for it. */
    void cancel();
}
