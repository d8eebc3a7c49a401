package crmbet.core.clustering;

/**
 * The flat clustering that some options take from a condensed tree.
 *
 * @param options with which {@link HdbscanStrategy} gives the same labels
 * @param labels of the observations
 * @param branches for each cluster of the labels the cluster of the tree that it is; read only
 */
@SuppressWarnings("ArrayRecordComponent") // as long as there are clusters
public record TreeCut(HdbscanOptions options, Labels labels, int[] branches) {}
