package crmbet.workbench.page.lab.profile;

import crmbet.core.run.ClusterProfile;
import crmbet.core.run.FeatureFigure;
import crmbet.workbench.chart.ClusterPalette;
import crmbet.workbench.chart.Group;
import crmbet.workbench.chart.HeatCell;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.lab.diagnostic.Diagnostic;
import crmbet.workbench.page.lab.diagnostic.DiagnosticContext;
import crmbet.workbench.page.lab.diagnostic.Finding;
import crmbet.workbench.page.lab.model.Division;
import crmbet.workbench.page.lab.model.FigureTexts;
import crmbet.workbench.page.lab.model.LabViewModel;
import crmbet.workbench.page.lab.model.Selection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;

/** Size and mean features of each cluster, tinted by how far they lie from all customers. */
public final class ProfileTab implements Diagnostic {
    private static final double ROW_HEIGHT = 28;
    /** More rows than this scroll, so that the picture keeps its room. */
    private static final int MOST_ROWS = 9;

    private static final double NAME_WIDTH = 144;
    private static final double FIGURE_WIDTH = 96;
    private static final double FEATURE_WIDTH = 128;
    private static final Comparator<ProfileRow> BY_GROUP =
            Comparator.comparing(row -> row.group().orElse(Group.NOISE));
    /** However the groups are sorted, what they are compared with stays on top, and below it who was chosen by hand. */
    private static final Comparator<ProfileRow> WHOLE_FIRST = Comparator.comparing(row -> switch (row.who()) {
        case Selection.Nothing _ -> 0;
        case Selection.OfRows _ -> 1;
        case Selection.OfGroup _ -> 2;
    });

    private final LabViewModel model;
    private final Messages messages;
    private final FigureTexts texts;
    private final ObservableValue<ClusterPalette> palette;
    private final Finding caption = new Finding("profile");
    private final HBox head = new HBox();
    private final Labelled labelled;
    private final TableView<ProfileRow> table = new TableView<>();
    /** Set while the rows change, so that the table does not lead. */
    private boolean filling;

    public ProfileTab(DiagnosticContext context) {
        model = context.model();
        palette = context.palette();
        labelled = context.labelled();
        messages = context.messages();
        texts = context.texts();
        table.setId("profile");
        table.accessibleTextProperty().bind(messages.bind("lab.tab.profile"));
        table.getStyleClass().addAll("profile-table", "edge-to-edge");
        table.setFixedCellSize(ROW_HEIGHT);
        table.setSortPolicy(sorted -> {
            Comparator<ProfileRow> chosen = sorted.getComparator();
            FXCollections.sort(sorted.getItems(), WHOLE_FIRST.thenComparing(chosen == null ? BY_GROUP : chosen));
            return true;
        });
        table.widthProperty().subscribe(this::fit);
        tintKey();
        model.picture().divisionProperty().subscribe(this::show);
        messages.languageProperty().subscribe(this::show);
        palette.addListener((_, _, _) -> table.refresh());
        table.getSelectionModel().selectedItemProperty().addListener((_, _, chosen) -> {
            // Null comes while the table is being filled.
            if (chosen != null && !filling) {
                model.selection().selectionProperty().set(chosen.who());
            }
        });
        model.selection().explanationProperty().addListener((_, _, _) -> fill());
        model.selection().selectionProperty().subscribe(this::fill);
    }

    @Override
    public String key() {
        return "profile";
    }

    /** What the table says, and what its tints mean. */
    @Override
    public Parent head() {
        return head;
    }

    @Override
    public Parent content() {
        return table;
    }

    @Override
    public double wantedHeight() {
        return (1 + Math.min(MOST_ROWS, Math.max(1, table.getItems().size()))) * ROW_HEIGHT + 2;
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
            label.setMinWidth(Region.USE_PREF_SIZE);
            label.setTooltip(tip);
        }
        head.getChildren().addAll(caption, key);
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

    /** Puts in the row of customers chosen by hand once they are profiled, takes it away, and selects what is selected. */
    private void fill() {
        Division division = model.picture().divisionProperty().get();
        Selection selection = model.selection().selectionProperty().get();
        // A run that is left keeps its rows until the next one is there.
        List<ProfileRow> rows = division == null
                ? List.of()
                : ProfileRow.of(
                        division.profiles(),
                        model.selection()
                                .explanationProperty()
                                .get()
                                .filter(each -> each.selection() instanceof Selection.OfRows
                                        && each.selection().equals(selection))
                                .map(ProfileRow::chosen));
        filling = true;
        if (!table.getItems().stream()
                .sorted(BY_GROUP)
                .toList()
                .equals(rows.stream().sorted(BY_GROUP).toList())) {
            table.getItems().setAll(rows);
            table.sort();
        }
        follow(selection);
        filling = false;
    }

    private void follow(Selection selection) {
        Optional<ProfileRow> row = table.getItems().stream()
                .filter(each -> each.who().equals(selection) && !(selection instanceof Selection.Nothing))
                .findFirst();
        ProfileRow selected = table.getSelectionModel().getSelectedItem();
        if (row.isEmpty()) {
            if (selected != null && !(selected.who() instanceof Selection.Nothing)) {
                table.getSelectionModel().clearSelection();
            }
        } else if (!row.get().equals(selected)) {
            table.getSelectionModel().select(row.get());
            // Those chosen by hand stand below all customers, with whom they are compared: both are to be seen.
            table.scrollTo(
                    selection instanceof Selection.OfRows ? 0 : table.getItems().indexOf(row.get()));
        }
    }

    private void show() {
        Division division = model.picture().divisionProperty().get();
        table.getColumns().clear();
        if (division == null) {
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
        List<String> features = division.set().set().features();
        for (int column = 0; column < features.size(); column++) {
            table.getColumns().add(featureColumn(features.get(column), column, division.profiles()));
        }
        fill();
        fit();
        caption.setText(finding(division));
    }

    /** Which cluster differs most, and in what. */
    private String finding(Division division) {
        record Difference(ClusterProfile profile, FeatureFigure figure) {}
        Optional<Difference> largest = division.profiles().stream()
                .filter(profile -> profile.cluster().isPresent())
                .flatMap(profile -> profile.apart().stream().map(figure -> new Difference(profile, figure)))
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
            private final Circle ring = new Circle(5);

            {
                ring.getStyleClass().add("chosen");
            }

            @Override
            protected void updateItem(@Nullable ProfileRow profile, boolean empty) {
                super.updateItem(profile, empty);
                if (profile == null || empty) {
                    setText(null);
                    setGraphic(null);
                } else {
                    setText(name(profile.who()));
                    switch (profile.who()) {
                        case Selection.Nothing _ -> setGraphic(null);
                        case Selection.OfRows _ -> setGraphic(ring);
                        case Selection.OfGroup(Group group) -> {
                            swatch.setFill(palette.getValue().color(group));
                            setGraphic(swatch);
                        }
                    }
                }
            }
        });
        return column;
    }

    private String name(Selection who) {
        return who instanceof Selection.Nothing ? messages.get("lab.whole") : texts.selection(who);
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
