package crmbet.workbench.page.home;

import crmbet.core.workspace.Workspace;
import crmbet.workbench.message.Messages;
import crmbet.workbench.shell.Command;
import crmbet.workbench.shell.FailureNote;
import crmbet.workbench.shell.Workspaces;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What this is and how to begin, or how far the open workspace is; recent workspaces beside it. */
final class HomeView {
    private static final double WIDTH = 1024;
    private static final double ASIDE_WIDTH = 320;

    private final HomeViewModel model;
    private final Messages messages;
    private final VBox main = new VBox();
    private final VBox recent = new VBox();
    private final ScrollPane root;
    private final List<Command> ways;
    private final Command seal;

    /**
     * @param ways to begin: the sample, the demonstration, a new workspace, an existing one, a sealed one
     * @param seal for the open workspace
     */
    HomeView(HomeViewModel model, Messages messages, List<Command> ways, Command seal) {
        this.model = model;
        this.messages = messages;
        this.ways = ways;
        this.seal = seal;
        main.getStyleClass().add("home-main");
        HBox.setHgrow(main, Priority.ALWAYS);
        recent.getStyleClass().add("home-recent");
        VBox aside = new VBox(heading("home.recent.title"), recent);
        aside.getStyleClass().add("home-aside");
        aside.setMinWidth(ASIDE_WIDTH);
        aside.setPrefWidth(ASIDE_WIDTH);
        HBox columns = new HBox(main, aside);
        columns.getStyleClass().add("home-columns");
        columns.setMaxWidth(WIDTH);
        VBox page = new VBox(columns);
        page.getStyleClass().add("home");
        page.setAlignment(Pos.TOP_CENTER);
        root = new ScrollPane(page);
        root.setFitToWidth(true);
        root.getStyleClass().add("edge-to-edge");
        model.workspace().subscribe(_ -> showMain());
        model.contentsProperty().subscribe(_ -> showMain());
        model.recent().addListener((Observable _) -> showRecent());
        showRecent();
    }

    Node root() {
        return root;
    }

    private void showMain() {
        @Nullable Workspace open = model.workspace().getValue();
        main.getChildren().clear();
        Label title = new Label();
        title.getStyleClass().add("display");
        title.setWrapText(true);
        Label subtitle = new Label();
        subtitle.getStyleClass().add("muted");
        subtitle.setWrapText(true);
        VBox header = new VBox(title, subtitle);
        header.getStyleClass().add("home-header");
        main.getChildren().addAll(header, new FailureNote(messages, model.failureProperty()));
        if (open == null) {
            title.textProperty().bind(messages.bind("home.title"));
            subtitle.textProperty().bind(messages.bind("home.subtitle"));
            main.getChildren().add(beginnings());
        } else {
            title.setText(Workspaces.name(open.folder()));
            subtitle.setText(open.folder().toString());
            main.getChildren().addAll(heading("home.steps.title"), steps());
            main.getChildren().add(link(model.isEmpty() ? ways.getFirst() : seal));
        }
    }

    private static Hyperlink link(Command command) {
        Hyperlink link = new Hyperlink();
        link.textProperty().bind(command.title());
        link.setOnAction(_ -> command.run());
        return link;
    }

    private VBox beginnings() {
        VBox rows = new VBox(
                way(ways.get(0), Feather.PLAY, "home.sample.about", true),
                way(ways.get(1), Feather.MAP, "home.demo.about", false),
                way(ways.get(2), Feather.FOLDER_PLUS, "home.new.about", false),
                way(ways.get(3), Feather.FOLDER, "home.open.about", false),
                way(ways.get(4), Feather.LOCK, "home.unseal.about", false));
        rows.getStyleClass().add("home-rows");
        return rows;
    }

    private Button way(Command command, Ikon icon, String aboutKey, boolean first) {
        Label title = new Label();
        title.getStyleClass().add("strong");
        title.textProperty().bind(command.title());
        Label about = new Label();
        about.getStyleClass().add("muted");
        about.textProperty().bind(messages.bind(aboutKey));
        Button row = row(new FontIcon(icon), new VBox(title, about), new Label(shortcut(command)));
        row.getStyleClass().add(first ? "home-first" : "home-way");
        row.accessibleTextProperty().bind(command.title());
        row.disableProperty()
                .bind(Bindings.createBooleanBinding(() -> !command.enabled().get(), command.enabled()));
        row.setOnAction(_ -> command.run());
        return row;
    }

    private static String shortcut(Command command) {
        return command.shortcut().map(keys -> keys.getDisplayText()).orElse("");
    }

    private VBox steps() {
        VBox rows = new VBox();
        rows.getStyleClass().add("home-rows");
        for (Step step : model.steps()) {
            Label title = new Label();
            title.getStyleClass().add("strong");
            title.textProperty().bind(messages.bind("home.step." + step.kind().name()));
            Label about = new Label();
            about.getStyleClass().add("muted");
            about.textProperty()
                    .bind(
                            step.done()
                                    ? messages.bind("home.done." + step.kind().name(), step.count())
                                    : messages.bind("home.about." + step.kind().name()));
            FontIcon icon = new FontIcon(step.done() ? Feather.CHECK_CIRCLE : Feather.CIRCLE);
            icon.getStyleClass().add(step.done() ? "success" : "home-open-step");
            Button row = row(icon, new VBox(title, about), new FontIcon(Feather.CHEVRON_RIGHT));
            row.getStyleClass().add(step.next() ? "home-first" : "home-way");
            row.accessibleTextProperty().bind(title.textProperty());
            row.setOnAction(_ -> model.follow(step));
            rows.getChildren().add(row);
        }
        return rows;
    }

    private static Button row(FontIcon icon, VBox words, Node end) {
        HBox.setHgrow(words, Priority.ALWAYS);
        end.getStyleClass().add("home-row-end");
        HBox content = new HBox(icon, words, end);
        content.getStyleClass().add("home-row-content");
        content.setAlignment(Pos.CENTER_LEFT);
        Button row = new Button();
        row.getStyleClass().add("home-row");
        row.setGraphic(content);
        row.setMaxWidth(Double.MAX_VALUE);
        content.prefWidthProperty().bind(row.widthProperty().subtract(32));
        return row;
    }

    private void showRecent() {
        recent.getChildren().clear();
        if (model.recent().isEmpty()) {
            Label none = new Label();
            none.getStyleClass().add("muted");
            none.setWrapText(true);
            none.textProperty().bind(messages.bind("home.recent.none"));
            recent.getChildren().add(none);
        }
        for (Path folder : model.recent()) {
            recent.getChildren().add(recentRow(folder));
        }
    }

    private HBox recentRow(Path folder) {
        Label name = new Label(Workspaces.name(folder));
        name.getStyleClass().add("strong");
        Label place = new Label(folder.toString());
        place.getStyleClass().add("muted");
        place.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        Button open = new Button();
        open.setGraphic(new VBox(name, place));
        open.getStyleClass().add("home-recent-open");
        open.setMaxWidth(Double.MAX_VALUE);
        open.accessibleTextProperty().bind(messages.bind("home.recent.open", Workspaces.name(folder)));
        open.setOnAction(_ -> model.open(folder));
        HBox.setHgrow(open, Priority.ALWAYS);
        Button forget = new Button();
        forget.setGraphic(new FontIcon(Feather.X));
        forget.getStyleClass().addAll("button-icon", "flat", "home-forget");
        forget.accessibleTextProperty().bind(messages.bind("home.recent.forget", Workspaces.name(folder)));
        forget.setOnAction(_ -> model.forget(folder));
        HBox row = new HBox(open, forget);
        row.getStyleClass().add("home-recent-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Label heading(String key) {
        Label heading = new Label();
        heading.getStyleClass().add("heading");
        heading.textProperty().bind(messages.bind(key));
        return heading;
    }
}
