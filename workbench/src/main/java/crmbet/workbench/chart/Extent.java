package crmbet.workbench.chart;

/**
 * The part of the plane that is looked at, in data units.
 *
 * @param minX left edge
 * @param maxX right edge, greater than {@code minX}
 * @param minY lower edge
 * @param maxY upper edge, greater than {@code minY}
 */
public record Extent(double minX, double maxX, double minY, double maxY) {
    public Extent {
        if (!(maxX - minX > 0 && maxY - minY > 0) || Double.isInfinite(maxX - minX) || Double.isInfinite(maxY - minY)) {
            throw new IllegalArgumentException(
                    "x " + minX + " to " + maxX + ", y " + minY + " to " + maxY + ": both must rise, and be finite");
        }
    }

    public double width() {
        return maxX - minX;
    }

    public double height() {
        return maxY - minY;
    }

    /** Larger by a share of its size on each side; 0.05 adds a tenth in all. */
    public Extent padded(double share) {
        return new Extent(
                minX - width() * share, maxX + width() * share, minY - height() * share, maxY + height() * share);
    }

    /** Scaled about a point that stays where it is; a factor below 1 comes closer. */
    public Extent zoomed(double factor, double aboutX, double aboutY) {
        return new Extent(
                aboutX + (minX - aboutX) * factor,
                aboutX + (maxX - aboutX) * factor,
                aboutY + (minY - aboutY) * factor,
                aboutY + (maxY - aboutY) * factor);
    }

    public Extent moved(double byX, double byY) {
        return new Extent(minX + byX, maxX + byX, minY + byY, maxY + byY);
    }
}
