package crmbet.workbench.page.lab.customers;

import atlantafx.base.controls.ToggleSwitch;
import crmbet.core.clustering.Labels;
import crmbet.core.feature.RowSet;
import crmbet.core.run.CustomerTable;
import crmbet.core.table.ColumnLayout;
import crmbet.workbench.chart.ClusterPalette;
import crmbet.workbench.chart.Group;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.lab.diagnostic.Diagnostic;
import crmbet.workbench.page.lab.diagnostic.DiagnosticContext;
import crmbet.workbench.page.lab.diagnostic.Finding;
import crmbet.workbench.page.lab.model.Division;
import crmbet.workbench.page.lab.model.FigureTexts;
import crmbet.workbench.page.lab.model.LabViewModel;
import crmbet.workbench.shell.Command;
import crmbet.workbench.table.DataTable;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Every customer of the run with cluster, raw figures and degree of membership; choosing rows selects on the page. */
public final class CustomersTab implements Diagnostic {
    private static final String KEY = "customers";

    private final LabViewModel lab;
    private final CustomersViewModel model;
    private final Messages messages;
    private final FigureTexts texts;
    private final ObservableValue<ClusterPalette> palette;
    private final DataTable table;
    private final Finding caption = new Finding(KEY);
    private final HBox head;
    private List<ColumnLayout> layout = List.of();

    public CustomersTab(DiagnosticContext context) {
        lab = context.model();
        messages = context.messages();
        texts = context.texts();
        palette = context.palette();
        model = new CustomersViewModel(context.workbench(), lab);
        table = new DataTable(
                context.labelled(), model.table(), context.workbench().tasks());
        table.rows().setId(KEY);
        table.rows().accessibleTextProperty().bind(caption.textProperty());
        table.setOnRow(lab.selection().pointedRowProperty()::set);
        table.setOnLayout(now -> layout = now);
        table.addTool(onlySelected());
        Node bar = table.takeBar();
        head = new HBox(caption, bar);
        head.setAlignment(Pos.CENTER_LEFT);
        model.setOnOpened(this::opened);
        model.setOnShown(this::arrange);
        model.setOnFollowed(table::reveal);
        lab.selection().selectionProperty().subscribe(this::describe);
        lab.picture().divisionProperty().subscribe(this::describe);
        messages.languageProperty().subscribe(this::describe);
        palette.addListener((_, _, _) -> table.rewrite());
    }

    private ToggleSwitch onlySelected() {
        ToggleSwitch only = new ToggleSwitch();
        only.setId("only-selected");
        only.textProperty().bind(messages.bind("lab.customers.only"));
        only.setMinWidth(Region.USE_PREF_SIZE);
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(messages.bind("lab.customers.only.tip"));
        only.setTooltip(tip);
        only.selectedProperty().bindBidirectional(model.onlySelectedProperty());
        return only;
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public Parent head() {
        return head;
    }

    @Override
    public Parent content() {
        return table;
    }

    @Override
    public void shown() {
        model.shown();
    }

    @Override
    public void hidden() {
        model.hidden();
        lab.selection().pointedRowProperty().set(OptionalInt.empty());
    }

    @Override
    public List<Command> commands() {
        return List.of(Command.of(messages.bind("lab.customers.find"), this::find)
                .withShortcut("Shortcut+F")
                .when(lab.picture().divisionProperty().isNotNull()));
    }

    @Override
    public Optional<URL> style() {
        return Optional.of(Objects.requireNonNull(CustomersTab.class.getResource("style.css")));
    }

    private void find() {
        lab.arrangement().tabProperty().set(KEY);
        table.find();
    }

    private void opened(CustomerTable customers) {
        table.setWording(new CustomerWording(customers, texts, palette::getValue));
    }

    /** Columns keep the places and widths that they had in the table of the run before. */
    private void arrange() {
        if (!layout.isEmpty()) {
            table.setLayout(layout);
        }
    }

    private void describe() {
        Division division = lab.picture().divisionProperty().get();
        Optional<RowSet> selected = model.selected();
        if (division == null) {
            caption.setText("");
        } else if (selected.isEmpty()
                || selected.get().tableSize() != division.labels().size()) {
            caption.setText(
                    messages.get("lab.customers.finding.none", division.labels().size()));
        } else {
            caption.setText(finding(selected.get(), division.labels()));
        }
    }

    /** How many are selected, and where most of them belong. */
    private String finding(RowSet selected, Labels labels) {
        int[] counts = new int[labels.clusterCount() + 1];
        for (int row = selected.next(0); row >= 0; row = selected.next(row + 1)) {
            counts[labels.isNoise(row) ? labels.clusterCount() : labels.clusterOf(row)]++;
        }
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        String group = texts.group(most == labels.clusterCount() ? Group.NOISE : Group.cluster(most));
        return counts[most] == selected.count()
                ? messages.get("lab.customers.finding.one", selected.count(), labels.size(), group)
                : messages.get("lab.customers.finding.most", selected.count(), labels.size(), counts[most], group);
    }
}
