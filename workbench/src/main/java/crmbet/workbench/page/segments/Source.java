package crmbet.workbench.page.segments;

import java.util.OptionalInt;

/**
 * A cluster that a new version of a segment can be made of.
 *
 * @param run name of the run
 * @param cluster number of the cluster; empty for noise
 * @param customers how many are in it
 */
record Source(String run, OptionalInt cluster, long customers) {}
