package crmbet.workbench.chart;

import java.util.List;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;

/** The outline of a branch: down its left side and up its right, growing thinner as rows leave it. */
final class IcicleShape {
    private static final double SHORTEST = 1;

    private IcicleShape() {}

    static void draw(Icicles.Branch branch, IcicleChart chart, List<PathElement> outline) {
        double[] distances = branch.distances();
        double[] widths = branch.widths();
        int last = distances.length - 1;
        double top = chart.placeOf(distances[0]);
        double bottom = Math.max(top + SHORTEST, chart.placeOf(distances[last]));
        for (int i = 0; i <= last; i++) {
            double x = chart.placeX(branch.middle() - widths[i] / 2);
            double y = i == last ? bottom : chart.placeOf(distances[i]);
            outline.add(i == 0 ? new MoveTo(x, y) : new LineTo(x, y));
        }
        for (int i = last; i >= 0; i--) {
            double y = i == last ? bottom : chart.placeOf(distances[i]);
            outline.add(new LineTo(chart.placeX(branch.middle() + widths[i] / 2), y));
        }
        outline.add(new ClosePath());
    }
}
