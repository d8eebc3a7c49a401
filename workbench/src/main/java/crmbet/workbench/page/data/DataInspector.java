package crmbet.workbench.page.data;

import crmbet.core.dataset.ColumnProfile;
import crmbet.core.dataset.Dataset;
import crmbet.core.dataset.Distribution;
import crmbet.core.dataset.Profile;
import crmbet.core.privacy.PersonalColumn;
import crmbet.workbench.chart.MiniHistogram;
import crmbet.workbench.control.FactList;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.message.Formats;
import crmbet.workbench.message.Messages;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** What is known about the column that is looked at, or about the dataset while no column is. */
final class DataInspector extends VBox {
    private static final double HISTOGRAM_HEIGHT = 72;

    private final Messages messages;
    /** Long enough to write a number down. */
    private static final Duration SHOWN = Duration.minutes(1);

    private final Labelled labelled;
    private final DataViewModel model;
    private final Consumer<Dataset> refresh;
    private final Runnable askToReveal;
    private final PauseTransition hiding = new PauseTransition(SHOWN);

    /**
     * @param refresh loads what is new of a dataset that came from a database
     * @param askToReveal asks whose personal data shall be shown, and why
     */
    DataInspector(Labelled labelled, DataViewModel model, Consumer<Dataset> refresh, Runnable askToReveal) {
        this.labelled = labelled;
        this.messages = labelled.messages();
        this.model = model;
        this.refresh = refresh;
        this.askToReveal = askToReveal;
        hiding.setOnFinished(_ -> model.hide());
        model.personalProperty().addListener((_, _, _) -> show());
        model.revealedProperty().addListener((_, _, now) -> {
            hiding.stop();
            if (now != null) {
                hiding.playFromStart();
            }
            show();
        });
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
        personal();
    }

    /** Which columns hold pseudonyms, and what is behind those of one customer while that is shown. */
    private void personal() {
        List<PersonalColumn> columns = model.personalProperty().get();
        if (columns.isEmpty()) {
            return;
        }
        FactList kinds = new FactList();
        columns.forEach(each -> kinds.add(each.column(), messages.get("data.personal.kind." + each.kind())));
        Label hint = labelled.caption("data.personal.hint");
        hint.setWrapText(true);
        Button ask = labelled.button("data.reveal.do", askToReveal);
        ask.setId("reveal");
        getChildren().addAll(labelled.heading("data.personal.title"), kinds, hint, ask);
        DataViewModel.RevealedPerson person = model.revealedProperty().get();
        if (person == null) {
            return;
        }
        Label whose = labelled.heading("data.reveal.shown", person.customer());
        whose.setId("revealed");
        whose.setWrapText(true);
        getChildren().add(whose);
        if (person.values().isEmpty()) {
            Label none = labelled.caption("data.reveal.none");
            none.setWrapText(true);
            getChildren().add(none);
        } else {
            FactList values = new FactList();
            values.setId("revealed-values");
            person.values().stream()
                    .map(each -> Map.entry(messages.get("data.personal.kind." + each.kind()), each.value()))
                    .distinct()
                    .forEach(each -> values.add(each.getKey(), each.getValue()));
            getChildren().add(values);
        }
        Button hide = labelled.button("data.reveal.hide", model::hide);
        hide.setId("hide-revealed");
        getChildren().add(hide);
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
