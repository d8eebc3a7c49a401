package crmbet.core.sample;

import crmbet.core.failure.OperationException;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Workspace;
import java.nio.file.Path;

/** The sample that ships with the product, as a dataset of a workspace. */
public final class OnlineRetail {
    private OnlineRetail() {}

    /** The file; tests run in the folder of their module. */
    public static Path file() {
        return Path.of("..", "samples", "online-retail", "online_retail.csv.gz");
    }

    /** Loads the file as dataset {@code name}, types left to be inferred. */
    public static void load(Workspace workspace, String name) throws OperationException {
        workspace.write(
                Monitor.none(),
                session -> session.execute("CREATE TABLE " + Identifier.quote("data", name)
                        + " AS SELECT * FROM read_csv("
                        + Identifier.literal(file().toString()) + ", sample_size = -1)"));
    }
}
