package crmbet.workbench.chart;

/** From a cloud's coordinates, 0 to 1, to pixels from the upper left: pixel = scale · coordinate + shift. */
record Projection(double scaleX, double shiftX, double scaleY, double shiftY) {
    /** @param bounds of the cloud */
    static Projection of(Extent bounds, Extent extent, int width, int height) {
        double pixelsAcross = width / extent.width();
        double pixelsUp = height / extent.height();
        return new Projection(
                bounds.width() * pixelsAcross,
                (bounds.minX() - extent.minX()) * pixelsAcross,
                -bounds.height() * pixelsUp,
                (extent.maxY() - bounds.minY()) * pixelsUp);
    }

    /** The pixel column; any below 0 for what is left of the picture. */
    int column(double x) {
        // Rounds down from −1 on: several times faster than Math.floor.
        return (int) (scaleX * x + shiftX + 1) - 1;
    }

    /** The pixel row; any below 0 for what is above the picture. */
    int row(double y) {
        return (int) (scaleY * y + shiftY + 1) - 1;
    }

    /** The pixels that a layer may touch. */
    PixelBox box(PointLayer layer, int reach) {
        return new PixelBox(
                column(layer.cellLeft(0)) - reach - 1,
                row(layer.cellBottom(layer.side())) - reach - 1,
                Math.addExact(Math.min(column(layer.cellLeft(layer.side())), Integer.MAX_VALUE / 2), reach + 2),
                Math.addExact(Math.min(row(layer.cellBottom(0)), Integer.MAX_VALUE / 2), reach + 2));
    }

    double cloudX(double column) {
        return (column - shiftX) / scaleX;
    }

    double cloudY(double row) {
        return (row - shiftY) / scaleY;
    }

    /** Pixels of the longer side of the cloud's bounds. */
    double largestScale() {
        return Math.max(scaleX, -scaleY);
    }
}
