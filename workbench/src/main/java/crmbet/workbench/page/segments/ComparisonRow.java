package crmbet.workbench.page.segments;

import crmbet.core.run.FeatureFigure;
import crmbet.workbench.control.Labelled;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A feature: what it is among the members, and what among all customers, as figures and as bars. */
final class ComparisonRow extends GridPane {
    private static final double NAME_WIDTH = 152;
    private static final double VALUE_WIDTH = 96;
    private static final double WORDS_WIDTH = 176;

    ComparisonRow(Labelled labelled, SegmentSentences sentences, FeatureFigure figure) {
        getStyleClass().add("comparison-row");
        ColumnConstraints bars = new ColumnConstraints();
        bars.setHgrow(Priority.ALWAYS);
        getColumnConstraints()
                .addAll(
                        new ColumnConstraints(NAME_WIDTH),
                        bars,
                        new ColumnConstraints(VALUE_WIDTH),
                        new ColumnConstraints(WORDS_WIDTH));
        Label name = new Label(sentences.nameOf(figure.feature()));
        name.getStyleClass().add("group-heading");
        Label comparison = new Label(sentences.comparison(figure));
        comparison.setWrapText(true);
        double most = Math.max(Math.abs(finite(figure.mean())), Math.abs(finite(figure.whole())));
        add(name, 0, 0, 1, 2);
        add(new Bar("members", finite(figure.mean()), most), 1, 0);
        add(new Bar("everyone", finite(figure.whole()), most), 1, 1);
        add(value(sentences.value(figure.feature(), figure.mean()), "group-heading"), 2, 0);
        add(value(sentences.value(figure.feature(), figure.whole()), "caption"), 2, 1);
        add(comparison, 3, 0, 1, 2);
        setAccessibleText(name.getText() + ": " + comparison.getText());
        setAccessibleHelp(labelled.messages().get("segments.legend.everyone"));
    }

    private static Label value(String text, String style) {
        Label value = new Label(text);
        value.getStyleClass().addAll("value", style);
        value.setMaxWidth(Double.MAX_VALUE);
        return value;
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? value : 0;
    }

    /** A bar as long as a value's share of the larger of the two. */
    private static final class Bar extends Pane {
        private final Region ink = new Region();
        private final double share;

        Bar(String style, double value, double most) {
            this.share = most == 0 ? 0 : Math.abs(value) / most;
            getStyleClass().add("bar");
            ink.getStyleClass().add(style);
            ink.setManaged(false);
            getChildren().add(ink);
        }

        @Override
        protected void layoutChildren() {
            ink.resizeRelocate(0, 0, Math.max(1, Math.rint(getWidth() * share)), getHeight());
        }
    }
}
