package crmbet.core.explain;

import java.util.Optional;

/**
 * A name for a cluster, to be put into words; no two clusters of a run have the same.
 *
 * @param kind what kind of customers
 * @param trait what tells them from other clusters of the kind
 * @param number from 1, which is not said: what tells them apart where traits do not
 */
public record SuggestedName(NameKind kind, Optional<Trait> trait, int number) {}
