package crmbet.workbench.page.segments;

import crmbet.connectors.Health;
import crmbet.connectors.SavedConnection;
import crmbet.core.segment.Publication;
import crmbet.core.segment.Segment;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.control.OneWay;
import crmbet.workbench.message.FailureText;
import crmbet.workbench.message.Messages;
import crmbet.workbench.shell.FailureNote;
import java.time.Instant;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What has happened to the segment so far, and where it is published. */
final class PublishingPane extends VBox {
    private final Labelled labelled;
    private final Messages messages;
    private final SegmentsViewModel model;
    private final VBox history = new VBox();

    PublishingPane(Labelled labelled, SegmentsViewModel model) {
        this.labelled = labelled;
        this.messages = labelled.messages();
        this.model = model;
        getStyleClass().add("publishing-pane");
        history.getStyleClass().add("history");
        VBox past = new VBox(labelled.heading("segments.history"), history);
        past.getStyleClass().add("group");
        getChildren().addAll(past, target());
        model.selectedProperty().addListener((_, _, _) -> show());
        model.publications().addListener((ListChangeListener<Publication>) _ -> show());
        messages.languageProperty().addListener((_, _, _) -> show());
        show();
    }

    private void show() {
        history.getChildren().clear();
        Segment segment = model.selectedProperty().get();
        if (segment == null) {
            return;
        }
        model.publications()
                .forEach(each -> history.getChildren()
                        .add(event(
                                Feather.SEND,
                                messages.get(
                                        "segments.history.published",
                                        each.result().added(),
                                        each.result().removed(),
                                        each.result().unchanged()),
                                each.target(),
                                each.at())));
        segment.decision()
                .filter(decision -> !decision.approved())
                .ifPresent(decision -> history.getChildren()
                        .add(event(
                                Feather.X,
                                messages.get("segments.history.rejected", decision.by()),
                                decision.comment(),
                                decision.at())));
        if (segment.approvedBy() != null) {
            history.getChildren()
                    .add(event(
                            Feather.CHECK,
                            messages.get("segments.history.approved", segment.approvedBy()),
                            null,
                            segment.approvedAt()));
        }
        segment.proposal()
                .ifPresent(proposal -> history.getChildren()
                        .add(event(
                                Feather.ARROW_UP,
                                messages.get("segments.history.proposed", proposal.by()),
                                proposal.comment().isEmpty() ? null : proposal.comment(),
                                proposal.at())));
        history.getChildren()
                .add(event(
                        Feather.PLUS,
                        messages.get("segments.history.created", segment.createdBy()),
                        null,
                        segment.createdAt()));
    }

    private Node event(Ikon icon, String what, @Nullable String where, @Nullable Instant when) {
        Label text = new Label(what);
        text.setWrapText(true);
        VBox words = new VBox(text);
        if (where != null) {
            words.getChildren().add(small(where));
        }
        if (when != null) {
            words.getChildren().add(small(messages.formats().dateTime(when)));
        }
        HBox row = new HBox(new FontIcon(icon), words);
        row.getStyleClass().add("event");
        return row;
    }

    private static Label small(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("caption");
        label.setWrapText(true);
        return label;
    }

    private Node target() {
        PublishingViewModel publishing = model.publishing();
        TextField address = new TextField();
        address.setId("address");
        address.setPromptText("postgresql://user@host:5432/database");
        address.textProperty().bindBidirectional(publishing.addressProperty());
        PasswordField password = new PasswordField();
        password.setId("password");
        password.textProperty().bindBidirectional(publishing.passwordProperty());
        Node connection = labelled.field("segments.target.connection", connections(publishing));
        connection.visibleProperty().bind(Bindings.isNotEmpty(publishing.connections()));
        connection.managedProperty().bind(connection.visibleProperty());
        Node typed = new VBox(
                labelled.field("segments.target.address", address),
                labelled.field("segments.target.password", password));
        typed.getStyleClass().add("group");
        typed.visibleProperty().bind(publishing.connectionProperty().isNull());
        typed.managedProperty().bind(typed.visibleProperty());
        Button test = labelled.button("segments.target.test", publishing::test);
        test.setId("test-connection");
        test.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> publishing.busyProperty().get()
                                || !publishing.chosen().get(),
                        publishing.busyProperty(),
                        publishing.chosen()));
        HBox row = new HBox(test, health(publishing));
        row.getStyleClass().add("test");
        row.setAlignment(Pos.CENTER_LEFT);
        Label hint = labelled.caption("segments.target.hint");
        hint.setWrapText(true);
        VBox box = new VBox(
                labelled.heading("segments.target"),
                connection,
                typed,
                row,
                new FailureNote(messages, publishing.failureProperty()),
                hint);
        box.getStyleClass().add("group");
        box.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> SegmentsViewModel.isApproved(
                                model.selectedProperty().get()),
                        model.selectedProperty()));
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    /** The saved ones, and first of all none of them. */
    private ComboBox<@Nullable SavedConnection> connections(PublishingViewModel publishing) {
        ComboBox<@Nullable SavedConnection> choice = new ComboBox<>();
        choice.setId("target-connection");
        choice.setMaxWidth(Double.MAX_VALUE);
        OneWay.inWords(choice, messages, SavedConnection::name, () -> messages.get("segments.target.typed"));
        Runnable fill = () -> {
            SavedConnection before = publishing.connectionProperty().get();
            choice.getItems().clear();
            choice.getItems().add(null);
            choice.getItems().addAll(publishing.connections());
            choice.setValue(choice.getItems().contains(before) ? before : null);
        };
        publishing.connections().addListener((ListChangeListener<SavedConnection>) _ -> fill.run());
        fill.run();
        choice.valueProperty().bindBidirectional(publishing.connectionProperty());
        return choice;
    }

    private Label health(PublishingViewModel publishing) {
        Label health = labelled.caption(Bindings.createStringBinding(
                () -> describe(publishing.healthProperty().get()),
                publishing.healthProperty(),
                messages.languageProperty()));
        health.setId("health");
        health.setWrapText(true);
        return health;
    }

    private String describe(@Nullable Health health) {
        return switch (health) {
            case null -> "";
            case Health.Up up ->
                messages.get("segments.target.up", up.version(), up.latency().toMillis());
            case Health.Down down ->
                new FailureText(messages).explain(down.failure()).happened();
        };
    }
}
