package crmbet.workbench.chart;

/** What the colour of a pixel says. */
public enum Shading {
    /** Which cluster has the most customers there. */
    CLUSTERS,
    /** How many customers are there, whatever their clusters: on a logarithmic scale from one to the most. */
    DENSITY
}
