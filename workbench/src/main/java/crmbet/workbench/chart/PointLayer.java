package crmbet.workbench.chart;

import crmbet.core.feature.RowSet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The points of one group, sorted into the cells of a grid over their own bounding box, so that a picture or a search
 * touches only the cells it needs. Cells of one row of the grid lie next to each other, and so do their points.
 */
final class PointLayer {
    private static final int POINTS_PER_CELL = 8;
    private static final int MOST_CELLS_A_SIDE = 512;

    final Group group;
    /** Coordinates from 0 to 1 within the cloud's bounds: floats keep seven digits of the picture whatever the data's offset. */
    final float[] x;

    final float[] y;
    /** The row of the data that each point stands for. */
    final int[] rows;

    /** From fine to coarse, each half as fine as the one before. */
    private final List<BinLevel> levels = new ArrayList<>();

    private final int side;
    private final int[] cellStarts;
    private final float left;
    private final float bottom;
    private final float cellWidth;
    private final float cellHeight;

    /** Sorts points. The arrays are not kept; {@code levelSides}, falling powers of two, say how fine its bins are. */
    PointLayer(Group group, float[] unsortedX, float[] unsortedY, int[] unsortedRows, List<Integer> levelSides) {
        this.group = group;
        int size = unsortedRows.length;
        side = Math.clamp((int) Math.sqrt((double) size / POINTS_PER_CELL), 1, MOST_CELLS_A_SIDE);
        float minX = Float.POSITIVE_INFINITY;
        float maxX = Float.NEGATIVE_INFINITY;
        float minY = Float.POSITIVE_INFINITY;
        float maxY = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            minX = Math.min(minX, unsortedX[i]);
            maxX = Math.max(maxX, unsortedX[i]);
            minY = Math.min(minY, unsortedY[i]);
            maxY = Math.max(maxY, unsortedY[i]);
        }
        left = minX;
        bottom = minY;
        cellWidth = Math.max((maxX - minX) / side, Float.MIN_NORMAL);
        cellHeight = Math.max((maxY - minY) / side, Float.MIN_NORMAL);
        int[] cells = new int[size];
        cellStarts = new int[side * side + 1];
        for (int i = 0; i < size; i++) {
            cells[i] = cellRow(unsortedY[i]) * side + cellColumn(unsortedX[i]);
            cellStarts[cells[i] + 1]++;
        }
        for (int cell = 0; cell < side * side; cell++) {
            cellStarts[cell + 1] += cellStarts[cell];
        }
        x = new float[size];
        y = new float[size];
        rows = new int[size];
        int[] next = cellStarts.clone();
        for (int i = 0; i < size; i++) {
            int position = next[cells[i]]++;
            x[position] = unsortedX[i];
            y[position] = unsortedY[i];
            rows[position] = unsortedRows[i];
        }
        for (int levelSide : levelSides) {
            levels.add(
                    levels.isEmpty()
                            ? BinLevel.of(x, y, levelSide)
                            : levels.getLast().coarser());
        }
    }

    /** The bins of one of the sides that the layer was given. */
    BinLevel level(int levelSide) {
        return levels.stream()
                .filter(level -> level.side() == levelSide)
                .findAny()
                .orElseThrow();
    }

    /** Mean of the coordinates of all points, each from 0 to 1 within the cloud's bounds. */
    double meanX() {
        return mean(x);
    }

    /** As {@link #meanX()}. */
    double meanY() {
        return mean(y);
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    int size() {
        return rows.length;
    }

    /** Visits the runs of points whose cells touch a rectangle; a run may hold points just outside it. */
    void forEachRun(double fromX, double toX, double fromY, double toY, RunVisitor visitor) {
        if (toX < left || fromX > left + cellWidth * side || toY < bottom || fromY > bottom + cellHeight * side) {
            return;
        }
        int firstColumn = cellColumn(fromX);
        int lastColumn = cellColumn(toX);
        int lastRow = cellRow(toY);
        for (int row = cellRow(fromY); row <= lastRow; row++) {
            int from = cellStarts[row * side + firstColumn];
            int to = cellStarts[row * side + lastColumn + 1];
            if (from < to) {
                visitor.visit(from, to);
            }
        }
    }

    /** How many points {@link #forEachRun} visits. */
    int countNear(double fromX, double toX, double fromY, double toY) {
        int[] count = {0};
        forEachRun(fromX, toX, fromY, toY, (from, to) -> count[0] += to - from);
        return count[0];
    }

    /** Cells of the grid in a row, and in a column. */
    int side() {
        return side;
    }

    /** Position of the first point of a cell; a column of {@link #side()} is the end of the row. */
    int cellStart(int row, int column) {
        return cellStarts[row * side + column];
    }

    double cellLeft(double column) {
        return left + cellWidth * column;
    }

    double cellBottom(double row) {
        return bottom + cellHeight * row;
    }

    /** The inverse of {@link #cellLeft}. */
    double columnAt(double at) {
        return (at - left) / cellWidth;
    }

    /** The points that are in a set of rows; null if none is. */
    @Nullable
    PointLayer only(RowSet wanted) {
        int count = 0;
        for (int row : rows) {
            count += wanted.contains(row) ? 1 : 0;
        }
        if (count == 0) {
            return null;
        }
        float[] keptX = new float[count];
        float[] keptY = new float[count];
        int[] keptRows = new int[count];
        int kept = 0;
        for (int i = 0; i < rows.length; i++) {
            if (wanted.contains(rows[i])) {
                keptX[kept] = x[i];
                keptY[kept] = y[i];
                keptRows[kept++] = rows[i];
            }
        }
        return new PointLayer(
                group,
                keptX,
                keptY,
                keptRows,
                levels.stream().map(BinLevel::side).toList());
    }

    private int cellColumn(double at) {
        return Math.clamp((long) ((at - left) / cellWidth), 0, side - 1);
    }

    private int cellRow(double at) {
        return Math.clamp((long) ((at - bottom) / cellHeight), 0, side - 1);
    }

    /** Gets positions in the layer's arrays, the end exclusive. */
    @FunctionalInterface
    interface RunVisitor {
        void visit(int from, int to);
    }
}
