package canary.connectors.postgres;

import canary.connectors.redis.Caches;
import canary.workbench.page.lab.LabViewModel;
import javafx.scene.paint.Color;

/** A connector that draws, knows another one and looks upwards. */
public class QueriesRedis {
    void query(Caches other, LabViewModel above, Color colour) {}
}
