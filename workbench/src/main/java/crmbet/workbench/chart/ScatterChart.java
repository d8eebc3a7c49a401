package crmbet.workbench.chart;

import crmbet.core.feature.RowSet;
import crmbet.workbench.message.Formats;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/**
 * Every customer as a point: axes by JFreeChart over a raster of all points, none left out. Wheel or + and − zoom,
 * dragging or arrows move, dragging with Shift zooms to a box, double click or 0 shows all again. Hovering describes
 * the nearest point. Colours come from the theme and change with it.
 *
 * <p>Dragging with Ctrl draws a lasso, with Ctrl and Shift a box; with a {@linkplain #toolProperty() tool} chosen it does
 * so without Ctrl, and then Shift adds to what was selected. Alt takes away from it, Escape gives up. With the keyboard, a
 * crosshair stands in the middle: Enter chooses the group under it, Space selects all that is in view.
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
    /** The crosshair moves in steps: what it means may lie further off. */
    private static final double CROSSHAIR_RADIUS = 48;

    private final StyleableProperty<Color> text = color(TEXT);
    private final StyleableProperty<Color> line = color(LINE);
    private final StyleableProperty<Color> ground = color(GROUND);

    private final ObjectProperty<@Nullable PointCloud> cloud = new SimpleObjectProperty<>(this, "cloud");
    private final ObjectProperty<Optional<Group>> emphasised =
            new SimpleObjectProperty<>(this, "emphasised", Optional.empty());
    private final ObjectProperty<Optional<RowSet>> emphasisedRows =
            new SimpleObjectProperty<>(this, "emphasisedRows", Optional.empty());
    private final ObjectProperty<OptionalInt> markedRow =
            new SimpleObjectProperty<>(this, "markedRow", OptionalInt.empty());
    private final ObjectProperty<Shading> shading = new SimpleObjectProperty<>(this, "shading", Shading.CLUSTERS);
    private final ObjectProperty<SelectionTool> tool = new SimpleObjectProperty<>(this, "tool", SelectionTool.NONE);
    private final ObjectProperty<@Nullable Extent> extent = new SimpleObjectProperty<>(this, "extent");
    private final ReadOnlyObjectWrapper<Optional<PointCloud.Hit>> hovered =
            new ReadOnlyObjectWrapper<>(this, "hovered", Optional.empty());
    private final StringProperty titleX = new SimpleStringProperty(this, "titleX", "");
    private final StringProperty titleY = new SimpleStringProperty(this, "titleY", "");
    private Function<Group, String> labels = group -> "";
    private List<Integer> colours = List.of();
    private ClusterPalette palette = ClusterPalette.LIGHT;
    private Consumer<Group> onChosen = group -> {};
    private Consumer<Selection> onSelected = selection -> {};
    private IntFunction<NumberFormat> numbers = new Formats(Locale.ROOT)::numbers;
    private IntFunction<String> countText = Integer::toString;

    private final ScatterAxes axes = new ScatterAxes();
    private final PointImage points;
    private final LatestOnly<Integer> counting;
    private final LatestOnly<RowSet> selecting;
    private final ScatterOverlay overlay = new ScatterOverlay();
    private Bounds area = new BoundingBox(0, 0, 1, 1);

    /** A chart whose frames are drawn by {@code worker}, which must not be the JavaFX thread's own queue. */
    public ScatterChart(Executor worker) {
        points = new PointImage(worker);
        counting = new LatestOnly<>(worker);
        selecting = new LatestOnly<>(worker);
        getStyleClass().add("scatter-chart");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(120, 120);
        setPrefSize(640, 400);
        getChildren().addAll(points.node(), axes.node(), overlay);
        cloud.subscribe(this::showAll);
        emphasised.subscribe(this::requestLayout);
        emphasisedRows.subscribe(this::requestLayout);
        markedRow.subscribe(this::mark);
        shading.subscribe(this::requestLayout);
        focusVisibleProperty().subscribe(this::requestLayout);
        extent.subscribe(this::requestLayout);
        titleX.subscribe(this::requestLayout);
        titleY.subscribe(this::requestLayout);
        overlay.fontProperty().subscribe(this::requestLayout);
        new ScatterSelecting(this).install();
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

    /** The group that stands out while the others turn pale; it goes before emphasised rows. */
    public ObjectProperty<Optional<Group>> emphasisedProperty() {
        return emphasised;
    }

    /**
     * The rows that stand out in the colours of their groups while the others turn pale; empty for none. The set must be
     * of as many rows as the cloud: until both are, as while they are changed one after the other, nothing stands out.
     */
    public ObjectProperty<Optional<RowSet>> emphasisedRowsProperty() {
        return emphasisedRows;
    }

    /** The row whose point has a ring around it, because it is pointed at elsewhere; empty for none. */
    public ObjectProperty<OptionalInt> markedRowProperty() {
        return markedRow;
    }

    /** What the colour of a pixel says. */
    public ObjectProperty<Shading> shadingProperty() {
        return shading;
    }

    /** What dragging without Ctrl does. */
    public ObjectProperty<SelectionTool> toolProperty() {
        return tool;
    }

    /** What of the plane is shown; null while there is nothing to show. */
    public ObjectProperty<@Nullable Extent> extentProperty() {
        return extent;
    }

    /** The point under the pointer; empty for none. */
    public ReadOnlyObjectProperty<Optional<PointCloud.Hit>> hoveredProperty() {
        return hovered.getReadOnlyProperty();
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
        this.numbers = numbers;
        axes.setNumbers(numbers);
        requestLayout();
    }

    /** Called with the group of a point that was clicked. */
    public void setOnChosen(Consumer<Group> onChosen) {
        this.onChosen = onChosen;
    }

    /**
     * Called on the JavaFX thread with the rows that were marked by a box, a lasso or Space, also if there are none; what
     * they change is left to the caller.
     */
    public void setOnSelected(Consumer<Selection> onSelected) {
        this.onSelected = onSelected;
    }

    /** How the number of customers inside a box or lasso is written while it is drawn. */
    public void setCountText(IntFunction<String> countText) {
        this.countText = countText;
    }

    /** Which colours the clusters have, by number: as {@link ClusterPalette#dealtOut}. */
    public void setColours(List<Integer> colours) {
        if (!this.colours.equals(colours)) {
            this.colours = List.copyOf(colours);
            palette = palette.dealtOut(this.colours);
            requestLayout();
        }
    }

    /** The palette that suits the theme of the moment; the same object until theme or colours change. */
    public ClusterPalette palette() {
        ClusterPalette suiting = ClusterPalette.on(ground.getValue());
        if (suiting.isDark() != palette.isDark()) {
            palette = colours.isEmpty() ? suiting : suiting.dealtOut(colours);
        }
        return palette;
    }

    /** Shows all points again. */
    public void showAll() {
        PointCloud shown = cloud.get();
        extent.set(shown == null ? null : shown.bounds().padded(MARGIN));
        clearHover();
        mark();
        requestLayout();
    }

    private void mark() {
        PointCloud shown = cloud.get();
        OptionalInt row = markedRow.get();
        overlay.mark(
                shown != null && row.isPresent() && row.getAsInt() < shown.size()
                        ? Optional.of(shown.of(row.getAsInt()))
                        : Optional.empty());
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
        axes.setScales(shown.scaleX(), shown.scaleY());
        axes.setTitles(titleX.get(), titleY.get());
        axes.setLook(text.getValue(), line.getValue(), overlay.fontProperty().getValue());
        area = axes.draw(getWidth(), getHeight(), view);
        double scale = getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getOutputScaleX();
        points.show(frame(shown, view, scale), area);
        overlay.resizeRelocate(0, 0, getWidth(), getHeight());
        overlay.show(shown, view, area, palette(), labels, emphasis(shown)::shows);
        overlay.showCrosshair(isFocusVisible());
        int most = points.mostOnAPixel();
        overlay.showDensity(most == 0 ? "" : figure(1), most == 0 ? "" : figure(most));
    }

    private String figure(int count) {
        return numbers.apply(0).format(count);
    }

    private PointImage.Frame frame(PointCloud shown, Extent view, double scale) {
        return new PointImage.Frame(
                shown,
                view,
                (int) Math.ceil(area.getWidth() * scale),
                (int) Math.ceil(area.getHeight() * scale),
                scale,
                palette(),
                shading.get(),
                emphasis(shown));
    }

    private Emphasis emphasis(PointCloud shown) {
        return emphasised
                .get()
                .<Emphasis>map(Emphasis.OfGroup::new)
                .or(() -> emphasisedRows
                        .get()
                        .filter(rows -> rows.tableSize() == shown.size())
                        .map(Emphasis.OfRows::new))
                .orElseGet(Emphasis.None::new);
    }

    /**
     * What is shown, for files of print quality.
     *
     * @param scale pixels of images for each logical pixel on screen
     * @throws IllegalStateException if nothing is shown
     */
    public ScatterFigure figure(double scale, ScatterFigure.Words words, FigureFont font) {
        PointCloud shown = cloud.get();
        Extent view = extent.get();
        if (shown == null || view == null) {
            throw new IllegalStateException("there is no figure of nothing: give the chart a cloud first");
        }
        ScatterPicture picture = new ScatterPicture(
                getWidth(), getHeight(), area, ScatterAxes.awt(ground.getValue()), overlay.tags(text.getValue()));
        return new ScatterFigure(
                new ScatterFigure.Part("", 0, 0, picture, frame(shown, view, scale), axes.copy(font.family())),
                words,
                new ScatterFigure.Style(ScatterAxes.awt(text.getValue()), font, numbers));
    }

    /** Where the points are, in this region's coordinates. */
    Bounds area() {
        return area;
    }

    void hover(double atX, double atY) {
        Optional<PointCloud.Hit> hit = hit(atX, atY, HOVER_RADIUS);
        overlay.hover(hit, atX, atY);
        hovered.set(hit);
    }

    void clearHover() {
        hovered.set(Optional.empty());
        overlay.clearHover();
    }

    void choose(double atX, double atY) {
        hit(atX, atY, HOVER_RADIUS).map(PointCloud.Hit::group).ifPresent(onChosen);
    }

    void chooseAtCrosshair() {
        hit(area.getCenterX(), area.getCenterY(), CROSSHAIR_RADIUS)
                .map(PointCloud.Hit::group)
                .ifPresent(onChosen);
    }

    void showBox(@Nullable Bounds box) {
        overlay.showBox(box);
    }

    /** Shows the line of a box or lasso that is being drawn, and how many points are inside; fewer than two end it. */
    void showOutline(List<Point2D> places) {
        overlay.showOutline(places);
        PointCloud shown = cloud.get();
        if (shown != null && places.size() > 2) {
            Polygon polygon = onPlane(places);
            counting.run(() -> shown.countWithin(polygon), count -> overlay.showOutlineCount(countText.apply(count)));
        }
    }

    /** Hands over what is inside a line. */
    void select(List<Point2D> places, Selection.Outline outline, Selection.Mode mode) {
        PointCloud shown = cloud.get();
        if (shown != null && extent.get() != null) {
            Polygon polygon = onPlane(places);
            selecting.run(() -> shown.within(polygon), rows -> onSelected.accept(new Selection(rows, outline, mode)));
        }
    }

    private Polygon onPlane(List<Point2D> places) {
        Extent view = Objects.requireNonNull(extent.get());
        return new Polygon(
                places.stream()
                        .mapToDouble(
                                place -> view.minX() + (place.getX() - area.getMinX()) / area.getWidth() * view.width())
                        .toArray(),
                places.stream()
                        .mapToDouble(place ->
                                view.maxY() - (place.getY() - area.getMinY()) / area.getHeight() * view.height())
                        .toArray());
    }

    private Optional<PointCloud.Hit> hit(double atX, double atY, double radius) {
        PointCloud shown = cloud.get();
        Extent view = extent.get();
        if (shown == null || view == null || !area.contains(atX, atY)) {
            return Optional.empty();
        }
        Emphasis emphasis = emphasis(shown);
        return shown.nearest(
                view,
                area.getWidth(),
                area.getHeight(),
                atX - area.getMinX(),
                atY - area.getMinY(),
                radius,
                emphasis::shows);
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
