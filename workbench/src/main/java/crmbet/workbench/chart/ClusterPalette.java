package crmbet.workbench.chart;

import java.util.Arrays;
import java.util.List;
import javafx.scene.paint.Color;

/**
 * The colour of each cluster, the same in every picture. Both sets were chosen to stay apart for readers with any of
 * the common kinds of colour blindness; beyond eight clusters colours repeat, and highlighting has to tell them apart.
 * Immutable. Two are equal only if they are the same object, so that whoever shows names beside colours is told when
 * clusters have got others.
 */
public final class ClusterPalette {
    public static final ClusterPalette LIGHT =
            new ClusterPalette(0xE1782D, 0x002DB4, 0x870000, 0x0078A5, 0x871EF0, 0xC32D4B, 0x3C96FF, 0x5A2D69);

    /** Okabe and Ito's set without black, and the blue of the light set made lighter as the eighth. */
    public static final ClusterPalette DARK =
            new ClusterPalette(0xE69F00, 0x56B4E9, 0x009E73, 0xF0E442, 0x0072B2, 0xD55E00, 0xCC79A7, 0x9AA5FF);

    private static final int NOISE = 0x8C8C8C;

    private final int[] rgb;
    /** The place of each cluster's colour; a cluster beyond has that of its number. */
    private final List<Integer> places;

    private ClusterPalette(int... rgb) {
        this(rgb, List.of());
    }

    private ClusterPalette(int[] rgb, List<Integer> places) {
        this.rgb = rgb;
        this.places = List.copyOf(places);
    }

    /** The palette that is legible on a background. */
    public static ClusterPalette on(Color background) {
        return background.getBrightness() < 0.5 ? DARK : LIGHT;
    }

    /**
     * The same colours dealt out otherwise, as when clusters keep those of a former run.
     *
     * @param colours for each cluster by number the index of its colour, 0 or more
     */
    public ClusterPalette dealtOut(List<Integer> colours) {
        return new ClusterPalette(rgb, colours);
    }

    /** Whether it is legible on a dark background. */
    public boolean isDark() {
        return Arrays.equals(rgb, DARK.rgb);
    }

    /** Red, green and blue in the low 24 bits. */
    public int rgb(Group group) {
        if (group.isNoise()) {
            return NOISE;
        }
        int cluster = group.cluster().getAsInt();
        return rgb[(cluster < places.size() ? places.get(cluster) : cluster) % rgb.length];
    }

    /** The colour of a group's points, bars and labels. */
    public Color color(Group group) {
        int value = rgb(group);
        return Color.rgb((value >> 16) & 0xFF, (value >> 8) & 0xFF, value & 0xFF);
    }
}
