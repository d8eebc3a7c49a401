package crmbet.workbench.chart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/** What lies over the points of a scatter: names of groups, the point hovered over and what it is, the zoom box. */
final class ScatterOverlay extends Pane {
    private static final double GAP = 14;

    private final List<Label> tags = new ArrayList<>();
    private final Circle ring = new Circle(6);
    private final Label cardTitle = new Label();
    private final Label cardGroup = new Label();
    private final GridPane cardValues = new GridPane(12, 2);
    private final VBox card = new VBox(2, cardTitle, cardGroup, cardValues);
    private final Rectangle box = new Rectangle();
    /** Empty, but visible from the beginning: style sheets do not reach what is hidden. */
    private final Label type = new Label();

    private Function<PointCloud.Hit, PointDescription> describer = hit -> new PointDescription("", "", List.of());
    private @Nullable PointCloud centersOf;
    private Map<Group, Point2D> centers = new HashMap<>();
    private ClusterPalette palette = ClusterPalette.LIGHT;
    private PointCloud.@Nullable Hit hovered;
    private @Nullable Extent extent;
    private @Nullable Bounds area;

    ScatterOverlay() {
        getStyleClass().add("overlay");
        setMouseTransparent(true);
        setManaged(false);
        ring.getStyleClass().add("ring");
        box.getStyleClass().add("zoom-box");
        card.getStyleClass().add("point-card");
        cardTitle.getStyleClass().add("point-title");
        cardGroup.getStyleClass().add("point-group");
        for (javafx.scene.Node node : List.of(ring, card, box)) {
            node.setManaged(false);
            node.setVisible(false);
        }
        type.setManaged(false);
        getChildren().addAll(type, box, ring, card);
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
            Optional<Group> emphasised) {
        if (centersOf != cloud) {
            centersOf = cloud;
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
            if (!name.isEmpty()
                    && newArea.contains(place)
                    && (emphasised.isEmpty() || emphasised.get().equals(group))) {
                tag(group, name, place);
            }
        });
        placeRing();
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
        PointCloud.Hit hit = hovered;
        Extent view = extent;
        Bounds on = area;
        if (hit != null && view != null && on != null) {
            Point2D place = onScreen(hit.x(), hit.y(), view, on);
            ring.setCenterX(place.getX());
            ring.setCenterY(place.getY());
        }
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

    private static String css(ClusterPalette palette, Group group) {
        return String.format("#%06x", palette.rgb(group));
    }
}
