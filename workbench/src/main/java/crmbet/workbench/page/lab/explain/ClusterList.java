package crmbet.workbench.page.lab.explain;

import crmbet.core.explain.Explanation;
import crmbet.workbench.chart.ClusterPalette;
import crmbet.workbench.chart.Group;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.lab.model.Faces;
import crmbet.workbench.page.lab.model.FigureTexts;
import java.util.List;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;

/** The clusters with their names, or the names suggested for them; the chosen one is explained. */
final class ClusterList extends ListView<Integer> {
    private static final double ROW_HEIGHT = 40;
    private static final double WIDTH = 216;

    private final ExplainViewModel model;
    private final Messages messages;
    private final FigureTexts texts;
    private boolean following;

    ClusterList(ExplainViewModel model, Messages messages, FigureTexts texts, ObservableValue<ClusterPalette> palette) {
        this.model = model;
        this.messages = messages;
        this.texts = texts;
        setId("explain-clusters");
        getStyleClass().addAll("edge-to-edge", "explain-clusters");
        setFixedCellSize(ROW_HEIGHT);
        setMinWidth(WIDTH);
        setPrefWidth(WIDTH);
        accessibleTextProperty().bind(messages.bind("lab.explain.clusters"));
        setCellFactory(_ -> new Cell(palette));
        model.explainedProperty().subscribe(this::fill);
        model.clusterProperty().subscribe(this::follow);
        model.facesProperty().subscribe(this::refresh);
        messages.languageProperty().subscribe(this::refresh);
        palette.addListener((_, _, _) -> refresh());
        getSelectionModel().selectedItemProperty().addListener((_, _, chosen) -> {
            if (chosen != null && !following) {
                model.choose(chosen);
            }
        });
    }

    private void fill() {
        following = true;
        List<Integer> clusters = model.explainedProperty().get().stream()
                .flatMap(known -> known.explanations().stream())
                .map(Explanation::cluster)
                .toList();
        getItems().setAll(clusters);
        following = false;
        follow();
    }

    private void follow() {
        Integer shown = model.clusterProperty().get();
        if (getItems().contains(shown)
                && !Objects.equals(shown, getSelectionModel().getSelectedItem())) {
            following = true;
            getSelectionModel().select(shown);
            scrollTo(shown);
            following = false;
        }
    }

    private final class Cell extends ListCell<Integer> {
        private final ObservableValue<ClusterPalette> palette;
        private final Circle swatch = new Circle(5);
        private final Label name = new Label();
        private final Label suggested = new Label();
        private final HBox row = new HBox(8, swatch, new VBox(name, suggested));

        Cell(ObservableValue<ClusterPalette> palette) {
            this.palette = palette;
            row.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(row, Priority.ALWAYS);
            suggested.getStyleClass().add("caption");
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Integer cluster, boolean empty) {
            super.updateItem(cluster, empty);
            if (cluster == null || empty || model.explainedProperty().get().isEmpty()) {
                setText(null);
                setGraphic(null);
                return;
            }
            Group group = Group.cluster(cluster);
            swatch.setFill(palette.getValue().color(group));
            name.setText(texts.group(group));
            boolean named = model.facesProperty().get().name(group).isPresent();
            suggested.setText(
                    named
                            ? texts.group(group, Faces.NONE)
                            : new ExplainTexts(messages)
                                    .name(model.explainedProperty()
                                            .get()
                                            .get()
                                            .of(cluster)
                                            .name()));
            setText(name.getText() + ": " + suggested.getText()); // what screen readers say
            setGraphic(row);
        }
    }
}
