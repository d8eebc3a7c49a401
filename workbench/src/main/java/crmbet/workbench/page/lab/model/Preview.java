package crmbet.workbench.page.lab.model;

import crmbet.core.clustering.Labels;
import crmbet.workbench.chart.PointCloud;

/**
 * How the customers of the picture would be divided by what is no run yet.
 *
 * @param labels their clusters
 * @param cloud the points of the picture in the colours of these clusters
 */
public record Preview(Labels labels, PointCloud cloud) {}
