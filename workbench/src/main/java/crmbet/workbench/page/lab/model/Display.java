package crmbet.workbench.page.lab.model;

import crmbet.workbench.chart.Shading;
import java.util.HashMap;
import java.util.Map;

/**
 * How customers are drawn.
 *
 * @param shading what colours say
 * @param four whether in four pictures instead of one
 * @param chosen the axes chosen for some of the four, by their number from 0; those of the others suggest themselves
 */
public record Display(Shading shading, boolean four, Map<Integer, Axes> chosen) {
    /** Pictures beside each other. */
    public static final int PANELS = 4;

    /** One picture, by cluster. */
    public static final Display PLAIN = new Display(Shading.CLUSTERS, false, Map.of());

    public Display {
        chosen = Map.copyOf(chosen);
    }

    /** The same with other colours. */
    public Display shaded(Shading other) {
        return new Display(other, four, chosen);
    }

    /** The same in one picture or in four. */
    public Display inFour(boolean other) {
        return new Display(shading, other, chosen);
    }

    /** The same with the axes of one of the four chosen. */
    public Display with(int panel, Axes axes) {
        Map<Integer, Axes> more = new HashMap<>(chosen);
        more.put(panel, axes);
        return new Display(shading, four, more);
    }
}
