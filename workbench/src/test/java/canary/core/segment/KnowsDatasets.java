package canary.core.segment;

import canary.core.dataset.PaintsWindow;

/** The other half of a circle of packages. */
public class KnowsDatasets {
    void look(PaintsWindow datasets) {}
}
