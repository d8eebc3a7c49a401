package crmbet.workbench.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What went from which group on the left to which on the right: a bar for each group, a band for what went, as wide as it is
 * much. Pointing at a band makes it stand out; a click, Enter or Space chooses it. Arrows go from band to band.
 */
public final class FlowDiagram extends Region {
    private static final PseudoClass POINTED = PseudoClass.getPseudoClass("pointed");
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass PALE = PseudoClass.getPseudoClass("pale");
    private static final double BAR_WIDTH = 10;
    private static final double LABEL_GAP = 8;
    private static final double MOST_LABEL_SHARE = 0.28;
    private static final double LEAST_BAND = 1;
    private static final double LABEL_OVERLAP = 2;
    private static final Duration TIP_DELAY = Duration.millis(150);

    private final ObjectProperty<Optional<Band>> pointed =
            new SimpleObjectProperty<>(this, "pointed", Optional.empty());
    private final ObjectProperty<Optional<Band>> chosen = new SimpleObjectProperty<>(this, "chosen", Optional.empty());
    private final Pane ribbons = new Pane();
    private final Pane bars = new Pane();
    private final Tooltip tip = new Tooltip();
    private List<Side> left = List.of();
    private List<Side> right = List.of();
    private List<Band> bands = List.of();
    private final List<Path> paths = new ArrayList<>();
    private List<Label> leftLabels = List.of();
    private List<Label> rightLabels = List.of();
    private List<Rectangle> leftBars = List.of();
    private List<Rectangle> rightBars = List.of();
    private Function<Band, String> describer = _ -> "";
    private Consumer<Band> onChosen = _ -> {};

    /**
     * A group of one side.
     *
     * @param name what it is called
     * @param amount how much it holds, at least what its bands take
     * @param figure the amount as it is written
     * @param color of its bar, and of the bands that leave it
     */
    public record Side(String name, long amount, String figure, Color color) {}

    /**
     * What went from a group to a group.
     *
     * @param from place among the groups of the left
     * @param to place among the groups of the right
     * @param amount how much; more than 0
     */
    public record Band(int from, int to, long amount) {}

    public FlowDiagram() {
        getStyleClass().add("flow-diagram");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setMinSize(200, 80);
        setPrefSize(480, 160);
        getChildren().addAll(ribbons, bars);
        // They are as large as what they hold, and nothing else depends on it.
        ribbons.setManaged(false);
        bars.setManaged(false);
        bars.setMouseTransparent(true);
        tip.setShowDelay(TIP_DELAY);
        pointed.subscribe(this::style);
        chosen.subscribe(this::style);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        setOnMouseClicked(event -> requestFocus());
        focusedProperty().subscribe(focused -> {
            if (!focused) {
                pointed.set(Optional.empty());
            }
        });
    }

    /** Shows other flows; nothing is pointed at or chosen then. */
    public void show(List<Side> ofLeft, List<Side> ofRight, List<Band> flows) {
        left = List.copyOf(ofLeft);
        right = List.copyOf(ofRight);
        bands = List.copyOf(flows);
        pointed.set(Optional.empty());
        chosen.set(Optional.empty());
        paths.clear();
        for (Band band : bands) {
            paths.add(path(band));
        }
        ribbons.getChildren().setAll(paths);
        leftLabels = left.stream().map(FlowDiagram::label).toList();
        rightLabels = right.stream().map(FlowDiagram::label).toList();
        leftBars = left.stream().map(FlowDiagram::bar).toList();
        rightBars = right.stream().map(FlowDiagram::bar).toList();
        bars.getChildren().clear();
        bars.getChildren().addAll(leftLabels);
        bars.getChildren().addAll(rightLabels);
        bars.getChildren().addAll(leftBars);
        bars.getChildren().addAll(rightBars);
        style();
        requestLayout();
    }

    /** The bands, as they were given. */
    public List<Band> bands() {
        return bands;
    }

    /** The band under the pointer, or that the keyboard has come to. */
    public ObjectProperty<Optional<Band>> pointedProperty() {
        return pointed;
    }

    /** The band that stays marked. */
    public ObjectProperty<Optional<Band>> chosenProperty() {
        return chosen;
    }

    /** What is said about a band. */
    public void setDescriber(Function<Band, String> describer) {
        this.describer = describer;
    }

    /** Called with a band that was clicked. */
    public void setOnChosen(Consumer<Band> onChosen) {
        this.onChosen = onChosen;
    }

    private Path path(Band band) {
        Path path = new Path();
        path.getStyleClass().add("band");
        path.setFill(left.get(band.from).color);
        path.setStroke(null);
        path.setId("band-" + band.from + "-" + band.to);
        path.setOnMouseEntered(event -> {
            tip.setText(describer.apply(band));
            pointed.set(Optional.of(band));
        });
        path.setOnMouseExited(event -> {
            if (pointed.get().equals(Optional.of(band))) {
                pointed.set(Optional.empty());
            }
        });
        path.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                onChosen.accept(band);
            }
        });
        Tooltip.install(path, tip);
        return path;
    }

    private void pressed(KeyEvent event) {
        int step = switch (event.getCode()) {
            case DOWN, RIGHT -> 1;
            case UP, LEFT -> -1;
            default -> 0;
        };
        if (step != 0 && !bands.isEmpty()) {
            int now = pointed.get().map(bands::indexOf).orElse(step > 0 ? -1 : 0);
            Band next = bands.get(Math.floorMod(now + step, bands.size()));
            pointed.set(Optional.of(next));
            setAccessibleText(describer.apply(next));
            event.consume();
        } else if ((event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE)
                && pointed.get().isPresent()) {
            onChosen.accept(pointed.get().get());
            event.consume();
        }
    }

    private void style() {
        @Nullable Band standing = pointed.get().or(chosen::get).orElse(null);
        for (int i = 0; i < paths.size(); i++) {
            Band band = bands.get(i);
            Path path = paths.get(i);
            path.pseudoClassStateChanged(POINTED, pointed.get().equals(Optional.of(band)));
            path.pseudoClassStateChanged(CHOSEN, chosen.get().equals(Optional.of(band)));
            path.pseudoClassStateChanged(PALE, standing != null && !standing.equals(band));
        }
    }

    @Override
    protected void layoutChildren() {
        double top = snappedTopInset();
        double height = getHeight() - top - snappedBottomInset();
        if (bands.isEmpty() || height <= 0) {
            return;
        }
        double leftRoom = room(leftLabels);
        double rightRoom = room(rightLabels);
        FlowLayout layout = FlowLayout.of(
                left.stream().map(Side::amount).toList(),
                right.stream().map(Side::amount).toList(),
                bands,
                height);
        double fromX = snappedLeftInset() + leftRoom + LABEL_GAP;
        double toX = getWidth() - snappedRightInset() - rightRoom - LABEL_GAP - BAR_WIDTH;
        place(leftBars, layout.left(), fromX, top);
        place(rightBars, layout.right(), toX, top);
        place(leftLabels, layout.left(), snappedLeftInset(), leftRoom, top);
        place(rightLabels, layout.right(), toX + BAR_WIDTH + LABEL_GAP, rightRoom, top);
        for (int i = 0; i < paths.size(); i++) {
            FlowLayout.Ribbon ribbon = layout.bands().get(i);
            draw(paths.get(i), fromX + BAR_WIDTH, toX, top + ribbon.from(), top + ribbon.to(), ribbon.height());
        }
    }

    private double room(List<Label> labels) {
        double widest = labels.stream()
                .mapToDouble(label -> {
                    label.applyCss();
                    return label.prefWidth(-1);
                })
                .max()
                .orElse(0);
        return Math.min(Math.ceil(widest), getWidth() * MOST_LABEL_SHARE);
    }

    private static Label label(Side side) {
        Label label = new Label(side.name + "  " + side.figure);
        label.getStyleClass().add("flow-label");
        label.setManaged(false);
        return label;
    }

    private static Rectangle bar(Side side) {
        Rectangle bar = new Rectangle(BAR_WIDTH, LEAST_BAND, side.color);
        bar.setManaged(false);
        return bar;
    }

    private static void place(List<Rectangle> shapes, List<FlowLayout.Bar> layout, double x, double top) {
        for (int i = 0; i < shapes.size(); i++) {
            FlowLayout.Bar at = layout.get(i);
            shapes.get(i).setX(x);
            shapes.get(i).setY(top + at.top());
            shapes.get(i).setHeight(Math.max(LEAST_BAND, at.height()));
        }
    }

    /** Each beside its bar; one that would touch the one above is left out, a tooltip of its bands names it. */
    private static void place(List<Label> labels, List<FlowLayout.Bar> layout, double x, double width, double top) {
        double free = 0;
        for (int i = 0; i < labels.size(); i++) {
            Label label = labels.get(i);
            double height = label.prefHeight(-1);
            double y = Math.max(0, top + layout.get(i).middle() - height / 2);
            label.setVisible(y >= free);
            free = label.isVisible() ? y + height - LABEL_OVERLAP : free;
            label.resizeRelocate(x, y, width, height);
        }
    }

    private static void draw(Path path, double x, double toX, double y, double toY, double exact) {
        double height = Math.max(LEAST_BAND, exact);
        double middle = (x + toX) / 2;
        path.getElements()
                .setAll(
                        new MoveTo(x, y),
                        new CubicCurveTo(middle, y, middle, toY, toX, toY),
                        new LineTo(toX, toY + height),
                        new CubicCurveTo(middle, toY + height, middle, y + height, x, y + height),
                        new ClosePath());
    }

    @Override
    public String getUserAgentStylesheet() {
        return Objects.requireNonNull(FlowDiagram.class.getResource("chart.css"))
                .toExternalForm();
    }
}
