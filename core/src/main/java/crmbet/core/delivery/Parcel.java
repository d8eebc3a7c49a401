package crmbet.core.delivery;

import java.util.List;
import java.util.OptionalInt;

/**
 * Changes on their way to a target.
 *
 * @param batch number of the batch; empty for changes that were refused and are sent once more
 * @param quiet whether the target must not start anything because of them
 * @param places of the changes in the roll-out
 * @param deltas as many
 */
record Parcel(OptionalInt batch, boolean quiet, List<Long> places, List<Delta> deltas) {}
