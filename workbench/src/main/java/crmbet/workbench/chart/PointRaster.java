package crmbet.workbench.chart;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Turns a cloud into pixels, every point of it. A pixel takes the colour of the cluster with the most points on it
 * (the lowest number when tied); coats of a lower tier, such as noise, show only where no other has a point. The more
 * points, the more opaque.
 *
 * <p>What is exact: no point is left out, and the majority of a pixel is the true majority of the points drawn on it.
 * What is approximate: points of a pixel's width, of a cloud that has {@linkplain PointCloud#binSide bins} of a third of a
 * pixel or less, are drawn where the middle of their bin is. That is at most a sixth of a pixel from their own place, so
 * that a point near the edge of a pixel may be drawn on the one beside it, never further. Closer than that, and wherever
 * points are wider than a pixel, each is drawn at its own place, to the seven digits that a cloud keeps.
 *
 * <p>Each worker owns whole rows of pixels, so that nothing is shared and the picture does not depend on the number of
 * threads. Time is O(occupied bins + pixels) or O(points in view + pixels). Keeps its buffers from frame to frame: one
 * frame at a time.
 */
final class PointRaster {
    /** Few enough that a worker's counters stay in its core's cache. */
    private static final int ROWS_A_BAND = 64;

    private final Deque<RasterBand> idle = new ArrayDeque<>();

    /**
     * Draws.
     *
     * @param cloud whose bounds and bins all coats share
     * @param coats by rising tier
     * @param pixels premultiplied ARGB, {@code width × height}, row by row from the top; overwritten
     * @param diameter of a point in pixels, 1 or more
     * @param ramp the colours of coats that are shaded by density
     * @return the most points on a pixel of a coat that is shaded by density; 0 if there is none
     */
    int draw(
            PointCloud cloud,
            List<Coat> coats,
            Extent extent,
            int width,
            int height,
            double diameter,
            DensityRamp ramp,
            int[] pixels) {
        if (pixels.length != width * height) {
            throw new IllegalArgumentException(pixels.length + " pixels are not " + width + " × " + height);
        }
        Dot dot = Dot.ofDiameter(diameter);
        Projection projection = Projection.of(cloud.bounds(), extent, width, height);
        OptionalInt binSide = dot.reach() == 0 ? cloud.binSide(projection.largestScale()) : OptionalInt.empty();
        Layout layout = binSide.isPresent()
                ? new Layout.OfBins(projection, new BinPlaces(binSide.getAsInt(), projection, width))
                : new Layout.OfPoints(projection, dot, dot.steps(width));
        int unit = dot.reach() == 0 ? 1 : Dot.FULL;
        int[] shades = shades(coats, unit);
        int most = IntStream.range(0, Math.ceilDiv(height, ROWS_A_BAND))
                .parallel()
                .map(number -> {
                    int top = number * ROWS_A_BAND;
                    RasterBand band = take();
                    band.begin(width, top, Math.min(height, top + ROWS_A_BAND));
                    for (int coat = 0; coat < coats.size(); coat++) {
                        put(coats.get(coat), coat, layout, band);
                    }
                    int densest = color(coats, shades, band, pixels);
                    giveBack(band);
                    return densest;
                })
                .max()
                .orElse(0);
        if (most > 0) {
            ramp.colorCounts(pixels, most, unit);
        }
        return most / unit;
    }

    /** For no coat, then for each, the colours by weight in units of a point. */
    private static int[] shades(List<Coat> coats, int unit) {
        int stride = stride(unit);
        int[] shades = new int[(coats.size() + 1) * stride];
        for (int coat = 0; coat < coats.size(); coat++) {
            for (int weight = 0; weight < stride && !coats.get(coat).byDensity(); weight++) {
                shades[(coat + 1) * stride + weight] = coats.get(coat).shades()[weight * (Dot.FULL / unit)];
            }
        }
        return shades;
    }

    private static int stride(int unit) {
        return Coat.LARGEST_WEIGHT / Dot.FULL * unit + 1;
    }

    private static void put(Coat coat, int number, Layout layout, RasterBand band) {
        PixelBox box = new PixelBox(0, 0, 0, 0);
        long mostPixels = 0;
        for (PointLayer layer : coat.layers()) {
            PixelBox here = layout.box(layer).within(band.width(), band.top(), band.end());
            if (here.area() > 0) {
                box = box.union(here);
                mostPixels += layout.mostPixels(layer, band);
            }
        }
        if (mostPixels > 0) {
            band.beginCoat(mostPixels, box);
            for (PointLayer layer : coat.layers()) {
                layout.put(layer, band);
            }
            band.endCoat(number, coat.tier(), box);
        }
    }

    private static int color(List<Coat> coats, int[] shades, RasterBand band, int[] pixels) {
        band.color(shades, shades.length / (coats.size() + 1), pixels);
        boolean[] byDensity = new boolean[coats.size()];
        boolean any = false;
        for (int coat = 0; coat < byDensity.length; coat++) {
            byDensity[coat] = coats.get(coat).byDensity();
            any |= byDensity[coat];
        }
        return any ? band.writeWeights(byDensity, pixels) : 0;
    }

    private RasterBand take() {
        synchronized (idle) {
            return idle.isEmpty() ? new RasterBand() : idle.pop();
        }
    }

    private void giveBack(RasterBand band) {
        synchronized (idle) {
            idle.push(band);
        }
    }
}
