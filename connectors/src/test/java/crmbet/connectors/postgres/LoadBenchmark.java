package crmbet.connectors.postgres;

import com.sun.management.OperatingSystemMXBean;
import crmbet.core.dataset.SourceDatasets;
import crmbet.core.dataset.SourceRequest;
import crmbet.core.source.Selection;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Workspace;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Loads a table of PostgreSQL into a workspace and writes it to a file with {@code psql \copy}, in turns, and prints both
 * and their ratio, of medians and of least times, and the CPU time that this process, without the server, took. Arguments: rows
 * (2,000,000), rounds (3). Needs {@code psql}; not a test, because it tells only on a quiet machine.
 */
final class LoadBenchmark {
    private static final double NANOS = 1e9;
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private LoadBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        long rows = arguments.length > 0 ? Long.parseLong(arguments[0]) : 2_000_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        Path folder = Files.createTempDirectory("load-benchmark");
        try (TemporaryDatabase database = TemporaryDatabase.create();
                AutoCloseable _ = () -> delete(folder)) {
            database.execute("CREATE TABLE activity AS SELECT n AS id, 'c' || (n % 100000) AS customer,"
                    + " timestamptz '2026-01-01' + n * interval '1 second' AS at, (n % 9999)::numeric(12,2) / 7 AS amount,"
                    + " CASE n % 3 WHEN 0 THEN 'bet' WHEN 1 THEN 'win' ELSE 'deposit' END AS kind, random() AS score"
                    + " FROM generate_series(1, " + rows + ") n");
            database.execute("VACUUM ANALYZE activity");
            double[] ours = new double[rounds];
            double[] theirs = new double[rounds];
            double cpu = Double.MAX_VALUE;
            for (int round = 0; round < rounds; round++) {
                long before = PROCESS.getProcessCpuTime();
                ours[round] = load(database, folder.resolve("w" + round));
                cpu = Math.min(cpu, (PROCESS.getProcessCpuTime() - before) / NANOS);
                theirs[round] = copy(database, folder.resolve("copy.csv"));
                System.out.printf("round %d: load %.2f s, \\copy %.2f s%n", round, ours[round], theirs[round]);
            }
            Arrays.sort(ours);
            Arrays.sort(theirs);
            System.out.printf(
                    "%d rows: load %.2f s, \\copy %.2f s, ratio %.2f, of least times %.2f; own CPU %.2f s; heap %d MB%n",
                    rows,
                    ours[rounds / 2],
                    theirs[rounds / 2],
                    ours[rounds / 2] / theirs[rounds / 2],
                    ours[0] / theirs[0],
                    cpu,
                    Runtime.getRuntime().totalMemory() >> 20);
        }
    }

    private static double load(TemporaryDatabase database, Path folder) throws Exception {
        try (Workspace workspace = Workspace.openOrCreate(folder);
                PostgresSource source = new PostgresSource(PostgresAddress.parse(database.address()))) {
            long start = System.nanoTime();
            new SourceDatasets(workspace)
                    .load(
                            source,
                            null,
                            List.of(new SourceRequest("a", new Selection.Table("public", "activity", List.of()))),
                            Monitor.none());
            return (System.nanoTime() - start) / NANOS;
        }
    }

    private static double copy(TemporaryDatabase database, Path file) throws IOException, InterruptedException {
        long start = System.nanoTime();
        int status = new ProcessBuilder(
                        "psql", "-q", database.address(), "-c", "\\copy activity TO '" + file + "' (FORMAT csv)")
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("psql ended with " + status);
        }
        return (System.nanoTime() - start) / NANOS;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
