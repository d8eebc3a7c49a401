package crmbet.workbench.chart;

/** What dragging on a scatter does. */
public enum SelectionTool {
    /** Moves the view; selects only while Ctrl is held. */
    NONE,
    /** Selects the customers in a rectangle. */
    BOX,
    /** Selects the customers inside a line drawn by hand. */
    LASSO
}
