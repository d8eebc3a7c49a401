package crmbet.workbench.chart;

import java.util.stream.IntStream;
import javafx.scene.paint.Color;

/**
 * Colours from few to many, in equal steps to the eye: they lie on straight lines through Oklab, whose distances are
 * those that people see, and differ in lightness above all, so that readers with any kind of colour blindness, and
 * greyscale printers, keep their order. Björn Ottosson, "A perceptual color space for image processing", 2020.
 */
enum DensityRamp {
    /** From a pale blue to a dark one on white. */
    LIGHT(new double[][] {{0.83, -0.045, -0.065}, {0.58, -0.02, -0.15}, {0.28, 0.03, -0.13}}),
    /** From blue to a light yellow on black. */
    DARK(new double[][] {{0.36, -0.01, -0.11}, {0.64, -0.03, 0.0}, {0.95, -0.02, 0.13}});

    private static final int STEPS = 256;
    private static final int PIXELS_A_TASK = 1 << 16;
    /** Weights below are looked up, for there are many pixels with few points and few with many. */
    private static final int LOOKED_UP = 1 << 14;

    @SuppressWarnings("ImmutableEnumChecker") // never written, never handed out
    private final int[] argb = new int[STEPS];

    DensityRamp(double[][] anchors) {
        for (int step = 0; step < STEPS; step++) {
            double at = (double) step / (STEPS - 1) * (anchors.length - 1);
            int from = Math.min((int) at, anchors.length - 2);
            double share = at - from;
            double[] lab = new double[3];
            for (int i = 0; i < 3; i++) {
                lab[i] = anchors[from][i] * (1 - share) + anchors[from + 1][i] * share;
            }
            argb[step] = argb(lab);
        }
    }

    static DensityRamp of(ClusterPalette palette) {
        return palette.isDark() ? DARK : LIGHT;
    }

    /** The opaque colour of a share of the scale, 0 to 1. */
    int argb(double share) {
        return argb[(int) Math.round(share * (STEPS - 1))];
    }

    /** As {@link #argb(double)}. */
    Color color(double share) {
        int value = argb(share);
        return Color.rgb((value >> 16) & 0xFF, (value >> 8) & 0xFF, value & 0xFF);
    }

    /**
     * Turns weights into colours.
     *
     * @param pixels those below 0 are weights, negated, and are replaced; others stay
     * @param most the largest weight
     * @param unit the weight of one point: the lower end of the scale
     */
    void colorCounts(int[] pixels, int most, int unit) {
        int[] known = new int[Math.min(most + 1, LOOKED_UP)];
        for (int weight = 1; weight < known.length; weight++) {
            known[weight] = argb[step(weight, most, unit)];
        }
        IntStream.range(0, Math.ceilDiv(pixels.length, PIXELS_A_TASK))
                .parallel()
                .forEach(task -> {
                    int end = Math.min(pixels.length, (task + 1) * PIXELS_A_TASK);
                    for (int i = task * PIXELS_A_TASK; i < end; i++) {
                        if (pixels[i] < 0) {
                            int weight = -pixels[i];
                            pixels[i] = weight < known.length ? known[weight] : argb[step(weight, most, unit)];
                        }
                    }
                });
    }

    private static int step(int weight, int most, int unit) {
        if (weight <= unit) {
            return 0;
        }
        return (int) Math.round(Math.log((double) weight / unit) / Math.log((double) most / unit) * (STEPS - 1));
    }

    /** Ottosson's matrices from Oklab by way of cone responses to linear sRGB. */
    private static int argb(double[] lab) {
        double l = Math.pow(lab[0] + 0.3963377774 * lab[1] + 0.2158037573 * lab[2], 3);
        double m = Math.pow(lab[0] - 0.1055613458 * lab[1] - 0.0638541728 * lab[2], 3);
        double s = Math.pow(lab[0] - 0.0894841775 * lab[1] - 1.2914855480 * lab[2], 3);
        return 0xFF << 24
                | channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) << 16
                | channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) << 8
                | channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
    }

    private static int channel(double linear) {
        double clamped = Math.clamp(linear, 0, 1);
        double encoded = clamped <= 0.0031308 ? 12.92 * clamped : 1.055 * Math.pow(clamped, 1 / 2.4) - 0.055;
        return (int) Math.round(encoded * 255);
    }
}
