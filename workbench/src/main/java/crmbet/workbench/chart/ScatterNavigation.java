package crmbet.workbench.chart;

import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import org.jspecify.annotations.Nullable;

/** Pointer and keys on a scatter. */
final class ScatterNavigation {
    /** A notch of a usual wheel is 40 pixels: a fifth closer. */
    private static final double ZOOM_A_PIXEL = Math.log(1.2) / 40;

    private static final double ZOOM_A_KEY = 1.25;
    private static final double MOVE_A_KEY = 0.1;
    private static final double SMALLEST_BOX = 4;
    /** Floats hold seven digits of the whole picture; closer, points would stand on a visible lattice. */
    private static final double CLOSEST = 1e-5;

    private static final double FARTHEST = 8;

    private final ScatterChart chart;
    private @Nullable Press press;

    ScatterNavigation(ScatterChart chart) {
        this.chart = chart;
    }

    void install() {
        chart.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        chart.addEventHandler(ZoomEvent.ZOOM, event -> zoom(1 / event.getZoomFactor(), event.getX(), event.getY()));
        chart.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        chart.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        chart.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        chart.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        chart.addEventHandler(MouseEvent.MOUSE_MOVED, event -> chart.hover(event.getX(), event.getY()));
        chart.addEventHandler(MouseEvent.MOUSE_EXITED, event -> chart.clearHover());
        chart.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    }

    private void scrolled(ScrollEvent event) {
        if (event.getDeltaY() != 0) {
            zoom(Math.exp(-event.getDeltaY() * ZOOM_A_PIXEL), event.getX(), event.getY());
            event.consume();
        }
    }

    private void pressed(MouseEvent event) {
        chart.requestFocus();
        Extent extent = chart.extentProperty().get();
        if (event.getButton() == MouseButton.PRIMARY
                && extent != null
                && chart.area().contains(event.getX(), event.getY())) {
            press = new Press(event.getX(), event.getY(), event.isShiftDown(), extent);
            event.consume();
        }
    }

    private void dragged(MouseEvent event) {
        Press from = press;
        if (from == null) {
            return;
        }
        chart.clearHover();
        if (from.box) {
            chart.showBox(box(from, event));
        } else {
            chart.setCursor(Cursor.CLOSED_HAND);
            Bounds area = chart.area();
            chart.extentProperty()
                    .set(from.extent.moved(
                            (from.x - event.getX()) / area.getWidth() * from.extent.width(),
                            (event.getY() - from.y) / area.getHeight() * from.extent.height()));
        }
        event.consume();
    }

    private void released(MouseEvent event) {
        Press from = press;
        press = null;
        chart.setCursor(null);
        chart.showBox(null);
        if (from != null && from.box) {
            Bounds box = box(from, event);
            if (box.getWidth() >= SMALLEST_BOX && box.getHeight() >= SMALLEST_BOX) {
                zoomTo(box, from.extent);
            }
        }
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
            if (event.getClickCount() == 2) {
                chart.showAll();
            } else if (event.getClickCount() == 1) {
                chart.choose(event.getX(), event.getY());
            }
        }
    }

    private void keyPressed(KeyEvent event) {
        if (event.isShortcutDown() || (event.isAltDown() && event.getCode() != KeyCode.SPACE)) {
            return;
        }
        Bounds area = chart.area();
        switch (event.getCode()) {
            case ENTER -> chart.chooseAtCrosshair();
            case SPACE -> chart.select(corners(area), Selection.Outline.BOX, mode(event));
            case PLUS, ADD, EQUALS -> zoom(1 / ZOOM_A_KEY, area.getCenterX(), area.getCenterY());
            case MINUS, SUBTRACT -> zoom(ZOOM_A_KEY, area.getCenterX(), area.getCenterY());
            case DIGIT0, NUMPAD0, HOME -> chart.showAll();
            case LEFT -> move(-MOVE_A_KEY, 0);
            case RIGHT -> move(MOVE_A_KEY, 0);
            case UP -> move(0, MOVE_A_KEY);
            case DOWN -> move(0, -MOVE_A_KEY);
            default -> {
                return; // not ours: let it go on to whoever wants it
            }
        }
        event.consume();
    }

    private static List<Point2D> corners(Bounds area) {
        return List.of(
                new Point2D(area.getMinX(), area.getMinY()),
                new Point2D(area.getMaxX(), area.getMinY()),
                new Point2D(area.getMaxX(), area.getMaxY()),
                new Point2D(area.getMinX(), area.getMaxY()));
    }

    private static Selection.Mode mode(KeyEvent event) {
        if (event.isAltDown()) {
            return Selection.Mode.REMOVE;
        }
        return event.isShiftDown() ? Selection.Mode.ADD : Selection.Mode.REPLACE;
    }

    private void move(double shareX, double shareY) {
        Extent extent = chart.extentProperty().get();
        if (extent != null) {
            chart.clearHover();
            chart.extentProperty().set(extent.moved(shareX * extent.width(), shareY * extent.height()));
        }
    }

    private void zoom(double factor, double atX, double atY) {
        Extent extent = chart.extentProperty().get();
        if (extent != null) {
            Bounds area = chart.area();
            double x = extent.minX() + (atX - area.getMinX()) / area.getWidth() * extent.width();
            double y = extent.maxY() - (atY - area.getMinY()) / area.getHeight() * extent.height();
            set(extent.zoomed(factor, x, y));
        }
    }

    private void zoomTo(Bounds box, Extent extent) {
        Bounds area = chart.area();
        double perPixelX = extent.width() / area.getWidth();
        double perPixelY = extent.height() / area.getHeight();
        set(new Extent(
                extent.minX() + (box.getMinX() - area.getMinX()) * perPixelX,
                extent.minX() + (box.getMaxX() - area.getMinX()) * perPixelX,
                extent.maxY() - (box.getMaxY() - area.getMinY()) * perPixelY,
                extent.maxY() - (box.getMinY() - area.getMinY()) * perPixelY));
    }

    private void set(Extent wanted) {
        PointCloud cloud = chart.cloudProperty().get();
        if (cloud != null) {
            double widths = wanted.width() / cloud.bounds().width();
            double heights = wanted.height() / cloud.bounds().height();
            if (Math.min(widths, heights) >= CLOSEST && Math.max(widths, heights) <= FARTHEST) {
                chart.clearHover();
                chart.extentProperty().set(wanted);
            }
        }
    }

    private Bounds box(Press from, MouseEvent event) {
        Bounds area = chart.area();
        double x = Math.clamp(event.getX(), area.getMinX(), area.getMaxX());
        double y = Math.clamp(event.getY(), area.getMinY(), area.getMaxY());
        return new BoundingBox(Math.min(from.x, x), Math.min(from.y, y), Math.abs(from.x - x), Math.abs(from.y - y));
    }

    private record Press(double x, double y, boolean box, Extent extent) {}
}
