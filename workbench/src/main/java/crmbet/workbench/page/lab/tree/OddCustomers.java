package crmbet.workbench.page.lab.tree;

import crmbet.workbench.chart.ThresholdHistogram;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.message.Messages;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** How odd customers are for the place where they are, and those beyond a threshold to be selected. */
final class OddCustomers extends VBox {
    private static final int BARS = 50;
    private static final double FIRST_THRESHOLD = 0.9;

    private final TreeViewModel model;
    private final Messages messages;
    private final ThresholdHistogram histogram = new ThresholdHistogram();

    OddCustomers(TreeViewModel model, Labelled labelled) {
        this.model = model;
        messages = labelled.messages();
        Label name = labelled.caption("lab.tree.odd");
        name.setMinWidth(0);
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(messages.bind("lab.tree.odd.tip"));
        tip.setWrapText(true);
        tip.setMaxWidth(360);
        name.setTooltip(tip);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Button select = labelled.button("lab.tree.odd.select", this::choose);
        select.setId("select-odd");
        select.getStyleClass().addAll("small");
        select.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(name, select);
        head.getStyleClass().add("odd-head");
        histogram.setId("outliers");
        histogram.thresholdProperty().set(FIRST_THRESHOLD);
        histogram.setMinHeight(64);
        VBox.setVgrow(histogram, Priority.ALWAYS);
        getStyleClass().add("odd-customers");
        getChildren().addAll(head, histogram);
        histogram.thresholdProperty().subscribe(this::describe);
        histogram.setOnReleased(this::choose);
        messages.languageProperty().subscribe(this::describe);
        model.treeProperty().subscribe(this::show);
        describe();
    }

    private void show(Optional<RunTree> found) {
        long[] counts = new long[BARS];
        for (float score : found.map(RunTree::outlierScores).orElse(new float[0])) {
            counts[Math.clamp((long) (score * BARS), 0, BARS - 1)]++;
        }
        histogram.setCounts(counts);
        describe();
    }

    private void describe() {
        double threshold = histogram.thresholdProperty().get();
        int odd = model.odd(threshold);
        String text = messages.get("lab.tree.odd.count", odd, messages.formats().decimal(threshold, 2));
        histogram.setNumbers(messages.formats()::numbers);
        histogram.titleXProperty().set(messages.get("lab.tree.odd.score"));
        histogram.setText(text);
        histogram.setAccessibleText(messages.get("lab.tree.odd") + ", " + text);
    }

    private void choose() {
        double threshold = histogram.thresholdProperty().get();
        model.chooseOdd(
                threshold,
                messages.get("lab.tree.odd.origin", messages.formats().decimal(threshold, 2)));
    }
}
