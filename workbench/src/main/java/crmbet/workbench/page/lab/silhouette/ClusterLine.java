package crmbet.workbench.page.lab.silhouette;

import crmbet.core.feature.RowSet;
import crmbet.core.validity.Silhouette;
import crmbet.workbench.chart.Group;
import crmbet.workbench.chart.SilhouetteBars;
import crmbet.workbench.page.lab.model.Selection;
import java.util.BitSet;
import java.util.Optional;
import javafx.scene.control.ToggleButton;

/**
 * A cluster among the silhouettes.
 *
 * @param sampled positions among the samples of what the bars show
 */
@SuppressWarnings("ArrayRecordComponent") // thousands of rows, compared by nobody
record ClusterLine(Group group, ToggleButton name, SilhouetteBars bars, int[] sampled) {

    /** Stands out as far as it is selected; turns pale if something else is. */
    void emphasise(Selection selection, Silhouette silhouette, Optional<RowSet> selected) {
        boolean chosen = selection.asGroup().equals(Optional.of(group));
        name.setSelected(chosen);
        BitSet some = new BitSet();
        selected.ifPresent(rows -> {
            for (int i = 0; i < sampled.length; i++) {
                some.set(i, rows.contains(silhouette.samples().rows()[sampled[i]]));
            }
        });
        boolean nothing = selection.asGroup().isEmpty() && selected.isEmpty();
        bars.emphasise(nothing || chosen ? Optional.empty() : Optional.of(some));
    }
}
