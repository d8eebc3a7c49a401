package crmbet.workbench.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/**
 * Distributions over one another with the same bins: the whole in grey behind, groups before it in their colours, each as
 * shares of its own total, so that a small group is as high as a large one. Whoever shows them also sets the accessible
 * text.
 */
public final class OverlaidHistogram extends Region {
    private static final double FILL_OPACITY = 0.55;

    private final Path whole = new Path();
    private final List<Path> outlines = new ArrayList<>();
    private double[] wholeShares = {};
    private List<Part> parts = List.of();

    public OverlaidHistogram() {
        getStyleClass().add("overlaid-histogram");
        whole.getStyleClass().add("whole");
        whole.setManaged(false);
        setMinSize(0, 0);
        setPrefSize(160, 56);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    }

    /**
     * A group.
     *
     * @param counts customers in each bin, as many as the whole has
     * @param filled whether its area is filled; else only its outline is drawn
     */
    public record Part(List<Integer> counts, Color color, boolean filled) {
        public Part {
            counts = List.copyOf(counts);
        }
    }

    /**
     * Shows distributions.
     *
     * @param wholeCounts customers in each bin
     * @param groups from back to front
     * @throws IllegalArgumentException if a group has another number of bins
     */
    public void show(List<Integer> wholeCounts, List<Part> groups) {
        for (Part part : groups) {
            if (part.counts.size() != wholeCounts.size()) {
                throw new IllegalArgumentException(
                        part.counts.size() + " bins of a group do not match " + wholeCounts.size() + " of the whole");
            }
        }
        wholeShares = shares(wholeCounts);
        parts = List.copyOf(groups);
        outlines.clear();
        getChildren().setAll(whole);
        for (Part part : parts) {
            Path outline = new Path();
            outline.setManaged(false);
            outline.setStroke(part.color);
            outline.setStrokeWidth(1.25);
            outline.setFill(part.filled ? part.color.deriveColor(0, 1, 1, FILL_OPACITY) : null);
            outlines.add(outline);
            getChildren().add(outline);
        }
        requestLayout();
    }

    private static double[] shares(List<Integer> counts) {
        double total = counts.stream().mapToLong(Integer::longValue).sum();
        return counts.stream()
                .mapToDouble(count -> total == 0 ? 0 : count / total)
                .toArray();
    }

    @Override
    protected void layoutChildren() {
        double highest = Arrays.stream(wholeShares).max().orElse(0);
        List<double[]> shares = parts.stream().map(part -> shares(part.counts)).toList();
        for (double[] each : shares) {
            highest = Math.max(highest, Arrays.stream(each).max().orElse(0));
        }
        draw(whole, wholeShares, highest, true);
        for (int i = 0; i < outlines.size(); i++) {
            draw(outlines.get(i), shares.get(i), highest, parts.get(i).filled);
        }
    }

    private void draw(Path path, double[] shares, double highest, boolean closed) {
        path.getElements().clear();
        if (highest == 0 || shares.length == 0 || getWidth() <= 0 || getHeight() <= 0) {
            return;
        }
        double bottom = getHeight();
        double step = getWidth() / shares.length;
        path.getElements().add(new MoveTo(0, bottom));
        for (int i = 0; i < shares.length; i++) {
            double top = bottom - (bottom - 1) * shares[i] / highest;
            path.getElements().add(new LineTo(i * step, top));
            path.getElements().add(new LineTo((i + 1) * step, top));
        }
        path.getElements().add(new LineTo(getWidth(), bottom));
        if (closed) {
            path.getElements().add(new ClosePath());
        }
    }

    @Override
    public String getUserAgentStylesheet() {
        return Objects.requireNonNull(OverlaidHistogram.class.getResource("chart.css"))
                .toExternalForm();
    }
}
