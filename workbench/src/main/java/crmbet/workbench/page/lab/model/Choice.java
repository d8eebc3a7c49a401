package crmbet.workbench.page.lab.model;

/** What can be chosen on the page, and taken back; in the order in which one choice carries others with it. */
public enum Choice {
    SET,
    RUN,
    STRATEGY,
    PARAMETERS,
    AXES,
    DISPLAY,
    SELECTION,
    COMPARISON,
    CUT,
    RULE,
    SEARCH,
    FILTER,
    ORDER,
    COLUMNS,
    ONLY_SELECTED,
    ZOOM,
    TAB;

    /** Whether several choices of this kind in a row, as by a turning wheel, are one. */
    boolean flows() {
        return this == ZOOM || this == PARAMETERS || this == CUT || this == RULE || this == SEARCH || this == FILTER;
    }
}
