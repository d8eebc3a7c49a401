package crmbet.workbench.page.lab;

import crmbet.core.clustering.CostForecast;
import crmbet.core.clustering.CostForecaster;
import crmbet.core.clustering.Strategy;
import crmbet.core.feature.FeatureSet;
import crmbet.core.task.Parallel;
import crmbet.workbench.task.Tasks;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the next run is expected to cost; forecast away from the JavaFX thread whenever set or strategy change. */
final class CostViewModel {
    /** Shorter than this, nobody asks how long it takes. */
    private static final Duration WORTH_SAYING = Duration.ofMillis(500);

    private final CostForecaster forecaster = new CostForecaster(Parallel.ofProcessors());
    private final Tasks tasks;
    private final LabViewModel model;
    private final ReadOnlyObjectWrapper<Optional<CostForecast>> forecast =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Runnable forecasting = () -> {};

    CostViewModel(Tasks tasks, LabViewModel model) {
        this.tasks = tasks;
        this.model = model;
        model.selectedSetProperty().subscribe(this::update);
        model.strategy().strategyProperty().subscribe(this::update);
        update();
    }

    /** Empty where the run is short and fits, and while nothing is known. */
    ReadOnlyObjectProperty<Optional<CostForecast>> forecastProperty() {
        return forecast.getReadOnlyProperty();
    }

    private void update() {
        forecasting.run();
        forecast.set(Optional.empty());
        FeatureSet set = model.selectedSetProperty().get();
        Optional<Strategy> strategy = model.strategy().strategyProperty().get();
        if (set != null && strategy.isPresent()) {
            int rows = Math.toIntExact(set.rows());
            int columns = set.features().size();
            forecasting = tasks.quietly(
                    monitor -> forecaster.forecast(strategy.get(), rows, columns, monitor),
                    cost -> forecast.set(Optional.of(cost).filter(CostViewModel::worthSaying)),
                    // The run itself says what is wrong with the machine; a forecast is only a courtesy.
                    _ -> {});
        }
    }

    static boolean worthSaying(CostForecast cost) {
        return !cost.fits() || cost.time().compareTo(WORTH_SAYING) > 0;
    }
}
