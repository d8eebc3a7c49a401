package canary.core.dataset;

import canary.connectors.postgres.QueriesRedis;
import canary.core.segment.KnowsDatasets;
import java.net.Socket;
import javafx.scene.paint.Color;

/** Core that draws, calls out, looks upwards and in circles. */
public class PaintsWindow {
    static int calls;

    Color colour(Socket socket, QueriesRedis above, KnowsDatasets besides) {
        calls++;
        return Color.RED;
    }
}
