package crmbet.workbench.page.lab;

import crmbet.workbench.chart.Extent;
import crmbet.workbench.chart.FigureFont;
import crmbet.workbench.chart.PointCloud;
import crmbet.workbench.chart.ScatterChart;
import crmbet.workbench.chart.ScatterFigure;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.page.lab.model.Axes;
import crmbet.workbench.page.lab.model.Display;
import crmbet.workbench.page.lab.model.LabPicture;
import crmbet.workbench.page.lab.model.LabViewModel;
import crmbet.workbench.page.lab.model.PanelsViewModel;
import crmbet.workbench.page.lab.model.PictureTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.RowConstraints;
import org.jspecify.annotations.Nullable;

/** The same customers along four pairs of axes: whoever is hovered over in one is marked in all. */
final class FourScatters extends GridPane {
    private static final int COLUMNS = 2;
    private static final double HALF = 50;

    private final LabViewModel model;
    private final PictureTexts texts;
    private final List<Cell> cells = new ArrayList<>();

    /** @param charts makes charts that share what stands out and what dragging does */
    FourScatters(LabViewModel model, Labelled labelled, PictureTexts texts, Supplier<ScatterChart> charts) {
        this.model = model;
        this.texts = texts;
        setId("four");
        getStyleClass().add("four-scatters");
        for (int i = 0; i < COLUMNS; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(HALF);
            getColumnConstraints().add(column);
            RowConstraints row = new RowConstraints();
            row.setPercentHeight(HALF);
            getRowConstraints().add(row);
        }
        for (int number = 0; number < Display.PANELS; number++) {
            Cell cell = new Cell(number, charts.get(), labelled);
            cells.add(cell);
            add(cell, number % COLUMNS, number / COLUMNS);
        }
        model.panels().panelsProperty().subscribe(this::show);
    }

    /** The four under the names of their axes, for a file. */
    List<ScatterFigure> figures(double scale, FigureFont font) {
        return cells.stream()
                .flatMap(cell -> Optional.ofNullable(cell.picture).stream()
                        .map(shown ->
                                cell.chart.figure(scale, new ScatterFigure.Words(texts.axes(shown), List.of()), font)))
                .toList();
    }

    /** Shows the four anew, as after a change of language. */
    void show() {
        List<PanelsViewModel.Panel> panels = model.panels().panelsProperty().get();
        for (Cell cell : cells) {
            cell.show(cell.number < panels.size() ? panels.get(cell.number) : null);
        }
    }

    private void mark(Cell hovered, Optional<PointCloud.Hit> hit) {
        for (Cell cell : cells) {
            if (cell != hovered) {
                cell.mark(hit);
            }
        }
    }

    private void choose(int number, Axes axes) {
        if (axes instanceof Axes.Neighbors) {
            model.embedding().withEmbedding(_ -> model.panels().choose(number, axes));
        } else {
            model.panels().choose(number, axes);
        }
    }

    private final class Cell extends BorderPane {
        private final int number;
        private final ScatterChart chart;
        private final AxesPicker picker;
        private @Nullable LabPicture picture;

        Cell(int number, ScatterChart chart, Labelled labelled) {
            this.number = number;
            this.chart = chart;
            chart.setId("scatter-" + number);
            picker = new AxesPicker("axes-" + number, labelled, axes -> choose(number, axes));
            chart.setDescriber(hit -> texts.describe(Objects.requireNonNull(picture), hit));
            chart.hoveredProperty().subscribe(hit -> FourScatters.this.mark(this, hit));
            setTop(picker);
            setCenter(chart);
        }

        void show(PanelsViewModel.@Nullable Panel panel) {
            LabPicture before = picture;
            LabPicture next = panel == null ? null : panel.picture();
            picture = next;
            chart.markedRowProperty().set(OptionalInt.empty());
            if (panel == null || next == null) {
                chart.cloudProperty().set(null);
                return;
            }
            picker.show(next);
            // The lists above name the axes; titles would take the room of the points.
            chart.setAccessibleText(texts.titleX(next) + " × " + texts.titleY(next));
            chart.setNumbers(texts.messages().formats()::numbers);
            if (chart.cloudProperty().get() != panel.cloud()) {
                // In other colours the same points are looked at as closely as before.
                Extent view = next.equals(before) ? chart.extentProperty().get() : null;
                chart.cloudProperty().set(panel.cloud());
                if (view != null) {
                    chart.extentProperty().set(view);
                }
            }
        }

        void mark(Optional<PointCloud.Hit> hit) {
            chart.markedRowProperty()
                    .set(hit.map(each -> OptionalInt.of(each.row())).orElse(OptionalInt.empty()));
        }
    }
}
