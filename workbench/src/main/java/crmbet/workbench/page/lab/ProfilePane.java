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
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;

/** Size and mean features of each cluster, tinted by how far they lie from all customers. */
final class ProfilePane extends VBox {
    private static final double ROW_HEIGHT = 28;
    private static final double NAME_WIDTH = 144;
    private static final double FIGURE_WIDTH = 96;
    private static final double FEATURE_WIDTH = 128;
    private static final Comparator<ProfileRow> BY_GROUP =
            Comparator.comparing(row -> row.group().orElse(Group.NOISE));
    /** However the groups are sorted, what they are compared with stays on top. */
    private static final Comparator<ProfileRow> WHOLE_FIRST =
            Comparator.comparing(row -> row.group().isPresent());

    private final LabViewModel model;
    private final Messages messages;
    private final FigureTexts texts;
    private final ObservableValue<ClusterPalette> palette;
    private final Label caption = new Label();
    private final HBox head = new HBox();
    private final Labelled labelled;
    private final TableView<ProfileRow> table = new TableView<>();

    ProfilePane(LabViewModel model, Labelled labelled, ObservableValue<ClusterPalette> palette) {
        this.model = model;
        this.palette = palette;
        this.labelled = labelled;
        messages = labelled.messages();
        texts = new FigureTexts(messages);
        getStyleClass().add("diagnostic");
        caption.getStyleClass().add("chart-caption");
        caption.setId("profile-caption");
        Tooltip whole = new Tooltip(); // the caption may be cut in a small window
        whole.textProperty().bind(caption.textProperty());
        caption.setTooltip(whole);
        table.setId("profile");
        table.getStyleClass().addAll("profile-table", "edge-to-edge");
        table.setFixedCellSize(ROW_HEIGHT);
        table.setSortPolicy(sorted -> {
            Comparator<ProfileRow> chosen = sorted.getComparator();
            FXCollections.sort(sorted.getItems(), WHOLE_FIRST.thenComparing(chosen == null ? BY_GROUP : chosen));
            return true;
        });
        table.widthProperty().subscribe(this::fit);
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(table);
        tintKey();
        model.pictureProperty().subscribe(this::show);
        messages.languageProperty().subscribe(this::show);
        palette.addListener((_, _, _) -> table.refresh());
        table.getSelectionModel().selectedItemProperty().addListener((_, _, chosen) -> {
            // Null comes while the table is being filled.
            if (chosen != null) {
                model.selectedGroupProperty().set(chosen.group());
            }
        });
        model.selectedGroupProperty().subscribe(this::follow);
    }

    /** What the table says, and what its tints mean. */
    Node head() {
        return head;
    }

    /** The height at which no row is hidden, up to so many rows. */
    double heightOf(int mostRows) {
        return (1 + Math.min(mostRows, Math.max(1, table.getItems().size()))) * ROW_HEIGHT + 2;
    }

    private void tintKey() {
        HeatCell lower = new HeatCell();
        lower.show("", -HeatCell.FULL_TINT);
        HeatCell higher = new HeatCell();
        higher.show("", HeatCell.FULL_TINT);
        Label below = labelled.caption("lab.tint.below");
        Label above = labelled.caption("lab.tint.above");
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(messages.bind("lab.tint.tip"));
        HBox key = new HBox(lower, below, higher, above);
        key.getStyleClass().add("tint-key");
        for (Label label : List.of(below, above)) {
            label.setMinWidth(USE_PREF_SIZE);
            label.setTooltip(tip);
        }
        HBox.setHgrow(caption, Priority.ALWAYS);
        caption.setMaxWidth(Double.MAX_VALUE);
        head.getChildren().addAll(caption, key);
        head.getStyleClass().add("diagnostic-head");
        key.visibleProperty().bind(caption.textProperty().isNotEmpty());
    }

    /** Fills the width where the columns leave room, and scrolls where they do not. */
    private void fit() {
        double wanted = table.getColumns().stream()
                .mapToDouble(TableColumn::getPrefWidth)
                .sum();
        table.setColumnResizePolicy(
                wanted < table.getWidth()
                        ? TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS
                        : TableView.UNCONSTRAINED_RESIZE_POLICY);
    }

    private void follow(Optional<Group> group) {
        Optional<ProfileRow> row = table.getItems().stream()
                .filter(each -> each.group().isPresent() && each.group().equals(group))
                .findFirst();
        ProfileRow selected = table.getSelectionModel().getSelectedItem();
        if (row.isEmpty()) {
            if (selected != null && selected.group().isPresent()) {
                table.getSelectionModel().clearSelection();
            }
        } else if (!row.get().equals(selected)) {
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
                        ProfileRow::size,
                        profile -> messages.formats().integer(profile.size())));
        table.getColumns()
                .add(figureColumn(
                        messages.get("lab.column.share"),
                        ProfileRow::share,
                        profile -> messages.formats().share(profile.share())));
        List<String> features = picture.set().set().features();
        for (int column = 0; column < features.size(); column++) {
            table.getColumns().add(featureColumn(features.get(column), column, picture.profiles()));
        }
        table.getItems().setAll(ProfileRow.of(picture.profiles()));
        fit();
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

    private TableColumn<ProfileRow, ProfileRow> nameColumn() {
        TableColumn<ProfileRow, ProfileRow> column = column(messages.get("lab.column.cluster"), NAME_WIDTH);
        column.getStyleClass().add("name-column");
        column.setComparator(BY_GROUP);
        column.setCellFactory(_ -> new TableCell<>() {
            private final Circle swatch = new Circle(5);

            @Override
            protected void updateItem(@Nullable ProfileRow profile, boolean empty) {
                super.updateItem(profile, empty);
                if (profile == null || empty) {
                    setText(null);
                    setGraphic(null);
                } else {
                    setText(profile.group().map(texts::group).orElseGet(() -> messages.get("lab.whole")));
                    profile.group()
                            .ifPresent(
                                    group -> swatch.setFill(palette.getValue().color(group)));
                    setGraphic(profile.group().isPresent() ? swatch : null);
                }
            }
        });
        return column;
    }

    private TableColumn<ProfileRow, ProfileRow> figureColumn(
            String title, ToDoubleFunction<ProfileRow> value, Function<ProfileRow, String> text) {
        TableColumn<ProfileRow, ProfileRow> column = column(title, FIGURE_WIDTH);
        column.getStyleClass().add("figure-column");
        column.setComparator(Comparator.comparingDouble(value));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable ProfileRow profile, boolean empty) {
                super.updateItem(profile, empty);
                setText(profile == null || empty ? null : text.apply(profile));
                setAlignment(Pos.CENTER_RIGHT);
            }
        });
        return column;
    }

    private TableColumn<ProfileRow, ProfileRow> featureColumn(
            String feature, int index, List<ClusterProfile> profiles) {
        TableColumn<ProfileRow, ProfileRow> column = column("", FEATURE_WIDTH);
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
            protected void updateItem(@Nullable ProfileRow profile, boolean empty) {
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

    private static TableColumn<ProfileRow, ProfileRow> column(String title, double width) {
        TableColumn<ProfileRow, ProfileRow> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setPrefWidth(width);
        column.setReorderable(false);
        return column;
    }
}
