package crmbet.core.projection;

/**
 * A picture in which near rows are near; its directions and large distances mean nothing.
 *
 * @param options with which UMAP drew it
 */
public record NeighborEmbedding(UmapOptions options) implements Projection.Basis {}
