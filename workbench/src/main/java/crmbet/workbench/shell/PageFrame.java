package crmbet.workbench.shell;

import crmbet.workbench.message.Messages;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A page with its toolbar and inspector. */
final class PageFrame extends BorderPane {
    private static final double INSPECTOR_WIDTH = 304;

    private final Page page;
    private final Messages messages;
    private final BooleanProperty inspectorWanted = new SimpleBooleanProperty(this, "inspectorWanted", true);

    PageFrame(Page page, Messages messages) {
        this.page = page;
        this.messages = messages;
        getStyleClass().add("page");
        setTop(toolbar());
        setCenter(page.view());
        page.inspector().ifPresent(this::inspect);
    }

    Page page() {
        return page;
    }

    boolean hasInspector() {
        return page.inspector().isPresent();
    }

    void toggleInspector() {
        inspectorWanted.set(!inspectorWanted.get());
    }

    private HBox toolbar() {
        HBox bar = new HBox();
        bar.getStyleClass().add("page-toolbar");
        bar.setAlignment(Pos.CENTER_LEFT);
        Label title = new Label();
        title.getStyleClass().add("page-title");
        title.textProperty().bind(messages.bind(ShellViewModel.titleKey(page.id())));
        title.setMinWidth(Region.USE_PREF_SIZE);
        bar.getChildren().add(title);
        page.subtitle().ifPresent(text -> bar.getChildren().add(subtitle(text)));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        bar.getChildren().add(gap);
        List<Node> middle = page.toolbar();
        if (!middle.isEmpty()) {
            HBox items = new HBox(middle.toArray(Node[]::new));
            items.getStyleClass().add("page-toolbar-items");
            items.setAlignment(Pos.CENTER_LEFT);
            bar.getChildren().add(items);
        }
        page.primary().ifPresent(command -> bar.getChildren().add(primary(command)));
        page.inspector().ifPresent(content -> bar.getChildren().add(inspectorToggle(content)));
        return bar;
    }

    private static Label subtitle(ObservableValue<String> text) {
        Label subtitle = new Label();
        subtitle.getStyleClass().add("page-subtitle");
        subtitle.textProperty().bind(text);
        subtitle.visibleProperty()
                .bind(Bindings.createBooleanBinding(() -> !text.getValue().isEmpty(), text));
        subtitle.managedProperty().bind(subtitle.visibleProperty());
        return subtitle;
    }

    private Button primary(Command command) {
        Button button = new Button();
        button.setId("primary");
        button.getStyleClass().add("accent");
        button.textProperty().bind(command.title());
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.disableProperty()
                .bind(Bindings.not(
                        Bindings.createBooleanBinding(() -> command.enabled().get(), command.enabled())));
        button.setOnAction(_ -> command.run());
        Tooltip tip = new Tooltip();
        tip.textProperty()
                .bind(Bindings.createStringBinding(() -> command.title().getValue() + "  F5", command.title()));
        button.setTooltip(tip);
        return button;
    }

    private ToggleButton inspectorToggle(ObservableValue<@Nullable Node> content) {
        ToggleButton toggle = new ToggleButton();
        toggle.setGraphic(new FontIcon(Feather.SIDEBAR));
        toggle.getStyleClass().addAll("button-icon", "flat", "inspector-toggle");
        toggle.accessibleTextProperty().bind(messages.bind("shell.inspector.toggle"));
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(messages.bind("shell.inspector.tip"));
        toggle.setTooltip(tip);
        toggle.selectedProperty().bindBidirectional(inspectorWanted);
        toggle.disableProperty().bind(Bindings.createBooleanBinding(() -> content.getValue() == null, content));
        return toggle;
    }

    private void inspect(ObservableValue<@Nullable Node> content) {
        ScrollPane scroll = new ScrollPane();
        scroll.getStyleClass().addAll("inspector", "edge-to-edge");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinWidth(INSPECTOR_WIDTH);
        scroll.setPrefWidth(INSPECTOR_WIDTH);
        Runnable update = () -> {
            @Nullable Node shown = content.getValue();
            scroll.setContent(shown);
            setRight(shown != null && inspectorWanted.get() ? scroll : null);
        };
        content.addListener((_, _, _) -> update.run());
        inspectorWanted.addListener((_, _, _) -> update.run());
        update.run();
    }
}
