package crmbet.workbench.chart;

import java.awt.image.BufferedImage;
import java.text.NumberFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/**
 * Every customer as a point: axes by JFreeChart over a raster of all points, none left out. Wheel or + and − zoom,
 * dragging or arrows move, dragging with Shift zooms to a box, double click or 0 shows all again. Hovering describes
 * the nearest point. Colours come from the theme and change with it.
 */
public final class ScatterChart extends Region {
    private static final StyleablePropertyFactory<ScatterChart> STYLES =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    private static final CssMetaData<ScatterChart, Color> TEXT =
            STYLES.createColorCssMetaData("-chart-text", chart -> chart.text, Color.GRAY, false);
    private static final CssMetaData<ScatterChart, Color> LINE =
            STYLES.createColorCssMetaData("-chart-line", chart -> chart.line, Color.LIGHTGRAY, false);
    private static final CssMetaData<ScatterChart, Color> GROUND =
            STYLES.createColorCssMetaData("-chart-background", chart -> chart.ground, Color.WHITE, false);

    private static final double MARGIN = 0.03;
    private static final double HOVER_RADIUS = 12;

    private final StyleableProperty<Color> text = color(TEXT);
    private final StyleableProperty<Color> line = color(LINE);
    private final StyleableProperty<Color> ground = color(GROUND);

    private final ObjectProperty<@Nullable PointCloud> cloud = new SimpleObjectProperty<>(this, "cloud");
    private final ObjectProperty<Optional<Group>> emphasised =
            new SimpleObjectProperty<>(this, "emphasised", Optional.empty());
    private final ObjectProperty<@Nullable Extent> extent = new SimpleObjectProperty<>(this, "extent");
    private final StringProperty titleX = new SimpleStringProperty(this, "titleX", "");
    private final StringProperty titleY = new SimpleStringProperty(this, "titleY", "");
    private Function<Group, String> labels = group -> "";
    private Consumer<Group> onChosen = group -> {};

    private final ScatterAxes axes = new ScatterAxes();
    private final PointImage points;
    private final ScatterOverlay overlay = new ScatterOverlay();
    private Bounds area = new BoundingBox(0, 0, 1, 1);

    /** A chart whose frames are drawn by {@code worker}, which must not be the JavaFX thread's own queue. */
    public ScatterChart(Executor worker) {
        points = new PointImage(worker);
        getStyleClass().add("scatter-chart");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(120, 120);
        setPrefSize(640, 400);
        getChildren().addAll(points.node(), axes.node(), overlay);
        cloud.subscribe(this::showAll);
        emphasised.subscribe(this::requestLayout);
        extent.subscribe(this::requestLayout);
        titleX.subscribe(this::requestLayout);
        titleY.subscribe(this::requestLayout);
        overlay.fontProperty().subscribe(this::requestLayout);
        new ScatterNavigation(this).install();
    }

    private StyleableProperty<Color> color(CssMetaData<ScatterChart, Color> style) {
        return new javafx.css.SimpleStyleableObjectProperty<>(
                style, this, style.getProperty(), style.getInitialValue(this)) {
            @Override
            protected void invalidated() {
                get(); // otherwise only the first change would be told
                requestLayout();
            }
        };
    }

    /** What is drawn; null for nothing. A new cloud is shown whole. */
    public ObjectProperty<@Nullable PointCloud> cloudProperty() {
        return cloud;
    }

    /** The group that stands out while the others turn pale. */
    public ObjectProperty<Optional<Group>> emphasisedProperty() {
        return emphasised;
    }

    /** What of the plane is shown; null while there is nothing to show. */
    public ObjectProperty<@Nullable Extent> extentProperty() {
        return extent;
    }

    /** Title of the horizontal axis, with its unit. */
    public StringProperty titleXProperty() {
        return titleX;
    }

    /** Title of the vertical axis, with its unit. */
    public StringProperty titleYProperty() {
        return titleY;
    }

    /** What hovering says about a row. */
    public void setDescriber(Function<PointCloud.Hit, PointDescription> describer) {
        overlay.setDescriber(describer);
    }

    /** What is written in the middle of each group; an empty text writes nothing. */
    public void setLabels(Function<Group, String> labels) {
        this.labels = labels;
        requestLayout();
    }

    /** How numbers at the axes are written, by their decimals: in the user's language. */
    public void setNumbers(IntFunction<NumberFormat> numbers) {
        axes.setNumbers(numbers);
        requestLayout();
    }

    /** Called with the group of a point that was clicked. */
    public void setOnChosen(Consumer<Group> onChosen) {
        this.onChosen = onChosen;
    }

    /** The palette that suits the theme of the moment. */
    public ClusterPalette palette() {
        return ClusterPalette.on(ground.getValue());
    }

    /** Shows all points again. */
    public void showAll() {
        PointCloud shown = cloud.get();
        extent.set(shown == null ? null : shown.bounds().padded(MARGIN));
        overlay.clearHover();
        requestLayout();
    }

    /** Whether the picture shows what was asked for last; false while a frame is being drawn. */
    public boolean upToDate() {
        return points.upToDate();
    }

    @Override
    protected void layoutChildren() {
        PointCloud shown = cloud.get();
        Extent view = extent.get();
        boolean any = shown != null && view != null;
        getChildren().forEach(child -> child.setVisible(any));
        if (shown == null || view == null || getWidth() <= 1 || getHeight() <= 1) {
            return;
        }
        axes.setTitles(titleX.get(), titleY.get());
        axes.setLook(text.getValue(), line.getValue(), overlay.fontProperty().getValue());
        area = axes.draw(getWidth(), getHeight(), view);
        double scale = getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getOutputScaleX();
        points.show(frame(shown, view, scale), area);
        overlay.resizeRelocate(0, 0, getWidth(), getHeight());
        overlay.show(shown, view, area, palette(), labels, emphasised.get());
    }

    private PointImage.Frame frame(PointCloud shown, Extent view, double scale) {
        return new PointImage.Frame(
                shown,
                view,
                (int) Math.ceil(area.getWidth() * scale),
                (int) Math.ceil(area.getHeight() * scale),
                scale,
                new PointRaster.Inks(palette(), emphasised.get()));
    }

    /**
     * What is shown, drawn anew for a file.
     *
     * @param scale pixels of the picture for each logical pixel on screen
     * @throws IllegalStateException if nothing is shown
     */
    public BufferedImage picture(double scale) {
        PointCloud shown = cloud.get();
        Extent view = extent.get();
        if (shown == null || view == null) {
            throw new IllegalStateException("there is no picture of nothing: give the chart a cloud first");
        }
        return new ScatterPicture(
                        getWidth(),
                        getHeight(),
                        area,
                        ScatterAxes.awt(ground.getValue()),
                        overlay.tags(text.getValue()))
                .draw(
                        frame(shown, view, scale),
                        axes,
                        overlay.fontProperty().getValue().getFamily());
    }

    /** Where the points are, in this region's coordinates. */
    Bounds area() {
        return area;
    }

    void hover(double atX, double atY) {
        overlay.hover(hit(atX, atY), atX, atY);
    }

    void clearHover() {
        overlay.clearHover();
    }

    void choose(double atX, double atY) {
        hit(atX, atY).map(PointCloud.Hit::group).ifPresent(onChosen);
    }

    void showBox(@Nullable Bounds box) {
        overlay.showBox(box);
    }

    private Optional<PointCloud.Hit> hit(double atX, double atY) {
        PointCloud shown = cloud.get();
        Extent view = extent.get();
        if (shown == null || view == null || !area.contains(atX, atY)) {
            return Optional.empty();
        }
        Optional<Group> only = emphasised.get();
        return shown.nearest(
                view,
                area.getWidth(),
                area.getHeight(),
                atX - area.getMinX(),
                atY - area.getMinY(),
                HOVER_RADIUS,
                group -> only.isEmpty() || only.get().equals(group));
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return STYLES.getCssMetaData();
    }

    @Override
    public String getUserAgentStylesheet() {
        return Objects.requireNonNull(ScatterChart.class.getResource("chart.css"))
                .toExternalForm();
    }
}
