package crmbet.core.clustering;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What a fit is expected to need.
 *
 * @param bytes memory beside the matrix, at its peak
 * @param time by the clock; on the forecaster's threads; right within a factor of about two
 * @param availableBytes memory that was free when the forecast was made
 * @param rowsThatFit empty when the fit fits; otherwise how many rows, drawn at random, would: the safer option
 */
public record CostForecast(long bytes, Duration time, long availableBytes, OptionalInt rowsThatFit) {
    public boolean fits() {
        return rowsThatFit.isEmpty();
    }
}
