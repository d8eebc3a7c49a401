package crmbet.workbench.page.lab.choose;

import crmbet.core.clustering.MinClusterSizeSweep;
import crmbet.core.validity.ClusterCountSweep;
import crmbet.workbench.message.Formats;
import crmbet.workbench.message.Messages;
import java.util.OptionalInt;

/** What a range says, in sentences and at its points. */
record ChooseTexts(Messages messages) {
    /** The finding of a range. */
    String finding(Sweep sweep) {
        return switch (sweep) {
            case Sweep.Counts counts -> finding(counts);
            case Sweep.Sizes sizes -> finding(sizes);
            case Sweep.Radii radii -> finding(radii);
        };
    }

    private String finding(Sweep.Counts counts) {
        OptionalInt elbow = counts.elbow();
        OptionalInt silhouette = counts.silhouette();
        String text = elbow.isPresent()
                ? messages.get(
                        "lab.choose.finding.elbow",
                        clusters(counts, elbow.getAsInt()),
                        formats().share(gain(counts, elbow.getAsInt() + 1)))
                : messages.get("lab.choose.finding.straight");
        if (silhouette.isPresent()) {
            text += ' '
                    + messages.get(
                            "lab.choose.finding.silhouette",
                            clusters(counts, silhouette.getAsInt()),
                            silhouetteOf(counts.found().trials().get(silhouette.getAsInt())));
        }
        return text;
    }

    private String finding(Sweep.Sizes sizes) {
        OptionalInt best = sizes.best();
        if (best.isEmpty()) {
            return messages.get("lab.choose.finding.sizes.none");
        }
        MinClusterSizeSweep.Step step = sizes.found().steps().get(best.getAsInt());
        int last = best.getAsInt();
        while (last + 1 < sizes.size() && sizes.found().steps().get(last + 1).clusters() == step.clusters()) {
            last++;
        }
        return messages.get(
                "lab.choose.finding.sizes",
                step.clusters(),
                step.options().minClusterSize(),
                sizes.found().steps().get(last).options().minClusterSize(),
                formats().share(sizes.noiseShare(best.getAsInt())));
    }

    private String finding(Sweep.Radii radii) {
        OptionalInt best = radii.best();
        return best.isEmpty()
                ? messages.get("lab.choose.finding.radii.none")
                : messages.get(
                        "lab.choose.finding.radii",
                        formats().compact(radii.epsilon(best.getAsInt())),
                        formats().share(radii.coreShare(best.getAsInt())),
                        radii.curve().k());
    }

    /** The button that makes a point a run. */
    String take(Sweep sweep, int point) {
        return switch (sweep) {
            case Sweep.Counts counts -> messages.get("lab.choose.take.counts", clusters(counts, point));
            case Sweep.Sizes sizes ->
                messages.get(
                        "lab.choose.take.sizes",
                        sizes.found().steps().get(point).options().minClusterSize());
            case Sweep.Radii radii ->
                messages.get("lab.choose.take.radii", formats().compact(radii.epsilon(point)));
        };
    }

    /** Beside a point of the elbow: the part of the differences that remains within clusters. */
    String inertia(Sweep.Counts counts, int point) {
        return messages.get(
                "lab.choose.point.inertia", clusters(counts, point), formats().share(inertiaShare(counts, point)));
    }

    String silhouette(Sweep.Counts counts, int point) {
        return messages.get(
                "lab.choose.point.silhouette",
                clusters(counts, point),
                silhouetteOf(counts.found().trials().get(point)));
    }

    String gap(Sweep.Counts counts, int point) {
        var gap = counts.found().trials().get(point).gap();
        return messages.get(
                "lab.choose.point.gap",
                clusters(counts, point),
                formats().decimal(gap.value(), 2),
                formats().decimal(gap.error(), 2));
    }

    String clusters(Sweep.Sizes sizes, int point) {
        MinClusterSizeSweep.Step step = sizes.found().steps().get(point);
        return messages.get("lab.choose.point.clusters", step.options().minClusterSize(), step.clusters());
    }

    String noise(Sweep.Sizes sizes, int point) {
        MinClusterSizeSweep.Step step = sizes.found().steps().get(point);
        return messages.get(
                "lab.choose.point.noise",
                step.options().minClusterSize(),
                formats().share(sizes.noiseShare(point)));
    }

    String radius(Sweep.Radii radii, int point) {
        double core = radii.coreShare(point);
        return messages.get(
                "lab.choose.point.radius",
                formats().compact(radii.epsilon(point)),
                formats().share(core),
                formats().share(1 - core));
    }

    static double inertiaShare(Sweep.Counts counts, int point) {
        double whole = counts.found().trials().getFirst().inertia();
        return whole == 0 ? 0 : counts.found().trials().get(point).inertia() / whole;
    }

    /** How much less remains than with one cluster fewer; the most that any further cluster can add. */
    private static double gain(Sweep.Counts counts, int point) {
        return point < counts.size() ? inertiaShare(counts, point - 1) - inertiaShare(counts, point) : 0;
    }

    private static int clusters(Sweep.Counts counts, int point) {
        return counts.found().trials().get(point).clusters();
    }

    private String silhouetteOf(ClusterCountSweep.Trial trial) {
        return trial.silhouette()
                .map(silhouette -> formats().decimal(silhouette.mean(), 2))
                .orElse("–");
    }

    private Formats formats() {
        return messages.formats();
    }
}
