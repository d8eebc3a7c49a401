package crmbet.workbench.page.data;

import crmbet.core.dataset.Column;
import crmbet.core.dataset.ColumnProfile;
import crmbet.core.dataset.ColumnType;
import crmbet.core.dataset.Distribution;
import crmbet.workbench.chart.MiniHistogram;
import crmbet.workbench.control.Labelled;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What a column holds, at a glance: name, type, distribution, and how much of it is missing. */
final class ColumnHead extends VBox {
    private static final PseudoClass LOOKED_AT = PseudoClass.getPseudoClass("looked-at");
    private static final double BAR_HEIGHT = 3;

    private final Labelled labelled;
    private final Column column;
    private final MiniHistogram histogram = new MiniHistogram();
    private final Region present = new Region();
    private final StackPane bar = new StackPane(present);
    private final Tooltip missing = new Tooltip();
    private double presentShare;

    ColumnHead(Labelled labelled, Column column) {
        this.labelled = labelled;
        this.column = column;
        getStyleClass().add("column-head");
        Label name = new Label(column.name());
        name.getStyleClass().add("name");
        name.setTooltip(new Tooltip(column.name()));
        name.setMaxWidth(Double.MAX_VALUE);
        Label type = labelled.caption("data.type." + column.type());
        type.setMaxWidth(Double.MAX_VALUE);
        if (isNumber(column.type())) {
            name.getStyleClass().add("number");
            type.getStyleClass().add("number");
        }
        histogram.setMaxWidth(Double.MAX_VALUE);
        present.getStyleClass().add("present");
        present.setManaged(false);
        bar.getStyleClass().add("missing-bar");
        bar.setMinHeight(BAR_HEIGHT);
        bar.setMaxHeight(BAR_HEIGHT);
        bar.setVisible(false);
        bar.widthProperty().addListener((_, _, _) -> drawBar());
        Tooltip.install(bar, missing);
        getChildren().addAll(name, type, histogram, bar);
    }

    Column column() {
        return column;
    }

    static boolean isNumber(ColumnType type) {
        return type == ColumnType.INTEGER || type == ColumnType.NUMBER;
    }

    void setLookedAt(boolean lookedAt) {
        pseudoClassStateChanged(LOOKED_AT, lookedAt);
    }

    void describe(ColumnProfile profile, long rows) {
        histogram.setCounts(counts(profile.distribution()));
        double missingShare = rows == 0 ? 0 : (double) profile.missing() / rows;
        presentShare = 1 - missingShare;
        String text = labelled.messages()
                .get("data.column.missing", labelled.messages().formats().share(missingShare));
        missing.setText(text);
        histogram.setAccessibleText(text);
        bar.setVisible(true);
        drawBar();
    }

    /** Heights of the bars that picture a distribution. */
    static double[] counts(Distribution distribution) {
        return switch (distribution) {
            case Distribution.None() -> new double[0];
            case Distribution.Numbers numbers ->
                numbers.histogram().stream()
                        .mapToDouble(Distribution.Bin::count)
                        .toArray();
            case Distribution.Times times ->
                times.histogram().stream()
                        .mapToDouble(Distribution.TimeBin::count)
                        .toArray();
            case Distribution.Texts texts ->
                texts.top().stream().mapToDouble(Distribution.ValueCount::count).toArray();
            case Distribution.Flags(long trues, long falses) -> new double[] {falses, trues};
        };
    }

    private void drawBar() {
        present.resizeRelocate(0, 0, Math.rint(bar.getWidth() * presentShare), BAR_HEIGHT);
    }
}
