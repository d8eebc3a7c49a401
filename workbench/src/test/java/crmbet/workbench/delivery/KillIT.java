package crmbet.workbench.delivery;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The application is killed in the middle of publishing; {@link KillRun} does the same two hundred times. */
class KillIT {
    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void nobodyIsLostAndNobodyDoubled() throws Exception {
        KillRun.Report report = KillRun.run(3, 50_000, 7);
        assertTrue(report.kills() >= 3, report::toString);
        assertTrue(report.mistakes() > 0, report::toString);
    }
}
