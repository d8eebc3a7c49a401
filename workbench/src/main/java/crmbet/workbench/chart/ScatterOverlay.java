package crmbet.workbench.chart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/** What lies over the points of a scatter: names of groups, the point hovered over and what it is, the zoom box. */
final class ScatterOverlay extends Pane {
    private static final double GAP = 14;
    private static final double CROSSHAIR = 8;

    private final List<Label> tags = new ArrayList<>();
    private final Circle ring = new Circle(6);
    private final Circle mark = new Circle(9);
    private final Label cardTitle = new Label();
    private final Label cardGroup = new Label();
    private final GridPane cardValues = new GridPane(12, 2);
    private final VBox card = new VBox(2, cardTitle, cardGroup, cardValues);
    private final Rectangle box = new Rectangle();
    private final Polygon outline = new Polygon();
    private final Label outlineCount = new Label();
    private final Path crosshair = new Path(
            new MoveTo(-CROSSHAIR, 0), new LineTo(CROSSHAIR, 0), new MoveTo(0, -CROSSHAIR), new LineTo(0, CROSSHAIR));
    private final DensityKey densityKey = new DensityKey();
    /** Empty, but visible from the beginning: style sheets do not reach what is hidden. */
    private final Label type = new Label();

    private Function<PointCloud.Hit, PointDescription> describer = hit -> new PointDescription("", "", List.of());
    private @Nullable PointCloud shown;
    private Map<Group, Point2D> centers = new HashMap<>();
    private ClusterPalette palette = ClusterPalette.LIGHT;
    private PointCloud.@Nullable Hit hovered;
    private Optional<PointCloud.Hit> marked = Optional.empty();
    private @Nullable Extent extent;
    private @Nullable Bounds area;

    ScatterOverlay() {
        getStyleClass().add("overlay");
        setMouseTransparent(true);
        setManaged(false);
        ring.getStyleClass().add("ring");
        mark.getStyleClass().addAll("ring", "mark");
        box.getStyleClass().add("zoom-box");
        card.getStyleClass().add("point-card");
        cardTitle.getStyleClass().add("point-title");
        cardGroup.getStyleClass().add("point-group");
        outline.getStyleClass().add("outline");
        outlineCount.getStyleClass().add("outline-count");
        crosshair.getStyleClass().add("crosshair");
        for (javafx.scene.Node node : List.of(ring, mark, card, box, outline, outlineCount, crosshair, densityKey)) {
            node.setManaged(false);
            node.setVisible(false);
        }
        type.setManaged(false);
        getChildren().addAll(type, densityKey, box, crosshair, mark, ring, outline, outlineCount, card);
    }

    void setDescriber(Function<PointCloud.Hit, PointDescription> describer) {
        this.describer = describer;
    }

    /** The font that style sheets give to texts here. */
    ObservableValue<Font> fontProperty() {
        return type.fontProperty();
    }

    void show(
            PointCloud cloud,
            Extent newExtent,
            Bounds newArea,
            ClusterPalette newPalette,
            Function<Group, String> names,
            Predicate<Group> tagged) {
        if (shown != cloud) {
            shown = cloud;
            centers = cloud.centers();
        }
        palette = newPalette;
        extent = newExtent;
        area = newArea;
        getChildren().removeAll(tags);
        tags.clear();
        centers.forEach((group, center) -> {
            String name = names.apply(group);
            Point2D place = onScreen(center.getX(), center.getY(), newExtent, newArea);
            if (!name.isEmpty() && newArea.contains(place) && tagged.test(group)) {
                tag(group, name, place);
            }
        });
        placeRing();
        placeMark();
    }

    /** The names that are shown, for a picture that is drawn elsewhere. */
    List<ScatterPicture.Tag> tags(Color ink) {
        return tags.stream()
                .map(tag -> new ScatterPicture.Tag(
                        tag.getText(),
                        tag.getBoundsInParent(),
                        ScatterAxes.awt(palette.color((Group) tag.getUserData())),
                        ScatterAxes.awt(ink)))
                .toList();
    }

    private void tag(Group group, String name, Point2D place) {
        Label tag = new Label(name);
        tag.getStyleClass().add("cluster-tag");
        tag.setStyle("-group-color: " + css(palette, group) + ";");
        tag.setUserData(group);
        tag.setManaged(false);
        tags.add(tag);
        getChildren().addFirst(tag);
        tag.applyCss();
        tag.autosize();
        tag.relocate(Math.rint(place.getX() - tag.getWidth() / 2), Math.rint(place.getY() - tag.getHeight() / 2));
    }

    /** Draws a ring around a point, wherever the pointer is. */
    void mark(Optional<PointCloud.Hit> point) {
        marked = point;
        placeMark();
    }

    void hover(Optional<PointCloud.Hit> hit, double atX, double atY) {
        if (hit.isEmpty()) {
            clearHover();
            return;
        }
        if (!hit.get().equals(hovered)) {
            hovered = hit.get();
            fillCard(hit.get());
            ring.setStyle("-group-color: " + css(palette, hit.get().group()) + ";");
            ring.setVisible(true);
            card.setVisible(true);
        }
        placeRing();
        placeCard(atX, atY);
    }

    void clearHover() {
        hovered = null;
        ring.setVisible(false);
        card.setVisible(false);
    }

    void showBox(@Nullable Bounds bounds) {
        box.setVisible(bounds != null);
        if (bounds != null) {
            box.setX(Math.rint(bounds.getMinX()) + 0.5);
            box.setY(Math.rint(bounds.getMinY()) + 0.5);
            box.setWidth(Math.rint(bounds.getWidth()));
            box.setHeight(Math.rint(bounds.getHeight()));
        }
    }

    /** Shows the line of a box or lasso; fewer than two places hide it. */
    void showOutline(List<Point2D> places) {
        outline.getPoints().clear();
        places.forEach(place -> outline.getPoints().addAll(place.getX(), place.getY()));
        boolean any = places.size() > 1;
        outline.setVisible(any);
        outlineCount.setVisible(any && !outlineCount.getText().isEmpty());
        if (any) {
            outlineCount.relocate(
                    Math.rint(places.getLast().getX() + GAP),
                    Math.rint(places.getLast().getY() + GAP));
        } else {
            outlineCount.setText("");
        }
    }

    /** How many customers are inside the line; nothing if the line is gone by now. */
    void showOutlineCount(String text) {
        if (outline.isVisible()) {
            outlineCount.setText(text);
            outlineCount.setVisible(true);
            outlineCount.applyCss();
            outlineCount.autosize();
        }
    }

    /** Shows what the colours of a density mean, in the upper right corner; empty texts hide it. */
    void showDensity(String fewest, String most) {
        Bounds on = area;
        densityKey.setVisible(!most.isEmpty() && on != null);
        if (on != null && densityKey.isVisible()) {
            densityKey.show(DensityRamp.of(palette), fewest, most);
            densityKey.applyCss();
            densityKey.autosize();
            densityKey.relocate(Math.rint(on.getMaxX() - densityKey.getWidth()), on.getMinY());
        }
    }

    /** Shows or hides where the keyboard points to: the middle of the points' area. */
    void showCrosshair(boolean shown) {
        Bounds on = area;
        crosshair.setVisible(shown && on != null);
        if (on != null) {
            crosshair.relocate(Math.rint(on.getCenterX() - CROSSHAIR), Math.rint(on.getCenterY() - CROSSHAIR));
        }
    }

    private void fillCard(PointCloud.Hit hit) {
        PointDescription description = describer.apply(hit);
        cardTitle.setText(description.title());
        cardGroup.setText(description.group());
        cardGroup.setStyle("-group-color: " + css(palette, hit.group()) + ";");
        cardValues.getChildren().clear();
        for (int i = 0; i < description.values().size(); i++) {
            Label name = new Label(description.values().get(i).name());
            name.getStyleClass().add("value-name");
            Label value = new Label(description.values().get(i).text());
            value.getStyleClass().add("value-text");
            GridPane.setHalignment(value, javafx.geometry.HPos.RIGHT);
            cardValues.addRow(i, name, value);
        }
        card.applyCss();
        card.autosize();
        card.layout();
    }

    private void placeRing() {
        if (hovered != null) {
            place(hovered).ifPresent(at -> move(ring, at));
        }
    }

    private void placeMark() {
        Optional<Point2D> place = marked.flatMap(this::place).filter(at -> area != null && area.contains(at));
        mark.setVisible(place.isPresent());
        place.ifPresent(at -> move(mark, at));
    }

    private Optional<Point2D> place(PointCloud.Hit hit) {
        Extent view = extent;
        Bounds on = area;
        PointCloud of = shown;
        return view == null || on == null || of == null
                ? Optional.empty()
                : Optional.of(
                        onScreen(of.scaleX().position(hit.x()), of.scaleY().position(hit.y()), view, on));
    }

    private static void move(Circle circle, Point2D to) {
        circle.setCenterX(to.getX());
        circle.setCenterY(to.getY());
    }

    /** Beside the pointer, on the side where there is room. */
    private void placeCard(double atX, double atY) {
        double left = atX + GAP + card.getWidth() <= getWidth() ? atX + GAP : atX - GAP - card.getWidth();
        double top = atY + GAP + card.getHeight() <= getHeight() ? atY + GAP : atY - GAP - card.getHeight();
        card.relocate(Math.max(0, Math.rint(left)), Math.max(0, Math.rint(top)));
    }

    private static Point2D onScreen(double x, double y, Extent extent, Bounds area) {
        return new Point2D(
                area.getMinX() + (x - extent.minX()) / extent.width() * area.getWidth(),
                area.getMinY() + (extent.maxY() - y) / extent.height() * area.getHeight());
    }

    static String css(ClusterPalette palette, Group group) {
        return String.format("#%06x", palette.rgb(group));
    }
}
