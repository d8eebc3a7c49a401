package crmbet.workbench.page.lab.model;

import crmbet.core.clustering.CostForecast;
import crmbet.core.clustering.CostForecaster;
import crmbet.core.clustering.Strategy;
import crmbet.core.feature.FeatureMatrix;
import crmbet.core.feature.FeatureSet;
import crmbet.core.task.Parallel;
import crmbet.workbench.task.Tasks;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What the next run is expected to cost; forecast away from the JavaFX thread, from the customers themselves, once they are
 * loaded and whenever the strategy changes.
 */
public final class CostViewModel {
    /** Shorter than this, nobody asks how long it takes. */
    private static final Duration WORTH_SAYING = Duration.ofMillis(500);

    private final CostForecaster forecaster = new CostForecaster(Parallel.ofProcessors());
    private final Tasks tasks;
    private final PictureViewModel picture;
    private final StrategyViewModel form;
    private final ReadOnlyObjectWrapper<Optional<CostForecast>> forecast =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Runnable forecasting = () -> {};

    CostViewModel(Tasks tasks, PictureViewModel picture, StrategyViewModel form) {
        this.tasks = tasks;
        this.picture = picture;
        this.form = form;
        picture.selectedSetProperty().subscribe(this::update);
        picture.pictureProperty().subscribe(this::arrive);
        form.strategyProperty().subscribe(this::update);
        update();
    }

    /** Empty where the run is short and fits, and while nothing is known. */
    public ReadOnlyObjectProperty<Optional<CostForecast>> forecastProperty() {
        return forecast.getReadOnlyProperty();
    }

    /** A picture of the same customers along other axes, or of another run, changes nothing. */
    private void arrive(@Nullable LabPicture before, @Nullable LabPicture after) {
        if (after != null
                && (before == null || !before.set().set().equals(after.set().set()))) {
            update();
        }
    }

    private void update() {
        forecasting.run();
        forecast.set(Optional.empty());
        FeatureSet set = picture.selectedSetProperty().get();
        Optional<Strategy> strategy = form.strategyProperty().get();
        LoadedSet loaded = set == null ? null : picture.loaded(set);
        if (loaded != null && strategy.isPresent()) {
            FeatureMatrix matrix = loaded.scaled().matrix();
            forecasting = tasks.quietly(
                    monitor -> forecaster.forecast(strategy.get(), matrix, matrix.rows(), monitor),
                    cost -> forecast.set(Optional.of(cost).filter(CostViewModel::worthSaying)),
                    // The run itself says what is wrong with the machine; a forecast is only a courtesy.
                    _ -> {});
        }
    }

    static boolean worthSaying(CostForecast cost) {
        return !cost.fits() || cost.time().compareTo(WORTH_SAYING) > 0;
    }
}
