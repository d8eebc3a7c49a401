package crmbet.core.clustering;

public record HdbscanModel(double spanningTreeWeight) implements Model {}
