package crmbet.core.clustering;

/** What remains of a fit once the labels are taken away. */
public sealed interface Model permits KMeansModel, DbscanModel, HdbscanModel {}
