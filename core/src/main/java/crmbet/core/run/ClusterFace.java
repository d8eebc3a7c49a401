package crmbet.core.run;

import java.util.Optional;

/**
 * By what people know a cluster of a run.
 *
 * @param cluster number of the cluster
 * @param name given by a person, or kept from a former run; empty for none
 * @param colour index into the palette, 0 or more
 * @param match where it came from, if the run goes on with a former one
 */
public record ClusterFace(int cluster, Optional<String> name, int colour, Optional<ClusterMatch> match) {}
