package crmbet.core.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import crmbet.core.failure.Failure;
import crmbet.core.failure.OperationException;
import crmbet.core.task.CancellableMonitor;
import crmbet.core.task.Monitor;
import crmbet.core.task.Phase;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Workspace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a workspace looks like after the process that was loading into it has been killed. */
class KilledLoadIT {
    private static final int ROWS = 2_000_000;

    @TempDir
    static Path files;

    private static Path big;

    @TempDir
    Path folder;

    private Path workspaceFolder;

    @BeforeAll
    static void writeBigFile() throws IOException {
        // Unpacking takes one thread a second on any machine, so that there is time to kill.
        big = files.resolve("big.csv.gz");
        try (Writer csv = new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(big), 1 << 16), StandardCharsets.UTF_8)) {
            csv.write("id,customer,amount,note\n");
            for (int i = 0; i < ROWS; i++) {
                // Every thousandth row is rejected, so that the killed process also writes rejected rows.
                String amount = i > 50_000 && i % 1000 == 0 ? "none" : i * 37L % 10_007 + ".25";
                csv.write(i + ",C" + i * 7919L % 50_021 + "," + amount + ",what was bought and why it was " + i % 977
                        + "\n");
            }
        }
    }

    @BeforeEach
    void fillWorkspace() throws IOException, OperationException {
        workspaceFolder = folder.resolve("workspace");
        Path small = Files.writeString(folder.resolve("small.csv"), "a,b\n1,x\n2,y\n");
        try (Workspace workspace = Workspace.openOrCreate(workspaceFolder)) {
            new Datasets(workspace).load(new LoadRequest(small, "small"), Monitor.none());
        }
    }

    @Test
    void aKillAtAnyMomentLeavesTheWorkspaceAsItWasAndALaterLoadWorks() throws Exception {
        Map<String, Long> before = contents();
        assertEquals(2, before.get("data.small"));
        for (Moment moment : List.of(
                new Moment("examining", 0),
                new Moment("reading", 1),
                new Moment("reading", 20),
                new Moment("reading", 60))) {
            killDuringLoad(moment);
            assertEquals(before, contents(), "after a kill while " + moment);
        }
        try (Workspace workspace = Workspace.open(workspaceFolder)) {
            Dataset loaded = new Datasets(workspace).load(new LoadRequest(big, "big"), Monitor.none());
            assertEquals(ROWS, loaded.rows() + loaded.rejectedRows());
            assertEquals(ROWS / 1000 - 51, loaded.rejectedRows());
        }
        assertEquals(before.size() + 1, contents().size());
    }

    @Test
    void aKillWhileReplacingKeepsTheDatasetThatWasToBeReplaced() throws Exception {
        Map<String, Long> before = contents();
        killDuringLoad(new Moment("reading", 30), "small");
        assertEquals(before, contents());
    }

    @Test
    void asLongAsOneProcessHasTheWorkspaceAnotherIsToldWhich() throws Exception {
        Process holder = start("hold", "unused");
        try (BufferedReader said = output(holder)) {
            assertEquals("open", said.readLine());
            OperationException refusal = assertThrows(OperationException.class, () -> Workspace.open(workspaceFolder));
            Failure.WorkspaceInUse inUse = assertInstanceOf(Failure.WorkspaceInUse.class, refusal.failure());
            assertTrue(inUse.holder().contains(Long.toString(holder.pid())), inUse.holder());
        } finally {
            holder.destroyForcibly().waitFor();
        }
        Workspace.open(workspaceFolder).close();
    }

    private void killDuringLoad(Moment moment) throws Exception {
        killDuringLoad(moment, "big");
    }

    private void killDuringLoad(Moment moment, String name) throws Exception {
        Process loader = start("load", name);
        try (BufferedReader said = output(loader)) {
            String line;
            while ((line = said.readLine()) != null && !moment.reachedBy(line)) {
                assertTrue(!line.equals("loaded"), "the load ended before it was " + moment);
            }
            assertTrue(line != null, "the other process ended before it was " + moment);
        } finally {
            loader.destroyForcibly().waitFor();
        }
    }

    private Process start(String task, String name) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        task,
                        workspaceFolder.toString(),
                        big.toString(),
                        name)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static BufferedReader output(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Every table with its number of rows. */
    private Map<String, Long> contents() throws OperationException {
        try (Workspace workspace = Workspace.open(workspaceFolder)) {
            return workspace.read(Monitor.none(), session -> {
                Map<String, Long> rows = new TreeMap<>();
                for (String[] table : session.query("SELECT schema_name, table_name FROM duckdb_tables()", row ->
                        new String[] {row.text(0), row.text(1)})) {
                    long count = session.first(
                                    "SELECT count(*) FROM " + Identifier.quote(table[0], table[1]),
                                    row -> row.integer(0))
                            .orElseThrow();
                    rows.put(table[0] + "." + table[1], count);
                }
                return rows;
            });
        }
    }

    /** A moment of a load: what it says it does, and at least how far it is in hundredths. */
    private record Moment(String doing, int percent) {
        boolean reachedBy(String line) {
            return line.startsWith(doing + " ") && Integer.parseInt(line.substring(doing.length() + 1)) >= percent;
        }
    }

    /** The process that is killed. It says on its standard output what it does. */
    static final class OtherProcess {
        private OtherProcess() {}

        public static void main(String[] arguments) throws Exception {
            try (Workspace workspace = Workspace.open(Path.of(arguments[1]))) {
                if (arguments[0].equals("hold")) {
                    System.out.println("open");
                    Thread.currentThread().join();
                }
                System.out.println("examining 0");
                LoadRequest request = new LoadRequest(
                        Path.of(arguments[2]), arguments[3], ReadOptions.detect(), arguments[3].equals("small"));
                new Datasets(workspace).load(request, new CancellableMonitor() {
                    @Override
                    public void report(long done, long total, Phase phase) {
                        if (phase == Phase.READING) {
                            System.out.println("reading " + done);
                        }
                    }
                });
                System.out.println("loaded");
            }
        }
    }
}
