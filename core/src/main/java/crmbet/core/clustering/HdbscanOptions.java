package crmbet.core.clustering;

public record HdbscanOptions(int minClusterSize, int minSamples, double epsilon) {}
