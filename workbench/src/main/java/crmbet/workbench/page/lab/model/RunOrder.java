package crmbet.workbench.page.lab.model;

import crmbet.core.run.Run;
import java.util.Comparator;

/** By what runs are sorted; what is better or more comes first. */
public enum RunOrder {
    LATEST(Comparator.comparing(Run::finishedAt).reversed()),
    SILHOUETTE(
            Comparator.comparingDouble(run -> run.silhouette() == null ? Double.POSITIVE_INFINITY : -run.silhouette())),
    CLUSTERS(Comparator.comparingInt(run -> -run.clusters())),
    NOISE(Comparator.comparingDouble(run -> run.rows() == 0 ? 0 : (double) run.noise() / run.rows())),
    DURATION(Comparator.comparing(Run::duration)),
    NAME(Comparator.comparing(Run::name));

    @SuppressWarnings("ImmutableEnumChecker") // they keep nothing
    private final Comparator<Run> comparator;

    RunOrder(Comparator<Run> comparator) {
        this.comparator = comparator;
    }

    /** Of runs with the same figure the latest comes first. */
    public Comparator<Run> comparator() {
        return comparator.thenComparing(LATEST.comparator);
    }
}
