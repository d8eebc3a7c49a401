package crmbet.workbench.page.lab;

import crmbet.core.run.ClusterProfile;
import crmbet.core.run.FeatureFigure;
import crmbet.workbench.chart.ClusterPalette;
import crmbet.workbench.chart.Group;
import crmbet.workbench.chart.HeatCell;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.message.Messages;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;

/** Size and mean features of each cluster, tinted by how far they lie from all customers. */
final class ProfilePane extends VBox {
    private static final double ROW_HEIGHT = 28;
    private static final double NAME_WIDTH = 136;
    private static final double FIGURE_WIDTH = 96;
    private static final double FEATURE_WIDTH = 128;

    private final LabViewModel model;
    private final Messages messages;
    private final FigureTexts texts;
    private final ObservableValue<ClusterPalette> palette;
    private final Label caption = new Label();
    private final TableView<ClusterProfile> table = new TableView<>();

    ProfilePane(LabViewModel model, Labelled labelled, ObservableValue<ClusterPalette> palette) {
        this.model = model;
        this.palette = palette;
        messages = labelled.messages();
        texts = new FigureTexts(messages);
        getStyleClass().add("diagnostic");
        caption.getStyleClass().add("chart-caption");
        caption.setId("profile-caption");
        caption.setWrapText(true);
        caption.setMinHeight(USE_PREF_SIZE);
        table.setId("profile");
        table.getStyleClass().addAll("profile-table", "edge-to-edge");
        table.setFixedCellSize(ROW_HEIGHT);
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(caption, table);
        model.pictureProperty().subscribe(this::show);
        messages.languageProperty().subscribe(this::show);
        palette.addListener((_, _, _) -> table.refresh());
        table.getSelectionModel().selectedItemProperty().addListener((_, _, chosen) -> {
            if (chosen != null) {
                model.selectedGroupProperty().set(Optional.of(new Group(chosen.cluster())));
            }
        });
        model.selectedGroupProperty().subscribe(this::follow);
    }

    private void follow(Optional<Group> group) {
        Optional<ClusterProfile> row = group.flatMap(chosen -> table.getItems().stream()
                .filter(profile -> profile.cluster().equals(chosen.cluster()))
                .findFirst());
        if (row.isEmpty()) {
            table.getSelectionModel().clearSelection();
        } else if (!Objects.equals(table.getSelectionModel().getSelectedItem(), row.get())) {
            table.getSelectionModel().select(row.get());
            table.scrollTo(row.get());
        }
    }

    private void show() {
        LabPicture picture = model.pictureProperty().get();
        table.getColumns().clear();
        if (picture == null || picture.run().isEmpty()) {
            table.getItems().clear();
            caption.setText("");
            return;
        }
        table.getColumns().add(nameColumn());
        table.getColumns()
                .add(figureColumn(
                        messages.get("lab.column.customers"),
                        ClusterProfile::size,
                        profile -> messages.formats().integer(profile.size())));
        table.getColumns()
                .add(figureColumn(
                        messages.get("lab.column.share"),
                        ClusterProfile::share,
                        profile -> messages.formats().share(profile.share())));
        List<String> features = picture.set().set().features();
        for (int column = 0; column < features.size(); column++) {
            table.getColumns().add(featureColumn(features.get(column), column, picture.profiles()));
        }
        table.getItems().setAll(picture.profiles());
        caption.setText(finding(picture));
        follow(model.selectedGroupProperty().get());
    }

    /** Which cluster differs most, and in what. */
    private String finding(LabPicture picture) {
        record Difference(ClusterProfile profile, FeatureFigure figure) {}
        Optional<Difference> largest = picture.profiles().stream()
                .filter(profile -> profile.cluster().isPresent())
                .flatMap(profile -> LabViewModel.apart(profile).stream().map(figure -> new Difference(profile, figure)))
                .max(Comparator.comparingDouble(difference -> Math.abs(difference.figure.zScore())));
        return largest.map(difference -> messages.get(
                        "lab.finding.profile",
                        texts.group(new Group(difference.profile.cluster())),
                        texts.feature(difference.figure.feature()),
                        texts.mean(difference.figure.feature(), difference.figure.mean()),
                        texts.mean(difference.figure.feature(), difference.figure.whole())))
                .orElseGet(() -> messages.get("lab.finding.alike"));
    }

    private TableColumn<ClusterProfile, ClusterProfile> nameColumn() {
        TableColumn<ClusterProfile, ClusterProfile> column = column(messages.get("lab.column.cluster"), NAME_WIDTH);
        column.setComparator(Comparator.comparing(profile -> new Group(profile.cluster())));
        column.setCellFactory(_ -> new TableCell<>() {
            private final Circle swatch = new Circle(5);

            @Override
            protected void updateItem(@Nullable ClusterProfile profile, boolean empty) {
                super.updateItem(profile, empty);
                if (profile == null || empty) {
                    setText(null);
                    setGraphic(null);
                } else {
                    Group group = new Group(profile.cluster());
                    swatch.setFill(palette.getValue().color(group));
                    setText(texts.group(group));
                    setGraphic(swatch);
                }
            }
        });
        return column;
    }

    private TableColumn<ClusterProfile, ClusterProfile> figureColumn(
            String title,
            ToDoubleFunction<ClusterProfile> value,
            java.util.function.Function<ClusterProfile, String> text) {
        TableColumn<ClusterProfile, ClusterProfile> column = column(title, FIGURE_WIDTH);
        column.getStyleClass().add("figure-column");
        column.setComparator(Comparator.comparingDouble(value));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable ClusterProfile profile, boolean empty) {
                super.updateItem(profile, empty);
                setText(profile == null || empty ? null : text.apply(profile));
                setAlignment(Pos.CENTER_RIGHT);
            }
        });
        return column;
    }

    private TableColumn<ClusterProfile, ClusterProfile> featureColumn(
            String feature, int index, List<ClusterProfile> profiles) {
        TableColumn<ClusterProfile, ClusterProfile> column = column("", FEATURE_WIDTH);
        double whole = profiles.isEmpty()
                ? Double.NaN
                : profiles.getFirst().figures().get(index).whole();
        Label title = new Label(texts.featureWithUnit(feature));
        title.setTooltip(new Tooltip(
                texts.description(feature) + "\n" + messages.get("lab.column.whole", texts.mean(feature, whole))));
        column.setGraphic(title);
        column.getStyleClass().add("figure-column");
        column.setComparator(Comparator.comparingDouble(
                profile -> profile.figures().get(index).mean()));
        column.setCellFactory(_ -> new TableCell<>() {
            private final HeatCell heat = new HeatCell();

            {
                getStyleClass().add("heat");
            }

            @Override
            protected void updateItem(@Nullable ClusterProfile profile, boolean empty) {
                super.updateItem(profile, empty);
                if (profile == null || empty) {
                    setGraphic(null);
                } else {
                    FeatureFigure figure = profile.figures().get(index);
                    heat.show(texts.mean(feature, figure.mean()), figure.zScore());
                    setGraphic(heat);
                }
            }
        });
        return column;
    }

    private static TableColumn<ClusterProfile, ClusterProfile> column(String title, double width) {
        TableColumn<ClusterProfile, ClusterProfile> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setPrefWidth(width);
        column.setReorderable(false);
        return column;
    }
}
