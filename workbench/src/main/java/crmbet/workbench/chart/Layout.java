package crmbet.workbench.chart;

/** How the points of a layer are put on pixels. */
sealed interface Layout {
    /** The pixels that a layer may touch. */
    PixelBox box(PointLayer layer);

    /** At most how many pixels of a band a layer touches, each time counted. */
    long mostPixels(PointLayer layer, RasterBand band);

    void put(PointLayer layer, RasterBand band);

    /** Bin by bin, each where its middle is. */
    record OfBins(Projection projection, BinPlaces places) implements Layout {
        @Override
        public PixelBox box(PointLayer layer) {
            return projection.box(layer, 1);
        }

        @Override
        public long mostPixels(PointLayer layer, RasterBand band) {
            return places.countIn(layer.level(places.side()), band.top(), band.end());
        }

        @Override
        public void put(PointLayer layer, RasterBand band) {
            band.addBins(layer.level(places.side()), places);
        }
    }

    /** Point by point, each where it is. */
    record OfPoints(Projection projection, Dot dot, Dot.Steps steps) implements Layout {
        @Override
        public PixelBox box(PointLayer layer) {
            return projection.box(layer, dot.reach());
        }

        @Override
        public long mostPixels(PointLayer layer, RasterBand band) {
            int[] count = {0};
            forEachRun(layer, band, (from, to) -> count[0] += to - from);
            return (long) count[0] * dot.coverage().length;
        }

        @Override
        public void put(PointLayer layer, RasterBand band) {
            if (dot.reach() == 0) {
                forEachRun(layer, band, (from, to) -> band.addPoints(layer, from, to, projection));
            } else {
                forEachRun(layer, band, (from, to) -> band.addDots(layer, from, to, projection, dot, steps));
            }
        }

        private void forEachRun(PointLayer layer, RasterBand band, PointLayer.RunVisitor visitor) {
            int margin = dot.reach() + 1;
            layer.forEachRun(
                    projection.cloudX(-margin),
                    projection.cloudX(band.width() + margin),
                    projection.cloudY(band.end() + margin),
                    projection.cloudY(band.top() - margin),
                    visitor);
        }
    }
}
