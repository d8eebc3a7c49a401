package crmbet.workbench.shell;

/** The pages of the window in the order of the rail; Ctrl+1 is the first. */
public enum PageId {
    HOME,
    DATA,
    FEATURES,
    LAB,
    SEGMENTS,
    DELIVERIES,
    CONNECTIONS
}
