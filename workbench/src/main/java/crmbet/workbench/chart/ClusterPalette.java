package crmbet.workbench.chart;

import javafx.scene.paint.Color;

/**
 * The colour of each cluster, the same in every picture. Both sets were chosen to stay apart for readers with any of
 * the common kinds of colour blindness; beyond eight clusters colours repeat, and highlighting has to tell them apart.
 */
public enum ClusterPalette {
    LIGHT(0xE1782D, 0x002DB4, 0x870000, 0x0078A5, 0x871EF0, 0xC32D4B, 0x3C96FF, 0x5A2D69),
    /** Okabe and Ito's set without black, and the blue of the light set made lighter as the eighth. */
    DARK(0xE69F00, 0x56B4E9, 0x009E73, 0xF0E442, 0x0072B2, 0xD55E00, 0xCC79A7, 0x9AA5FF);

    private static final int NOISE = 0x8C8C8C;

    @SuppressWarnings("ImmutableEnumChecker") // never written, never handed out
    private final int[] rgb;

    ClusterPalette(int... rgb) {
        this.rgb = rgb;
    }

    /** The palette that is legible on a background. */
    public static ClusterPalette on(Color background) {
        return background.getBrightness() < 0.5 ? DARK : LIGHT;
    }

    /** Red, green and blue in the low 24 bits. */
    public int rgb(Group group) {
        return group.isNoise() ? NOISE : rgb[group.cluster().getAsInt() % rgb.length];
    }

    /** The colour of a group's points, bars and labels. */
    public Color color(Group group) {
        int value = rgb(group);
        return Color.rgb((value >> 16) & 0xFF, (value >> 8) & 0xFF, value & 0xFF);
    }
}
