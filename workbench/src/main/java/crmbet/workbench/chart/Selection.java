package crmbet.workbench.chart;

import crmbet.core.feature.RowSet;

/**
 * Rows that were marked on a scatter, and what to do with them.
 *
 * @param rows inside the outline
 * @param outline what was drawn around them
 * @param mode how they change what was selected before
 */
public record Selection(RowSet rows, Outline outline, Mode mode) {
    /** What is drawn around rows to mark them. */
    public enum Outline {
        /** A rectangle; that of the whole view, too. */
        BOX,
        /** A line by hand. */
        LASSO
    }

    /** How marked rows change a selection. */
    public enum Mode {
        REPLACE,
        /** With Shift. */
        ADD,
        /** With Alt. */
        REMOVE
    }

    /** The selection after this. */
    public RowSet appliedTo(RowSet before) {
        return switch (mode) {
            case REPLACE -> rows;
            case ADD -> before.union(rows);
            case REMOVE -> before.minus(rows);
        };
    }
}
