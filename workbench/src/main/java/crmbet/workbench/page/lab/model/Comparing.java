package crmbet.workbench.page.lab.model;

import java.util.List;

/**
 * How runs are put beside one another.
 *
 * @param order in which they are shown
 * @param picked names of those that were picked by hand, the earlier one first; at most two
 */
public record Comparing(RunOrder order, List<String> picked) {
    /** As it is before anybody chose anything. */
    public static final Comparing NOTHING = new Comparing(RunOrder.LATEST, List.of());

    public Comparing {
        picked = List.copyOf(picked);
    }

    /** The same once a run is no more, or has another name. */
    Comparing without(String run) {
        return new Comparing(
                order, picked.stream().filter(name -> !name.equals(run)).toList());
    }
}
