package crmbet.workbench.page.lab.model;

/** In which figures an axis shows a feature. */
public enum AxisUnits {
    /** As strategies see it: transformed and scaled. */
    FITTED,
    /** In its own units. */
    OWN,
    /** In its own units, in equal steps for equal ratios; about 0 nearly linear where values are 0 or below. */
    LOGARITHMIC
}
