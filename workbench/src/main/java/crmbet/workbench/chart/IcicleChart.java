package crmbet.workbench.chart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Path;

/**
 * A tree of clusters that hangs down like icicles: across, how many rows a branch has; down, the distance at which it is
 * still together, in equal steps for equal ratios. A click or the left and right arrows choose a branch. A line across is
 * dragged, or moved by the up and down arrows, to cut the tree elsewhere; Enter takes the cut.
 */
public final class IcicleChart extends AxedChart {
    private static final AxisScale SCALE = new AxisScale.Logarithmic();
    /** Thinner branches than this, in pixels, would not be seen. */
    private static final double THINNEST = 1;

    private static final double TAGGED_FROM = 22;
    private static final double GRIP = 6;
    /** A step of the arrows, as a share of the height. */
    private static final double STEP = 0.02;

    private final ObjectProperty<Optional<Icicles>> icicles =
            new SimpleObjectProperty<>(this, "icicles", Optional.empty());
    private final ObjectProperty<OptionalInt> chosen = new SimpleObjectProperty<>(this, "chosen", OptionalInt.empty());
    private final ReadOnlyObjectWrapper<OptionalInt> pointed =
            new ReadOnlyObjectWrapper<>(this, "pointed", OptionalInt.empty());
    private final ObjectProperty<OptionalDouble> cut = new SimpleObjectProperty<>(this, "cut", OptionalDouble.empty());
    private final Pane branches = new Pane();
    private final Path outline = new Path();
    private final Line line = new Line();
    private final Label tag = new Label();
    private final Map<Integer, Path> shapes = new HashMap<>();
    private final List<Label> tags = new ArrayList<>();
    private IntFunction<Optional<Group>> groups = branch -> Optional.empty();
    private IntFunction<String> texts = Integer::toString;
    private ClusterPalette palette = ClusterPalette.LIGHT;
    private IntConsumer onChosen = branch -> {};
    private Runnable onReleased = () -> {};
    private Runnable onTaken = () -> {};
    private String cutText = "";
    private boolean dragging;
    private boolean stale = true;
    /** Set if branches are where they were, and only other clusters. */
    private boolean repainted;

    private double drawnWidth;
    private double drawnHeight;

    public IcicleChart() {
        super("icicle-chart");
        setScales(AxisScale.LINEAR, SCALE);
        outline.getStyleClass().add("outline");
        outline.setMouseTransparent(true);
        line.getStyleClass().add("cut");
        line.setMouseTransparent(true);
        tag.getStyleClass().add("tag");
        tag.setMouseTransparent(true);
        content().getChildren().addAll(branches, outline, line, tag);
        icicles.subscribe(this::redraw);
        chosen.subscribe(this::requestLayout);
        cut.subscribe(this::requestLayout);
        addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
        setOnMouseReleased(_ -> {
            if (dragging) {
                dragging = false;
                onReleased.run();
            }
        });
        setOnMouseMoved(event ->
                setCursor(any() && nearCut(event.getY()) ? javafx.scene.Cursor.V_RESIZE : javafx.scene.Cursor.DEFAULT));
    }

    /** The tree; empty for nothing. */
    public ObjectProperty<Optional<Icicles>> iciclesProperty() {
        return icicles;
    }

    /** The branch that is outlined. */
    public ObjectProperty<OptionalInt> chosenProperty() {
        return chosen;
    }

    /** The branch under the pointer. */
    public ReadOnlyObjectProperty<OptionalInt> pointedProperty() {
        return pointed.getReadOnlyProperty();
    }

    /** The distance at which the tree is cut; empty while it is not. */
    public ObjectProperty<OptionalDouble> cutProperty() {
        return cut;
    }

    /**
     * Which branches are clusters.
     *
     * @param groups the cluster that a branch is or belongs to; empty for none
     * @param texts what is written on a branch that is a cluster; empty for those that only belong to one
     */
    public void setGroups(IntFunction<Optional<Group>> groups, IntFunction<String> texts, ClusterPalette palette) {
        this.groups = groups;
        this.texts = texts;
        this.palette = palette;
        repainted = true;
        requestLayout();
    }

    /** What is written at the line of the cut. */
    public void setCutText(String text) {
        cutText = text;
        requestLayout();
    }

    /** Called with a branch that was clicked or gone to. */
    public void setOnChosen(IntConsumer onChosen) {
        this.onChosen = onChosen;
    }

    /** Called when the line has been moved to where it shall be. */
    public void setOnReleased(Runnable onReleased) {
        this.onReleased = onReleased;
    }

    /** Called when the cut is to be taken. */
    public void setOnTaken(Runnable onTaken) {
        this.onTaken = onTaken;
    }

    /** The shape of a branch, if it is wide enough to be drawn. */
    public Optional<javafx.scene.Node> shape(int branch) {
        return Optional.ofNullable(shapes.get(branch));
    }

    private void redraw() {
        stale = true;
        requestLayout();
    }

    @Override
    boolean any() {
        return icicles.get().isPresent();
    }

    private Icicles shown() {
        return icicles.get().orElseThrow();
    }

    @Override
    Extent extent() {
        return new Extent(
                0, Math.max(1, shown().rows()), SCALE.position(shown().least()), SCALE.position(shown().most()));
    }

    @Override
    void draw() {
        if (stale || drawnWidth != getWidth() || drawnHeight != getHeight()) {
            stale = false;
            drawnWidth = getWidth();
            drawnHeight = getHeight();
            repainted = false;
            drawBranches();
        } else if (repainted) {
            repainted = false;
            shapes.forEach(this::paint);
            writeTags();
        }
        outline.getElements().clear();
        chosen.get().ifPresent(branch -> {
            Path shape = shapes.get(branch);
            if (shape != null) {
                outline.getElements().setAll(shape.getElements());
            }
        });
        double y = cutPlace();
        across(line, area().getMinX(), area().getMaxX(), y);
        line.pseudoClassStateChanged(
                javafx.css.PseudoClass.getPseudoClass("set"), cut.get().isPresent());
        tag.setText(cutText);
        put(tag, area().getMaxX(), y);
    }

    private void drawBranches() {
        branches.getChildren().clear();
        tags.clear();
        shapes.clear();
        for (Icicles.Branch branch : shown().branches()) {
            if (placeX(branch.widths()[0]) - placeX(0) >= THINNEST) {
                Path shape = shape(branch);
                shapes.put(branch.id(), shape);
                branches.getChildren().add(shape);
            }
        }
        writeTags();
    }

    private void writeTags() {
        branches.getChildren().removeAll(tags);
        tags.clear();
        for (Icicles.Branch branch : shown().branches()) {
            String text = texts.apply(branch.id());
            if (!text.isEmpty() && placeX(branch.widths()[0]) - placeX(0) >= TAGGED_FROM) {
                tag(branch, text);
            }
        }
    }

    private Path shape(Icicles.Branch branch) {
        Path shape = new Path();
        shape.getStyleClass().add("branch");
        paint(branch.id(), shape);
        IcicleShape.draw(branch, this, shape.getElements());
        shape.setOnMouseEntered(_ -> pointed.set(OptionalInt.of(branch.id())));
        shape.setOnMouseExited(_ -> pointed.set(OptionalInt.empty()));
        shape.setOnMouseClicked(event -> {
            if (event.isStillSincePress() && !nearCut(event.getY())) {
                onChosen.accept(branch.id());
            }
        });
        return shape;
    }

    /** In the colour of its cluster; what is none has that of the style sheet. */
    private void paint(int branch, Path shape) {
        String style = groups.apply(branch)
                .map(group -> "-fx-fill: " + ScatterOverlay.css(palette, group) + ';')
                .orElse("");
        if (!style.equals(shape.getStyle())) {
            shape.setStyle(style);
        }
    }

    private void tag(Icicles.Branch branch, String text) {
        Label name = new Label(text);
        name.getStyleClass().add("cluster-tag");
        name.setMouseTransparent(true);
        groups.apply(branch.id())
                .ifPresent(group -> name.setStyle("-group-color: " + ScatterOverlay.css(palette, group) + ';'));
        branches.getChildren().add(name);
        tags.add(name);
        name.applyCss();
        double width = name.prefWidth(-1);
        double height = name.prefHeight(-1);
        double top = placeOf(branch.distances()[0]) + 4;
        name.resizeRelocate(
                Math.rint(placeX(branch.middle()) - width / 2),
                Math.rint(Math.min(top, area().getMaxY() - height)),
                width,
                height);
    }

    /** Where a distance lies, kept within the drawing. */
    double placeOf(double distance) {
        return placeY(SCALE.position(Math.clamp(distance, shown().least(), shown().most())));
    }

    private double cutPlace() {
        return cut.get().isPresent() ? placeOf(cut.get().getAsDouble()) : area().getMaxY();
    }

    private boolean nearCut(double y) {
        return Math.abs(y - cutPlace()) <= GRIP;
    }

    @Override
    void handAt(double atX, double atY) {
        if (dragging || nearCut(atY)) {
            dragging = true;
            cutAt(SCALE.value(positionY(Math.clamp(atY, area().getMinY(), area().getMaxY()))));
        }
    }

    private void cutAt(double distance) {
        cut.set(OptionalDouble.of(Math.clamp(distance, shown().least(), shown().most())));
    }

    private void typed(KeyEvent event) {
        if (!any()) {
            return;
        }
        switch (event.getCode()) {
            case UP -> step(STEP);
            case DOWN -> step(-STEP);
            case LEFT -> choose(-1);
            case RIGHT -> choose(1);
            case ENTER -> onTaken.run();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void step(double share) {
        double from = SCALE.position(cut.get().orElse(shown().least()));
        cutAt(SCALE.value(from + share * extent().height()));
        onReleased.run();
    }

    private void choose(int step) {
        List<Integer> drawn = shown().branches().stream()
                .map(Icicles.Branch::id)
                .filter(shapes::containsKey)
                .toList();
        int before = chosen.get().isPresent() ? drawn.indexOf(chosen.get().getAsInt()) : -1;
        onChosen.accept(drawn.get(Math.clamp(before + step, 0, drawn.size() - 1)));
    }
}
