package crmbet.workbench.page.deliveries;

import atlantafx.base.theme.Styles;
import crmbet.core.delivery.Rehearsal;
import crmbet.core.delivery.RollOut;
import crmbet.core.delivery.Stage;
import crmbet.core.segment.Segment;
import crmbet.workbench.connection.Connections;
import crmbet.workbench.connection.SharedPlace;
import crmbet.workbench.control.EmptyState;
import crmbet.workbench.control.FramedPage;
import crmbet.workbench.control.Labelled;
import crmbet.workbench.control.Question;
import crmbet.workbench.delivery.Targets;
import crmbet.workbench.message.Messages;
import crmbet.workbench.shell.Command;
import crmbet.workbench.shell.PageId;
import crmbet.workbench.shell.Workbench;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/** Roll-outs at the left, the one that is looked at in the middle, a new one and the ledger in the inspector. */
public final class DeliveriesView extends FramedPage {
    private static final Duration BETWEEN_LOOKS = Duration.millis(500);

    private final Messages messages;
    private final DeliveriesViewModel model;
    private final RollOutList list;
    private final RollOutDetail detail;
    private final SendPane send;
    private final EmptyState nothing;
    private final EmptyState begin;
    private final Command rehearse;

    /**
     * @param place where people agree about segments
     * @param person who works here
     */
    public DeliveriesView(Workbench workbench, Connections connections, SharedPlace place, String person) {
        this(
                new Labelled(workbench.messages()),
                new DeliveriesViewModel(
                        workbench, new Targets(connections.store(), Map.of()), connections.all(), place, person));
    }

    private DeliveriesView(Labelled labelled, DeliveriesViewModel model) {
        super(PageId.DELIVERIES, labelled, model.failureProperty());
        this.model = model;
        messages = labelled.messages();
        list = new RollOutList(labelled, model);
        detail = new RollOutDetail(labelled, model, acts());
        send = new SendPane(labelled, model, this::askToSend);
        Button segments = labelled.button("deliveries.empty.segments", model::goToSegments);
        segments.getStyleClass().add(Styles.ACCENT);
        nothing = new EmptyState(
                Feather.SEND,
                labelled.label("deliveries.empty.title"),
                labelled.label("deliveries.empty.text"),
                segments);
        begin = new EmptyState(
                Feather.SEND, labelled.label("deliveries.begin.title"), labelled.label("deliveries.begin.text"));
        rehearse = Command.of(messages.bind("deliveries.rehearse"), model::rehearse)
                .when(model.segmentProperty()
                        .isNotNull()
                        .and(model.connectionProperty().isNotNull())
                        .and(model.sendingProperty().not()));
        dress(DeliveriesView.class.getResource("style.css"), send);
        model.rollOuts().addListener((ListChangeListener<RollOut>) _ -> arrange());
        model.segments().addListener((ListChangeListener<Segment>) _ -> arrange());
        Timeline looking = new Timeline(new KeyFrame(BETWEEN_LOOKS, _ -> model.refresh()));
        looking.setCycleCount(Animation.INDEFINITE);
        model.sendingProperty().addListener((_, _, sending) -> {
            if (sending) {
                looking.play();
            } else {
                looking.stop();
            }
        });
        arrange();
    }

    @Override
    public Optional<Command> primary() {
        return Optional.of(rehearse);
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.of(messages.bind("deliveries.pause"), model::pause).when(model.sendingProperty()));
    }

    @Override
    public void shown() {
        model.refresh();
    }

    private void arrange() {
        boolean any = !model.rollOuts().isEmpty();
        boolean possible = any || !model.segments().isEmpty();
        Node main = any ? detail : possible ? begin : nothing;
        arrange(any ? list : null, possible ? send : null, main);
    }

    private RollOutDetail.Acts acts() {
        return new RollOutDetail.Acts() {
            @Override
            public void goOn(RollOut rollOut, Stage stage) {
                String left = messages.formats()
                        .integer(rollOut.progress().pending()
                                + rollOut.progress().sent());
                if (stage == Stage.ALL) {
                    ask("deliveries.ask-all", rollOut, left, () -> model.goOn(stage));
                } else {
                    model.goOn(stage);
                }
            }

            @Override
            public void stop(RollOut rollOut) {
                ask(
                        "deliveries.ask-stop",
                        rollOut,
                        messages.formats().integer(rollOut.progress().pending()),
                        model::stop);
            }

            @Override
            public void unpublish(RollOut rollOut) {
                question()
                        .askDangerous(
                                words(
                                        "deliveries.ask-unpublish",
                                        rollOut,
                                        rollOut.header().name()),
                                model::unpublish);
            }
        };
    }

    private void askToSend(Stage stage) {
        Rehearsal rehearsal = model.rehearsalProperty().get();
        Segment segment = model.segmentProperty().get();
        var connection = model.connectionProperty().get();
        if (rehearsal == null || segment == null || connection == null) {
            return;
        }
        if (stage == Stage.ONE) {
            model.send(stage);
            return;
        }
        String customers = messages.formats().integer(rehearsal.added() + rehearsal.removed());
        question()
                .ask(
                        new Question.Words(
                                messages.get("deliveries.ask-all.title", customers, connection.name()),
                                messages.get("deliveries.ask-all.text", segment.name()),
                                messages.get("deliveries.ask-all.confirm", customers)),
                        () -> model.send(stage));
    }

    private void ask(String key, RollOut rollOut, String customers, Runnable action) {
        question().ask(words(key, rollOut, customers), action);
    }

    private Question.Words words(String key, RollOut rollOut, String customers) {
        RollOutText text = new RollOutText(messages, rollOut);
        return new Question.Words(
                messages.get(key + ".title", customers, text.target()),
                messages.get(key + ".text", rollOut.header().name()),
                messages.get(key + ".confirm", customers));
    }
}
