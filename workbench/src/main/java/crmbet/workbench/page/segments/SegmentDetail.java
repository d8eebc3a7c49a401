package crmbet.workbench.page.segments;

import crmbet.core.feature.RowOrigin;
import crmbet.core.segment.Segment;
import crmbet.workbench.control.FactList;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.message.Formats;
import crmbet.workbench.message.Messages;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The segment that is read: who is in it, how much it is worth, how it was found. */
final class SegmentDetail extends VBox {
    private final Labelled labelled;
    private final Messages messages;
    private final SegmentsViewModel model;
    private final SegmentSentences sentences;
    private final Label name = new Label();
    private final StateBadge state;
    private final Label who = new Label();
    private final HBox figures = new HBox();
    private final VBox comparison = new VBox();
    private final VBox facts = new VBox();
    private final TextArea definition = new TextArea();
    private final TabPane tabs = new TabPane();
    private final Tab audit;

    SegmentDetail(Labelled labelled, SegmentsViewModel model, SegmentSentences sentences, List<Node> actions) {
        this.labelled = labelled;
        this.messages = labelled.messages();
        this.model = model;
        this.sentences = sentences;
        this.state = new StateBadge(messages);
        getStyleClass().add("segment-detail");
        name.getStyleClass().add("segment-name");
        who.getStyleClass().add("sentence");
        who.setId("who-sentence");
        who.setWrapText(true);
        figures.getStyleClass().add("figures");
        comparison.getStyleClass().add("comparison");
        HBox title = new HBox(name, state);
        title.getStyleClass().add("title-row");
        title.setAlignment(Pos.CENTER_LEFT);
        HBox buttons = new HBox(actions.toArray(Node[]::new));
        buttons.getStyleClass().add("actions");
        VBox head = new VBox(title, who, figures, buttons);
        head.getStyleClass().add("head");
        audit = tab("segments.tab.audit", new AuditPane(labelled, model.audit()));
        fillTabs();
        VBox.setVgrow(tabs, Priority.ALWAYS);
        getChildren().addAll(head, tabs);
        model.selectedProperty().addListener((_, _, _) -> show());
        messages.languageProperty().addListener((_, _, _) -> show());
        show();
    }

    /** Shows who did what. */
    void showAudit() {
        tabs.getSelectionModel().select(audit);
    }

    private void fillTabs() {
        definition.setEditable(false);
        definition.setWrapText(true);
        definition.getStyleClass().add("code");
        VBox.setVgrow(definition, Priority.ALWAYS);
        VBox found = new VBox(facts, definition);
        found.getStyleClass().add("definition");
        tabs.getTabs()
                .addAll(
                        tab("segments.tab.comparison", comparison),
                        tab("segments.tab.review", new ReviewPane(labelled, model)),
                        tab("segments.tab.members", new MemberTable(labelled, model, sentences)),
                        tab("segments.tab.definition", found),
                        audit);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    }

    private Tab tab(String key, Node content) {
        Tab tab = new Tab();
        tab.textProperty().bind(messages.bind(key));
        tab.setContent(content);
        return tab;
    }

    private void show() {
        Segment segment = model.selectedProperty().get();
        if (segment == null) {
            return;
        }
        Formats formats = messages.formats();
        name.setText(
                segment.version() == 1
                        ? segment.name()
                        : messages.get("segments.name.version", segment.name(), segment.version()));
        state.show(segment.state());
        who.setText(sentences.who(segment));
        figures.getChildren()
                .setAll(
                        figure("segments.figure.members", formats.integer(segment.members())),
                        figure("segments.figure.share", formats.share(segment.share())),
                        figure("segments.figure.money", formats.decimal(segment.money(), 0)),
                        figure(
                                "segments.figure.money-each",
                                formats.decimal(segment.members() == 0 ? 0 : segment.money() / segment.members(), 0)));
        comparison
                .getChildren()
                .setAll(segment.figures().stream()
                        .map(each -> new ComparisonRow(labelled, sentences, each))
                        .toList());
        comparison.getChildren().add(legend());
        FactList list = new FactList();
        list.add(messages.get("segments.fact.run"), segment.run());
        segment.origin()
                .ifPresentOrElse(
                        origin -> list.add(messages.get("segments.fact.origin"), origin(origin)),
                        () -> list.add(
                                messages.get("segments.fact.cluster"),
                                segment.cluster().isPresent()
                                        ? formats.integer(segment.cluster().getAsInt() + 1L)
                                        : messages.get("segments.fact.noise")));
        list.add(messages.get("segments.fact.digest"), segment.digest());
        facts.getChildren().setAll(list);
        definition.setText(segment.definition());
    }

    private String origin(RowOrigin origin) {
        String kind = messages.get("segments.origin." + origin.kind().name());
        return origin.detail().isEmpty() ? kind : kind + " · " + origin.detail();
    }

    private Node figure(String key, String value) {
        Label number = new Label(value);
        number.getStyleClass().add("number");
        VBox box = new VBox(number, labelled.caption(key));
        box.getStyleClass().add("figure-box");
        return box;
    }

    private Node legend() {
        Label members = labelled.caption("segments.legend.members");
        members.getStyleClass().add("legend-members");
        Label everyone = labelled.caption("segments.legend.everyone");
        everyone.getStyleClass().add("legend-everyone");
        HBox legend = new HBox(members, everyone);
        legend.getStyleClass().add("legend");
        return legend;
    }
}
