package crmbet.workbench.chart;

/** A rectangle of pixels; right and bottom are exclusive. */
record PixelBox(int left, int top, int right, int bottom) {
    /** The part of this on some rows of a picture. */
    PixelBox within(int width, int topRow, int endRow) {
        return new PixelBox(
                Math.clamp(left, 0, width),
                Math.clamp(top, topRow, endRow),
                Math.clamp(right, 0, width),
                Math.clamp(bottom, topRow, endRow));
    }

    /** The smallest rectangle around both; one without area adds nothing. */
    PixelBox union(PixelBox other) {
        if (area() <= 0 || other.area() <= 0) {
            return area() <= 0 ? other : this;
        }
        return new PixelBox(
                Math.min(left, other.left),
                Math.min(top, other.top),
                Math.max(right, other.right),
                Math.max(bottom, other.bottom));
    }

    long area() {
        return (long) (right - left) * (bottom - top);
    }
}
