package crmbet.workbench.page.deliveries;

import atlantafx.base.theme.Styles;
import crmbet.connectors.SavedConnection;
import crmbet.core.delivery.Rehearsal;
import crmbet.core.delivery.Stage;
import crmbet.core.segment.Segment;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.delivery.DeliveryText;
import crmbet.workbench.message.Messages;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A new roll-out: what, where to, what it would change, and the first step. Below it, the ledger of one customer. */
final class SendPane extends VBox {
    private final Labelled labelled;
    private final Messages messages;
    private final DeliveriesViewModel model;
    private final VBox found = new VBox();
    private final VBox lines = new VBox();

    /** @param send what is done when a stage is chosen */
    SendPane(Labelled labelled, DeliveriesViewModel model, Consumer<Stage> send) {
        this.labelled = labelled;
        this.model = model;
        messages = labelled.messages();
        getStyleClass().add("send-pane");
        ComboBox<Segment> segment = choice("segment", model.segments(), Segment::name);
        segment.valueProperty().bindBidirectional(model.segmentProperty());
        ComboBox<SavedConnection> connection = choice("connection", model.connections(), SavedConnection::name);
        connection.valueProperty().bindBidirectional(model.connectionProperty());
        Hyperlink more = labelled.link("deliveries.send.connections", model::goToConnections);
        found.getStyleClass().add("rehearsal");
        getChildren()
                .addAll(
                        labelled.heading("deliveries.send.title"),
                        labelled.field("deliveries.send.segment", segment),
                        labelled.field("deliveries.send.connection", connection),
                        more,
                        found,
                        labelled.heading("deliveries.ask.title"),
                        lookUp(),
                        lines);
        lines.getStyleClass().add("ledger");
        model.rehearsalProperty().addListener((_, _, _) -> showRehearsal(send));
        model.answerProperty().addListener((_, _, _) -> showAnswer());
        messages.languageProperty().addListener((_, _, _) -> {
            showRehearsal(send);
            showAnswer();
        });
    }

    private <T> ComboBox<T> choice(String id, ObservableList<T> items, Function<T, String> name) {
        ComboBox<T> choice = new ComboBox<>(items);
        choice.setId(id);
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setCellFactory(_ -> cell(name));
        choice.setButtonCell(cell(name));
        return choice;
    }

    private static <T> ListCell<T> cell(Function<T, String> name) {
        return new ListCell<>() {
            @Override
            protected void updateItem(@Nullable T item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? null : name.apply(item));
            }
        };
    }

    private void showRehearsal(Consumer<Stage> send) {
        found.getChildren().clear();
        Rehearsal rehearsal = model.rehearsalProperty().get();
        if (rehearsal == null) {
            return;
        }
        found.getChildren()
                .add(wrapped(messages.get(
                        "deliveries.rehearsal.changes",
                        rehearsal.added(),
                        rehearsal.removed(),
                        rehearsal.unchanged())));
        DeliveryText words = new DeliveryText(messages);
        rehearsal
                .wall()
                .excluded()
                .forEach((reason, customers) -> found.getChildren()
                        .add(caption(
                                messages.get("deliveries.rehearsal.protected", customers, words.protection(reason)))));
        if (!rehearsal.wall().unknown().isEmpty()) {
            found.getChildren()
                    .add(caption(messages.get(
                            "deliveries.rehearsal.unknown",
                            rehearsal.wall().unknown().stream()
                                    .map(words::protection)
                                    .collect(Collectors.joining(", ")))));
        }
        if (!rehearsal.toldByTarget()) {
            found.getChildren().add(caption(messages.get("deliveries.rehearsal.ledger")));
        }
        if (rehearsal.added() + rehearsal.removed() > 0) {
            Button one = stage("send-one", "deliveries.send.one", Stage.ONE, send);
            one.getStyleClass().add(Styles.ACCENT);
            found.getChildren().addAll(one, stage("send-all", "deliveries.send.all", Stage.ALL, send));
        }
    }

    private Button stage(String id, String key, Stage stage, Consumer<Stage> send) {
        Button button = labelled.button(key, () -> send.accept(stage));
        button.setId(id);
        button.setMaxWidth(Double.MAX_VALUE);
        button.disableProperty().bind(model.sendingProperty());
        return button;
    }

    private Node lookUp() {
        TextField customer = new TextField();
        customer.setId("customer");
        customer.promptTextProperty().bind(messages.bind("deliveries.ask.prompt"));
        customer.accessibleTextProperty().bind(messages.bind("deliveries.ask.title"));
        customer.setOnAction(_ -> model.ask(customer.getText()));
        Button ask = labelled.button("deliveries.ask.do", () -> model.ask(customer.getText()));
        ask.setId("ask");
        ask.setMaxWidth(Double.MAX_VALUE);
        ask.disableProperty()
                .bind(Bindings.createBooleanBinding(() -> customer.getText().isBlank(), customer.textProperty()));
        VBox box = new VBox(customer, ask);
        box.getStyleClass().add("look-up");
        return box;
    }

    private void showAnswer() {
        lines.getChildren().clear();
        DeliveriesViewModel.Answer answer = model.answerProperty().get();
        if (answer == null) {
            return;
        }
        if (answer.entries().isEmpty()) {
            lines.getChildren().add(wrapped(messages.get("deliveries.ask.nothing", answer.customer())));
        }
        DeliveryText words = new DeliveryText(messages);
        answer.entries().reversed().forEach(entry -> lines.getChildren().add(wrapped(words.line(entry))));
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        return label;
    }

    private static Label caption(String text) {
        Label label = wrapped(text);
        label.getStyleClass().add("caption");
        return label;
    }
}
