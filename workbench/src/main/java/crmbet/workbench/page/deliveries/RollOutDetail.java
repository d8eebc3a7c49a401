package crmbet.workbench.page.deliveries;

import atlantafx.base.theme.Styles;
import crmbet.core.delivery.Ledger;
import crmbet.core.delivery.RollOut;
import crmbet.core.delivery.RollOutKind;
import crmbet.core.delivery.RollOutState;
import crmbet.core.delivery.Stage;
import crmbet.workbench.control.FactList;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.delivery.DeliveryText;
import crmbet.workbench.message.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One roll-out: how far it is, what it left out, what failed, and what can be done about it. */
final class RollOutDetail extends ScrollPane {
    private static final int FAILURES_SHOWN = 50;

    private final Labelled labelled;
    private final Messages messages;
    private final DeliveriesViewModel model;
    private final Acts acts;
    private final VBox content = new VBox();

    /** What is asked about before it is done. */
    interface Acts {
        void goOn(RollOut rollOut, Stage stage);

        void stop(RollOut rollOut);

        void unpublish(RollOut rollOut);
    }

    RollOutDetail(Labelled labelled, DeliveriesViewModel model, Acts acts) {
        super();
        this.labelled = labelled;
        this.model = model;
        this.acts = acts;
        messages = labelled.messages();
        content.getStyleClass().add("roll-out-detail");
        setContent(content);
        setFitToWidth(true);
        model.selectedProperty().addListener((_, _, _) -> show());
        model.sendingProperty().addListener((_, _, _) -> show());
        model.failed().addListener((ListChangeListener<Ledger.Failed>) _ -> show());
        model.excluded().addListener((ListChangeListener<Ledger.ExcludedCount>) _ -> show());
        messages.languageProperty().addListener((_, _, _) -> show());
        show();
    }

    private void show() {
        @Nullable RollOut rollOut = model.selectedProperty().get();
        content.getChildren().clear();
        if (rollOut == null) {
            return;
        }
        RollOutText text = new RollOutText(messages, rollOut);
        Label title = new Label(text.title());
        title.getStyleClass().add("roll-out-title");
        title.setWrapText(true);
        Label sentence = new Label(text.sentence());
        sentence.setId("sentence");
        sentence.getStyleClass().add("sentence");
        sentence.setWrapText(true);
        ProgressBar bar = new ProgressBar(text.share());
        bar.setMaxWidth(Double.MAX_VALUE);
        content.getChildren().addAll(title, sentence, bar, buttons(rollOut), facts(rollOut));
        addExcluded();
        addFailed();
    }

    private Node buttons(RollOut rollOut) {
        List<Button> buttons = new ArrayList<>();
        boolean going =
                model.isUnderWay(rollOut) || (model.sendingProperty().get() && rollOut.state() == RollOutState.RUNNING);
        if (going) {
            buttons.add(button("pause", "deliveries.pause", model::pause));
        } else if (rollOut.state().open()) {
            Stage next =
                    rollOut.state() == RollOutState.WAITING ? rollOut.stage().next() : rollOut.stage();
            String key = switch (rollOut.state()) {
                case WAITING -> next == Stage.TEN ? "deliveries.next.ten" : "deliveries.next.all";
                default -> "deliveries.continue";
            };
            Button goOn = button("continue", key, () -> acts.goOn(rollOut, next));
            goOn.getStyleClass().add(Styles.ACCENT);
            buttons.add(goOn);
        }
        if (rollOut.state().open()) {
            buttons.add(button("stop", "deliveries.stop", () -> acts.stop(rollOut)));
        }
        if (!going && rollOut.progress().failed() > 0) {
            buttons.add(button("retry", "deliveries.retry", model::retry));
        }
        if (!going
                && rollOut.kind() == RollOutKind.PUBLISH
                && rollOut.progress().delivered() + rollOut.plan().unchanged() > 0) {
            buttons.add(button("unpublish", "deliveries.unpublish", () -> acts.unpublish(rollOut)));
        }
        FlowPane row = new FlowPane();
        row.getStyleClass().add("acts");
        row.getChildren().addAll(buttons);
        return row;
    }

    private Button button(String id, String key, Runnable action) {
        Button button = labelled.button(key, action);
        button.setId(id);
        return button;
    }

    private Node facts(RollOut rollOut) {
        FactList facts = new FactList();
        facts.add(
                messages.get("deliveries.fact.approved"),
                number(rollOut.header().members()));
        facts.add(
                messages.get("deliveries.fact.protected"), number(rollOut.plan().excluded()));
        facts.add(
                messages.get("deliveries.fact.unchanged"), number(rollOut.plan().unchanged()));
        facts.add(
                messages.get("deliveries.fact.added"), number(rollOut.progress().added()));
        facts.add(
                messages.get("deliveries.fact.removed"),
                number(rollOut.progress().removed()));
        facts.add(
                messages.get("deliveries.fact.failed"),
                number(rollOut.progress().failed()));
        long waiting = rollOut.progress().pending() + rollOut.progress().sent();
        facts.add(messages.get("deliveries.fact.waiting"), number(waiting));
        if (rollOut.progress().cancelled() > 0) {
            facts.add(
                    messages.get("deliveries.fact.cancelled"),
                    number(rollOut.progress().cancelled()));
        }
        facts.add(messages.get("deliveries.fact.by"), rollOut.startedBy());
        facts.add(messages.get("deliveries.fact.at"), messages.formats().dateTime(rollOut.startedAt()));
        return facts;
    }

    private String number(long value) {
        return messages.formats().integer(value);
    }

    private void addExcluded() {
        if (model.excluded().isEmpty()) {
            return;
        }
        FactList facts = new FactList();
        DeliveryText words = new DeliveryText(messages);
        model.excluded().forEach(each -> facts.add(words.protection(each.reason()), number(each.customers())));
        content.getChildren().addAll(labelled.heading("deliveries.excluded"), facts);
    }

    private void addFailed() {
        if (model.failed().isEmpty()) {
            return;
        }
        content.getChildren().add(labelled.heading("deliveries.failed"));
        DeliveryText words = new DeliveryText(messages);
        model.failed().stream().limit(FAILURES_SHOWN).forEach(each -> {
            Label line = new Label(each.customer() + ": " + words.reason(each.reason(), each.detail()));
            line.setWrapText(true);
            content.getChildren().add(line);
        });
    }
}
