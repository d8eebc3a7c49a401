package crmbet.core.clustering;

import java.util.OptionalInt;

/**
 * One cluster of a {@link CondensedTree}. Densities are λ = 1 / distance.
 *
 * @param id position in the tree's list; parents come before their children
 * @param parent the cluster that it split from; empty for the root, which holds every observation
 * @param birth λ at which it split from its parent; 0 for the root
 * @param death λ at which it ended: the last of its own observations left, or it split
 * @param size observations at its birth
 * @param stability sum over its observations of the λ at which they left (or it split), less its birth
 */
public record CondensedCluster(int id, OptionalInt parent, double birth, double death, int size, double stability) {}
