package crmbet.workbench.chart;

import java.util.Arrays;

/**
 * Finds the points of a layer inside a polygon. Row by row of the layer's grid, only the points of cells that an edge
 * touches are tested one by one, and only against the edges of that row; all other cells are inside or outside as a
 * whole. Time is O(cells + edges · rows of cells + points in touched cells · edges nearby + points found).
 */
final class PolygonSearch {
    /** Cells were chosen in float arithmetic: a point may lie this share of a cell outside its own. */
    private static final double SLACK = 1e-2;

    private final Polygon polygon;
    private final PointLayer layer;
    private final PointLayer.RunVisitor found;
    private final int[] near;
    private final boolean[] touched;
    private int nearCount;

    /** @param polygon in the layer's coordinates */
    PolygonSearch(Polygon polygon, PointLayer layer, PointLayer.RunVisitor found) {
        this.polygon = polygon;
        this.layer = layer;
        this.found = found;
        near = new int[polygon.size()];
        touched = new boolean[layer.side()];
    }

    void run() {
        for (int row = 0; row < layer.side(); row++) {
            double lower = layer.cellBottom(row - SLACK);
            double upper = layer.cellBottom(row + 1 + SLACK);
            collectNear(lower, upper);
            if (nearCount > 0) {
                touch(lower, upper);
                searchRow(row, layer.cellBottom(row + 0.5));
            }
        }
    }

    private void collectNear(double lower, double upper) {
        nearCount = 0;
        for (int edge = 0; edge < polygon.size(); edge++) {
            double from = polygon.y(edge);
            double to = polygon.y(next(edge));
            if (Math.max(from, to) >= lower && Math.min(from, to) <= upper) {
                near[nearCount++] = edge;
            }
        }
    }

    private void touch(double lower, double upper) {
        Arrays.fill(touched, false);
        for (int i = 0; i < nearCount; i++) {
            double fromX = polygon.x(near[i]);
            double fromY = polygon.y(near[i]);
            double toX = polygon.x(next(near[i]));
            double toY = polygon.y(next(near[i]));
            double atLower = fromX;
            double atUpper = toX;
            if (fromY != toY) {
                double slope = (toX - fromX) / (toY - fromY);
                atLower = fromX + slope * (Math.clamp(lower, Math.min(fromY, toY), Math.max(fromY, toY)) - fromY);
                atUpper = fromX + slope * (Math.clamp(upper, Math.min(fromY, toY), Math.max(fromY, toY)) - fromY);
            }
            double left = layer.columnAt(Math.min(atLower, atUpper)) - SLACK;
            double right = layer.columnAt(Math.max(atLower, atUpper)) + SLACK;
            if (right >= 0 && left < touched.length) {
                Arrays.fill(touched, (int) Math.max(0, left), (int) Math.min(touched.length, right + 1), true);
            }
        }
    }

    private void searchRow(int row, double middle) {
        int column = 0;
        while (column < touched.length) {
            int end = column + 1;
            while (end < touched.length && touched[end] == touched[column]) {
                end++;
            }
            int from = layer.cellStart(row, column);
            int to = layer.cellStart(row, end);
            if (touched[column]) {
                test(from, to);
            } else if (from < to && inside(layer.cellLeft(column + 0.5), middle)) {
                found.visit(from, to);
            }
            column = end;
        }
    }

    private void test(int from, int to) {
        int begin = from;
        for (int i = from; i < to; i++) {
            if (!inside(layer.x[i], layer.y[i])) {
                visit(begin, i);
                begin = i + 1;
            }
        }
        visit(begin, to);
    }

    private void visit(int from, int to) {
        if (from < to) {
            found.visit(from, to);
        }
    }

    private boolean inside(double atX, double atY) {
        boolean inside = false;
        for (int i = 0; i < nearCount; i++) {
            double fromY = polygon.y(near[i]);
            double toY = polygon.y(next(near[i]));
            if (fromY > atY != toY > atY) {
                double fromX = polygon.x(near[i]);
                double toX = polygon.x(next(near[i]));
                inside ^= atX < fromX + (atY - fromY) / (toY - fromY) * (toX - fromX);
            }
        }
        return inside;
    }

    private int next(int vertex) {
        return vertex + 1 == polygon.size() ? 0 : vertex + 1;
    }
}
