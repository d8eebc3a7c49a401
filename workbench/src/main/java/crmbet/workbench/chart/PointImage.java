package crmbet.workbench.chart;

import java.nio.IntBuffer;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * The drawn points on screen. A frame is drawn away from the JavaFX thread; until it is there, the last one is moved
 * and stretched to where its points belong now. Of the frames asked for meanwhile only the latest is drawn.
 */
final class PointImage {
    private final Executor worker;
    private final PointRaster raster = new PointRaster();
    private final ImageView view = new ImageView();
    private final Rectangle clip = new Rectangle();
    private final Pane pane = new Pane(view);

    private @Nullable Frame shown;
    private @Nullable Frame waiting;
    private boolean drawing;

    PointImage(Executor worker) {
        this.worker = worker;
        view.setManaged(false);
        view.setSmooth(false);
        pane.setClip(clip);
        pane.setMouseTransparent(true);
        pane.setManaged(false);
    }

    Node node() {
        return pane;
    }

    /** Puts the last frame in place, and asks for one that fits. */
    void show(Frame frame, Bounds area) {
        pane.resizeRelocate(area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight());
        clip.setWidth(area.getWidth());
        clip.setHeight(area.getHeight());
        place(frame.extent, area);
        if (!frame.sameAs(shown)) {
            waiting = frame;
            drawNext();
        }
    }

    private void place(Extent extent, Bounds area) {
        Frame frame = shown;
        if (frame != null) {
            double across = area.getWidth() / extent.width();
            double up = area.getHeight() / extent.height();
            view.setX((frame.extent.minX() - extent.minX()) * across);
            view.setY((extent.maxY() - frame.extent.maxY()) * up);
            view.setFitWidth(frame.extent.width() * across);
            view.setFitHeight(frame.extent.height() * up);
        }
    }

    private void drawNext() {
        Frame frame = waiting;
        if (!drawing && frame != null) {
            waiting = null;
            drawing = true;
            worker.execute(() -> {
                WritableImage image = draw(frame);
                if (Platform.isFxApplicationThread()) {
                    finish(frame, image);
                } else {
                    Platform.runLater(() -> finish(frame, image));
                }
            });
        }
    }

    private WritableImage draw(Frame frame) {
        int[] pixels = new int[frame.width * frame.height];
        raster.draw(frame.cloud, frame.extent, frame.width, frame.height, frame.diameter(), frame.inks, pixels);
        // The image reads these very pixels: nothing is copied on the JavaFX thread.
        return new WritableImage(new PixelBuffer<>(
                frame.width, frame.height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance()));
    }

    private void finish(Frame frame, WritableImage image) {
        drawing = false;
        shown = frame;
        view.setImage(image);
        // The view may have moved on while this was drawn: ask to be placed again.
        pane.getParent().requestLayout();
        drawNext();
    }

    /** Whether what is on screen is what was asked for last. */
    boolean upToDate() {
        return !drawing && waiting == null && shown != null;
    }

    /**
     * What a picture of the points shows.
     *
     * @param width in device pixels
     * @param height in device pixels
     * @param scale device pixels a logical pixel
     */
    record Frame(PointCloud cloud, Extent extent, int width, int height, double scale, PointRaster.Inks inks) {
        private static final double PIXELS_A_POINT = 60;

        /** Points shrink as they become many: from 7 pixels where they stand apart to 1 where they are a mass. */
        double diameter() {
            double room = width / scale * (height / scale) / Math.max(1, cloud.countIn(extent));
            return Math.max(1, scale * Math.clamp(Math.sqrt(room / PIXELS_A_POINT) * 5, 1, 7));
        }

        boolean sameAs(@Nullable Frame other) {
            return other != null
                    && cloud == other.cloud
                    && extent.equals(other.extent)
                    && width == other.width
                    && height == other.height
                    && scale == other.scale
                    && inks.equals(other.inks);
        }
    }
}
