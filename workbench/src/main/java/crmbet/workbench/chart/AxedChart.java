package crmbet.workbench.chart;

import java.text.NumberFormat;
import java.util.Objects;
import java.util.function.IntFunction;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;

/** Something drawn between two axes by JFreeChart, in the colours of the theme, with something to be drawn along it. */
abstract class AxedChart extends Region {
    private final StringProperty titleX = new SimpleStringProperty(this, "titleX", "");
    private final StringProperty titleY = new SimpleStringProperty(this, "titleY", "");
    private final ScatterAxes axes = new ScatterAxes();
    /** Never seen: what the theme makes of them are the colours and the type of the axes. */
    private final Label textLook = new Label();

    private final Line lineLook = new Line();
    private final Pane content = new Pane();
    private Bounds area = new BoundingBox(0, 0, 1, 1);

    AxedChart(String styleClass) {
        getStyleClass().addAll("axed-chart", styleClass);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        setMinSize(80, 80);
        setPrefSize(320, 160);
        textLook.getStyleClass().add("text-look");
        lineLook.getStyleClass().add("line-look");
        textLook.setVisible(false);
        lineLook.setVisible(false);
        content.setManaged(false);
        axes.node().setManaged(false);
        getChildren().addAll(textLook, lineLook, content, axes.node());
        titleX.subscribe(this::requestLayout);
        titleY.subscribe(this::requestLayout);
        textLook.textFillProperty().subscribe(this::requestLayout);
        textLook.fontProperty().subscribe(this::requestLayout);
        lineLook.strokeProperty().subscribe(this::requestLayout);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    }

    /** Title of the horizontal axis, with its unit. */
    public StringProperty titleXProperty() {
        return titleX;
    }

    /** Title of the vertical axis, with its unit. */
    public StringProperty titleYProperty() {
        return titleY;
    }

    /** How numbers at the axes are written, by their decimals: in the user's language. */
    public void setNumbers(IntFunction<NumberFormat> numbers) {
        axes.setNumbers(numbers);
        requestLayout();
    }

    /** Where the drawing goes; its places are those of this region. */
    Pane content() {
        return content;
    }

    void setScales(AxisScale scaleX, AxisScale scaleY) {
        axes.setScales(scaleX, scaleY);
    }

    /** Whether there is anything to show. */
    abstract boolean any();

    /** The smallest step between ticks of the vertical axis that means something; 0 for any. */
    void setLeastStepY(double step) {
        axes.setLeastStepY(step);
    }

    /** What the axes run over, in positions of their scales. */
    abstract Extent extent();

    /** Draws into {@link #content()}. */
    abstract void draw();

    /** A hand has come to a place of this region, by a press or a drag. */
    void handAt(double atX, double atY) {}

    double placeX(double position) {
        Extent extent = extent();
        return area.getMinX() + (position - extent.minX()) / extent.width() * area.getWidth();
    }

    double placeY(double position) {
        Extent extent = extent();
        return area.getMaxY() - (position - extent.minY()) / extent.height() * area.getHeight();
    }

    double positionX(double place) {
        Extent extent = extent();
        return extent.minX() + (place - area.getMinX()) / area.getWidth() * extent.width();
    }

    double positionY(double place) {
        Extent extent = extent();
        return extent.minY() + (area.getMaxY() - place) / area.getHeight() * extent.height();
    }

    /** Where the drawing goes, in this region's coordinates. */
    Bounds area() {
        return area;
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        if (any() && event.getButton() == MouseButton.PRIMARY) {
            handAt(event.getX(), event.getY());
        }
    }

    private void dragged(MouseEvent event) {
        if (any() && event.getButton() == MouseButton.PRIMARY) {
            handAt(event.getX(), event.getY());
        }
    }

    @Override
    protected void layoutChildren() {
        boolean any = any() && getWidth() > 1 && getHeight() > 1;
        content.setVisible(any);
        axes.node().setVisible(any);
        if (any) {
            axes.setTitles(titleX.get(), titleY.get());
            axes.setLook(color(textLook.getTextFill()), color(lineLook.getStroke()), textLook.getFont());
            area = axes.draw(getWidth(), getHeight(), extent());
            content.resizeRelocate(0, 0, getWidth(), getHeight());
            draw();
        }
    }

    private static Color color(javafx.scene.paint.Paint paint) {
        return paint instanceof Color color ? color : Color.GRAY;
    }

    /** Puts a text beside a place, on the side where it fits. */
    void put(Label tag, double atX, double atY) {
        tag.applyCss();
        double width = tag.prefWidth(-1);
        double height = tag.prefHeight(-1);
        double left = atX + 8 + width <= area.getMaxX() ? atX + 8 : Math.max(area.getMinX(), atX - 8 - width);
        double top = Math.clamp(atY - height - 2, area.getMinY(), Math.max(area.getMinY(), area.getMaxY() - height));
        tag.resizeRelocate(Math.rint(left), Math.rint(top), width, height);
    }

    static void across(Line line, double fromX, double toX, double y) {
        line.setStartX(fromX);
        line.setEndX(toX);
        line.setStartY(Math.floor(y) + 0.5);
        line.setEndY(Math.floor(y) + 0.5);
    }

    static void upright(Line line, double x, double fromY, double toY) {
        line.setStartX(Math.floor(x) + 0.5);
        line.setEndX(Math.floor(x) + 0.5);
        line.setStartY(fromY);
        line.setEndY(toY);
    }

    @Override
    public String getUserAgentStylesheet() {
        return Objects.requireNonNull(AxedChart.class.getResource("chart.css")).toExternalForm();
    }
}
