package crmbet.connectors.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.SourceDatasets;
import crmbet.core.dataset.SourceRequest;
import crmbet.core.failure.OperationException;
import crmbet.core.source.Selection;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A load onto a disk that is too small for it: one in memory, which only the process that loads can see. */
@Timeout(180)
class FullDiskIT {
    private static final String MOUNTING = "mount -t tmpfs -o size=64m none \"$0\" && exec \"$@\"";

    @TempDir
    private Path folder;

    @Test
    void aFullDiskIsSaidAndTheWorkspaceStaysAsItWas() throws Exception {
        assumeTrue(run(List.of("true")).equals("0"), "this system lets nobody mount a disk of his own");
        try (TemporaryDatabase database = TemporaryDatabase.create()) {
            database.execute("CREATE TABLE small AS SELECT generate_series(1, 1000) AS n");
            database.execute("CREATE TABLE large AS SELECT n, md5(n::text) || md5((n + 1)::text) AS text"
                    + " FROM generate_series(1, 2000000) n");
            assertEquals(
                    "small 1000\nCannotWrite\nsmall 1000\nlater 1000\n0",
                    run(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path"),
                            SmallDisk.class.getName(),
                            database.address(),
                            folder.toString())));
        }
    }

    /** What a command prints on a small disk, and how it ends. */
    private String run(List<String> command) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(
                List.of("unshare", "--map-root-user", "--mount", "sh", "-c", MOUNTING, folder.toString()));
        whole.addAll(command);
        Process process;
        try {
            process = new ProcessBuilder(whole)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return "there is no unshare";
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return out + process.waitFor();
    }

    /** Loads what fits, what does not, and what fits again. */
    static final class SmallDisk {
        private SmallDisk() {}

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
