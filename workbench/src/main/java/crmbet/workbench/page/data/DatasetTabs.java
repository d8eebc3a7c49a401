package crmbet.workbench.page.data;

import crmbet.core.dataset.Dataset;
import crmbet.workbench.control.Labelled;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.jspecify.annotations.Nullable;

/** The dataset that is looked at: its rows, what was rejected, and how it becomes customers. */
final class DatasetTabs extends TabPane {
    private final Labelled labelled;
    private final Tab mapping;

    DatasetTabs(Labelled labelled, DataViewModel model) {
        this.labelled = labelled;
        getStyleClass().add("dataset-tabs");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        Tab rows = tab("data.tab.rows", new DatasetGrid(labelled, model));
        rows.setId("rows-tab");
        Tab rejects = new Tab();
        rejects.setId("rejects-tab");
        rejects.setContent(new RejectsTable(labelled, model));
        rejects.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> rejectsTitle(model.selectedProperty().get()),
                        model.selectedProperty(),
                        labelled.messages().languageProperty()));
        mapping = new Tab();
        mapping.setId("mapping-tab");
        mapping.textProperty().bind(labelled.messages().bind("data.tab.mapping"));
        model.mappingProperty().addListener((_, _, now) -> showMapping(now));
        showMapping(model.mappingProperty().get());
        getTabs().addAll(rows, rejects, mapping);
    }

    /** Whether the mapping is in front. */
    ObservableBooleanValue mappingShown() {
        return mapping.selectedProperty();
    }

    /** Brings the mapping to the front. */
    void showMapping() {
        getSelectionModel().select(mapping);
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
