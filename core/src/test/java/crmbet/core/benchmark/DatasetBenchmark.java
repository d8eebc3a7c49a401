package crmbet.core.benchmark;

import crmbet.core.dataset.Datasets;
import crmbet.core.dataset.LoadRequest;
import crmbet.core.dataset.ReadOptions;
import crmbet.core.task.Monitor;
import crmbet.core.workspace.Identifier;
import crmbet.core.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Times loading against the bare statement of the database, and profiling. Arguments: the rows of the generated table
 * of ten columns (default 10,000,000), the repetitions (default 3), then files to load as well. Loads and bare
 * statements take turns, each in a new workspace; the medians are printed, in seconds of wall clock.
 */
public final class DatasetBenchmark {
    private DatasetBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        long rows = arguments.length > 0 ? Long.parseLong(arguments[0]) : 10_000_000;
        int repetitions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        Path folder = Files.createTempDirectory("benchmark");
        try {
            Path parquet = folder.resolve("generated.parquet");
            Path csv = folder.resolve("generated.csv");
            try (Workspace workspace = Workspace.openOrCreate(folder.resolve("generator"))) {
                workspace.write(Monitor.none(), session -> {
                    String generated = generated(rows);
                    session.execute("COPY (" + generated + ") TO " + Identifier.literal(parquet.toString()));
                    return session.execute("COPY (FROM " + Identifier.literal(parquet.toString()) + " LIMIT " + rows / 2
                            + ") TO " + Identifier.literal(csv.toString()));
                });
            }
            Stream<Path> given = Arrays.stream(arguments).skip(2).map(Path::of);
            for (Path file : Stream.concat(given, Stream.of(csv, parquet)).toList()) {
                compareLoads(folder, file, repetitions);
            }
            profile(folder, parquet, repetitions);
        } finally {
            delete(folder);
        }
    }

    private static String generated(long rows) {
        return """
            SELECT i AS id, 'C' || lpad((hash(i) % 1000000)::VARCHAR, 7, '0') AS customer,
                ['bet', 'win', 'deposit', 'withdrawal', 'login'][1 + (hash(i * 3) % 5)::INTEGER] AS kind,
                round((hash(i * 7) % 1000000) / 100.0 * ((hash(i * 11) % 100) / 100.0), 2) AS amount,
                (hash(i * 13) % 50)::INTEGER AS quantity, DATE '2020-01-01' + (i // 5000)::INTEGER AS day,
                TIMESTAMP '2020-01-01' + INTERVAL (i * 7) SECOND AS moment, hash(i * 17) % 2 = 0 AS flag,
                'Product ' || (hash(i * 19) % 20000) AS product, sqrt((hash(i * 23) % 1000000007)::DOUBLE) AS score
            FROM range(""" + rows + ") r(i)";
    }

    private static void compareLoads(Path folder, Path file, int repetitions) throws Exception {
        double[] bare = new double[repetitions];
        double[] load = new double[repetitions];
        for (int i = 0; i < repetitions; i++) {
            bare[i] = inNewWorkspace(folder, workspace -> {
                String statement = "CREATE TABLE data.bare AS FROM " + Identifier.literal(file.toString());
                workspace.write(Monitor.none(), session -> session.execute(statement));
            });
            load[i] = inNewWorkspace(
                    folder,
                    workspace -> new Datasets(workspace)
                            .load(new LoadRequest(file, "loaded", ReadOptions.detect(), false), Monitor.none()));
        }
        System.out.printf(
                Locale.ROOT,
                "load %s: %.3f s, bare statement %.3f s, ratio %.2f%n",
                file.getFileName(),
                median(load),
                median(bare),
                median(load) / median(bare));
    }

    private static void profile(Path folder, Path file, int repetitions) throws Exception {
        try (Workspace workspace = Workspace.openOrCreate(folder.resolve("profiled"))) {
            Datasets datasets = new Datasets(workspace);
            datasets.load(new LoadRequest(file, "generated"), Monitor.none());
            double[] seconds = new double[repetitions];
            for (int i = 0; i < repetitions; i++) {
                seconds[i] = seconds(() -> datasets.profile("generated", Monitor.none()));
            }
            System.out.printf(Locale.ROOT, "profile: first %.3f s, median %.3f s%n", seconds[0], median(seconds));
        }
    }

    private static double inNewWorkspace(Path folder, WorkspaceWork work) throws Exception {
        Path place = folder.resolve("workspace");
        try (Workspace workspace = Workspace.openOrCreate(place)) {
            return seconds(() -> work.run(workspace));
        } finally {
            delete(place);
        }
    }

    private static double seconds(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void delete(Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    @FunctionalInterface
    private interface WorkspaceWork {
        void run(Workspace workspace) throws Exception;
    }
}
