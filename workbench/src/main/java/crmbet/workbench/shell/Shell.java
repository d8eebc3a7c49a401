package crmbet.workbench.shell;

import crmbet.workbench.connection.Connections;
import crmbet.workbench.message.Messages;
import crmbet.workbench.task.Tasks;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/** The window's content: rail, the page that is shown, status bar, and above them notices and the palette. */
public final class Shell extends StackPane {
    private static final KeyCombination OPEN_PALETTE = KeyCombination.valueOf("Shortcut+K");
    private static final KeyCombination RUN = KeyCombination.valueOf("F5");
    private static final KeyCombination TOGGLE_INSPECTOR = KeyCombination.valueOf("Shortcut+I");

    private final ShellViewModel model;
    private final Messages messages;
    private final ShellCommands commands;
    private final Function<PageId, Page> pages;
    private final Command tour;
    // A page is made when it is first wanted: all of them together take several times as long as the window without
    // them.
    private final Map<PageId, PageFrame> frames = new EnumMap<>(PageId.class);
    private final BorderPane body = new BorderPane();
    // On the scene, for a key goes there and not through here while the control that had the focus is gone.
    private final EventHandler<KeyEvent> everywhere = this::handleEverywhere;
    private final EventHandler<KeyEvent> onPage = this::handleOnPage;

    /**
     * @param pages makes a page, asked for each of the model's once
     * @param connections shown in the status bar
     * @param notices where notices appear
     * @param tour appears above the page when somebody takes it
     */
    public Shell(
            ShellViewModel model,
            Messages messages,
            Tasks tasks,
            Workspaces workspaces,
            ShellCommands commands,
            Function<PageId, Page> pages,
            Connections connections,
            NotificationArea notices,
            Tour tour) {
        this.model = model;
        this.messages = messages;
        this.commands = commands;
        this.pages = pages;
        this.tour = Command.of(messages.bind("tour.command"), tour::begin);
        getStyleClass().add("shell");
        model.palette().offer(this::offered);
        Palette palette = new Palette(model.palette(), messages);
        body.setLeft(new Rail(model, messages));
        body.setBottom(new StatusBar(
                messages,
                tasks,
                workspaces.currentProperty(),
                new ConnectionLights(messages, connections, () -> model.show(PageId.CONNECTIONS))));
        StackPane.setAlignment(notices, Pos.BOTTOM_RIGHT);
        TourCard card = new TourCard(tour, messages);
        StackPane.setAlignment(card, Pos.BOTTOM_CENTER);
        getChildren().addAll(body, card, notices, palette);
        sceneProperty().addListener((_, former, scene) -> {
            if (former != null) {
                former.removeEventFilter(KeyEvent.KEY_PRESSED, everywhere);
                former.removeEventHandler(KeyEvent.KEY_PRESSED, onPage);
            }
            if (scene != null) {
                scene.addEventFilter(KeyEvent.KEY_PRESSED, everywhere);
                scene.addEventHandler(KeyEvent.KEY_PRESSED, onPage);
            }
        });
        model.pageProperty().subscribe(this::show);
        // A failure to open a workspace is explained on the first page, beside the ways to open one.
        workspaces.failureProperty().subscribe(failure -> {
            if (failure != null) {
                model.show(PageId.HOME);
            }
        });
    }

    /**
     * Makes one of the pages that have not been shown yet.
     *
     * @return whether there are more of them
     */
    public boolean prepareNext() {
        model.pages().stream()
                .filter(page -> !frames.containsKey(page))
                .findFirst()
                .ifPresent(this::frame);
        return !isPrepared();
    }

    /** Whether every page is made. */
    public boolean isPrepared() {
        return frames.size() == model.pages().size();
    }

    private void show(PageId page) {
        PageFrame frame = frame(page);
        body.setCenter(frame);
        frame.page().shown();
    }

    private PageFrame frame(PageId page) {
        return frames.computeIfAbsent(page, id -> new PageFrame(pages.apply(id), messages));
    }

    private PageFrame frame() {
        return frame(model.pageProperty().get());
    }

    /** Everything that can be done now: first on the page that is shown, then from everywhere. */
    private List<Command> offered() {
        List<Command> all = new ArrayList<>();
        frame().page().primary().map(command -> command.withShortcut("F5")).ifPresent(all::add);
        all.addAll(frame().page().commands());
        if (frame().hasInspector()) {
            all.add(Command.of(messages.bind("shell.inspector.toggle"), frame()::toggleInspector)
                    .withShortcut("Shortcut+I"));
        }
        all.addAll(commands.all());
        all.add(tour);
        return all;
    }

    private void handleEverywhere(KeyEvent event) {
        if (model.palette().openProperty().get()) {
            return;
        }
        if (OPEN_PALETTE.match(event)) {
            model.palette().open();
            event.consume();
        } else if (RUN.match(event)) {
            frame().page().primary().ifPresent(Command::run);
            event.consume();
        } else if (TOGGLE_INSPECTOR.match(event) && frame().hasInspector()) {
            frame().toggleInspector();
            event.consume();
        } else {
            runFirst(commands.all().stream(), event);
        }
    }

    /** After the control that has the focus has had its chance. */
    private void handleOnPage(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            frame().page().dismiss();
            event.consume();
        } else if (!isTyped(event)) {
            runFirst(frame().page().commands().stream(), event);
        }
    }

    /** Who types into a field takes back what was typed, and nothing else, even if the field has nothing left. */
    private static boolean isTyped(KeyEvent event) {
        return event.getTarget() instanceof TextInputControl
                && event.isShortcutDown()
                && (event.getCode() == KeyCode.Z || event.getCode() == KeyCode.Y);
    }

    private static void runFirst(Stream<Command> commands, KeyEvent event) {
        commands.filter(command -> command.matches(event) && command.enabled().get())
                .findFirst()
                .ifPresent(command -> {
                    event.consume();
                    command.run();
                });
    }
}
