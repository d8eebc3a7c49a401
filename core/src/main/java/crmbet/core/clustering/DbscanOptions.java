package crmbet.core.clustering;

public record DbscanOptions(double epsilon, int minPoints) {}
