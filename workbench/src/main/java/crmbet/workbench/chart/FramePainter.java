package crmbet.workbench.chart;

import crmbet.core.feature.RowSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paints frames one after the other, and keeps from one to the next what both need. */
final class FramePainter {
    private final PointRaster raster = new PointRaster();
    private @Nullable PointCloud cloud;
    private @Nullable RowSet rows;
    private @Nullable PointCloud front;

    /**
     * Paints.
     *
     * @param pixels as {@link PointRaster} wants them
     * @return the most points on a pixel where density is shown, otherwise 0
     */
    int paint(PointImage.Frame frame, int[] pixels) {
        return raster.draw(
                frame.cloud(),
                coats(frame),
                frame.extent(),
                frame.width(),
                frame.height(),
                frame.diameter(),
                DensityRamp.of(frame.palette()),
                pixels);
    }

    private List<Coat> coats(PointImage.Frame frame) {
        PointCloud of = frame.cloud();
        return switch (frame.emphasis()) {
            case Emphasis.None _ -> Coat.plain(of, frame.palette(), frame.shading());
            case Emphasis.OfGroup(Group group) -> Coat.emphasising(group, of, frame.palette(), frame.shading());
            case Emphasis.OfRows(RowSet some) ->
                Coat.emphasising(front(of, some), of, frame.palette(), frame.shading());
        };
    }

    private PointCloud front(PointCloud of, RowSet wanted) {
        PointCloud known = front;
        if (known == null || cloud != of || !wanted.equals(rows)) {
            known = of.only(wanted);
            cloud = of;
            rows = wanted;
            front = known;
        }
        return known;
    }
}
