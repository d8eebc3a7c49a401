package crmbet.workbench.shell;

import crmbet.workbench.message.Messages;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What the tour says at its present station, above the page; Esc leaves the tour. */
final class TourCard extends VBox {
    private final Tour tour;
    private final Messages messages;
    private final Label place = new Label();
    private final Label title = new Label();
    private final Label text = new Label();
    private final Button back = new Button();
    private final Button next = new Button();
    private final Button leave = new Button();

    TourCard(Tour tour, Messages messages) {
        this.tour = tour;
        this.messages = messages;
        getStyleClass().addAll("tour", "elevated-3");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.TEXT);
        accessibleTextProperty().bind(title.textProperty().concat(". ").concat(text.textProperty()));
        place.getStyleClass().add("muted");
        title.getStyleClass().add("heading");
        title.setWrapText(true);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        next.setId("tour-next");
        next.getStyleClass().add("accent");
        next.setOnAction(_ -> tour.next());
        back.setId("tour-back");
        back.textProperty().bind(messages.bind("tour.back"));
        back.setOnAction(_ -> tour.back());
        leave.setId("tour-leave");
        leave.getStyleClass().add("flat");
        leave.textProperty().bind(messages.bind("tour.leave"));
        leave.setOnAction(_ -> tour.leave());
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox buttons = new HBox(place, between, leave, back, next);
        buttons.getStyleClass().add("tour-buttons");
        buttons.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(title, text, buttons);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                tour.leave();
                event.consume();
            }
        });
        messages.languageProperty().subscribe(_ -> show(tour.stepProperty().get()));
        tour.stepProperty().subscribe(this::show);
    }

    private void show(@Nullable TourStep step) {
        setVisible(step != null);
        setManaged(step != null);
        if (step == null) {
            return;
        }
        title.setText(messages.get("tour." + step.name() + ".title"));
        text.setText(messages.get("tour." + step.name() + ".text"));
        place.setText(messages.get("tour.place", tour.place(), Tour.length()));
        back.setDisable(tour.isFirst());
        next.setText(messages.get(tour.isLast() ? "tour.done" : "tour.next"));
        next.requestFocus();
    }
}
