package crmbet.workbench.chart;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Turns a cloud into pixels, every point of it. A pixel takes the colour of the cluster with the most points on it
 * (the lowest number when tied); ground groups, such as noise, show only where no other group has a point. The more
 * points, the more opaque; one point alone is already clear to see.
 *
 * <p>Each worker owns whole rows of pixels, so that nothing is shared and the picture does not depend on the number of
 * threads. Time is O(points in view + pixels). Keeps its buffers from frame to frame: one frame at a time.
 */
final class PointRaster {
    private static final int EMPTY = -1;
    /** Weight of a pixel that a point covers wholly. */
    private static final int FULL = 255;

    private static final double OPACITY_OF_ONE_POINT = 0.8;
    private static final int ROWS_A_WORKER = 64;

    private int width;
    private int height;
    private int[] layerOfWeight = {};
    private int[] weight = {};
    private int[] bestWeight = {};
    /** The layer that owns the pixel; ground layers as −2 − layer, so that anything else may take it from them. */
    private int[] owner = {};

    /**
     * Draws.
     *
     * @param pixels premultiplied ARGB, {@code width × height}, row by row from the top; overwritten
     * @param diameter of a point in pixels, 1 or more
     * @param inks how each group is drawn
     */
    void draw(PointCloud cloud, Extent extent, int width, int height, double diameter, Inks inks, int[] pixels) {
        if (pixels.length != width * height) {
            throw new IllegalArgumentException(pixels.length + " pixels are not " + width + " × " + height);
        }
        resize(width, height);
        Dot dot = Dot.ofDiameter(diameter);
        Projection projection = Projection.of(cloud.bounds(), extent, width, height);
        int bands = (height + ROWS_A_WORKER - 1) / ROWS_A_WORKER;
        IntStream.range(0, bands).parallel().forEach(band -> {
            int top = band * ROWS_A_WORKER;
            int end = Math.min(height, top + ROWS_A_WORKER);
            clear(top, end);
            List<PointLayer> layers = cloud.layers();
            for (int layer = 0; layer < layers.size(); layer++) {
                if (inks.ground(layers.get(layer).group)) {
                    drawLayer(layers.get(layer), layer, true, dot, projection, top, end);
                }
            }
            for (int layer = 0; layer < layers.size(); layer++) {
                if (!inks.ground(layers.get(layer).group)) {
                    drawLayer(layers.get(layer), layer, false, dot, projection, top, end);
                }
            }
            color(top, end, layers, inks, pixels);
        });
    }

    private void resize(int newWidth, int newHeight) {
        width = newWidth;
        height = newHeight;
        if (owner.length < width * height) {
            layerOfWeight = new int[width * height];
            weight = new int[width * height];
            bestWeight = new int[width * height];
            owner = new int[width * height];
        }
    }

    private void clear(int top, int end) {
        Arrays.fill(layerOfWeight, top * width, end * width, EMPTY);
        Arrays.fill(bestWeight, top * width, end * width, 0);
        Arrays.fill(owner, top * width, end * width, EMPTY);
    }

    private void drawLayer(
            PointLayer layer, int number, boolean ground, Dot dot, Projection projection, int top, int end) {
        int mark = ground ? -2 - number : number;
        layer.forEachRun(
                projection.cloudX(-dot.reach() - 1),
                projection.cloudX(width + dot.reach() + 1),
                projection.cloudY(end + dot.reach() + 1),
                projection.cloudY(top - dot.reach() - 1),
                (from, to) -> {
                    if (dot.reach() == 0) {
                        drawPixels(layer, from, to, mark, projection, top, end);
                    } else {
                        drawDots(layer, from, to, mark, dot, projection, top, end);
                    }
                });
    }

    private void drawPixels(PointLayer layer, int from, int to, int mark, Projection projection, int top, int end) {
        for (int i = from; i < to; i++) {
            int column = projection.column(layer.x[i]);
            int row = projection.row(layer.y[i]);
            if (column >= 0 && column < width && row >= top && row < end) {
                add(row * width + column, FULL, mark);
            }
        }
    }

    private void drawDots(
            PointLayer layer, int from, int to, int mark, Dot dot, Projection projection, int top, int end) {
        int reach = dot.reach();
        int side = 2 * reach + 1;
        for (int i = from; i < to; i++) {
            int left = projection.column(layer.x[i]) - reach;
            int upper = projection.row(layer.y[i]) - reach;
            for (int row = Math.max(top, upper); row < Math.min(end, upper + side); row++) {
                for (int column = Math.max(0, left); column < Math.min(width, left + side); column++) {
                    int covered = dot.coverage()[(row - upper) * side + column - left];
                    if (covered > 0) {
                        add(row * width + column, covered, mark);
                    }
                }
            }
        }
    }

    private void add(int pixel, int covered, int mark) {
        // Layers come one after the other, so one counter a pixel is enough for the exact majority of any number of
        // them.
        int now = covered;
        if (layerOfWeight[pixel] == mark) {
            now += weight[pixel];
        } else {
            layerOfWeight[pixel] = mark;
        }
        weight[pixel] = now;
        if (now > bestWeight[pixel] || (mark >= 0 && owner[pixel] < 0)) {
            bestWeight[pixel] = now;
            owner[pixel] = mark;
        }
    }

    private void color(int top, int end, List<PointLayer> layers, Inks inks, int[] pixels) {
        int[][] shades = new int[layers.size()][];
        for (int pixel = top * width; pixel < end * width; pixel++) {
            int mark = owner[pixel];
            if (mark == EMPTY) {
                pixels[pixel] = 0;
                continue;
            }
            int layer = mark < 0 ? -2 - mark : mark;
            if (shades[layer] == null) {
                shades[layer] = inks.shades(layers.get(layer).group);
            }
            pixels[pixel] = shades[layer][Math.min(bestWeight[pixel], shades[layer].length - 1)];
        }
    }

    /**
     * How groups are drawn.
     *
     * @param palette their colours
     * @param emphasised the one group that stands out, on top of all others, which turn pale; empty for none
     */
    record Inks(ClusterPalette palette, Optional<Group> emphasised) {
        private static final double FAINT = 0.28;

        /** Whether a group lies beneath those that are not. */
        boolean ground(Group group) {
            return emphasised.isPresent() ? pale(group) : group.isNoise();
        }

        private boolean pale(Group group) {
            return emphasised.isPresent() && !emphasised.get().equals(group);
        }

        /** Premultiplied colours by the weight on the pixel. */
        int[] shades(Group group) {
            boolean pale = pale(group);
            int rgb = palette.rgb(pale ? Group.NOISE : group);
            int[] shades = new int[FULL * 4 + 1];
            for (int w = 0; w < shades.length; w++) {
                double opacity = 1 - Math.pow(1 - OPACITY_OF_ONE_POINT, (double) w / FULL);
                int alpha = (int) Math.round((pale ? FAINT : 1) * opacity * 255);
                shades[w] = (alpha << 24)
                        | (channel(rgb, 16, alpha) << 16)
                        | (channel(rgb, 8, alpha) << 8)
                        | channel(rgb, 0, alpha);
            }
            return shades;
        }

        private static int channel(int rgb, int shift, int alpha) {
            return ((rgb >> shift) & 0xFF) * alpha / 255;
        }
    }

    /** From a cloud's coordinates to pixels: pixel = scale · coordinate + shift. */
    private record Projection(double scaleX, double shiftX, double scaleY, double shiftY) {
        static Projection of(Extent bounds, Extent extent, int width, int height) {
            double pixelsAcross = width / extent.width();
            double pixelsUp = height / extent.height();
            return new Projection(
                    bounds.width() * pixelsAcross,
                    (bounds.minX() - extent.minX()) * pixelsAcross,
                    -bounds.height() * pixelsUp,
                    (extent.maxY() - bounds.minY()) * pixelsUp);
        }

        int column(float x) {
            return (int) Math.floor(scaleX * x + shiftX);
        }

        int row(float y) {
            return (int) Math.floor(scaleY * y + shiftY);
        }

        double cloudX(double column) {
            return (column - shiftX) / scaleX;
        }

        double cloudY(double row) {
            return (row - shiftY) / scaleY;
        }
    }
}
