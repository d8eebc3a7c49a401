package crmbet.core.clustering;

public record DbscanModel(int corePoints) implements Model {}
