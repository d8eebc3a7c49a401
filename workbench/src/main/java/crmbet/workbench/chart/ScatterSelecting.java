package crmbet.workbench.chart;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** Draws boxes and lassos on a scatter, and hands over what is inside them. */
final class ScatterSelecting {
    /** Vertices closer to each other than this add work but nothing that a hand could mean. */
    private static final double STEP = 3;

    private static final int FEWEST_VERTICES = 3;

    private final ScatterChart chart;
    private @Nullable Drawing drawing;

    ScatterSelecting(ScatterChart chart) {
        this.chart = chart;
    }

    void install() {
        // Filters, so that a drag that draws does not also move the view.
        chart.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        chart.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::dragged);
        chart.addEventFilter(MouseEvent.MOUSE_RELEASED, this::released);
        chart.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        chart.toolProperty().subscribe(tool -> {
            cancel();
            chart.setCursor(tool == SelectionTool.NONE ? null : Cursor.CROSSHAIR);
        });
    }

    private void pressed(MouseEvent event) {
        SelectionTool tool = toolFor(event);
        if (tool != SelectionTool.NONE
                && event.getButton() == MouseButton.PRIMARY
                && chart.cloudProperty().get() != null
                && chart.area().contains(event.getX(), event.getY())) {
            chart.requestFocus();
            drawing = new Drawing(tool, event.isShortcutDown() && event.isShiftDown(), event.getX(), event.getY());
            event.consume();
        }
    }

    private SelectionTool toolFor(MouseEvent event) {
        if (event.isShortcutDown()) {
            return event.isShiftDown() ? SelectionTool.BOX : SelectionTool.LASSO;
        }
        return chart.toolProperty().get();
    }

    private void dragged(MouseEvent event) {
        Drawing current = drawing;
        if (current != null) {
            Bounds area = chart.area();
            double x = Math.clamp(event.getX(), area.getMinX(), area.getMaxX());
            double y = Math.clamp(event.getY(), area.getMinY(), area.getMaxY());
            if (current.moveTo(x, y)) {
                chart.clearHover();
                chart.showOutline(current.outline());
            }
            event.consume();
        }
    }

    private void released(MouseEvent event) {
        Drawing current = drawing;
        if (current != null) {
            cancel();
            List<Point2D> outline = current.outline();
            if (outline.size() >= FEWEST_VERTICES) {
                chart.select(outline, current.kind(), current.mode(event));
            }
            event.consume();
        }
    }

    private void keyPressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && drawing != null) {
            cancel();
            event.consume();
        }
    }

    private void cancel() {
        drawing = null;
        chart.showOutline(List.of());
    }

    /** What was drawn so far, in the chart's coordinates. */
    private static final class Drawing {
        private final SelectionTool tool;
        private final boolean shiftChoseTheTool;
        private final List<Point2D> path = new ArrayList<>();

        Drawing(SelectionTool tool, boolean shiftChoseTheTool, double x, double y) {
            this.tool = tool;
            this.shiftChoseTheTool = shiftChoseTheTool;
            path.add(new Point2D(x, y));
        }

        /** Whether that changed the outline. */
        boolean moveTo(double x, double y) {
            if (path.getLast().distance(x, y) < STEP) {
                return false;
            }
            if (tool == SelectionTool.BOX && path.size() > 1) {
                path.removeLast();
            }
            path.add(new Point2D(x, y));
            return true;
        }

        List<Point2D> outline() {
            if (tool == SelectionTool.BOX && path.size() > 1) {
                Point2D from = path.getFirst();
                Point2D to = path.getLast();
                return List.of(from, new Point2D(to.getX(), from.getY()), to, new Point2D(from.getX(), to.getY()));
            }
            return List.copyOf(path);
        }

        Selection.Outline kind() {
            return tool == SelectionTool.BOX ? Selection.Outline.BOX : Selection.Outline.LASSO;
        }

        Selection.Mode mode(MouseEvent event) {
            if (event.isAltDown()) {
                return Selection.Mode.REMOVE;
            }
            return event.isShiftDown() && !shiftChoseTheTool ? Selection.Mode.ADD : Selection.Mode.REPLACE;
        }
    }
}
