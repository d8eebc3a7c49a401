package crmbet.workbench.chart;

import java.nio.IntBuffer;
import java.util.concurrent.Executor;
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
    private final LatestOnly<Drawn> drawing;
    private final FramePainter painter = new FramePainter();
    private final ImageView view = new ImageView();
    private final Rectangle clip = new Rectangle();
    private final Pane pane = new Pane(view);

    private @Nullable Frame shown;
    private int mostOnAPixel;

    PointImage(Executor worker) {
        drawing = new LatestOnly<>(worker);
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
            drawing.run(() -> draw(frame), drawn -> finish(frame, drawn));
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

    private Drawn draw(Frame frame) {
        int[] pixels = new int[frame.width * frame.height];
        int most = painter.paint(frame, pixels);
        // The image reads these very pixels: nothing is copied on the JavaFX thread.
        WritableImage image = new WritableImage(new PixelBuffer<>(
                frame.width, frame.height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance()));
        return new Drawn(image, most);
    }

    private record Drawn(WritableImage image, int most) {}

    private void finish(Frame frame, Drawn drawn) {
        shown = frame;
        view.setImage(drawn.image);
        mostOnAPixel = drawn.most;
        // The view may have moved on while this was drawn: ask to be placed again.
        pane.getParent().requestLayout();
    }

    /** The most points on a pixel of what is on screen; 0 where density is not shown. */
    int mostOnAPixel() {
        return mostOnAPixel;
    }

    /** Whether what is on screen is what was asked for last. */
    boolean upToDate() {
        return drawing.idle() && shown != null;
    }

    /**
     * What a picture of the points shows.
     *
     * @param width in device pixels
     * @param height in device pixels
     * @param scale device pixels a logical pixel
     */
    record Frame(
            PointCloud cloud,
            Extent extent,
            int width,
            int height,
            double scale,
            ClusterPalette palette,
            Shading shading,
            Emphasis emphasis) {
        private static final double PIXELS_A_POINT = 60;
        private static final double SMALLEST_DOT = 1.5;

        /**
         * Points shrink as they become many: from 7 pixels where they stand apart to 1 where they are a mass. Anything
         * between 1 and {@link #SMALLEST_DOT} would look like 1 and take longer.
         */
        double diameter() {
            double room = width / scale * (height / scale) / Math.max(1, cloud.countIn(extent));
            double diameter = Math.min(Math.sqrt(room / PIXELS_A_POINT) * 5, 7);
            return Math.max(1, scale * (diameter < SMALLEST_DOT ? 1 : diameter));
        }

        /** The same with something else that stands out. */
        Frame emphasising(Emphasis other) {
            return new Frame(cloud, extent, width, height, scale, palette, shading, other);
        }

        boolean sameAs(@Nullable Frame other) {
            return other != null
                    && cloud == other.cloud
                    && extent.equals(other.extent)
                    && width == other.width
                    && height == other.height
                    && scale == other.scale
                    && palette == other.palette
                    && shading == other.shading
                    && emphasis.equals(other.emphasis);
        }
    }
}
