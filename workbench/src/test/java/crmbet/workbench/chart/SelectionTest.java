package crmbet.workbench.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import crmbet.core.feature.RowSet;
import org.junit.jupiter.api.Test;

class SelectionTest {
    @Test
    void aSelectionReplacesAddsOrTakesAway() {
        RowSet before = RowSet.of(10, 1, 2);
        RowSet marked = RowSet.of(10, 2, 3);
        assertEquals(marked, new Selection(marked, Selection.Outline.LASSO, Selection.Mode.REPLACE).appliedTo(before));
        assertEquals(
                RowSet.of(10, 1, 2, 3),
                new Selection(marked, Selection.Outline.LASSO, Selection.Mode.ADD).appliedTo(before));
        assertEquals(
                RowSet.of(10, 1),
                new Selection(marked, Selection.Outline.LASSO, Selection.Mode.REMOVE).appliedTo(before));
    }
}
