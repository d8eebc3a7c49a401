package crmbet.workbench.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Points that are drawn alike, and counted together.
 *
 * @param layers the points
 * @param tier coats of a higher one lie on top, however few their points
 * @param shades premultiplied colours by the weight on a pixel, {@link Dot#FULL} for each point; empty to shade by density
 */
@SuppressWarnings("ArrayRecordComponent") // read for every pixel
record Coat(List<PointLayer> layers, int tier, int[] shades) {
    /** Weights from this on look alike. */
    static final int LARGEST_WEIGHT = 4 * Dot.FULL;

    private static final int[] BY_DENSITY = {};
    private static final double OPACITY_OF_ONE_POINT = 0.8;
    private static final double FAINT = 0.28;

    Coat {
        layers = List.copyOf(layers);
    }

    boolean byDensity() {
        return shades.length == 0;
    }

    /** Everything in one layer of colours: clusters over noise, or all by density. */
    static List<Coat> plain(PointCloud cloud, ClusterPalette palette, Shading shading) {
        List<Coat> coats = new ArrayList<>();
        colored(cloud.layers(), palette, shading, 0, coats);
        return coats;
    }

    /** A group over all others in grey. */
    static List<Coat> emphasising(Group group, PointCloud cloud, ClusterPalette palette, Shading shading) {
        List<Coat> coats = new ArrayList<>();
        coats.add(pale(
                cloud.layers().stream()
                        .filter(layer -> !layer.group.equals(group))
                        .toList(),
                palette));
        colored(
                cloud.layers().stream()
                        .filter(layer -> layer.group.equals(group))
                        .toList(),
                palette,
                shading,
                1,
                coats);
        return coats;
    }

    /** Some points over all points in grey; what is in front covers its own grey points, so they need not be taken out. */
    static List<Coat> emphasising(PointCloud front, PointCloud cloud, ClusterPalette palette, Shading shading) {
        List<Coat> coats = new ArrayList<>();
        coats.add(pale(cloud.layers(), palette));
        colored(front.layers(), palette, shading, 1, coats);
        return coats;
    }

    private static void colored(
            List<PointLayer> layers, ClusterPalette palette, Shading shading, int tier, List<Coat> coats) {
        switch (shading) {
            case DENSITY -> coats.add(new Coat(layers, tier, BY_DENSITY));
            case CLUSTERS ->
                layers.forEach(layer -> coats.add(new Coat(
                        List.of(layer), layer.group.isNoise() ? tier : tier + 1, shades(palette.rgb(layer.group), 1))));
        }
    }

    private static Coat pale(List<PointLayer> layers, ClusterPalette palette) {
        return new Coat(layers, 0, shades(palette.rgb(Group.NOISE), FAINT));
    }

    /** The more points, the more opaque; one point alone is already clear to see. */
    static int[] shades(int rgb, double strength) {
        int[] shades = new int[LARGEST_WEIGHT + 1];
        for (int weight = 0; weight < shades.length; weight++) {
            double opacity = 1 - Math.pow(1 - OPACITY_OF_ONE_POINT, (double) weight / Dot.FULL);
            int alpha = (int) Math.round(strength * opacity * 255);
            shades[weight] = (alpha << 24)
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
