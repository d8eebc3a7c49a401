package crmbet.workbench.chart;

import java.util.List;

/**
 * What hovering tells about a point.
 *
 * @param title whose point it is
 * @param group name of its group
 * @param values further facts, in order
 */
public record PointDescription(String title, String group, List<Value> values) {
    public PointDescription {
        values = List.copyOf(values);
    }

    /** A named fact, written out in the user's language. */
    public record Value(String name, String text) {}
}
