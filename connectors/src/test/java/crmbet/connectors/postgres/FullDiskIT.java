package crmbet.connectors.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.SourceDatasets;
import crmbet.core.dataset.SourceRequest;
import crmbet.core.failure.OperationException;
import crmbet.core.source.Selection;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.SmallDisk;
import crmbet.core.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A load onto a disk that is too small for it: one in memory, which only the process that loads can see. */
@Timeout(180)
class FullDiskIT {
    @TempDir
    private Path folder;

    @Test
    void aFullDiskIsSaidAndTheWorkspaceStaysAsItWas() throws Exception {
        SmallDisk disk = new SmallDisk(folder);
        assumeTrue(disk.isPossible(), "this system lets nobody mount a disk of his own");
        try (TemporaryDatabase database = TemporaryDatabase.create()) {
            database.execute("CREATE TABLE small AS SELECT generate_series(1, 1000) AS n");
            database.execute("CREATE TABLE large AS SELECT n, md5(n::text) || md5((n + 1)::text) AS text"
                    + " FROM generate_series(1, 2000000) n");
            assertEquals(
                    "small 1000\nCannotWrite\nsmall 1000\nlater 1000\n0",
                    disk.run(Loader.class, database.address(), folder.toString()));
        }
    }

    /** Loads what fits, what does not, and what fits again. */
    static final class Loader {
        private Loader() {}

        public static void main(String[] arguments) throws OperationException {
            try (Workspace workspace =
                            Workspace.openOrCreate(Path.of(arguments[1]).resolve("workspace"));
                    PostgresSource source = new PostgresSource(PostgresAddress.parse(arguments[0]))) {
                load(workspace, source, "small", "small");
                print(workspace, "small");
                try {
                    load(workspace, source, "large", "large");
                    System.out.println("it fitted");
                } catch (OperationException e) {
                    System.out.println(e.failure().getClass().getSimpleName());
                }
                new Datasets(workspace).list().forEach(each -> System.out.println(each.name() + ' ' + each.rows()));
                load(workspace, source, "later", "small");
                print(workspace, "later");
            }
        }

        private static void load(Workspace workspace, PostgresSource source, String name, String table)
                throws OperationException {
            new SourceDatasets(workspace)
                    .load(
                            source,
                            null,
                            List.of(new SourceRequest(name, new Selection.Table("public", table, List.of()))),
                            Monitor.none());
        }

        private static void print(Workspace workspace, String name) throws OperationException {
            System.out.println(name + ' ' + new Datasets(workspace).find(name).rows());
        }
    }
}
