package crmbet.core.run;

import java.util.OptionalInt;

/**
 * Where a cluster of a run came from. Counts are of all customers of the clusters, also of those who are in one run only.
 *
 * @param cluster cluster of the run
 * @param former the cluster of the former run that it goes on with; empty if it is new
 * @param overlap Jaccard index of the two: customers in both by customers in either, 0 to 1; 0 if new
 * @param stayed customers in both
 * @param joiners customers of the cluster who were not in the former one; all if it is new
 * @param leavers customers of the former one who are not in the cluster; 0 if it is new
 */
public record ClusterMatch(int cluster, OptionalInt former, double overlap, int stayed, int joiners, int leavers) {}
