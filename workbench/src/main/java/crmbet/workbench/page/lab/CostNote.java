package crmbet.workbench.page.lab;

import crmbet.core.clustering.CostForecast;
import crmbet.workbench.message.Messages;
import crmbet.workbench.page.lab.model.CostViewModel;
import java.time.Duration;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;

/** What the next run is expected to cost, right below the button that starts it; nothing where it costs little. */
final class CostNote extends Label {
    private static final PseudoClass TOO_MUCH = PseudoClass.getPseudoClass("too-much");

    private final CostViewModel cost;
    private final Messages messages;

    CostNote(CostViewModel cost, Messages messages) {
        this.cost = cost;
        this.messages = messages;
        setId("cost");
        getStyleClass().add("cost-note");
        setWrapText(true);
        managedProperty().bind(visibleProperty());
        cost.forecastProperty().subscribe(this::update);
        messages.languageProperty().subscribe(this::update);
        update();
    }

    private void update() {
        Optional<CostForecast> forecast = cost.forecastProperty().get();
        setVisible(forecast.isPresent());
        setText(forecast.map(this::words).orElse(""));
        pseudoClassStateChanged(TOO_MUCH, forecast.filter(each -> !each.fits()).isPresent());
    }

    private String words(CostForecast forecast) {
        String bytes = messages.formats().bytes(forecast.bytes());
        return forecast.rowsThatFit().isEmpty()
                ? messages.get("lab.cost", time(forecast.time()), bytes)
                : messages.get(
                        "lab.cost.too-much",
                        bytes,
                        messages.formats().bytes(forecast.availableBytes()),
                        forecast.rowsThatFit().getAsInt());
    }

    /** No more digits than the forecast is good for. */
    private String time(Duration time) {
        double seconds = time.toMillis() / 1e3;
        return seconds < 60
                ? messages.get("lab.seconds", messages.formats().decimal(seconds, seconds < 10 ? 1 : 0))
                : messages.get("lab.minutes", messages.formats().decimal(seconds / 60, 0));
    }
}
