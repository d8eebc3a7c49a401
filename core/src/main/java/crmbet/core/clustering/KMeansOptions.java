package crmbet.core.clustering;

public record KMeansOptions(int clusters, int starts, int maxIterations, double tolerance, long seed) {}
