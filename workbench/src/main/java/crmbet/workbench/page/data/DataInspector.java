package crmbet.workbench.page.data;

import crmbet.core.dataset.ColumnProfile;
import crmbet.core.dataset.Dataset;
import crmbet.core.dataset.Distribution;
import crmbet.core.dataset.Profile;
import crmbet.workbench.chart.MiniHistogram;
import crmbet.workbench.control.FactList;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.message.Formats;
import crmbet.workbench.message.Messages;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What is known about the column that is looked at, or about the dataset while no column is. */
final class DataInspector extends VBox {
    private static final double HISTOGRAM_HEIGHT = 72;

    private final Messages messages;
    private final Labelled labelled;
    private final DataViewModel model;
    private final Consumer<Dataset> refresh;

    /** @param refresh loads what is new of a dataset that came from a database */
    DataInspector(Labelled labelled, DataViewModel model, Consumer<Dataset> refresh) {
        this.labelled = labelled;
        this.messages = labelled.messages();
        this.model = model;
        this.refresh = refresh;
        getStyleClass().add("data-inspector");
        model.columnProperty().addListener((_, _, _) -> show());
        model.profileProperty().addListener((_, _, _) -> show());
        model.selectedProperty().addListener((_, _, _) -> show());
        messages.languageProperty().addListener((_, _, _) -> show());
        show();
    }

    private void show() {
        getChildren().clear();
        Dataset dataset = model.selectedProperty().get();
        String column = model.columnProperty().get();
        if (dataset != null) {
            Optional<ColumnProfile> profile = column == null ? Optional.empty() : model.profileOf(column);
            profile.ifPresentOrElse(this::column, () -> dataset(dataset));
        }
    }

    private void dataset(Dataset dataset) {
        Formats formats = messages.formats();
        FactList facts = new FactList();
        facts.add(messages.get("data.fact.rows"), formats.integer(dataset.rows()));
        facts.add(messages.get("data.fact.rejected"), formats.integer(dataset.rejectedRows()));
        facts.add(
                messages.get("data.fact.columns"),
                formats.integer(dataset.columns().size()));
        facts.add(messages.get("data.fact.format"), messages.get("data.format." + dataset.format()));
        facts.add(messages.get("data.fact.size"), formats.bytes(dataset.sourceBytes()));
        facts.add(messages.get("data.fact.loaded"), formats.dateTime(dataset.loadedAt()));
        Label source = labelled.caption("data.fact.source", dataset.source());
        source.setWrapText(true);
        source.setTooltip(new Tooltip(dataset.source()));
        getChildren().addAll(title(dataset.name(), null), facts, source);
        if (DatabaseIntake.canRefresh(dataset)) {
            Button button = labelled.button("data.refresh", () -> refresh.accept(dataset));
            button.setId("refresh");
            getChildren().add(button);
        }
        getChildren().add(labelled.caption("data.inspector.hint"));
    }

    private void column(ColumnProfile profile) {
        Formats formats = messages.formats();
        Profile whole = model.profileProperty().get();
        long rows = whole == null ? 0 : whole.rows();
        String type = messages.get("data.type." + profile.column().type());
        FactList facts = new FactList();
        double share = rows == 0 ? 0 : (double) profile.missing() / rows;
        facts.add(
                messages.get("data.fact.missing"),
                messages.get("data.fact.of", formats.integer(profile.missing()), formats.share(share)));
        facts.add(
                messages.get("data.fact.distinct"),
                profile.distinctExact()
                        ? formats.integer(profile.distinct())
                        : messages.get("data.fact.about", formats.integer(profile.distinct())));
        getChildren().addAll(title(profile.column().name(), type), facts);
        distribution(profile.distribution(), rows);
        if (whole != null && whole.sampled()) {
            Label remark = labelled.caption("data.fact.sampled", whole.sampledRows());
            remark.setWrapText(true);
            getChildren().add(remark);
        }
    }

    private void distribution(Distribution distribution, long rows) {
        Formats formats = messages.formats();
        switch (distribution) {
            case Distribution.None() -> {}
            case Distribution.Numbers numbers -> {
                histogram(distribution, formats.compact(numbers.minimum()), formats.compact(numbers.maximum()));
                FactList facts = new FactList();
                facts.add(messages.get("data.fact.minimum"), formats.compact(numbers.minimum()));
                numbers.quantiles()
                        .forEach(each -> facts.add(quantile(each.probability()), formats.compact(each.value())));
                facts.add(messages.get("data.fact.maximum"), formats.compact(numbers.maximum()));
                facts.add(messages.get("data.fact.mean"), formats.compact(numbers.mean()));
                facts.add(messages.get("data.fact.deviation"), formats.compact(numbers.standardDeviation()));
                getChildren().add(facts);
            }
            case Distribution.Times times -> {
                histogram(distribution, date(times.minimum()), date(times.maximum()));
                FactList facts = new FactList();
                facts.add(messages.get("data.fact.first"), formats.dateTime(times.minimum()));
                times.quantiles()
                        .forEach(each -> facts.add(quantile(each.probability()), formats.dateTime(each.value())));
                facts.add(messages.get("data.fact.last"), formats.dateTime(times.maximum()));
                getChildren().add(facts);
            }
            case Distribution.Texts texts -> top(texts.top(), rows);
            case Distribution.Flags(long trues, long falses) ->
                top(
                        List.of(
                                new Distribution.ValueCount(messages.get("data.flag.true"), trues),
                                new Distribution.ValueCount(messages.get("data.flag.false"), falses)),
                        rows);
        }
    }

    private void histogram(Distribution distribution, String from, String to) {
        MiniHistogram histogram = new MiniHistogram();
        histogram.setCounts(ColumnHead.counts(distribution));
        histogram.setPrefHeight(HISTOGRAM_HEIGHT);
        histogram.setMinHeight(HISTOGRAM_HEIGHT);
        histogram.setMaxWidth(Double.MAX_VALUE);
        histogram.setAccessibleText(messages.get("data.histogram", from, to));
        Label left = new Label(from);
        Label right = new Label(to);
        left.getStyleClass().add("caption");
        right.getStyleClass().add("caption");
        BorderPane ends = new BorderPane(null, null, right, null, left);
        getChildren().add(new VBox(histogram, ends));
    }

    /** The most frequent values with bars behind their counts. */
    private void top(List<Distribution.ValueCount> values, long rows) {
        VBox list = new VBox();
        list.getStyleClass().add("top-values");
        long most =
                values.stream().mapToLong(Distribution.ValueCount::count).max().orElse(1);
        for (Distribution.ValueCount each : values) {
            double share = rows == 0 ? 0 : (double) each.count() / rows;
            list.getChildren()
                    .add(new ShareBar(
                            each.value().isEmpty() ? messages.get("data.value.empty") : each.value(),
                            messages.formats().integer(each.count()),
                            messages.formats().share(share),
                            most == 0 ? 0 : (double) each.count() / most));
        }
        getChildren().addAll(labelled.heading("data.fact.top"), list);
    }

    private String quantile(double probability) {
        return probability == 0.5
                ? messages.get("data.fact.median")
                : messages.get("data.fact.quantile", messages.formats().decimal(probability * 100, 0));
    }

    private String date(LocalDateTime time) {
        return messages.formats().date(time.toLocalDate());
    }

    private static Node title(String name, @Nullable String type) {
        Label title = new Label(name);
        title.getStyleClass().add("inspector-title");
        title.setWrapText(true);
        VBox box = new VBox(title);
        if (type != null) {
            Label below = new Label(type);
            below.getStyleClass().add("caption");
            box.getChildren().add(below);
        }
        return box;
    }
}
