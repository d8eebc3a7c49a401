package crmbet.workbench.page.data;

import crmbet.core.dataset.Dataset;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.page.data.quality.QualityPane;
import crmbet.workbench.page.data.quality.QualityViewModel;
import crmbet.workbench.page.data.sql.ConsolePane;
import crmbet.workbench.page.data.sql.ConsoleViewModel;
import crmbet.workbench.task.Tasks;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.jspecify.annotations.Nullable;

/** The dataset that is looked at: its rows, what was rejected, and how it becomes customers. */
final class DatasetTabs extends TabPane {
    private final Labelled labelled;
    private final DatasetGrid grid;
    private final Tab rows;
    private final Tab expected;
    private final Tab mapping;
    private final Tab sql;
    private final ConsolePane pane;

    DatasetTabs(
            Labelled labelled, DataViewModel model, QualityViewModel quality, ConsoleViewModel console, Tasks tasks) {
        this.labelled = labelled;
        getStyleClass().add("dataset-tabs");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        grid = new DatasetGrid(labelled, model, tasks);
        rows = tab("data.tab.rows", grid);
        rows.setId("rows-tab");
        Tab rejects = new Tab();
        rejects.setId("rejects-tab");
        rejects.setContent(new RejectsTable(labelled, model));
        rejects.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> rejectsTitle(model.selectedProperty().get()),
                        model.selectedProperty(),
                        labelled.messages().languageProperty()));
        expected = tab("quality.tab", new QualityPane(labelled, quality));
        expected.setId("quality-tab");
        mapping = new Tab();
        mapping.setId("mapping-tab");
        mapping.textProperty().bind(labelled.messages().bind("data.tab.mapping"));
        model.mappingProperty().addListener((_, _, now) -> showMapping(now));
        showMapping(model.mappingProperty().get());
        pane = new ConsolePane(labelled, console, tasks);
        sql = tab("data.tab.sql", pane);
        sql.setId("console-tab");
        sql.selectedProperty().addListener((_, _, shown) -> {
            if (shown) {
                console.refresh();
            }
        });
        getTabs().addAll(rows, rejects, expected, mapping, sql);
    }

    /** Whether the mapping is in front. */
    ObservableBooleanValue mappingShown() {
        return mapping.selectedProperty();
    }

    /** Whether the SQL console is in front. */
    ObservableBooleanValue sqlShown() {
        return sql.selectedProperty();
    }

    /** Brings the SQL console to the front. */
    void showSql() {
        getSelectionModel().select(sql);
    }

    /** Runs the statement that the caret of the console is in. */
    void runSql() {
        pane.run();
    }

    /** Whether the expectations are in front. */
    ObservableBooleanValue qualityShown() {
        return expected.selectedProperty();
    }

    /** Brings the expectations to the front. */
    void showQuality() {
        getSelectionModel().select(expected);
    }

    /** Brings the mapping to the front. */
    void showMapping() {
        getSelectionModel().select(mapping);
    }

    /** Brings the rows to the front and seeks in them. */
    void find() {
        getSelectionModel().select(rows);
        grid.find();
    }

    private void showMapping(@Nullable MappingViewModel now) {
        mapping.setContent(now == null ? null : new MappingPane(labelled, now));
    }

    private String rejectsTitle(@Nullable Dataset dataset) {
        return labelled.messages().get("data.tab.rejects", dataset == null ? 0L : dataset.rejectedRows());
    }

    private Tab tab(String key, Node content) {
        Tab tab = new Tab();
        tab.textProperty().bind(labelled.messages().bind(key));
        tab.setContent(content);
        return tab;
    }
}
